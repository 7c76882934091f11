"""Make random pages with postings: nested, hidden, named, misplaced, included."""

from __future__ import annotations

import random
from collections.abc import Iterator

GOOD = [":date-posted: 2021-09-02", ":job-location: Porto, PT", ":apply: a@acme.example"]
HIDING = [
    [":draft: yes"],
    [":draft:"],
    [":date-posted: 2021-10-02"],
    [":status: draft"],
    ["draft: yes"],
    [":skills: one", "two", ":draft: yes"],
    ["", ":draft: yes"],
    [":draft:yes"],
]
PLAIN = [[], [], [":closed: yes"], [":name: given"], [":name: cook"], [":base-salary: 1"]]

# Options that hide a posting, and other lines around them.
DRAFT = [
    *(":draft: yes", ":draft:", "draft: yes", ":draft:yes", "- :draft: yes", ":Draft: yes"),
    *("  :draft: yes", "\t:draft: yes", ": draft: yes", ":drafts: yes", ":daft: yes"),
    *(":status: draft", ":published: no", "'draft': yes", ":embargo: 2031-01-01"),
]
CLUTTER = [
    *("wrapped text", "# a comment", "% a comment", "- item", "  indented", ": folded"),
    *(":a: b", ":skills: one", ":work-hours: 32", "a: b", "'quoted", "[flow", "{", "| x"),
    *("text: more", ":skills: [a, {b: c", ":summary: |", ":apply: *x", ":a: &x !!y"),
]

FRONT = [
    "jobposting:\n  date-posted: 2021-09-02\n  {draft}",
    "'jobposting':\n  date-posted: 2021-09-02\n  {draft}",
    "jobposting: {{date-posted: 2021-09-02, {draft}}}",
    "{{jobposting: {{date-posted: 2021-09-02, {draft}}}}}",
    "jobposting:\n  date-posted: 2021-09-02\njobposting:\n  {draft}",
    "x: &a {{{draft}}}\njobposting:\n  <<: *a\n  date-posted: 2021-09-02",
    "jobposting: # a comment\n  date-posted: 2021-09-02 # another\n  {draft}",
    "  jobposting:\n    date-posted: 2021-09-02\n    {draft}",
    "title: x\njobPosting:\n  date-posted: 2021-09-02\n  {draft}",
    "jobposting:\n  date-posted: 2021-09-02\n{draft}",
    "jobposting:\n  skills: [one, 'two'\n  {draft}",
    "jobposting:\n  summary: 'not closed\n  {draft}",
    "jobposting:\n\tdate-posted: 2021-09-02\n\t{draft}",
]
OPEN = ["---\n", "\ufeff---\n", "\n---\n", "-----\n", "---\n# a comment\n"]
CLOSE = ["---\n", "...\n", "-----\n", ""]


class Pages:
    """A maker of pages; *secrets* are the words that must not be in any output."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.secrets: set[str] = set()
        self.number = 0
        self.files: dict[str, str] = {}

    def site(self, pages: int) -> dict[str, str]:
        """Return the source files of a site with this many pages."""
        for number in range(pages):
            if self.chance.random() < 0.35:
                self.files[f"r{number}.rst"] = "\n".join(self._rest_page()) + "\n"
            else:
                self.files[f"m{number}.md"] = "\n".join(self._page()) + "\n"
        return self.files

    def _word(self, hidden: bool) -> str:
        self.number += 1
        if not hidden:
            return f"public{self.number}"
        word = f"secretword{self.number}x"
        self.secrets.add(word)
        return word

    def _options(self, hides: bool) -> list[str]:
        if not hides:
            return [*GOOD, *self.chance.choice(PLAIN)]
        if self.chance.random() < 0.5:
            return [*GOOD, *self.chance.choice(HIDING)]
        return [*GOOD, *self._clutter(), self.chance.choice(DRAFT), *self._clutter()]

    def _clutter(self) -> list[str]:
        return self.chance.choices(CLUTTER, k=self.chance.choice([0, 0, 1, 2, 3]))

    def _front_matter(self, hides: bool) -> Iterator[str]:
        if not hides:
            yield from ("---", "jobposting:", "  date-posted: 2021-09-02", "---", "")
            return
        front = self.chance.choice(FRONT).format(draft="draft: yes")
        start, end = self.chance.choice(OPEN), self.chance.choice(CLOSE)
        text = f"{start}{front}\n{end}"
        if self.chance.random() < 0.2:
            text = text.replace("\n", "\r\n")
        yield text

    # -- Markdown ---------------------------------------------------------------------

    def _page(self) -> Iterator[str]:
        hides = self.chance.random() < 0.4
        form = self.chance.choice("ABC-")
        if form == "C":
            yield from self._front_matter(hides)
        if form == "B":
            yield f"::::::::{{jobposting}} {self._word(hides)}"
            yield from self._options(hides)
            yield ""
            yield from self._body(2, hides, inside=True)
            yield "::::::::"
            return
        hides = hides and form != "-"
        yield from (f"# {self._word(hides)}", "")
        if form == "A":
            yield from ("```{jobposting}", *self._options(hides), "```", "")
        yield from self._body(2, hides)
        if self.chance.random() < 0.2:
            yield from self._included_posting(hides)

    def _included_posting(self, hidden: bool) -> Iterator[str]:
        """Yield an include of a section that is a posting, at the end of the page."""
        hides = self.chance.random() < 0.5
        lines = [f"## {self._word(hidden or hides)}", "", "```{jobposting}"]
        lines += [*self._options(hides), "```", "", self._word(hidden or hides), ""]
        name = f"parts/p{self.number}.txt"
        self.files[name] = "\n".join(lines)
        yield f"```{{include}} {name}\n```"

    def _body(self, level: int, hidden: bool, inside: bool = False) -> Iterator[str]:
        for _ in range(self.chance.randint(1, 4)):
            yield from self._piece(level, hidden, inside)
            yield ""

    def _piece(self, level: int, hidden: bool, inside: bool) -> Iterator[str]:
        kind = self.chance.choice(
            ["text"] * 3
            + ["section"] * 4
            + ["body", "quote", "note", "item", "foot", "label", "include", "object"]
            + ["links", "condition"]
        )
        word = self._word(hidden)
        if kind == "section" and level < 5:
            posting = not inside and self.chance.random() < 0.7
            first = posting and self.chance.random() < 0.5
            # A second directive without text also describes the section.
            second = posting and self.chance.random() < 0.1
            hides = first or second
            if self.chance.random() < 0.3:
                yield from (f"({self._word(hidden or hides)})=", "")
            yield from (f"{'#' * level} {self._word(hidden or hides)}", "")
            if posting:
                yield from ("```{jobposting}", *self._options(first), "```", "")
            if second:
                yield from ("```{jobposting}", ":draft: yes", "```", "")
            elif posting and self.chance.random() < 0.1:
                yield from self._second_with_text(hidden or hides)
            yield from self._body(level + 1, hidden or hides, inside)
        elif kind == "body" and level < 5:
            hides = self.chance.random() < 0.5
            fence = ":" * (9 - level)
            yield f"{fence}{{jobposting}} {self._word(hidden or hides)}"
            yield from self._options(hides)
            yield from ("", self._word(hidden or hides), fence)
        elif kind in ("quote", "note", "item"):
            hides = self.chance.random() < 0.5
            lines = [f"```{{jobposting}} {self._word(hidden or hides)}"]
            lines += [*self._options(hides)[-4:], "", self._word(hidden or hides), "```"]
            if kind == "quote":
                yield from (f"> {line}" for line in lines)
            elif kind == "item":
                yield from (f"{'- ' if not n else '  '}{t}" for n, t in enumerate(lines))
            else:
                yield from ("````{note}", *lines, "````")
        elif kind == "foot":
            yield f"{word}[^f{self.number}]\n\n[^f{self.number}]: {self._word(hidden)}"
        elif kind == "label":
            yield f"(label{self.number})=\n\n{word}"
        elif kind == "include":
            name = f"parts/p{self.number}.txt"
            self.files[name] = f"{word}\n\n{'#' * self.chance.randint(1, 4)} {word}\n"
            yield f"```{{include}} {name}\n```"
        elif kind == "object":
            yield self.chance.choice(
                [
                    f"```{{py:function}} {word}()\n```",
                    f"```{{glossary}}\n{word}\n: {word}\n```",
                    f"```{{math}}\n:label: {word}\na\n```",
                    f"```{{index}} {word}\n```",
                    f"```{{c:function}} int {word}(int a)\n```",
                ]
            )
        elif kind == "condition":
            condition = self.chance.choice(["only} latex", "only} html", "ifconfig} False"])
            hides = self.chance.random() < 0.3
            # Sphinx itself fails on an index entry right before such a directive.
            yield from (word, "", f"````````{{{condition}")
            yield from (
                self._word(hidden),
                "",
                f"::::{{jobposting}} {self._word(hidden or hides)}",
            )
            yield from (*self._options(hides), "", self._word(hidden or hides), "::::")
            yield "````````"
        elif kind == "links":
            label = self.chance.randint(1, max(1, self.number))
            yield f"{{ref}}`x <label{label}>` [y](#label{label}) {{job}}`z <given>`"
        else:
            yield word

    def _second_with_text(self, hidden: bool) -> Iterator[str]:
        """Yield a second directive of a section, which decides only about its own text."""
        hides = self.chance.random() < 0.5
        yield from ("```{jobposting}", *self._options(hides), "")
        yield from (self._word(hidden or hides), "```", "")

    # -- reStructuredText --------------------------------------------------------------

    def _rest_page(self) -> Iterator[str]:
        hides = self.chance.random() < 0.4
        title = self._word(hides)
        yield from (title, "=" * len(title), "")
        if self.chance.random() < 0.6 or hides:
            yield ".. jobposting::"
            yield from (f"   {line}" for line in self._rest_options(hides))
            yield ""
        if self.chance.random() < 0.2:
            yield from self._rest_with_text(hides)
        for mark in self.chance.sample("-~^", self.chance.randint(0, 2)):
            yield from self._rest_section(mark, hides)

    def _rest_with_text(self, hidden: bool) -> Iterator[str]:
        """Yield a directive with its own heading and text (form B)."""
        hides = self.chance.random() < 0.5
        yield f".. jobposting:: {self._word(hidden or hides)}"
        yield from (f"   {line}" for line in self._rest_options(hides))
        yield from ("", f"   {self._word(hidden or hides)}", "")

    def _rest_options(self, hides: bool) -> list[str]:
        return [line for line in self._options(hides) if line]

    def _rest_section(self, mark: str, hidden: bool) -> Iterator[str]:
        hides = self.chance.random() < 0.4
        title = self._word(hidden or hides)
        directive = self.chance.choice(["", "", ".. only:: latex", ".. only:: html"])
        directive = directive or self.chance.choice(["", ".. ifconfig:: False"])
        lines = [title, mark * len(title), ""]
        if hides or self.chance.random() < 0.5:
            lines.append(".. jobposting::")
            lines += [f"   {line}" for line in self._rest_options(hides)]
        lines += ["", f"{self._word(hidden or hides)} [#a]_", ""]
        lines += [f".. [#a] {self._word(hidden or hides)}", ""]
        if directive:
            yield from (directive, "", *(f"   {line}" for line in lines), "")
        else:
            yield from lines
