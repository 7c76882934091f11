"""``sphinx-jobposting new``: write a page for a new job, to fill in.

The fields are in the front matter, because YAML has comments: each field has an
explanation, and all but the first two are commented out. So no example is published by
mistake, and the page can be built as a draft at once. MyST comments, which are never
published, suggest what the text should say; the linter reports the dots next to them as a
``placeholder``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from ..i18n import terminal_catalog
from ..model.field import Field
from ..model.field_names import canonical
from ..model.fields import BY_NAME, FIELDS
from ..model.instants import source_date_epoch
from .console import DOCUMENTATION, end_help_with
from .names import heading_text, slug
from .site_conf import add_language, find_conf

FINE, REFUSED, UNWRITTEN = 0, 1, 2

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
"""The common fields after ``draft`` and ``date-posted``, in the order of the page."""

SCHEMA = f"{DOCUMENTATION}jobposting.schema.json"
"""The JSON Schema of the front matter, for editors that run yaml-language-server."""

DAYS_AHEAD = {"valid-through": 28, "closed": 14, "job-start-date": 60}
"""How many days after today the example dates are; other dates are today."""

_PAGE = """\
---
# yaml-language-server: $schema={schema}
jobposting:
{fields}
---

# {title}

{body}
"""
_WIDTH = 92
"""The maximum number of characters on a line of the text."""


@dataclass(frozen=True)
class Site:
    """The defaults in the site's ``conf.py``, as lines of YAML."""

    conf: Path | None = None
    language: str = ""
    defaults: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``new`` to *parser*."""
    gettext = terminal_catalog().gettext
    end_help_with(
        parser,
        gettext(
            "exit codes: 0 the page was written; 1 the page already exists, or there is no"
            " title; 2 the page cannot be written."
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
            "the folder to write to (default: this one); it is created if it is missing"
        ),
    )
    add_language(parser)
    parser.add_argument(
        "--all",
        action="store_true",
        help=gettext("write all fields, not just the common ones"),
    )
    parser.add_argument("--quiet", action="store_true", help=gettext("print errors only"))


def run(args: argparse.Namespace) -> int:
    """Write the page that *args* name, and return the exit code."""
    catalog = terminal_catalog()
    title = " ".join(args.title.split())
    if not title or not title.isprintable():
        return _refuse(catalog.gettext("A title is expected: one line of text."))
    folder: Path = args.output
    try:
        today = _today()
    except ValueError as error:
        return _refuse(catalog.gettext(str(error)))
    path = folder / f"{slug(title, args.language)}.md"
    try:
        site = read_site(folder, catalog)
        path = folder / f"{slug(title, args.language or site.language)}.md"
        content = page(title, today, site, catalog, every_field=args.all)
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except FileExistsError:
        text = catalog.gettext("%(file)s already exists and was not changed.")
        return _refuse(text % {"file": path if folder.is_dir() else folder})
    except OSError as error:
        text = catalog.gettext("%(file)s cannot be written: %(problem)s.")
        _refuse(text % {"file": path, "problem": error.strerror})
        return UNWRITTEN
    if args.quiet:
        return FINE
    said = catalog.gettext(
        "%(file)s is a draft. Fill it in, then remove the line “draft: yes”."
    )
    print(said % {"file": path})
    if site.conf is not None:
        print(catalog.gettext("Defaults: %(file)s") % {"file": site.conf})
    return FINE


def _refuse(text: str) -> int:
    print(f"sphinx-jobposting new: {text}", file=sys.stderr)
    return REFUSED


def page(
    title: str, today: dt.date, site: Site, catalog: NullTranslations, *, every_field: bool
) -> str:
    """Return the text of the page in the language of *catalog*."""
    return _PAGE.format(
        schema=SCHEMA,
        fields="\n".join(_fields(today, site, catalog, every_field=every_field)),
        title=heading_text(title),
        body="\n\n".join(_body(catalog)),
    )


def _body(catalog: NullTranslations) -> Iterable[str]:
    yield _comment(
        catalog.gettext(
            "One paragraph: what the job is, and why somebody would want it. It is also "
            "the summary in lists and search results."
        )
    )
    yield "…"
    for heading in (
        catalog.gettext("What you will do"),
        catalog.gettext("What you bring"),
    ):
        yield f"## {heading}"
        yield "- …"
    yield f"## {catalog.gettext('How to apply')}"
    yield _comment(catalog.gettext("What to send, and what happens after that."))
    yield "…"


def _comment(text: str) -> str:
    """Return *text* as comments of MyST, which no builder publishes."""
    return textwrap.fill(text, _WIDTH, initial_indent="% ", subsequent_indent="% ")


def _fields(
    today: dt.date, site: Site, catalog: NullTranslations, *, every_field: bool
) -> Iterable[str]:
    gettext = catalog.gettext
    how = gettext("Not published while this line is here. To see the page: %(command)s")
    yield f"  # {how % {'command': 'sphinx-jobposting preview'}}"
    yield "  draft: yes"
    yield f"  # {gettext(BY_NAME['date-posted'].meaning)}"
    yield f"  date-posted: {today}"
    yield ""
    yield f"  # {gettext('To use a field, remove its # and write your own value.')}"
    common: tuple[str, ...] = COMMON
    if "hiring-organization" not in site.defaults:
        common = ("hiring-organization", *COMMON)
    for name in common:
        yield from _field(BY_NAME[name], today, site, catalog)
    for name, label in site.facts.items():
        yield f"  # {_one_line(label)}"
        yield f"  #{name}: …"
    yield ""
    if not every_field:
        more = gettext("More fields: %(url)s or %(command)s")
        url = f"{DOCUMENTATION}reference/fields.html"
        yield f"  # {more % {'url': url, 'command': 'sphinx-jobposting new --all'}}"
        return
    yield f"  # {gettext('All other fields:')}"
    for row in FIELDS:
        if row.name not in (*common, "draft", "date-posted"):
            yield from _field(row, today, site, catalog)


def _field(
    row: Field, today: dt.date, site: Site, catalog: NullTranslations
) -> Iterable[str]:
    meaning = catalog.gettext(row.meaning)
    name = min((row.name, *row.aliases), key=len)
    if row.name in site.defaults:
        yield f"  # {meaning} {catalog.gettext('From conf.py:')}"
        yield f"  #{name}: {site.defaults[row.name]}"
    else:
        yield f"  # {meaning}"
        yield f"  #{name}: {_example(row, today)}"


def _example(row: Field, today: dt.date) -> str:
    """Return an example that is valid today."""
    if row.kind not in ("date", "deadline", "date-or-text", "closed"):
        return row.example
    return str(today + dt.timedelta(days=DAYS_AHEAD.get(row.name, 0)))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _today() -> dt.date:
    return (source_date_epoch() or dt.datetime.now().astimezone()).date()


# -- the values of conf.py -------------------------------------------------------------


def read_site(folder: Path, catalog: NullTranslations) -> Site:
    """Return the defaults of the site around *folder*, or none if ``conf.py`` is broken."""
    conf = find_conf(folder)
    if conf is None:
        return Site()
    from sphinx.config import Config  # late: only a site has a conf.py
    from sphinx.errors import ConfigError
    from sphinx.util.tags import Tags

    from ..config import VALUES
    from ..config.validation import validate

    try:
        config = Config.read(conf.parent, overrides={}, tags=Tags())
        # Sphinx must know the values: those of this extension and one of Sphinx.
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
    return Site(_shortest(conf), str(config.language or ""), defaults, settings.facts)


def _shortest(path: Path) -> Path:
    """Return *path* relative to this folder if it is inside."""
    here = Path.cwd().resolve()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _yaml(value: object) -> str:
    """Return a value of ``conf.py`` as YAML on one line; JSON is YAML."""
    if isinstance(value, str) and re.fullmatch(r"\w[\w .,;@/+-]*", value):
        return value
    return json.dumps(
        value,
        ensure_ascii=False,
        default=lambda other: dict(other) if isinstance(other, Mapping) else str(other),
    )
