"""Gather the messages of the package, and bring its catalogues up to date.

    python tools/messages.py            write the .pot, the .po files and the .mo files
    python tools/messages.py --check    only say what is out of date

Messages are found in calls (`CALLS`), in the tables of fields and rules, and where an
option of the theme is judged; the words of argparse are listed (`ARGPARSE`). A message that
is gone leaves the catalogues; one that is new stands in them without a translation, and is
English until it has one.
"""

from __future__ import annotations

import argparse
import ast
import gettext
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from sphinx_jobposting.i18n import CATALOG, LOCALE_DIR
from sphinx_jobposting.linter.rules import RULES
from sphinx_jobposting.model.fields import FIELDS

PACKAGE = LOCALE_DIR.parent.parent
TEMPLATE = LOCALE_DIR / f"{CATALOG}.pot"

CALLS: dict[str, tuple[int, ...]] = {
    "_": (0,),
    "__": (0,),
    "gettext": (0,),
    "ValueError": (0,),
    "ValueProblem": (0,),
    "Unreadable": (0, 1),
    "FrontMatterError": (1,),
    "Command": (2,),
}
"""Functions and errors that take message ids, and which of their arguments these are."""

ARGPARSE = (
    "%(prog)s: error: %(message)s\n",
    "ambiguous option: %(option)s could match %(matches)s",
    "argument %(argument_name)s: %(message)s",
    "expected one argument",
    "ignored explicit argument %r",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "not allowed with argument %s",
    "one of the arguments %s is required",
    "options",
    "positional arguments",
    "show this help message and exit",
    "the following arguments are required: %s",
    "unrecognized arguments: %s",
    "usage: ",
)
"""What Python's own module says to somebody who gives a command."""

PLACE = re.compile(r"%\(\w+\)[^a-zA-Z]*[a-z]|%[sdr%]")

Messages = dict[str, set[str]]
"""Message ids, and the files that they stand in."""


def gathered() -> Messages:
    """All messages of the package."""
    trees = {
        path.relative_to(PACKAGE.parent).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }
    constants = {name: value for tree in trees.values() for name, value in _constants(tree)}
    found: Messages = {}
    for name, tree in trees.items():
        for node in ast.walk(tree):
            for text in _ids(node, constants):
                found.setdefault(text, set()).add(name)
    for field in FIELDS:
        for text in (field.label, field.meaning):
            found.setdefault(text, set()).add("sphinx_jobposting/model/fields.py")
    for text in ARGPARSE:
        found.setdefault(text, set()).add("argparse")
    for rule in RULES:
        for text in (
            rule.level,
            rule.message,
            rule.fix,
            rule.data_message,
            rule.suggestion,
        ):
            found.setdefault(text, set()).add("sphinx_jobposting/linter/rules/")
    # A message that is one place alone has no words.
    return {text: files for text, files in found.items() if PLACE.sub("", text).strip()}


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            yield node.targets[0].id, node.value.value


def _ids(node: ast.AST, constants: dict[str, str]) -> Iterator[str]:
    if isinstance(node, ast.Call):
        called = node.func
        name = str(getattr(called, "id", getattr(called, "attr", "")))
        for index in CALLS.get(name, ()):
            if index < len(node.args):
                yield from _texts(node.args[index], constants)
    elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
        # What is wrong with an option of the theme: a message, and what fills it.
        first, *rest = node.value.elts
        if len(rest) == 1 and isinstance(rest[0], ast.Dict):
            yield from _texts(first, constants)


def _texts(node: ast.expr, constants: dict[str, str]) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Name) and node.id in constants:
        yield constants[node.id]
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body, constants)
        yield from _texts(node.orelse, constants)


class _Plain(Catalog):
    """A catalogue whose head says nothing that changes by itself."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        head = [
            ("Project-Id-Version", CATALOG),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]
        if self.locale is not None:
            head.append(("Language", str(self.locale)))
        return head


def catalogue(
    messages: Messages, language: str | None = None, old: Catalog | None = None
) -> Catalog:
    """A catalogue of the messages, with the translations that *old* has for them."""
    made = _Plain(
        language,
        header_comment="# Messages of sphinx-jobposting.",
        fuzzy=False,
    )
    for text, files in sorted(messages.items(), key=lambda item: (min(item[1]), item[0])):
        known = old.get(text) if old is not None else None
        made.add(
            text,
            known.string if known is not None else "",
            locations=[(name, 1) for name in sorted(files)],
            flags=["python-format"] if PLACE.search(text) else [],
        )
    return made


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(path.parent.parent.name for path in _folders())


def _folders() -> Iterable[Path]:
    return LOCALE_DIR.glob(f"*/LC_MESSAGES/{CATALOG}.po")


def po_file(language: str) -> Path:
    """The catalogue of a language, as people write it."""
    return LOCALE_DIR / language / "LC_MESSAGES" / f"{CATALOG}.po"


def read(path: Path, language: str | None = None) -> Catalog:
    """The catalogue in a file."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update() -> None:
    """Write all files anew."""
    messages = gathered()
    with TEMPLATE.open("wb") as file:
        write_po(file, catalogue(messages), width=88, include_lineno=False)
    for language in languages():
        path = po_file(language)
        made = catalogue(messages, language, read(path, language))
        with path.open("wb") as file:
            write_po(file, made, width=88, include_lineno=False)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, made)


def outdated() -> Iterator[str]:
    """What is out of date or wrong in the catalogues, a line each."""
    messages = gathered()
    for path, language in (
        (TEMPLATE, None),
        *((po_file(name), name) for name in languages()),
    ):
        name = path.relative_to(PACKAGE.parent).as_posix()
        known = {str(m.id): m for m in read(path, language) if m.id}
        for text in messages.keys() - known.keys():
            yield f"{name}: lacks {text!r}"
        for text in known.keys() - messages.keys():
            yield f"{name}: nothing says {text!r} any more"
        for text, message in known.items():
            said = str(message.string)
            if message.fuzzy:
                yield f"{name}: {text!r} is fuzzy"
            if said and _places(text) != _places(said):
                yield f"{name}: {said!r} has other places than {text!r}"
        if language is not None:
            compiled = path.with_suffix(".mo")
            wanted = {text: str(m.string) for text, m in known.items() if m.string}
            if not compiled.exists() or _compiled(compiled) != wanted:
                yield f"{name}: its .mo file says something else"


def _places(text: str) -> list[str]:
    found = PLACE.findall(text)
    # Places without a name have their order alone.
    return sorted(found) if "%(" in text else found


def _compiled(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        said = gettext.GNUTranslations(file)
    # What it holds beside what it falls back on: nothing public tells them all.
    return {text: said.gettext(text) for text in vars(said)["_catalog"] if text}


def main(arguments: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    if not parser.parse_args(arguments).check:
        update()
        return 0
    found = sorted(outdated())
    for line in found:
        print(line, file=sys.stderr)
    if found:
        print("Run: python tools/messages.py", file=sys.stderr)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
