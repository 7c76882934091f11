"""Pages with postings at random: nested, hidden, named, misplaced, included."""

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


class Pages:
    """Makes pages; *secrets* are the words that no output may hold."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.secrets: set[str] = set()
        self.number = 0
        self.files: dict[str, str] = {}

    def site(self, pages: int) -> dict[str, str]:
        """Return the source files of a site with so many pages."""
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
        if hides:
            return [*GOOD, *self.chance.choice(HIDING)]
        return [*GOOD, *self.chance.choice(PLAIN)]

    # -- Markdown ---------------------------------------------------------------------

    def _page(self) -> Iterator[str]:
        hides = self.chance.random() < 0.4
        form = self.chance.choice("ABC-")
        if form == "C":
            yield from ("---", "jobposting:", "  date-posted: 2021-09-02")
            yield from (["  draft: yes"] if hides else [])
            yield from ("---", "")
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

    def _body(self, level: int, hidden: bool, inside: bool = False) -> Iterator[str]:
        for _ in range(self.chance.randint(1, 4)):
            yield from self._piece(level, hidden, inside)
            yield ""

    def _piece(self, level: int, hidden: bool, inside: bool) -> Iterator[str]:
        kind = self.chance.choice(
            ["text"] * 3
            + ["section"] * 4
            + ["body", "quote", "note", "foot", "label", "include", "object", "links"]
        )
        word = self._word(hidden)
        if kind == "section" and level < 5:
            posting = not inside and self.chance.random() < 0.7
            hides = posting and self.chance.random() < 0.5
            yield from (f"{'#' * level} {self._word(hidden or hides)}", "")
            if posting:
                yield from ("```{jobposting}", *self._options(hides), "```", "")
            yield from self._body(level + 1, hidden or hides, inside)
        elif kind == "body" and level < 5:
            hides = self.chance.random() < 0.5
            fence = ":" * (9 - level)
            yield f"{fence}{{jobposting}} {self._word(hidden or hides)}"
            yield from self._options(hides)
            yield from ("", self._word(hidden or hides), fence)
        elif kind in ("quote", "note"):
            hides = self.chance.random() < 0.5
            lines = [f"```{{jobposting}} {self._word(hidden or hides)}"]
            lines += [*self._options(hides)[-4:], "", self._word(hidden or hides), "```"]
            if kind == "quote":
                yield from (f"> {line}" for line in lines)
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
        elif kind == "links":
            label = self.chance.randint(1, max(1, self.number))
            yield f"{{ref}}`x <label{label}>` [y](#label{label}) {{job}}`z <given>`"
        else:
            yield word

    # -- reStructuredText --------------------------------------------------------------

    def _rest_page(self) -> Iterator[str]:
        hides = self.chance.random() < 0.4
        title = self._word(hides)
        yield from (title, "=" * len(title), "")
        if self.chance.random() < 0.6 or hides:
            yield ".. jobposting::"
            yield from (f"   {line}" for line in self._rest_options(hides))
            yield ""
        for mark in self.chance.sample("-~^", self.chance.randint(0, 2)):
            yield from self._rest_section(mark, hides)

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
