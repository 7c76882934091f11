"""Read the code blocks on the pages of the documentation, and the files that they name.

A block with a caption is a file of the page's example site; the caption is its path in the
repository. A block without a caption is a page, a ``conf.py``, or a command by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"

_FENCE = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,}|:{3,})(?P<info>[^\n]*)\n(?P<text>.*?)"
    r"^(?P=indent)(?P=fence)$",
    re.M | re.S,
)
_DIRECTIVE = re.compile(r"\{(code-block|literalinclude)\}\s*(\S*)")
_GIT = re.compile(r"^git (?:mv|rm) (\S+)(?: (\S+))?$", re.M)
_OPTION = re.compile(r":([\w-]+):[ ]?(.*)\n")


class Block(NamedTuple):
    """A block of code on a page."""

    page: Path
    line: int
    language: str
    caption: str
    text: str

    @property
    def id(self) -> str:
        """Return the test id of this block."""
        return f"{self.page.name}:{self.line}"


def pages() -> list[Path]:
    """Return the pages of the documentation."""
    return sorted(path for path in DOCS.rglob("*.md") if "_build" not in path.parts)


def blocks(page: Path) -> Iterator[Block]:
    """Yield the code blocks of a page in order."""
    text = page.read_text(encoding="utf-8")
    for match in _FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        info = match["info"].strip()
        code = re.sub(rf"^{match['indent']}", "", match["text"], flags=re.M)
        options: dict[str, str] = {}
        if directive := _DIRECTIVE.match(info):
            while option := _OPTION.match(code):
                options[option[1]] = option[2]
                code = code[option.end() :]
            code = code.removeprefix("\n")
            language = directive[2]
            if directive[1] == "literalinclude":
                code = (page.parent / directive[2]).read_text(encoding="utf-8")
                language = options["language"]
        elif re.fullmatch(r"[\w+-]+", info):
            language = info
        else:
            continue
        yield Block(page, line, language, options.get("caption", ""), code)


Files = dict[str, str | None]
"""Files by their path in the repository. ``None`` removes a file."""


def steps(page: Path) -> Iterator[Files]:
    """Yield what a page does to the files of a site.

    A new step begins when a file is written again, moved, or removed, because the site must
    also build before that.
    """
    step: Files = {}
    known: Files = {}
    for block in blocks(page):
        if block.caption:
            if block.caption in step:
                yield step
                step = {}
            step[block.caption] = known[block.caption] = block.text
        for command in _GIT.finditer(block.text if block.language == "sh" else ""):
            if step:
                yield step
            step = {command[1]: None}
            if moved := command[2]:
                step[moved] = known[moved] = known[command[1]]
    if step:
        yield step
