"""``sphinx-jobposting new``: a page for a new job, to fill in.

The fields stand in the front matter, since YAML has comments: each field of the table
with its meaning in one line, all but the first two behind a ``#``. So an example is never
published by mistake, and the page builds as a draft at once.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from ..i18n import terminal_catalog
from ..model.fields import BY_NAME, FIELDS, Field, canonical
from ..model.instants import source_date_epoch
from .console import epilog

FINE, REFUSED = 0, 1

COMMON = (
    "valid-through",
    "employment-type",
    "base-salary",
    "workplace",
    "job-location",
    "applicant-location-requirements",
    "application-contact",
    "summary",
)
"""What most postings say, in the order of the page, after ``draft`` and ``date-posted``."""

SLUG_LENGTH = 60
RESERVED = re.compile(r"(index|con|prn|aux|nul|com\d|lpt\d)\Z")
"""Names that mean a folder to Sphinx, or a device to Windows."""

_GENDERS = re.compile(r"\(\w(?:\s*[/|*,]\s*\w)+\)")

# Letters that Unicode does not take apart into a letter of ASCII and its marks.
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_PAGE = """\
---
jobposting:
{fields}
---

# {title}

{body}
"""
_WIDTH = 92
"""Characters in a line of the text."""


@dataclass(frozen=True)
class Site:
    """What the site's ``conf.py`` says for every posting, as lines of YAML."""

    conf: Path | None = None
    defaults: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``new`` to *parser*."""
    gettext = terminal_catalog().gettext
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = epilog(
        gettext(
            "exit codes: 0 the page was written; 1 it was not: there is one already, or no "
            "title."
        ),
        'sphinx-jobposting new "Community Coordinator"',
        'sphinx-jobposting new "Community Coordinator" -o docs/jobs',
    )
    parser.add_argument("title", metavar="TITLE", help=gettext("the job's title"))
    parser.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        type=Path,
        default=Path(),
        help=gettext(
            "the folder to write to (default: this one); it is made where it is missing"
        ),
    )
    parser.add_argument(
        "--quiet", action="store_true", help=gettext("say nothing but errors")
    )


def run(args: argparse.Namespace) -> int:
    """Write the page that *args* name, and return the exit code."""
    catalog = terminal_catalog()
    title = " ".join(args.title.split())
    if not title or not title.isprintable():
        return _refuse(catalog.gettext("A title is expected: one line of text."))
    folder: Path = args.output
    path = folder / f"{slug(title)}.md"
    site = read_site(folder, catalog)
    try:
        today = _today()
    except ValueError as error:
        return _refuse(catalog.gettext(str(error)))
    content = page(title, today, site, catalog)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except FileExistsError:
        text = catalog.gettext("%(file)s is there already, and was left as it is.")
        return _refuse(text % {"file": path if folder.is_dir() else folder})
    except OSError as error:
        text = catalog.gettext("%(file)s cannot be written: %(problem)s.")
        return _refuse(text % {"file": path, "problem": error.strerror})
    if args.quiet:
        return FINE
    said = catalog.gettext("%(file)s: a draft. Fill it in, then take “draft” out of it.")
    print(said % {"file": path})
    if site.conf is not None:
        print(catalog.gettext("Defaults: %(file)s") % {"file": site.conf})
    return FINE


def _refuse(text: str) -> int:
    print(f"sphinx-jobposting new: {text}", file=sys.stderr)
    return REFUSED


def slug(title: str) -> str:
    """The name of the file for *title*: lower case, hyphens, letters of any script.

    Marks are taken off Latin letters (``é`` is ``e``); other scripts stay as they are. The
    ``(m/w/d)`` of a title is no part of its name.
    """
    text = _GENDERS.sub(" ", title).casefold().translate(_LETTERS)
    text = unicodedata.normalize("NFKD", text)
    text = re.sub(r"(?<=[a-z])[\u0300-\u036f]+", "", text)
    text = unicodedata.normalize("NFC", text)
    kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in text)
    name = "-".join("".join(kept).split())
    if len(name.encode()) > SLUG_LENGTH:
        cut = name.encode()[: SLUG_LENGTH + 1].decode(errors="ignore")
        name = cut.rpartition("-")[0] or cut[:-1]
    if not name or RESERVED.match(name):
        name = f"{name}-job".lstrip("-")
    return name


def page(title: str, today: dt.date, site: Site, catalog: NullTranslations) -> str:
    """The text of the page, in the words of *catalog*."""
    return _PAGE.format(
        fields="\n".join(_fields(today, site, catalog)),
        title=_heading(title),
        body="\n\n".join(_body(catalog)),
    )


def _body(catalog: NullTranslations) -> Iterable[str]:
    text = catalog.gettext(
        "One paragraph that says what the job is, for whom, and why somebody would want "
        "it. It is the summary, too, in listings and search results."
    )
    yield textwrap.fill(text, _WIDTH)
    for heading in (
        catalog.gettext("What you will do"),
        catalog.gettext("What you bring"),
    ):
        yield f"## {heading}"
        yield "- …"
    yield f"## {catalog.gettext('How to apply')}"
    yield catalog.gettext("What you want to read, and what happens after that.")


def _fields(today: dt.date, site: Site, catalog: NullTranslations) -> Iterable[str]:
    gettext = catalog.gettext
    how = gettext("Not published while this stands here. See it with: %(command)s")
    yield f"  # {how % {'command': 'sphinx-build -t drafts'}}"
    yield "  draft: yes"
    yield f"  # {gettext(BY_NAME['date-posted'].meaning)}"
    yield f"  date-posted: {today}"
    yield ""
    common = gettext("Most postings say these: take the # away, and write your own values.")
    yield f"  # {common}"
    for name in COMMON:
        yield from _field(BY_NAME[name], site, catalog)
    yield ""
    yield f"  # {gettext('And whatever else there is to say.')}"
    for name, label in site.facts.items():
        yield f"  # {_one_line(label)}"
        yield f"  #{name}: …"
    for row in FIELDS:
        if row.name not in (*COMMON, "draft", "date-posted"):
            yield from _field(row, site, catalog)


def _field(row: Field, site: Site, catalog: NullTranslations) -> Iterable[str]:
    meaning = catalog.gettext(row.meaning)
    if row.name in site.defaults:
        yield f"  # {meaning} {catalog.gettext('From conf.py:')}"
        yield f"  #{row.name}: {site.defaults[row.name]}"
    else:
        yield f"  # {meaning}"
        yield f"  #{row.name}: {row.example}"


def _heading(title: str) -> str:
    """*title* as the text of a Markdown heading: none of it is markup."""
    text = re.sub(r"([\\`*\[\]<>{}$~|])", r"\\\1", title)
    text = re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\\_", text)
    text = re.sub(r"&(?=#?\w+;)", r"\\&", text)
    return re.sub(r"(^|\s)(#+)$", r"\1\\\2", text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _today() -> dt.date:
    return (source_date_epoch() or dt.datetime.now().astimezone()).date()


# -- what conf.py says -----------------------------------------------------------------


def find_conf(folder: Path) -> Path | None:
    """The ``conf.py`` of the site that *folder* is in.

    It is executed, so none is taken that is not plainly meant: it speaks of jobs, and the
    search ends at the folder of the repository, the home folder and this folder.
    """
    ends = {Path.home().resolve(), Path.cwd().resolve()}
    start = folder.resolve()
    for parent in (start, *start.parents):
        conf = parent / "conf.py"
        if conf.is_file() and b"jobposting" in conf.read_bytes():
            return conf
        if parent in ends or (parent / ".git").exists():
            break
    return None


def read_site(folder: Path, catalog: NullTranslations) -> Site:
    """The defaults of the site that *folder* is in; a broken ``conf.py`` has none."""
    conf = find_conf(folder)
    if conf is None:
        return Site()
    from sphinx.config import Config
    from sphinx.errors import ConfigError
    from sphinx.util.tags import Tags

    from ..config import VALUES, validate

    try:
        config = Config.read(conf.parent, overrides={}, tags=Tags())
        # A value is known once somebody adds it: these are ours, and one of Sphinx's.
        config.add("html_baseurl", "", "html", ())
        for name, default, rebuild in VALUES:
            config.add(name, default, rebuild, ())
        settings = validate(config)
    except ConfigError as error:
        text = catalog.gettext("%(file)s cannot be read, so its defaults are missing:")
        print(text % {"file": conf}, f"\n{error}", file=sys.stderr)
        return Site()
    written: dict[str, Any] = {
        known: value
        for key, value in config.jobposting_defaults.items()
        if (known := canonical(key, settings.facts)) and known in settings.defaults
    }
    if settings.organization is not None:
        written.setdefault("hiring-organization", config.jobposting_organization)
    defaults = {name: _yaml(value) for name, value in written.items()}
    return Site(_shortest(conf), defaults, settings.facts)


def _shortest(path: Path) -> Path:
    """*path* from this folder, where it lies below it."""
    here = Path.cwd().resolve()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _yaml(value: object) -> str:
    """A value of ``conf.py`` as YAML on one line; JSON is YAML."""
    if isinstance(value, str) and re.fullmatch(r"\w[\w .,;@/+-]*", value):
        return value
    return json.dumps(
        value,
        ensure_ascii=False,
        default=lambda other: dict(other) if isinstance(other, Mapping) else str(other),
    )
