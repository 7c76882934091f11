"""The ``jobposting`` directive, which puts a placeholder into the doctree.

What a directive means depends on where it is, so `placement` decides that later.
"""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

from docutils import nodes
from docutils.statemachine import StateMachine, StringList
from sphinx.util.docutils import SphinxDirective

from ..builds.drafts.removal import forget_nodes
from ..domain import job_domain
from ..nodes import jobposting
from .field_texts import parse_texts
from .option_block import Block, Written, read_options, says_option, starts_options
from .privacy import Doubt, doubt


class Parts(NamedTuple):
    """The parts of a directive."""

    title: str
    title_line: int
    """Counted like the parser does, maybe from the start of an included file."""
    block: Block
    lines: list[int]
    """For each line of the block, its line number in its own file."""
    body: StringList
    offset: int
    """The offset of the body, as the parser expects it."""


class FieldDirective(SphinxDirective):
    """A directive whose options are fields, which this extension reads itself."""

    # It declares no options, so that the parser passes these lines on as they are. docutils
    # would drop a directive with an unknown option, and MyST would read YAML.
    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {}

    @property
    def _myst(self) -> bool:
        # MyST passes a mock of docutils' state machine, with offsets from the directive,
        # and leaves the options in the content.
        return not isinstance(self.state_machine, StateMachine)

    def take_apart(self) -> Parts:
        """Return title, options, and body with their lines."""
        return self._take_apart_myst() if self._myst else self._take_apart_rest()

    def _take_apart_myst(self) -> Parts:
        title = " ".join(self.arguments[0].split("\n")) if self.arguments else ""
        # MyST removes a blank line below the directive's own line.
        gap = [""] * self.content_offset
        block = read_options([*gap, *self.content])
        size = max(0, block.size - len(gap))
        if size and size < len(self.content) and not self.content[size].strip():
            size += 1
        lines = [self.lineno + 1 + number for number in range(block.size)]
        body = self.content[size:]
        offset = self.content_offset + size
        return Parts(title, self.lineno, block, lines, body, offset)

    def _take_apart_rest(self) -> Parts:
        argument = self.arguments[0].split("\n") if self.arguments else []
        start = next((i for i, line in enumerate(argument) if starts_options(line)), None)
        start = len(argument) if start is None else start
        title = " ".join(line.strip() for line in argument[:start])
        # For docutils, the argument ends at the first blank line.
        options = argument[start:]
        block = read_options([*options, "", *self.content], whole=len(options))
        size = max(0, block.size - len(options) - 1)
        # The argument begins on the directive's own line, or on the next one.
        lines = self.block_text.split("\n")
        begin = 0 if argument and argument[0].strip() in lines[0] else 1
        line = self.lineno + begin
        counted = [line + start + number for number in range(len(options) + 1)]
        counted += [self.content_offset + 1 + number for number in range(len(self.content))]
        located = self.state_machine.get_source_and_line
        places = [located(number)[1] or number for number in counted[: block.size]]
        offset = self.content_offset + size
        return Parts(title, line, block, places, self.content[size:], offset)

    def parse_body(self, body: StringList, offset: int) -> list[nodes.Node]:
        """Return the nodes of the body; headings are sections (reST) or rubrics (MyST)."""
        if self._myst:
            container = nodes.Element()
            self.state.nested_parse(body, offset, container)
            return container.children
        # Like `parse_content_to_nodes`, but from the end of the options.
        self.content, self.content_offset = body, offset
        return self.parse_content_to_nodes(allow_section_headings=True)


def _is_noted(node: nodes.Node) -> bool:
    """Return whether a document also keeps a node outside its tree (mark, target, link)."""
    return isinstance(node, nodes.Element) and bool(
        node["ids"] or node["names"] or "refname" in node or "auto" in node
    )


def written_at(parts: Parts) -> list[Written]:
    """Return the options with the lines of their file."""
    return [
        Written(field.key, field.raw, parts.lines[field.offset])
        for field in parts.block.fields
    ]


class JobPosting(FieldDirective):
    """The fields of a posting, and optionally (form B) its title and text."""

    def run(self) -> list[nodes.Node]:
        parts = self.take_apart()
        node = jobposting(argument=parts.title, docname=self.env.docname)
        node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        node["fields"] = written_at(parts)
        node["doubts"] = list(self._doubts(parts, node.source))
        node["parsed"] = parse_texts(
            node["fields"],
            job_domain(self.env).settings.facts,
            self._parse_field,
        )
        if parts.title:
            # MyST counts the line of inline text from 0.
            line = parts.title_line
            inline, _messages = self.parse_inline(parts.title, lineno=line - self._myst)
            heading = nodes.title(parts.title, "", *inline)
            heading.source, heading.line = self.state_machine.get_source_and_line(line)
            node += heading
        if any(line.strip() for line in parts.body):
            node += self.parse_body(parts.body, parts.offset)
        return [node]

    def _parse_field(self, text: str, line: int) -> list[nodes.Node]:
        """Return the inline nodes of a field, none of which the document knows.

        They are not in it yet, and some never will be: docutils would look for the
        positions of their footnote marks.
        """
        # MyST counts the line of inline text from 0.
        inline, _messages = self.parse_inline(text, lineno=line - self._myst)
        copies = [node.deepcopy() for node in inline]
        elements = [node for node in inline if isinstance(node, nodes.Element)]
        if any(_is_noted(node) for part in elements for node in part.findall()):
            forget_nodes(self.state.document, elements)
        return copies

    def _doubts(self, parts: Parts, source: str | None) -> list[Doubt]:
        found = []
        if says_option(parts.title, in_prose=False):
            found.append(doubt("option-in-title", source, parts.title_line, parts.title))
        before: tuple[str, int] | None = None
        for offset, text, cause in parts.block.malformed:
            # A fault that spans several lines is reported once.
            if before != (cause, offset - 1):
                found.append(doubt(cause, source, parts.lines[offset], text))
            before = cause, offset
        if self.name.lower() != "jobposting":
            found.append(doubt("misspelled-directive", source, self.lineno, self.name))
        return found
