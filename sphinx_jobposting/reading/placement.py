"""Which section a directive or a front matter makes a posting (forms A, B and C)."""

from __future__ import annotations

import re
from typing import Any, TypeGuard

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ..builds.drafts.candidates import may_include
from ..i18n import __
from ..log import make_finding, report
from ..model.fields import canonical
from ..nodes import jobposting
from .option_block import (
    FrontMatterError,
    Written,
    read_front_matter,
    without_front_matter,
)

FRONT_MATTER = "jobposting_front_matter"
COLON_FENCE = "jobposting_colon_fence"
LINKS = "jobposting_links"
"""Where what the source says waits, from ``source-read`` to the transform."""

_LINK = re.compile(r"\]\(<?([^()<>\s:#]+)\.md[)>#\s]")
_COLON_FENCE = re.compile(r"^[ \t]*:{3,}\{jobposting\}", re.MULTILINE)


def note_source(app: Any, docname: str, content: list[str]) -> None:
    """Keep what the front matter says, and whether a fence may be no directive."""
    source = content[0]
    # Plain looks first: this runs for every page of a site.
    if ".md" in source and (links := _LINK.findall(source)):
        app.env.temp_data[LINKS] = links
    if ":::{jobposting}" in source or may_include(source):
        app.env.temp_data[COLON_FENCE] = True
    if "jobposting" not in source:
        return
    try:
        front = read_front_matter(source)
    except FrontMatterError as error:
        app.env.temp_data[FRONT_MATTER] = error
        front = None
    else:
        if front is None:
            return
        app.env.temp_data[FRONT_MATTER] = front.fields
    # To MyST it would be data to print; before 5.2 a date in it is an error.
    content[0] = without_front_matter(source, front)


class PlacePostings(SphinxTransform):
    """Put every placeholder into the section that is the posting."""

    # Before Locale (20), so that titles and summaries are translated.
    default_priority = 4

    def apply(self, **kwargs: Any) -> None:
        front = self.env.temp_data.pop(FRONT_MATTER, None)
        placed = [
            section
            for node in list(self.document.findall(jobposting))
            if (section := self._place(node)) is not None
        ]
        if front is not None:
            self._place_front_matter(front, placed)
        if self.env.temp_data.pop(COLON_FENCE, False):
            self._find_closed_fences()

    # -- forms A and B ----------------------------------------------------------------

    def _place(self, node: jobposting) -> nodes.section | None:
        title = node.pop(0) if node["argument"] else None
        body = list(node.children)
        node.clear()
        parent = node.parent
        if not isinstance(parent, nodes.section | nodes.document):
            self._refuse("misplaced-directive", node, title, body)
            return None
        if title is not None and (body or self._before_any_section(node)):
            section = self._make_section(node, title, body)
        elif isinstance(parent, nodes.document):
            found = self._heading_for(node)
            if found is None:
                self._refuse("no-heading", node, title, body)
                node["argument"] = ""
                self.document["jobposting_unreadable"] = True
                return None
            section = found
            self._insert_body(node, section, body)
        elif parent.get("jobposting_section"):
            self._refuse("second-directive", node, title, body)
            return None
        else:
            section = parent
            if title is not None and not any(_is(f, "title") for f in node["fields"]):
                # In form A the argument is short for the field.
                node["fields"].insert(
                    0, Written("title", node["argument"], title.line or 0)
                )
            self._insert_body(node, section, body)
        self._mark(section, node)
        return section

    def _make_section(
        self, node: jobposting, title: nodes.Node, body: list[nodes.Node]
    ) -> nodes.section:
        """Form B: a section of its own, with the argument as its heading."""
        section = nodes.section("", title)
        section.source, section.line = node.source, node.line
        name = nodes.fully_normalize_name(title.astext())
        section["names"].append(name)
        parent = node.parent
        index = parent.index(node)
        if not body:  # the rest of a page without headings is the text
            body = parent.children[index + 1 :]
            del parent[index + 1 :]
        parent[index] = section
        self.document.note_implicit_target(section, section)
        section += [node, *body]
        nest_headings(section)
        return section

    def _heading_for(self, node: jobposting) -> nodes.section | None:
        """The section for a directive without a title that stands outside all sections."""
        parent = node.parent
        following = parent.children[parent.index(node) + 1 :]
        section = next((n for n in following if isinstance(n, nodes.section)), None)
        first = not any(isinstance(n, nodes.section) for n in parent.children)
        if section is not None and section is _first_section(parent):
            # Written above the heading: it is the page's.
            parent.remove(node)
            section.insert(1, node)
            return section
        written = next((f for f in node["fields"] if _is(f, "title")), None)
        if first and written is not None and isinstance(written.raw, str) and written.raw:
            title = nodes.title(written.raw, written.raw)
            title.source, title.line = node.source, written.offset
            return self._make_section(node, title, [])
        return None

    def _insert_body(
        self, node: jobposting, section: nodes.section, body: list[nodes.Node]
    ) -> None:
        if body:
            at = section.index(node) + 1
            section[at:at] = body
            nest_headings(section, at)

    def _before_any_section(self, node: jobposting) -> bool:
        return (
            isinstance(node.parent, nodes.document) and _first_section(node.parent) is None
        )

    def _mark(self, section: nodes.section, node: jobposting) -> None:
        section["jobposting_section"] = True
        names = [field for field in node["fields"] if field.key == "name"]
        node["fields"] = [field for field in node["fields"] if field.key != "name"]
        for field in names:
            name = nodes.fully_normalize_name(str(field.raw))
            node["name"] = str(field.raw).strip()
            section["names"].append(name)
            self.document.note_explicit_target(section, section)
        node["texts"] = {}
        for field in node["fields"]:
            if isinstance(field.raw, str) and canonical(field.key) in ("title", "summary"):
                node["texts"][canonical(field.key)] = " ".join(field.raw.split())

    def _refuse(
        self,
        rule: str,
        node: jobposting,
        title: nodes.Node | None,
        body: list[nodes.Node],
    ) -> None:
        """Warn, and keep the text in the place of the directive."""
        report(make_finding(rule, node.source, node.line))
        kept: list[nodes.Node] = []
        if title is not None:
            kept.append(nodes.paragraph("", "", nodes.strong("", "", *title.children)))
        kept += body
        holder = nodes.container("", *kept)
        for section in list(holder.findall(nodes.section)):
            heading = section.pop(0)
            rubric = nodes.rubric("", "", *heading.children, ids=section["ids"])
            section.replace_self([rubric, *section.children])
        node.replace_self(holder.children)

    # -- form C -----------------------------------------------------------------------

    def _place_front_matter(
        self,
        front: tuple[Written, ...] | FrontMatterError,
        placed: list[nodes.section],
    ) -> None:
        source = str(self.env.doc2path(self.env.docname))
        if isinstance(front, FrontMatterError):
            problem = __(front.problem)
            report(make_finding("not-understood", source, front.line, problem=problem))
            self.document["jobposting_unreadable"] = True
            return
        fields = [Written(f.key, f.raw, f.offset + 1) for f in front]
        section = _first_section(self.document)
        if section is None:
            section = self._title_from(fields, source)
            if section is None:
                report(make_finding("no-heading", source, 1))
                self.document["jobposting_unreadable"] = True
                return
        node = next((n for n in section.children if isinstance(n, jobposting)), None)
        if node is None or section not in placed:
            node = jobposting(fields=[], front=fields, unread=[], argument="", torn=False)
            node["docname"] = self.env.docname
            node.source, node.line = source, fields[0].offset if fields else 1
            section.insert(1, node)
            own, node["fields"] = node["fields"], fields
            self._mark(section, node)
            node["front"], node["fields"] = node["fields"], own
        else:
            node["front"] = [f for f in fields if f.key != "name"]
            for field in node["front"]:
                key = canonical(field.key)
                if key in ("title", "summary") and isinstance(field.raw, str):
                    node["texts"].setdefault(key, " ".join(field.raw.split()))
        node["front_source"] = source

    def _title_from(self, fields: list[Written], source: str) -> nodes.section | None:
        """A page without any heading has its title from the front matter."""
        written = next((f for f in fields if _is(f, "title")), None)
        if written is None or not isinstance(written.raw, str) or not written.raw.strip():
            return None
        text = " ".join(written.raw.split())
        title = nodes.title(text, text)
        title.source, title.line = source, written.offset
        section = nodes.section("", title)
        section["names"].append(nodes.fully_normalize_name(text))
        # Whatever stands before the text (docinfo, comments) stays before the section.
        head = (nodes.docinfo, nodes.field_list, nodes.comment, nodes.Decorative)
        first = next(
            (i for i, n in enumerate(self.document.children) if not isinstance(n, head)),
            len(self.document.children),
        )
        section += self.document.children[first:]
        del self.document[first:]
        self.document += section
        self.document.note_implicit_target(section, section)
        return section

    # -- what was meant as a posting --------------------------------------------------

    def _find_closed_fences(self) -> None:
        """``:::{jobposting}`` where ``colon_fence`` is off is a paragraph to MyST."""
        problem = __("“:::” is text here, since colon_fence is off.")
        for paragraph in self.document.findall(nodes.paragraph):
            # A literal that shows the directive is no directive.
            shown = "".join(
                str(child)
                if isinstance(child, nodes.Text)
                else child.astext().replace(":", ".")
                for child in paragraph.children
            )
            if match := _COLON_FENCE.search(shown):
                line = (paragraph.line or 1) + shown.count("\n", 0, match.start())
                report(
                    make_finding("not-understood", paragraph.source, line, problem=problem)
                )
                self.document["jobposting_unreadable"] = True


def _is(field: Written, name: str) -> bool:
    return canonical(field.key) == name


def _first_section(parent: nodes.Element) -> nodes.section | None:
    return next((n for n in parent.children if isinstance(n, nodes.section)), None)


def nest_headings(section: nodes.section, start: int = 0) -> None:
    """Make sections of the rubrics that MyST makes of headings inside a directive.

    Only rubrics with a ``level`` are headings, and only direct children of *section*.
    """
    children = section.children[start:]
    if not any(_is_heading(child) for child in children):
        return
    del section[start:]
    open_: list[tuple[int, nodes.section]] = [(0, section)]
    document = section.document
    assert document is not None, "a placed section has a document"  # noqa: S101
    for child in children:
        if not _is_heading(child):
            open_[-1][1].append(child)
            continue
        level = int(child["level"])
        while open_[-1][0] >= level:
            open_.pop()
        title = nodes.title(child.rawsource, "", *child.children)
        title.source, title.line = child.source, child.line
        nested = nodes.section("", title, ids=child["ids"], names=child["names"])
        nested["classes"] = child["classes"]
        nested.source, nested.line = child.source, child.line
        for identifier in child["ids"]:
            document.ids[identifier] = nested
        open_[-1][1].append(nested)
        open_.append((level, nested))


def _is_heading(node: nodes.Node) -> TypeGuard[nodes.rubric]:
    return isinstance(node, nodes.rubric) and "level" in node
