"""Make the reference from the tables of the package.

``field-reference`` lists rows of the field table, ``cause-reference`` what hides a posting,
``value-reference`` the values of ``conf.py``, ``rule-contents`` and ``rule-reference`` the
rules of a part; the role ``known-values`` lists the values of a table in a sentence.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxDirective, SphinxRole

from sphinx_jobposting.config import LISTING_OPTIONS, VALUES
from sphinx_jobposting.linter.rules.table import ONLY_IN_DATA, RULES
from sphinx_jobposting.model.field import Field
from sphinx_jobposting.model.fields import FIELDS
from sphinx_jobposting.model.finding import LEVELS
from sphinx_jobposting.model.rule import PROBLEM, Rule
from sphinx_jobposting.reading.cause import Cause
from sphinx_jobposting.reading.causes import CAUSES
from sphinx_jobposting.theme.options import OPTIONS as THEME_OPTIONS
from sphinx_jobposting.values.education import EDUCATION_LEVELS
from sphinx_jobposting.values.employment_types import EMPLOYMENT_TYPES
from sphinx_jobposting.values.kinds import KINDS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

GROUPS: dict[str, Callable[[Field], bool]] = {
    "shown": lambda field: bool(field.label),
    "data": lambda field: not field.label and bool(field.property),
    "ours": lambda field: not field.label and not field.property,
}
LANGUAGES = {
    "option": "none",
    "page": "md",
    "conf": "python",
    "data": "json",
    "html": "html",
}
"""The language of the examples of rules, for the highlighter."""

ONE_LINE = 60
"""Shorter examples are shown inline."""

LONGEST = 2000
"""Only the beginning of longer examples is shown."""


def paragraph(text: str, **attributes: object) -> nodes.paragraph:
    """Return a paragraph; what is between backticks becomes code."""
    node = nodes.paragraph("", "", **attributes)
    for index, part in enumerate(text.split("`")):
        node += nodes.literal(part, part) if index % 2 else nodes.Text(part)
    return node


class FieldReference(SphinxDirective):
    """The fields of a group, in the order of the table."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        chosen = GROUPS[self.arguments[0]]
        items = (self.item(field) for field in FIELDS if chosen(field))
        return [nodes.definition_list("", *items, classes=["reference-list"])]

    def item(self, field: Field) -> nodes.definition_list_item:
        term = nodes.term("", "", ids=[f"field-{field.name}"])
        for index, name in enumerate((field.name, *field.aliases)):
            term += [nodes.Text(" or ")] if index else []
            term += nodes.literal(name, name)
        facts = [f"`{field.example}`"]
        if KINDS[field.kind].many:
            facts.append("one or several")
        if field.label:
            facts.append(f"shown as “{field.label}”")
        if field.property:
            facts.append(f"`{field.property}` in the data")
        kind = paragraph("")
        kind += self.reference(f"kind-{field.kind}", field.kind)
        kind += paragraph(" · " + " · ".join(facts)).children
        return nodes.definition_list_item(
            "", term, nodes.definition("", paragraph(field.meaning), kind)
        )

    def reference(self, label: str, text: str) -> pending_xref:
        return pending_xref(
            "",
            nodes.inline("", text),
            refdomain="std",
            reftype="ref",
            refexplicit=True,
            refwarn=True,
            reftarget=label,
            refdoc=self.env.docname,
        )


class ValueReference(SphinxDirective):
    """The values of ``conf.py`` with their defaults, each a link to its section."""

    def run(self) -> list[nodes.Node]:
        items = []
        for name, default, _rebuild in VALUES:
            line = paragraph("")
            line += pending_xref(
                "",
                nodes.literal(name, name),
                refdomain="std",
                reftype="confval",
                refexplicit=False,
                refwarn=True,
                reftarget=name,
                refdoc=self.env.docname,
            )
            line += paragraph(f" = `{default!r}`").children
            items.append(nodes.list_item("", line))
        return [nodes.bullet_list("", *items)]


OPTIONS: dict[str, dict[str, str]] = {
    "joblist": {name: meaning for name, meaning in LISTING_OPTIONS.items() if meaning},
    "theme": THEME_OPTIONS,
}


class OptionReference(SphinxDirective):
    """The options of ``joblist`` or of the theme, with their meanings."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        items = []
        for name, meaning in OPTIONS[self.arguments[0]].items():
            term = nodes.term("", "", nodes.literal(name, name))
            said = paragraph(f"{meaning[:1].upper()}{meaning[1:].rstrip('.')}.")
            items.append(nodes.definition_list_item("", term, nodes.definition("", said)))
        return [nodes.definition_list("", *items, classes=["reference-list"])]


PARTS: dict[str, Callable[[Rule], bool]] = {
    "pages": lambda rule: rule.id not in ONLY_IN_DATA,
    "data": lambda rule: rule.id in ONLY_IN_DATA,
}
"""The two parts of the page of rules: for writers, and for checkers of any site."""

LEVEL_NAMES = {"error": "Errors", "warning": "Warnings", "hint": "Hints"}


class RuleContents(SphinxDirective):
    """Links to the rules of a part, by level."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        chosen = PARTS[self.arguments[0]]
        items = []
        for level in LEVELS:
            line = nodes.paragraph("", "", nodes.strong("", LEVEL_NAMES[level]))
            rules = [rule for rule in RULES if rule.level == level and chosen(rule)]
            for index, rule in enumerate(rules):
                name = nodes.literal("", rule.id)
                line += [nodes.Text(", " if index else ": ")]
                line += nodes.reference(
                    "", "", name, refid=f"rule-{rule.id}", internal=True
                )
            items.append(nodes.list_item("", line))
        return [nodes.bullet_list("", *items)]


class RuleReference(SphinxDirective):
    """The rules of a part and a level: source, message, fix, and examples."""

    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        part, level = self.arguments
        if part not in PARTS or level not in LEVELS:
            raise self.error(f"{part!r} is not a part, or {level!r} is not a level")
        items = [
            self.item(rule) for rule in RULES if rule.level == level and PARTS[part](rule)
        ]
        return [nodes.definition_list("", *items, classes=["reference-list"])]

    def item(self, rule: Rule) -> nodes.definition_list_item:
        term = nodes.term("", "", nodes.literal(rule.id, rule.id), ids=[f"rule-{rule.id}"])
        body: list[nodes.Node] = [paragraph(text) for text in messages_of(rule)]
        body += self.examples(rule)
        body.append(paragraph(f"Asked for by {rule.asked_by}.", classes=["asked-by"]))
        return nodes.definition_list_item("", term, nodes.definition("", *body))

    def examples(self, rule: Rule) -> Iterable[nodes.Node]:
        for label, written in (("Bad", rule.bad), ("Good", rule.good)):
            head = nodes.paragraph("", "", nodes.emphasis("", f"{label}:"))
            if rule.example == "data":
                members, missing = members_of(written)
                if not members:
                    head += paragraph(f" no `{missing[0]}`").children
                    yield head
                    continue
                written = json.dumps(members, ensure_ascii=False)
            text = narrow(rule, written.strip())
            if not text:
                continue
            yield head
            if "\n" not in text and len(text) < ONE_LINE:
                head += [nodes.Text(" "), nodes.literal(text, text)]
            else:
                language = LANGUAGES[rule.example]
                # A bad example need not be valid in any language.
                yield nodes.literal_block(text, text, language=language, force=True)


def messages_of(rule: Rule) -> Iterable[str]:
    """Yield the messages of a rule, in a build and in JSON-LD, and how to fix it.

    A rule that leaves its message to a parser has no message, so the message of its example
    is used.
    """
    fix = readable(rule.fix, rule.params)
    if rule.message != PROBLEM:
        yield readable(rule.plural or rule.message, rule.params)
        yield fix
        return
    yield f"For the bad example: {found_in_examples()[rule.id]}"
    yield (
        f"In JSON-LD: {readable(rule.data_message, rule.params)} {fix}"
        if rule.data_message
        else fix
    )


PAGE = "# Cook\n\n```{{jobposting}}\n{}\n```\n\nCook for forty guests.\n"


@cache
def found_in_examples() -> dict[str, str]:
    """Return what `check` reports for bad examples whose message comes from a parser."""
    rules = [rule for rule in RULES if rule.message == PROBLEM]
    command = [sys.executable, "-m", "sphinx_jobposting", "check", "--format", "json"]
    findings = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        conf = 'extensions = ["myst_parser", "sphinx_jobposting"]\n'
        (folder / "conf.py").write_text(conf, "utf-8")
        for rule in rules:
            kind = "html" if rule.example == "html" else "md"
            text = PAGE.format(rule.bad) if rule.example == "option" else rule.bad
            (folder / f"{rule.id}.{kind}").write_text(text, "utf-8")
        for paths in (["--source", name], map(str, folder.glob("*.html"))):
            run = [*command, *paths]
            done = subprocess.run(run, capture_output=True, text=True, check=False)
            findings += json.loads(done.stdout)["findings"]
    return {
        finding["rule"]: finding["message"]
        for finding in findings
        if finding["rule"] == Path(finding["file"]).stem
    }


def members_of(example: str) -> tuple[dict[str, Any], list[str]]:
    """Return the members of an example of JSON-LD, and the names of missing members."""
    members = json.loads(example)
    missing = [name for name, value in members.items() if value is None]
    return {name: members[name] for name in members if name not in missing}, missing


_ELEMENT = re.compile(
    r"(?<!^)(?=</?(?:title|meta|h1|a|p|div|script)\b)(?!</(?:title|h1|a|p)>)"
)
_AFTER_SCRIPT_TAG = re.compile(r"(?<=json\">)")


def narrow(rule: Rule, text: str) -> str:
    """Return an example wrapped to fit on a phone."""
    if rule.example == "data":
        return pretty(text) if len(text) >= ONE_LINE else text
    if rule.example != "html":
        return text
    lines = [
        part for line in _ELEMENT.split(text) for part in _AFTER_SCRIPT_TAG.split(line)
    ]
    return "\n".join(pretty(line) if len(line) >= ONE_LINE else line for line in lines)


def pretty(text: str) -> str:
    """Return JSON with one member per line and shortened texts; wrap other text."""
    if len(text) > LONGEST:
        return f"{text[:ONE_LINE]}…"
    try:
        value = json.loads(text)
    except ValueError:
        return "\n".join(wrap(text, ONE_LINE))
    return json.dumps(shortened(value), indent=2, ensure_ascii=False)


def shortened(value: Any) -> Any:
    """Return a JSON value with long texts shortened."""
    if isinstance(value, dict):
        return {key: shortened(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [shortened(inner) for inner in value]
    if isinstance(value, str) and len(value) > 2 * ONE_LINE:
        return f"{value[:ONE_LINE]}…"
    return value


class CauseReference(SphinxDirective):
    """What hides a posting because it is not understood, each with an example."""

    def run(self) -> list[nodes.Node]:
        items = [self.item(cause) for cause in CAUSES]
        return [nodes.definition_list("", *items, classes=["reference-list"])]

    def item(self, cause: Cause) -> nodes.definition_list_item:
        term = nodes.term("", "", *paragraph(cause.meaning).children)
        language = "rst" if cause.kind == "rest" else "md"
        example = cause.example.strip("\n")
        block = nodes.literal_block(example, example, language=language, force=True)
        return nodes.definition_list_item("", term, nodes.definition("", block))


def readable(message: str, params: Mapping[str, str]) -> str:
    """Return a message with *params* filled in, and dots for its other placeholders."""
    return re.sub(r"%\((\w+)\)s", lambda match: params.get(match[1], "…"), message)


KNOWN: dict[str, Callable[[], Iterable[str]]] = {
    "types-in-data": lambda: (
        row.name for row in EMPLOYMENT_TYPES if row.value == row.code
    ),
    "types-on-page": lambda: (row.name for row in EMPLOYMENT_TYPES if not row.value),
    "types-as-other": lambda: (
        row.name for row in EMPLOYMENT_TYPES if row.value not in ("", row.code)
    ),
    "education-levels": lambda: (level.name for level in EDUCATION_LEVELS),
}
"""What the role can list."""


class KnownValues(SphinxRole):
    """The values of a table, as a list in a sentence."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        *others, last = [nodes.literal(name, name) for name in KNOWN[self.text]()]
        found: list[nodes.Node] = []
        for number, name in enumerate(others):
            found += [nodes.Text(", ")] if number else []
            found.append(name)
        if others:
            found.append(nodes.Text(", and " if len(others) > 1 else " and "))
        return [*found, last], []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("field-reference", FieldReference)
    app.add_directive("value-reference", ValueReference)
    app.add_directive("option-reference", OptionReference)
    app.add_directive("rule-contents", RuleContents)
    app.add_directive("rule-reference", RuleReference)
    app.add_directive("cause-reference", CauseReference)
    app.add_role("known-values", KnownValues())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
