"""Decide which section a directive or front matter turns into a posting (forms A, B, C)."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from ..builds.drafts.candidates import may_hold_posting
from ..domain import job_domain
from ..log import make_finding, report
from ..model.field_names import canonical
from ..model.types import ValueProblem
from ..nodes import jobposting, placeholders
from ..values.text import parse_text
from .field_texts import add_texts, markdown_parser, parse_texts
from .front_matter import (
    FrontMatter,
    hide_from_parser,
    misplaced_fields,
    read_front_matter,
)
from .headings import first_section, nest_headings, take_in_following, unnest_sections
from .lookalikes import (
    Look,
    cut_off,
    find_lookalikes,
    look_at,
    parser_saw_front_matter,
    stray_options,
)
from .option_block import Written
from .privacy import Doubt, doubt

FRONT_MATTER = "jobposting_front_matter"
INCLUDED = "jobposting_included"
LOOK = "jobposting_look"
"""The key for data that ``source-read`` leaves for the transform."""

DOUBTS = "jobposting_doubts"
"""The attribute of a document for doubts about the whole page."""

REFUSED = "jobposting_refused"
"""The attribute of the node that replaces a misplaced directive: the broken rule."""

_LINE_ENDS = dict.fromkeys(map(ord, "\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")
"""Characters at which Python splits lines, but editors do not; they would split options."""


def note_source(app: Sphinx, docname: str, content: list[str]) -> None:
    """Read the front matter (``source-read``)."""
    # A quick check first, because this runs for every page of a site.
    source = content[0]
    if "jobposting" in source:
        source = content[0] = source.translate(_LINE_ENDS)
    if may_hold_posting(source) or "joblist" in source:
        app.env.temp_data[LOOK] = True
    front = read_front_matter(source)
    if front is not None:
        app.env.temp_data[FRONT_MATTER] = front
        content[0] = hide_from_parser(source, front)


def note_included(app: Sphinx, path: Any, docname: str, content: list[str]) -> None:
    """Remember included files that have front matter with a posting (``include-read``)."""
    if "jobposting" in content[0]:
        content[0] = content[0].translate(_LINE_ENDS)
    front = read_front_matter(content[0])
    if front is not None and (front.fields or front.faults):
        included = app.env.temp_data.get(INCLUDED) or []
        app.env.temp_data[INCLUDED] = [*included, (str(path), front.line)]


class PlacePostings(SphinxTransform):
    """Move every placeholder into the section that is the posting."""

    # Before Locale (20), so that titles and summaries get translated.
    default_priority = 4

    def apply(self, **kwargs: Any) -> None:
        front: FrontMatter | None = self.env.temp_data.pop(FRONT_MATTER, None)
        self.doubts: list[Doubt] = []
        placed = [
            section
            for node in placeholders(self.document)
            if (section := self._place(node)) is not None
        ]
        if front is not None:
            self._place_front_matter(front, placed)
        for section in placed:
            self._warn_of_second_headings(section)
        included: list[tuple[str, int]] = self.env.temp_data.pop(INCLUDED, None) or []
        found = placeholders(self.document)
        wanted = self.env.temp_data.pop(LOOK, False)
        look = look_at(self.document) if wanted or found else Look([], [])
        if wanted:
            self.doubts += find_lookalikes(
                self.document, look, self.env, included, front_matter=front is not None
            )
        if self.doubts:
            self.document[DOUBTS] = self.doubts
        for node in found:
            node.attributes.pop("parsed", None)
            if REFUSED not in node.parent and not node["doubts"]:
                node["doubts"] += stray_options(node, look, found)

    # -- forms A and B ----------------------------------------------------------------

    def _place(self, node: jobposting) -> nodes.section | None:
        node["doubts"] += cut_off(node)
        title = node.pop(0) if node["argument"] else None
        body = list(node.children)
        node.clear()
        parent = node.parent
        if not isinstance(parent, nodes.section | nodes.document):
            self._refuse("misplaced-directive", node, title, body)
            return None
        section: nodes.section | None
        if title is not None and (body or self._before_any_section(node)):
            section = self._make_section(node, title, body)
        else:
            section = self._section_for(node)
            if section is None or section.get("jobposting_section"):
                rule = "no-heading" if section is None else "second-directive"
                self._refuse(rule, node, title, body)
                return None
            if node.parent is not section:
                # A directive above the heading describes the whole page.
                parent.remove(node)
                section.insert(1, node)
            if title is not None and not any(_is(f, "title") for f in node["fields"]):
                # In form A, the argument is a short form of the field.
                node["fields"].insert(
                    0, Written("title", node["argument"], title.line or 0)
                )
            self._insert_body(node, section, body)
        self._mark(section, node)
        return section

    def _make_section(
        self, node: jobposting, title: nodes.Node, body: list[nodes.Node]
    ) -> nodes.section:
        """Return a new section with the argument as its heading (form B)."""
        section = nodes.section("", title)
        section.source, section.line = node.source, node.line
        name = nodes.fully_normalize_name(title.astext())
        section["names"].append(name)
        parent = node.parent
        index = parent.index(node)
        if not body:  # on a page without headings, the rest of the page is the text
            body = parent.children[index + 1 :]
            del parent[index + 1 :]
        parent[index] = section
        self.document.note_implicit_target(section, section)
        section += [node, *body]
        nest_headings(section)
        return section

    def _section_for(self, node: jobposting) -> nodes.section | None:
        """Return the section that a directive without a body describes."""
        parent = node.parent
        if isinstance(parent, nodes.section):
            return parent
        if (section := first_section(parent)) is not None:
            return section if parent.index(section) > parent.index(node) else None
        written = next((f for f in node["fields"] if _is(f, "title")), None)
        if written is not None and isinstance(written.raw, str) and written.raw:
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
            isinstance(node.parent, nodes.document) and first_section(node.parent) is None
        )

    def _mark(self, section: nodes.section, node: jobposting) -> None:
        """Mark *section* as the posting of *node*, and add the texts to translate."""
        section["jobposting_section"] = True
        for field in (*node["fields"], *node.get("front", ())):
            if field.key.strip().lower() == "name":
                # A name that is refused is reported when the fields are read.
                with suppress(ValueProblem):
                    node["name"] = parse_text(field.raw)
                    self._name(section, node["name"])
                break
        labels = job_domain(self.env).settings.facts
        parser = markdown_parser(self.document, self.env)
        add_texts(node, labels, parse_texts(node.get("front", ()), labels, parser))

    def _name(self, section: nodes.section, written: str) -> None:
        """Give a section the name that the author chose, as a target for references."""
        name = nodes.fully_normalize_name(written)
        if name in section["names"]:  # its heading already has that name
            self.document.nametypes[name] = True
        elif name:
            # docutils registers all the names of a node; it already has the others.
            known, section["names"] = section["names"], [name]
            self.document.note_explicit_target(section, section)
            section["names"] = known + section["names"]

    def _warn_of_second_headings(self, section: nodes.section) -> None:
        """Warn about sections after a posting that is meant to be the whole page."""
        if section.parent is not self.document:
            return
        for following in self.document.children[self.document.index(section) + 1 :]:
            if not isinstance(following, nodes.section):
                continue
            if following.next_node(jobposting) is not None:
                return
            title = following[0]
            report(
                make_finding(
                    "second-heading", title.source, title.line, heading=title.astext()
                )
            )

    def _refuse(
        self,
        rule: str,
        node: jobposting,
        title: nodes.Node | None,
        body: list[nodes.Node],
    ) -> None:
        """Replace a directive that is not a posting with its text.

        Whether the text is shown is decided after its fields have been read.
        """
        kept: list[nodes.Node] = []
        if title is not None:
            kept.append(nodes.paragraph("", "", nodes.strong("", "", *title.children)))
        holder = nodes.container("", *kept, *body)
        holder[REFUSED] = rule
        unnest_sections(holder)
        node.replace_self(holder)
        holder.insert(0, node)

    # -- form C -----------------------------------------------------------------------

    def _place_front_matter(self, front: FrontMatter, placed: list[nodes.section]) -> None:
        source = str(self.env.doc2path(self.env.docname))
        self._doubt_front_matter(front, bool(placed), source)
        if not front.fields:
            return
        fields = [Written(f.key, f.raw, f.offset + 1) for f in front.fields]
        section = first_section(self.document) or self._title_from(fields, source)
        if section is None:
            finding = make_finding("no-heading", source, front.line)
            self.doubts.append(Doubt(finding))
            return
        take_in_following(section, placed)
        node = next((n for n in section.children if isinstance(n, jobposting)), None)
        if node is None or section not in placed:
            node = jobposting(fields=[], doubts=[], argument="")
            node["docname"] = self.env.docname
            node.source, node.line = source, fields[0].offset
            section.insert(1, node)
        node["front"], node["front_source"] = fields, source
        node.clear()
        self._mark(section, node)

    def _doubt_front_matter(
        self, front: FrontMatter, with_posting: bool, source: str
    ) -> None:
        """Record doubts about a page's front matter."""
        found = [doubt(cause, source, line, text) for cause, line, text in front.faults]
        if not found and front.fields and not parser_saw_front_matter(self.document):
            found.append(doubt("front-matter-unseen", source, front.line))
        beside = misplaced_fields(
            front.beside, with_posting=with_posting or bool(front.fields)
        )
        if not any(fault.cause == "fields-not-indented" for fault in front.faults):
            found += [
                doubt("field-beside-mapping", source, field.offset + 1, field.key)
                for field in beside
            ]
        self.doubts += found

    def _title_from(self, fields: list[Written], source: str) -> nodes.section | None:
        """Turn a page without headings into a section; its title is in the front matter."""
        written = next((f for f in fields if _is(f, "title")), None)
        if written is None or not isinstance(written.raw, str) or not written.raw.strip():
            return None
        text = " ".join(written.raw.split())
        title = nodes.title(text, text)
        title.source, title.line = source, written.offset
        section = nodes.section("", title)
        section["names"].append(nodes.fully_normalize_name(text))
        # Nodes before the text (docinfo, comments) stay before the section.
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


def _is(field: Written, name: str) -> bool:
    return canonical(field.key) == name
