"""The documentation is built with the extension itself and agrees with the code."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tomllib
from html import unescape
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from sphinx.search.en import SearchEnglish

from sphinx_jobposting.cli import COMMANDS
from sphinx_jobposting.cli.console import DOCUMENTATION
from sphinx_jobposting.cli.new import SCHEMA
from sphinx_jobposting.config import LISTING_OPTIONS, VALUES
from sphinx_jobposting.i18n import CATALOG, LOCALE_DIR
from sphinx_jobposting.linter.rules.table import ONLY_IN_DATA, RULES
from sphinx_jobposting.model.fields import FIELDS
from sphinx_jobposting.model.rule import PROBLEM
from sphinx_jobposting.model.types import Context
from sphinx_jobposting.reading.causes import CAUSES
from sphinx_jobposting.theme.options import OPTIONS
from sphinx_jobposting.values.places import parse_places

from ..support.doc_pages import DOCS, ROOT

pytestmark = pytest.mark.slow

PLACE = re.compile(r"%\(\w+\)s")
"""What stands in a message for what was found."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("docs") / "html"
    command = [sys.executable, "-m", "sphinx", "-q", "-E", "-W", "-n", "--keep-going"]
    done = subprocess.run(
        [*command, "-d", str(out.parent / "doctrees"), str(DOCS), str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out


def test_every_field_and_rule_can_be_linked_to(built: Path) -> None:
    fields = (built / "reference/fields.html").read_text(encoding="utf-8")
    assert all(f'id="field-{field.name}"' in fields for field in FIELDS)
    rules = (built / "reference/rules.html").read_text(encoding="utf-8")
    assert all(f'id="rule-{rule.id}"' in rules for rule in RULES)


def test_options_and_settings_can_be_copied(built: Path) -> None:
    page = (built / "reference/import.html").read_text(encoding="utf-8")
    assert "--site-url" in page
    for path in built.rglob("*.html"):
        assert not re.search(r"\u2013[a-z]|= ?\u201c", path.read_text("utf-8")), path


def test_each_rule_shows_the_message_that_a_build_prints(built: Path) -> None:
    page = text_of(built / "reference/rules.html")
    for rule in RULES:
        if rule.message != PROBLEM:
            continue
        # The name, the message, and so on, and who asks for it.
        entry = re.search(rf" {rule.id} For the bad example: (.*?) Asked for by ", page)
        assert entry, rule.id
        said = entry[1].partition(" In JSON-LD: ")[0]
        # The words in quotation marks are those of the example.
        for quoted in re.findall("“([^”]+)”", said)[:1]:
            assert quoted in rule.bad.replace("`", ""), rule.id
    assert "“ask Ann” is not an email address, a full web address, or a telephone" in page
    assert "“skills: cooking” lacks the colon" in page


def test_rules_about_pages_are_separate_from_rules_about_other_data(built: Path) -> None:
    rules = (built / "reference/rules.html").read_text(encoding="utf-8")
    pages, _, data = rules.partition('id="in-json-ld-of-any-origin"')
    for rule in RULES:
        assert f'id="rule-{rule.id}"' in (data if rule.id in ONLY_IN_DATA else pages)
        assert f'href="#rule-{rule.id}"' in pages, "the contents link to it"


def test_the_examples_of_the_rules_fit_on_a_phone(built: Path) -> None:
    rules = (built / "reference/rules.html").read_text(encoding="utf-8")
    blocks = re.findall(r"<pre[^>]*>(.*?)</pre>", rules, re.S)
    lines = [
        unescape(re.sub(r"<[^>]+>", "", line))
        for block in blocks
        for line in block.split("\n")
    ]
    assert len(lines) > 300
    assert max(map(len, lines)) <= 110


def test_the_schema_for_editors_is_at_its_address(built: Path) -> None:
    path = SCHEMA.removeprefix(DOCUMENTATION)
    assert SCHEMA.startswith(DOCUMENTATION)
    assert json.loads((built / path).read_text(encoding="utf-8"))["$id"] == SCHEMA
    urls = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["urls"]
    assert f"{urls['Documentation']}en/stable/" == DOCUMENTATION


@pytest.fixture(scope="module")
def index(built: Path) -> dict[str, Any]:
    """Return the search index of the site."""
    text = (built / "searchindex.js").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text[text.index("{") : text.rindex("}") + 1])
    return found


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("apply button", "how-to/apply-button"),
        ("hide salary", "how-to/pay"),
        ("several organizations", "how-to/organizations"),
        ("extend deadline", "how-to/close"),
        ("pull request", "how-to/review"),
        ("speculative", "how-to/speculative"),
        ("Google", "how-to/job-search"),
        ("rename", "how-to/rename"),
        ("redirect", "how-to/rename"),
        ("Read the Docs", "how-to/read-the-docs"),
        ("unpublish", "how-to/remove"),
        ("translate", "how-to/translate"),
        ("pre-commit", "how-to/checking"),
        ("IndexNow", "how-to/job-search"),
    ],
)
def test_the_search_finds_the_right_page_first(
    index: dict[str, Any], asked: str, page: str
) -> None:
    assert found(index, asked)[0] == page


def test_the_search_finds_exit_codes(index: dict[str, Any]) -> None:
    assert "reference/commands" in found(index, "exit code")


def found(index: dict[str, Any], asked: str) -> list[str]:
    """Return the pages that have all words, in the order of Sphinx's search.

    A word in a title or heading counts 15, any other one 5, the best of the words counts,
    and a title that is the query itself counts 16 (``searchtools.js``).
    """
    stem = SearchEnglish({}).stem
    scores: dict[int, int] = {}
    words = set(re.findall(r"\w+", asked.lower())) - {"the"}
    for number, word in enumerate(sorted(words)):
        best: dict[int, int] = {}
        for table, score in (("terms", 5), ("titleterms", 15)):
            hit = index[table].get(stem(word), [])
            best |= dict.fromkeys([hit] if isinstance(hit, int) else hit, score)
        kept = best.keys() & scores.keys() if number else best.keys()
        scores = {doc: max(best[doc], scores.get(doc, 0)) for doc in kept}
    titles = index["titles"]
    for doc in scores:
        if titles[doc].lower() == asked.lower():
            scores[doc] = 16
    order = sorted(scores, key=lambda doc: (-scores[doc], titles[doc].lower()))
    return [index["docnames"][doc] for doc in order]


def test_every_option_and_exit_code_of_a_command_is_explained(built: Path) -> None:
    page = text_of(built / "reference/commands.html")
    for command in COMMANDS:
        _, _, part = page.partition(f"sphinx-jobposting {command.name}¶")
        part = part.partition("¶ ")[0]
        parser = argparse.ArgumentParser()
        import_module(command.module).add_arguments(parser)
        for action in parser._actions:
            for option in action.option_strings:
                assert option in part or option in {"-h", "--help"}, (command.name, option)
        # In the usage, an option has a placeholder for its value, such as KEY.
        for option in re.findall(r"\[(-[\w-]+ [^\]]+)\]", parser.format_usage()):
            assert f"{option} " in part or f"{option}," in part, (command.name, option)
        codes = re.findall(r"(?<=[ ;])(\d) ", (parser.epilog or "").partition("\n\n")[0])
        assert len(codes) >= 2, command.name
        for code in codes:
            assert f" {code} : " in part, (command.name, code)
    # The parser of preview does not know what it passes on.
    assert " SRC The folder with the conf.py. OUTPUT The folder to write to;" in page


def test_every_template_block_and_property_is_listed(built: Path) -> None:
    page = text_of(built / "reference/look.html")
    package = ROOT / "sphinx_jobposting" / "theme"
    for path in (package / "templates").rglob("*.html"):
        assert path.relative_to(package / "templates").as_posix() in page
    style = (package / "naked/static/naked.css").read_text("utf-8")
    for name in re.findall(r"(--[\w-]+):", style.partition("\n}")[0]):
        assert f" {name} " in page


def test_every_dependency_has_its_bound_and_a_reason(built: Path) -> None:
    page = text_of(built / "reference/versions.html")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for requirement in project["dependencies"]:
        name, bound = re.match(r"([\w-]+)>=([\w.]+)", requirement).groups()  # type: ignore[union-attr]
        assert re.search(rf" {name} {re.escape(bound)} \w{{3}}", page), name
    assert "Python 3.11 to 3.14." in page


def text_of(path: Path) -> str:
    """Return the text of a built page."""
    text = re.sub(r"<(script|style).*?</\1>", "", path.read_text("utf-8"), flags=re.S)
    text = re.sub(r"</?(?:span|a|em|strong)\b[^>]*>", "", text)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_every_value_of_conf_py_has_its_default(built: Path) -> None:
    page = (built / "reference/configuration.html").read_text(encoding="utf-8")
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page)).replace("&#39;", "'")
    for name, default, _rebuild in VALUES:
        assert f"{name} = {default!r}" in said


def test_every_option_of_the_theme_is_explained(built: Path) -> None:
    page = text_of(built / "reference/naked.html")
    theme = ROOT / "sphinx_jobposting" / "theme" / "naked" / "theme.toml"
    options = tomllib.loads(theme.read_text(encoding="utf-8"))["options"]
    ours = {name for name in options if not name.startswith("globaltoc_")}
    assert ours == set(OPTIONS)
    for name in ours:
        assert re.search(rf" {name} [A-Z]", page), name


def test_every_option_of_joblist_is_explained(built: Path) -> None:
    page = text_of(built / "reference/listing.html")
    of_every_directive = {"name", "class"}
    for name in LISTING_OPTIONS.keys() - of_every_directive:
        assert re.search(rf" {name} [A-Z]| {name} date-posted ,| {name} list \(", page), (
            name
        )


def test_examples_of_places_are_read_as_stated() -> None:
    page = (DOCS / "reference/values.md").read_text(encoding="utf-8")
    examples = re.findall(r"^`(.+)`\n: (.*country `\w\w`)$", page, re.M)
    assert len(examples) >= 8
    for written, parts in examples:
        (place,) = parse_places(written, Context())
        address = dict(re.findall(r"([a-z][a-z ]*) `([^`]+)`", parts))
        assert address == {
            name: value
            for name, value in {
                "street": place.street,
                "postal code": place.postal_code,
                "town": place.locality,
                "region": place.region,
                "country": place.country,
            }.items()
            if value
        }


def test_the_pages_about_the_inside_name_existing_files() -> None:
    page = (DOCS / "explanation/architecture.md").read_text(encoding="utf-8")
    decisions = (DOCS / "explanation/design-decisions.md").read_text(encoding="utf-8")
    package = ROOT / "sphinx_jobposting"
    for name in re.findall(r"`(?!tests/)(?:\w+/)*(\w+\.py|\w+/)`", page + decisions):
        assert list(package.rglob(name.rstrip("/"))), name
    tree, phases = re.findall(r"```text\n(.*?)```", page, re.S)
    rooms = re.findall(r"[├└]── (\S+)", tree)
    here = {path.name for path in package.iterdir()} - {"__main__.py", "__pycache__"}
    assert sorted(rooms) == sorted(
        f"{name}/" if (package / name).is_dir() else name for name in here - {"py.typed"}
    )
    for name in re.findall(r"\b\w+/\w+(?:/\w+)?\b", phases):
        assert (package / f"{name}.py").exists() or (package / name).is_dir(), name


def test_the_architecture_page_agrees_with_the_import_contracts() -> None:
    page = (DOCS / "explanation/architecture.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    may_not: dict[str, set[str]] = {}
    for contract in project["tool"]["importlinter"]["contracts"]:
        for room in contract.get("source_modules", ()):
            may_not.setdefault(room.partition(".")[2], set()).update(
                name.partition(".")[2] for name in contract["forbidden_modules"]
            )
        for exception in contract.get("ignore_imports", ()):
            room, target = (name.split(".")[1:2] for name in exception.split(" -> "))
            may_not.get("".join(room), set()).difference_update(target)
    rows = re.findall(r"^\| (`.*?`) \| (.*?) \|$", page.partition("may import |")[2], re.M)
    table = {
        room: set(re.findall(r"`(\w+)[/`]", allowed))
        for rooms, allowed in rows[: rows.index(next(r for r in rows if "cli" in r[0]))]
        for room in re.findall(r"`(\w+)`", rooms)
        if not allowed.startswith("all but")
    }
    everything = {*table, "writing", "cli"}
    assert table.keys() | {"writing"} == everything - {"cli"}
    for room, allowed in table.items():
        assert allowed - {room} == everything - may_not[room] - {room}, room
    assert may_not["writing"] == {"reading", "builds", "cli"}


def test_the_life_of_a_posting_lists_everything_that_hides_it(built: Path) -> None:
    html = (built / "explanation/life.html").read_text("utf-8")
    text = re.sub("<[^>]+>", "", unescape(html))
    for cause in CAUSES:
        start = cause.meaning.replace("`", "").split("--")[0]
        assert start in text, cause.id


def test_each_message_in_troubleshooting_is_one_of_ours() -> None:
    page = (DOCS / "how-to/troubleshooting.md").read_text("utf-8")
    with (LOCALE_DIR / f"{CATALOG}.pot").open("rb") as file:
        catalog = read_po(file)
    said = " ".join(page.split())
    quoted = re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", said.partition("*italics*")[2])
    assert len(quoted) >= 6
    ids = [id_ for m in catalog for id_ in ([m.id] if isinstance(m.id, str) else m.id)]
    sentences = {part for id_ in ids for part in re.split(r"(?<=[.?;]) ", id_) if part}
    for text in quoted:
        assert any(
            re.fullmatch(re.sub(r"%\\\(\w+\\\)s", ".+", re.escape(part)), text)
            for part in sentences
            if PLACE.sub("", part).strip(" ;:.“”")
        ), text
