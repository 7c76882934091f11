"""The ``jobposting`` directive: from source text to a placeholder in the doctree.

What a directive means depends on where it stands, so it only reads; `placement` decides.
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.statemachine import StateMachine, StringList
from sphinx.util.docutils import SphinxDirective

from ..model.fields import canonical
from ..nodes import jobposting
from .option_block import Block, Written, read_options, starts_options


class FieldDirective(SphinxDirective):
    """A directive whose options are fields, and so are read by us."""

    # No options on purpose: a parser that knows none hands the lines over as they are.
    # docutils would drop a directive with an unknown option, and MyST would read YAML.
    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {}

    @property
    def _myst(self) -> bool:
        # MyST hands over a mock of docutils' state machine, whose offsets count from the
        # directive and which leaves the options in the content.
        return not isinstance(self.state_machine, StateMachine)

    def split(self) -> tuple[str, int, Block, int, StringList, int]:
        """Argument and its line, options and their first line, body and its offset."""
        argument = self.arguments[0].split("\n") if self.arguments else []
        if self._myst:
            first = self.lineno + 1 + self.content_offset
            attached = self.content_offset == 0 and bool(self.content)
            block = read_options(list(self.content)) if attached else Block((), 0)
            size = block.size
            if size and size < len(self.content) and not self.content[size].strip():
                size += 1
            body = self.content[size:]
            return (
                "".join(argument),
                self.lineno,
                block,
                first,
                body,
                self.content_offset + size,
            )
        start = next((i for i, line in enumerate(argument) if starts_options(line)), None)
        start = len(argument) if start is None else start
        title = " ".join(line.strip() for line in argument[:start])
        block = read_options(argument[start:])
        # The argument begins on the directive's own line, or on the one after it.
        lines = self.block_text.split("\n")
        begin = 0 if argument and argument[0].strip() in lines[0] else 1
        line = self.lineno + begin
        return title, line, block, line + start, self.content, self.content_offset

    def fields_of(self, block: Block, first: int) -> list[Written]:
        """The options with the lines of their file; *first* is that of the first one."""
        if self._myst:
            return [Written(f.key, f.raw, first + f.offset) for f in block.fields]
        lines = self.state_machine.get_source_and_line
        return [
            Written(f.key, f.raw, lines(first + f.offset)[1] or first) for f in block.fields
        ]

    def parse_body(self, body: StringList, offset: int) -> list[nodes.Node]:
        """The nodes of the text; headings are sections (reST) or rubrics (MyST)."""
        if self._myst:
            container = nodes.Element()
            self.state.nested_parse(body, offset, container)
            return container.children
        return self.parse_content_to_nodes(allow_section_headings=True)


class JobPosting(FieldDirective):
    """Fields of a posting, and in form B its title and text."""

    def run(self) -> list[nodes.Node]:
        title, title_line, block, first, body, offset = self.split()
        node = jobposting()
        node["fields"] = self.fields_of(block, first)
        node["unread"] = [(first + line, text) for line, text in block.unread]
        node["argument"] = title
        node["torn"] = not block.fields and _torn(body)
        node["docname"] = self.env.docname
        node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        if title:
            # MyST counts the line of inline text from 0.
            inline, messages = self.parse_inline(title, lineno=title_line - self._myst)
            heading = nodes.title(title, "", *inline, *messages)
            heading.source, heading.line = self.state_machine.get_source_and_line(
                title_line
            )
            node += heading
        if any(line.strip() for line in body):
            node += self.parse_body(body, offset)
        return [node]


def _torn(body: StringList) -> bool:
    """Whether the body begins with what was meant as options."""
    lines = list(body)
    while lines and not lines[0].strip():
        lines.pop(0)
    if not lines or not starts_options(lines[0]):
        return False
    return any(canonical(field.key) for field in read_options(lines).fields)
