"""Collect the messages of the package, and update its catalogs.

    python tools/messages.py            write the .pot, the .po files and the .mo files
    python tools/messages.py --check    only print what is out of date

Messages are found in calls (`CALLS`, `KEYWORD`, `PLURAL_CALLS`), in the tables of fields
and rules, and in the checks of theme options; those of argparse are listed (`ARGPARSE`).
Removed messages are removed from the catalogs; new messages are added without a
translation, and are shown in English until they have one.
"""

from __future__ import annotations

import argparse
import ast
import gettext
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from sphinx_jobposting.i18n import CATALOG, LOCALE_DIR
from sphinx_jobposting.linter.rules.table import RULES
from sphinx_jobposting.model.fields import FIELDS
from sphinx_jobposting.reading.cause import CONSEQUENCES
from sphinx_jobposting.reading.causes import CAUSES
from sphinx_jobposting.values.education import EDUCATION_LEVELS
from sphinx_jobposting.values.employment_types import EMPLOYMENT_TYPES
from sphinx_jobposting.values.workplaces import WORKPLACES

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
    "Outcome": (2,),
    "Recognized": (1,),
    "translate": (0,),
    "_unreadable": (1,),
}
"""Functions and errors that take message ids, and which of their arguments these are."""

KEYWORD = "message"
"""An argument that is a message id in any call."""

PLURAL_CALLS = ("ngettext",)
"""Functions whose first two arguments are the singular and the plural of a message."""

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
"""The messages of argparse that users of the commands see."""

PLACE = re.compile(r"%\(\w+\)[^a-zA-Z]*[a-z]|%[sdr%]")
COUNT = "%(count)s"

Id = str | tuple[str, str]
"""A message id, or the singular and the plural of one."""

Messages = dict[Id, set[str]]
"""Message ids, and the files that contain them."""


def gathered() -> Messages:
    """Return all messages of the package."""
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
    labels = [row.label for row in EMPLOYMENT_TYPES]
    labels += [row.label for row in EDUCATION_LEVELS] + [row.label for row in WORKPLACES]
    for label in labels:
        found.setdefault(label, set()).add("sphinx_jobposting/values/")
    for text in ARGPARSE:
        found.setdefault(text, set()).add("argparse")
    for rule in RULES:
        message = (rule.message, rule.plural) if rule.plural else rule.message
        for id_ in (rule.level, message, rule.fix, rule.data_message, rule.suggestion):
            found.setdefault(id_, set()).add("sphinx_jobposting/linter/rules/")
    for cause in CAUSES:
        for text in (cause.problem, cause.fix):
            found.setdefault(text, set()).add("sphinx_jobposting/reading/causes.py")
    for text in CONSEQUENCES:
        found.setdefault(text, set()).add("sphinx_jobposting/reading/causes.py")
    # A message with only a placeholder has no words.
    return {i: files for i, files in found.items() if PLACE.sub("", _first(i)).strip()}


def _first(id_: object) -> str:
    """Return a message id, or its singular, which catalogs look up."""
    return str(id_[0] if isinstance(id_, list | tuple) else id_)


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            yield node.targets[0].id, node.value.value


def _ids(node: ast.AST, constants: dict[str, str]) -> Iterator[Id]:
    if isinstance(node, ast.Call):
        called = node.func
        name = str(getattr(called, "id", getattr(called, "attr", "")))
        if name in PLURAL_CALLS and len(node.args) > 1:
            singular, plural = (list(_texts(arg, constants)) for arg in node.args[:2])
            yield from zip(singular, plural, strict=True)
        for item in node.keywords:
            if item.arg == KEYWORD:
                yield from _texts(item.value, constants)
        for index in CALLS.get(name, ()):
            if index < len(node.args):
                yield from _texts(node.args[index], constants)
    elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
        # What is wrong with an option of the theme: a message, and values for it.
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
    """A catalog whose header has nothing that changes by itself."""

    @property  # type: ignore[misc]  # Babel has a setter; nobody here sets it
    def mime_headers(self) -> list[tuple[str, str]]:
        head = [
            ("Project-Id-Version", CATALOG),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]
        if self.locale is not None:
            head.append(("Language", str(self.locale)))
            head.append(("Plural-Forms", self.plural_forms))
        return head


def catalog(
    messages: Messages, language: str | None = None, old: Catalog | None = None
) -> Catalog:
    """Return a catalog of the messages with the translations in *old*."""
    made = _Plain(
        language,
        header_comment="# Messages of sphinx-jobposting.",
        fuzzy=False,
    )
    by_file = sorted(
        messages.items(), key=lambda item: (min(item[1]), _first(item[0]), str(item[0]))
    )
    for id_, files in by_file:
        known = old.get(_first(id_)) if old is not None else None
        same = known is not None and isinstance(known.id, str) == isinstance(id_, str)
        made.add(
            id_,
            known.string if known is not None and same else "",
            locations=[(name, 1) for name in sorted(files)],
            flags=["python-format"] if PLACE.search(_first(id_)) else [],
        )
    return made


def languages() -> list[str]:
    """Return the languages that have a catalog."""
    return sorted(path.parent.parent.name for path in _folders())


def _folders() -> Iterable[Path]:
    return LOCALE_DIR.glob(f"*/LC_MESSAGES/{CATALOG}.po")


def po_file(language: str) -> Path:
    """Return the path of the catalog of a language that people edit."""
    return LOCALE_DIR / language / "LC_MESSAGES" / f"{CATALOG}.po"


def read(path: Path, language: str | None = None) -> Catalog:
    """Return the catalog in a file."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update() -> None:
    """Write all files again."""
    messages = gathered()
    with TEMPLATE.open("wb") as file:
        write_po(file, catalog(messages), width=88, include_lineno=False)
    for language in languages():
        path = po_file(language)
        made = catalog(messages, language, read(path, language))
        with path.open("wb") as file:
            write_po(file, made, width=88, include_lineno=False)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, made)


def outdated() -> Iterator[str]:
    """Return what is outdated or wrong in the catalogs, one line each."""
    messages = gathered()
    for path, language in (
        (TEMPLATE, None),
        *((po_file(name), name) for name in languages()),
    ):
        name = path.relative_to(PACKAGE.parent).as_posix()
        known: dict[Id, Message] = {_id(m): m for m in read(path, language) if m.id}
        for id_ in messages.keys() - known.keys():
            yield f"{name}: lacks {id_!r}"
        for id_ in known.keys() - messages.keys():
            yield f"{name}: {id_!r} is not used anymore"
        for id_, message in known.items():
            if message.fuzzy:
                yield f"{name}: {id_!r} is fuzzy"
            for text in _forms(message):
                if text and _places(_last(id_)) != _places(text, _last(id_)):
                    yield f"{name}: {text!r} has other places than {id_!r}"
            if any(_forms(message)) and not all(_forms(message)):
                yield f"{name}: {id_!r} lacks a plural form"
        if language is not None:
            compiled = path.with_suffix(".mo")
            if not compiled.exists() or _compiled(compiled) != _translated(known):
                yield f"{name}: its .mo file differs"


def _id(message: Message) -> Id:
    if isinstance(message.id, str):
        return message.id
    singular, plural = message.id
    return str(singular), str(plural)


def _last(id_: Id) -> str:
    return id_ if isinstance(id_, str) else id_[1]


def _forms(message: Message) -> tuple[str, ...]:
    """Return the translation, or its plural forms."""
    text = message.string
    return (text,) if isinstance(text, str) else tuple(text or ())


def _places(text: str, original: str = "") -> list[str]:
    found = PLACE.findall(text)
    # A plural form may be for a single number and spell it out: “two postings”.
    if COUNT in PLACE.findall(original) and COUNT not in found:
        found.append(COUNT)
    # Placeholders without a name have only their order.
    return sorted(found) if "%(" in text + original else found


def _translated(known: Mapping[Id, Message]) -> dict[str | tuple[str, int], str]:
    """Return the translations of *known* in a compiled catalog."""
    found: dict[str | tuple[str, int], str] = {}
    for id_, message in known.items():
        forms = _forms(message)
        if not all(forms):
            continue
        if isinstance(id_, str):
            found[id_] = forms[0]
        else:
            found |= {(id_[0], index): form for index, form in enumerate(forms)}
    return found


def _compiled(path: Path) -> dict[str | tuple[str, int], str]:
    with path.open("rb") as file:
        translations = gettext.GNUTranslations(file)
    # Private: no public function lists the messages of a catalog.
    held: dict[str | tuple[str, int], str] = vars(translations)["_catalog"]
    return {key: text for key, text in held.items() if key}


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
