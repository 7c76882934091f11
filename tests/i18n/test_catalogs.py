"""The message catalogs are complete, compiled, and used at the right time."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sphinx
from babel.messages.pofile import read_po
from jinja2.ext import GETTEXT_FUNCTIONS, babel_extract

from sphinx_jobposting import values
from sphinx_jobposting.cli import main
from sphinx_jobposting.i18n import CATALOG, LOCALE_DIR
from sphinx_jobposting.model.fields import FIELDS
from sphinx_jobposting.values.education import EDUCATION_LEVELS
from sphinx_jobposting.values.employment_types import EMPLOYMENT_TYPES
from sphinx_jobposting.values.workplaces import WORKPLACES

from ..support.linting import EPOCH

PACKAGE = LOCALE_DIR.parent.parent
TOOL = PACKAGE.parent / "tools" / "messages.py"
LANGUAGES = ("ar", "de", "es", "fr", "pt")

SEEN_BY_READERS = {
    f"sphinx_jobposting/{name}.py"
    for name in ("render/facts", "writing/postings", "render/localized")
}


def messages_of(path: Path) -> dict[str, str]:
    """Return the messages of a catalog and their translations."""
    with path.open("rb") as file:
        return {
            str(m.id[0] if isinstance(m.id, tuple) else m.id): (
                m.string if isinstance(m.string, str) else "\n".join(m.string or ())
            )
            for m in read_po(file)
            if m.id
        }


def test_the_catalogs_are_up_to_date() -> None:
    """After changing a message, run ``python tools/messages.py``."""
    done = subprocess.run(
        [sys.executable, str(TOOL), "--check"], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_readers_see_is_translated(language: str) -> None:
    said = messages_of(LOCALE_DIR / language / "LC_MESSAGES" / f"{CATALOG}.po")
    wanted = {field.label for field in FIELDS if field.label}
    with (LOCALE_DIR / f"{CATALOG}.pot").open("rb") as file:
        for message in read_po(file):
            if SEEN_BY_READERS & {name for name, _line in message.locations}:
                wanted.add(str(message.id))
    # The code of listings also has messages for maintainers; these are the ones for
    # readers.
    wanted |= {row.label for row in EMPLOYMENT_TYPES}
    wanted |= {row.label for row in EDUCATION_LEVELS} | {row.label for row in WORKPLACES}
    for path in Path(values.__file__).parent.glob("*.py"):
        wanted |= set(
            re.findall(r'formatter\.gettext\(\s*"([^"]+)"', path.read_text("utf-8"))
        )
    wanted |= {"Job", "Pay", "Draft", "Scheduled", "Other", "No jobs are open now."}
    assert len(wanted) > 60
    assert {text for text in wanted if not said.get(text)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    translations = messages_of(LOCALE_DIR / language / "LC_MESSAGES" / f"{CATALOG}.po")
    assert len(translations) > 600
    assert [message for message, text in translations.items() if not text.strip()] == []


def test_templates_use_only_messages_that_sphinx_translates() -> None:
    """Templates get only the catalog of Sphinx."""
    known = messages_of(Path(sphinx.__file__).parent / "locale" / "sphinx.pot")
    said = set()
    for path in [*PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.xml")]:
        with path.open("rb") as file:
            for _line, _function, text, _comments in babel_extract(
                file, GETTEXT_FUNCTIONS, [], {}
            ):
                said.add(text)
    assert len(said) > 20
    assert said - known.keys() == set()


def test_no_message_is_translated_when_a_module_is_imported() -> None:
    """At import time, the language is not known yet."""

    def calls_outside_functions(node: ast.AST) -> bool:
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            return False
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "__"):
            return True
        return any(map(calls_outside_functions, ast.iter_child_nodes(node)))

    for path in PACKAGE.rglob("*.py"):
        assert not calls_outside_functions(ast.parse(path.read_text("utf-8"))), path


def test_warnings_are_in_the_language_of_the_console(
    site: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    bad = """# Cook

```{jobposting}
:valid-through: soon
:job-location: Porto, PT
:aply: jobs@acme.example
```
"""
    built = site({"cook.md": bad}).build(warnings=True)
    assert "cook.md:4: WARNING: valid-through: „soon“ ist kein Datum" in built.warnings
    assert "„aply“ ist kein Feld einer Stellenanzeige." in built.warnings
    # The page is in the language of the site.
    assert "Apply by" not in built.html("cook.html")
    assert ">Location<" in built.html("cook.html")


def test_the_commands_use_the_language_of_the_console(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "cook.html"
    page.write_text(
        '<h1>Cook</h1><script type="application/ld+json">{"@type": "JobPosting", '
        '"@context": "https://schema.org/", "title": "Cook"}</script>',
        "utf-8",
    )
    monkeypatch.setenv("LANGUAGE", "fr")
    assert main(["check", str(page)]) == 1
    said = capsys.readouterr()
    assert "erreur: datePosted est obligatoire et manque. [missing-date-posted]" in said.out
    assert "Dites qui embauche\N{NO-BREAK SPACE}: jobposting_organization" in said.out
    assert said.err.startswith("1 offre\N{NO-BREAK SPACE}: ")


def test_a_language_without_a_catalog_falls_back_to_english(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "tlh")
    assert main(["check", "there-is-none.html"]) == 2
    assert "There is no such file." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("C", 1, "1 posting: 0 errors, 0 warnings, "),
        ("C", 2, "2 postings: 0 errors, 0 warnings, "),
        ("de", 1, "1 Stellenanzeige: 0 Fehler, 0 Warnungen, "),
        ("fr", 1, "1 offre\N{NO-BREAK SPACE}: 0 erreur, 0 avertissement, "),
        ("ar", 1, "إعلان واحد: لا أخطاء، لا تحذيرات، "),
        ("ar", 2, "إعلانان: لا أخطاء، لا تحذيرات، "),
        ("ar", 3, "3 إعلانات: لا أخطاء، لا تحذيرات، "),
        ("ar", 11, "11 إعلانًا: لا أخطاء، لا تحذيرات، "),
        ("ar", 100, "100 إعلان: لا أخطاء، لا تحذيرات، "),
    ],
)
def test_numbers_have_the_plural_of_the_language(
    language: str,
    count: int,
    expected: str,
    good: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    for number in range(count):
        (tmp_path / f"{number}.json").write_text(json.dumps(good), "utf-8")
    assert main(["check", str(tmp_path)]) == 0
    assert capsys.readouterr().err.startswith(expected)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("C", "closes in 2 days, on September 12, 2021."),
        ("de", "endet in 2 Tagen, am 12. September 2021."),
        ("ar", "بعد يومين، في 12 سبتمبر 2021."),
    ],
)
def test_dates_in_findings_are_written_as_in_the_language(
    language: str,
    expected: str,
    good: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    page = tmp_path / "a.json"
    page.write_text(json.dumps({**good, "validThrough": "2021-09-12T12:00Z"}), "utf-8")
    assert main(["check", str(page), "--closing-within", "7"]) == 0
    assert expected in capsys.readouterr().out
