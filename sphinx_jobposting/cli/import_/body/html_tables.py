"""Turn HTML tables into Markdown tables, or into blocks if they are only for layout."""

from __future__ import annotations

import re

from bs4 import Tag

CELL, ROW = "\ue006", "\ue007"
"""Mark the end of a cell and of a row until their table is finished."""

_PARTS = ("thead", "tbody", "tfoot", "tr", "td", "th")
_BLOCKS = ("table", "ul", "ol", "dl", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5",
           "h6", "hr", "section", "article", "iframe")  # fmt: skip


def unroll_layout(body: Tag) -> None:
    """Turn layout tables and stray cells into blocks.

    A table is for layout if its rows have a single cell, or if a cell has blocks in it.
    """
    layouts = [table for table in body.find_all("table") if not _holds_data(table)]
    parts = [
        part
        for part in body.find_all(list(_PARTS))
        if (table := part.find_parent("table")) is None
        or any(table is layout for layout in layouts)
    ]
    for element in [*layouts, *parts]:
        element.name = "div"


def _holds_data(table: Tag) -> bool:
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    widths = [len(row.find_all(["td", "th"], recursive=False)) for row in rows]
    if max(widths, default=0) < 2 or table.find(list(_BLOCKS)) is not None:
        return False
    cells = table.find_all(["td", "th"])
    return not any(len(cell.find_all(["p", "div"])) > 1 for cell in cells)


def in_cell(text: str) -> str:
    """Return the text of a cell with its bars escaped, because a bar would end the cell."""
    return re.sub(r"(?<!\\)\|", r"\\|", text)


def table(text: str) -> str:
    """Return a Markdown table. Text outside of its rows, such as a caption, comes first.

    *text* has `CELL` at the end of each cell and `ROW` at the end of each row.
    """
    outside: list[str] = []
    rows: list[list[str]] = []
    *ended, rest = text.split(ROW)
    for row in ended:
        *cells, after = row.split(CELL)
        # A caption before the first cell ends with a blank line.
        if cells and "\n" in cells[0]:
            before, _, cells[0] = cells[0].rpartition("\n")
            outside.append(before.strip())
        outside.append(after.strip())
        if any(cell.strip() for cell in cells):
            rows.append([" ".join(cell.split()) for cell in cells])
    outside.append(rest.replace(CELL, " ").strip())
    width = max((len(row) for row in rows), default=0)
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    if lines:
        lines.insert(1, f"|{' --- |' * width}")
    said = [piece for piece in outside if piece]
    return "\n\n".join([*said, "\n".join(lines)]).strip()
