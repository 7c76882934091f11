"""Turn HTML into Markdown for MyST, with markdownify.

The methods here replace those of markdownify that join words, lose text, or write what
MyST would read in another way. Needs the extra ``import``. Only
`sphinx_jobposting.cli.import_.body.html` imports this module, and only if there is HTML.
"""

from __future__ import annotations

import re
from typing import Any

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString
from markdownify import MarkdownConverter

from ....values.near_words import word_set
from . import html_tables
from .html_escape import alternative, destination, escape
from .html_tables import CELL, ROW

_BREAK = "\ue005"
"""The mark of a line break until its block is finished; at an edge, it is dropped."""

_GONE = ("script", "style", "template", "noscript", "svg", "head")
_EMBEDS = {"iframe": "src", "embed": "src", "object": "data", "video": "src",
           "audio": "src", "frame": "src"}  # fmt: skip
_PLAIN_BLOCKS = word_set(
    "address article aside body center dd details dialog dir div dl fieldset figcaption "
    "figure footer form header hgroup html legend main menu nav optgroup option p search "
    "section select caption button label textarea"
)
"""Blocks that only mean a new paragraph in Markdown."""
_BLOCKS = _PLAIN_BLOCKS | word_set(
    "blockquote dt h1 h2 h3 h4 h5 h6 hr li ol pre summary table tbody td tfoot th thead "
    "tr ul"
)
_EDGES = re.compile(rf"([\s{_BREAK}]*)(.*?)([\s{_BREAK}]*)\Z", re.S)
_BREAKS = re.compile(rf"[ \t\n]*{_BREAK}[ \t\n{_BREAK}]*")
_STRONG, _EMPHASIS = ("b", "strong"), ("em", "i", "cite", "dfn", "var")

Parents = Any
"""The names of the elements around an element, which markdownify keeps in a set."""


class Converter(MarkdownConverter):
    """A converter for one body. The attributes are those of `Converted`."""

    def __init__(self) -> None:
        super().__init__(heading_style="ATX", bullets="-")
        self.dropped = False
        self.embedded: list[str] = []
        self.comments: list[str] = []
        for name in _PLAIN_BLOCKS:
            setattr(self, f"convert_{name}", self._block)
        for name in (*_STRONG, *_EMPHASIS):
            setattr(self, f"convert_{name}", self._emphasis)
        for name, element in {"s": "s", "del": "s", "strike": "s", "sub": "sub",
                              "sup": "sup"}.items():  # fmt: skip
            setattr(self, f"convert_{name}", self._element(element))

    def markdown(self, html: str) -> str:
        """Return *html* as Markdown."""
        soup = BeautifulSoup(html, "lxml")
        body = soup.body
        if body is None:
            return ""
        self._prepare(soup, body)
        converter: Any = self  # markdownify has types for only some of its methods
        text = str(converter.process_tag(body, parent_tags=set()))
        text = text.replace(CELL, " ").replace(ROW, "\n\n")  # from rows without a table
        return re.sub(r"\n{3,}", "\n\n", text).strip()

    # -- before the conversion -------------------------------------------------------------

    def _prepare(self, soup: BeautifulSoup, body: Tag) -> None:
        for comment in body.find_all(string=lambda text: isinstance(text, Comment)):
            if words := " ".join(comment.split()):
                self.comments.append(words)
        for element in body.find_all(list(_GONE)):
            self.dropped = self.dropped or element.name != "head"
            element.decompose()
        for element in body.find_all(list(_EMBEDS)):
            self._link_to_embedded(soup, element)
        for element in body.find_all([*_STRONG, *_EMPHASIS]):
            _take_in_twins(element)
        html_tables.unroll_layout(body)

    def _link_to_embedded(self, soup: BeautifulSoup, element: Tag) -> None:
        """Replace embedded media with a link, and keep their text for old browsers."""
        address = str(element.get(_EMBEDS[element.name], "") or "").strip()
        source = element.find("source", src=True)
        if not address and isinstance(source, Tag):
            address = str(source["src"]).strip()
        title = str(element.get("title", "") or "").strip()
        element.name, element.attrs = "div", {}
        if address and not address.startswith("data:"):
            link = soup.new_tag("a", href=address)
            link.string = title or address
            element.append(link)
            self.embedded.append(address)

    # -- text ------------------------------------------------------------------------------

    def process_text(self, el: NavigableString, parent_tags: Parents = None) -> str:
        tags = parent_tags or set()
        text = str(el)
        if "pre" in tags:
            return text
        text = re.sub(r"[ \t\r\n\f]+", " ", text)
        if _is_block(el.previous_sibling) or _is_break(el.previous_sibling):
            text = text.lstrip(" ")
        if _is_block(el.next_sibling):
            text = text.rstrip(" ")
        if "_noformat" in tags:
            return text
        following = el.next_sibling
        return escape(
            text,
            begins_line=_begins_line(el),
            in_link="a" in tags,
            before_link=isinstance(following, Tag) and following.name in ("a", "img"),
        )

    # -- blocks ----------------------------------------------------------------------------

    def _block(self, el: Tag, text: str, parent_tags: Parents) -> str:
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        text = _broken(text)
        return f"\n\n{text}\n\n" if text else ""

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: Parents) -> str:
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        text = " ".join(text.replace(_BREAK, " ").split())
        if not text:
            return ""
        if parent_tags & {"li", "blockquote", "dd", "dt", "a"}:
            return f"\n\n{_bold(text)}\n\n"
        return f"\n\n{'#' * max(1, min(6, n))} {text}\n\n"

    def convert_dt(self, el: Tag, text: str, parent_tags: Parents) -> str:
        text = self._block(el, text, parent_tags)
        inner = text.strip()
        return f"\n\n{_bold(inner)}\n\n" if inner and "\n" not in inner else text

    convert_summary = convert_dt

    def convert_blockquote(self, el: Tag, text: str, parent_tags: Parents) -> str:
        text = _broken(text)
        if "_inline" in parent_tags:
            return f" {text} "
        quoted = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
        return f"\n\n{quoted}\n\n" if text else ""

    def convert_li(self, el: Tag, text: str, parent_tags: Parents) -> str:
        text = _broken(text)
        if not text:
            return ""
        mark = "- "
        if el.parent is not None and el.parent.name == "ol":
            start = str(el.parent.get("start") or "1")
            before = len(el.find_previous_siblings("li"))
            mark = f"{(int(start) if start.isdecimal() else 1) + before}. "
        first, *rest = text.split("\n")
        lines = [mark + first, *(f"{' ' * len(mark)}{line}".rstrip() for line in rest)]
        return "\n" + "\n".join(lines) + "\n"

    def convert_list(self, el: Tag, text: str, parent_tags: Parents) -> str:
        text = text.strip("\n")
        # Only a list that begins with 1 needs no blank line after a line of text.
        alone = el.name == "ol" and str(el.get("start") or "1") != "1"
        if "li" in parent_tags and not alone:
            return f"\n{text}\n\n"
        return f"\n\n{text}\n\n" if text else ""

    convert_ul = convert_ol = convert_list

    def convert_hr(self, el: Tag, text: str, parent_tags: Parents) -> str:
        return " " if "_inline" in parent_tags else "\n\n---\n\n"

    def convert_pre(self, el: Tag, text: str, parent_tags: Parents) -> str:
        text = text.strip("\n")
        if not text.strip():
            return ""
        runs = [len(run) for run in re.findall("`+", text)]
        if "_inline" in parent_tags:
            converter: Any = self
            return f" {converter.convert_code(el, ' '.join(text.split()), set())} "
        fence = "`" * max(3, *(run + 1 for run in runs), 3)
        return f"\n\n{fence}\n{text}\n{fence}\n\n"

    # -- tables ----------------------------------------------------------------------------

    def convert_td(self, el: Tag, text: str, parent_tags: Parents) -> str:
        text = " ".join(text.replace(_BREAK, " ").split())
        span = str(el.get("colspan") or "1")
        width = max(1, min(50, int(span))) if span.isdecimal() else 1
        return html_tables.in_cell(text) + CELL * width

    convert_th = convert_td

    def convert_tr(self, el: Tag, text: str, parent_tags: Parents) -> str:
        return text + ROW

    def convert_table(self, el: Tag, text: str, parent_tags: Parents) -> str:
        return f"\n\n{html_tables.table(text)}\n\n"

    # -- inline ----------------------------------------------------------------------------

    def convert_br(self, el: Tag, text: str, parent_tags: Parents) -> str:
        if "pre" in parent_tags:
            return "\n"
        return " " if parent_tags & {"_inline", "_noformat"} else _BREAK

    def _emphasis(self, el: Tag, text: str, parent_tags: Parents) -> str:
        names = _STRONG if el.name in _STRONG else _EMPHASIS
        if "_noformat" in parent_tags or parent_tags & set(names):
            return text
        sign = "**" if el.name in _STRONG else "*"
        if _touches(el, text.strip()):
            name = "strong" if el.name in _STRONG else "em"
            return _within(text, f"<{name}>", f"</{name}>")
        return _within(text, sign, sign)

    def _element(self, name: str) -> Any:
        def convert(el: Tag, text: str, parent_tags: Parents) -> str:
            if "_noformat" in parent_tags:
                return text
            return _within(text, f"<{name}>", f"</{name}>")

        return convert

    def convert_q(self, el: Tag, text: str, parent_tags: Parents) -> str:
        return f"“{text.strip()}”"

    def convert_a(self, el: Tag, text: str, parent_tags: Parents) -> str:
        href = str(el.get("href") or "").strip()
        inner = text.strip(f" \t\n{_BREAK}")
        if not href or not inner or "_noformat" in parent_tags:
            return text
        target = destination(href)
        if "\n" in inner or el.find("a", href=True) is not None:
            # In Markdown, no link can have a block or another link in it.
            address = escape(href, begins_line=True, in_link=True)
            apart = " " if "_inline" in parent_tags else "\n\n"
            return f"{text.rstrip()}{apart}[{address}]({target}){apart}"
        if href == re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", inner) and "://" in href:
            return text.replace(inner, f"<{href}>") if target == href else text
        title = str(el.get("title") or "").replace('"', "”").strip()
        title = f' "{" ".join(title.split())}"' if title and title not in inner else ""
        return _within(text, "[", f"]({target}{title})")

    def convert_img(self, el: Tag, text: str, parent_tags: Parents) -> str:
        alt = alternative(str(el.get("alt") or ""))
        src = str(el.get("src") or el.get("data-src") or "").strip()
        if not src or "_noformat" in parent_tags:
            return alt
        return f"![{alt}]({destination(src)})"


def _broken(text: str) -> str:
    """Write the line breaks in the text of a block; two in a row make a new paragraph."""

    def broken(match: re.Match[str]) -> str:
        many = match[0].count(_BREAK) > 1 or "\n" in match[0]
        return "\n\n" if many else "\\\n"

    return _BREAKS.sub(broken, text.strip(f" \t\n{_BREAK}"))


def _within(text: str, opening: str, closing: str) -> str:
    """Put marks around *text*, but inside the blanks at its edges."""
    match = _EDGES.match(text)
    if match is None or not match[2] or "\n\n" in match[2]:
        return text
    inner = _BREAKS.sub(_BREAK, match[2])
    return f"{match[1]}{opening}{inner}{closing}{match[3]}"


def _bold(text: str) -> str:
    return (
        text
        if "**" in text or text.startswith("*") or text.endswith("*")
        else f"**{text}**"
    )


def _touches(el: Tag, text: str) -> bool:
    """Return whether Markdown would not read signs around *el*, as in ``a**(b)**c``."""
    before, after = el.previous_sibling, el.next_sibling
    if any(
        isinstance(s, Tag) and s.name in (*_STRONG, *_EMPHASIS) for s in (before, after)
    ):
        return True
    left = before.get_text()[-1:] if before is not None else ""
    right = after.get_text()[:1] if after is not None else ""
    return bool(text) and (
        (left.isalnum() and not text[0].isalnum())
        or (right.isalnum() and not text[-1].isalnum())
    )


def _take_in_twins(element: Tag) -> None:
    """Merge text that was made bold piece by piece, as in ``<b>a</b><b>b</b>``."""
    names = _STRONG if element.name in _STRONG else _EMPHASIS
    while isinstance(twin := element.next_sibling, Tag) and twin.name in names:
        for child in list(twin.children):
            element.append(child.extract())
        twin.extract()


def _is_block(node: object) -> bool:
    return isinstance(node, Tag) and node.name in _BLOCKS


def _is_break(node: object) -> bool:
    return isinstance(node, Tag) and node.name == "br"


def _begins_line(el: NavigableString) -> bool:
    """Return whether a text begins a line, where more signs have a meaning."""
    node: Any = el
    while node is not None:
        before = node.previous_sibling
        while (
            before is not None
            and not isinstance(before, Tag)
            and (isinstance(before, Comment) or not str(before).strip())
        ):
            before = before.previous_sibling
        if before is not None:
            return _is_block(before) or _is_break(before)
        node = node.parent
        if _is_block(node):
            return True
    return True
