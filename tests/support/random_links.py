"""All ways in which Markdown can link to a page and to its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote


def slug_of(name: str) -> str:
    return re.sub(r"\W+", "-", name).strip("-")


def escaped(name: str) -> str:
    """Escape the parentheses in a file name for a Markdown link."""
    return name.replace(" ", "%20").replace("(", "\\(").replace(")", "\\)")


def spellings(name: str, number: int) -> Iterator[str]:
    """Yield links to a page of the folder ``jobs`` in all spellings."""
    slug, uri = slug_of(name), quote(name)
    yield f"[](/jobs/{uri}.md) and [there](../jobs/{uri}.md#labelled-part)"
    yield f"[in angles](</jobs/{name}.md>), [escaped](/jobs/{escaped(name)}.md 'A title')"
    yield f"[by percent](/%6Aobs/{uri}.md), <project:/jobs/{uri}.md>"
    yield f"[by reference][r{number}], [r{number}], [][r{number}]"
    yield f"[a label](#label-{slug}), [](#label-{slug}), <project:#label-{slug}>"
    yield f"[its heading](/jobs/{uri}.md#labelled-part), [gone](/jobs/{uri}.md#nowhere)"
    yield f"{{doc}}`/jobs/{name}`, {{doc}}`the page </jobs/{name}>`, {{job}}`/jobs/{name}`"
    yield f"[name](#{slug}), {{job}}`{slug}`, {{any}}`{slug}`"


def definition(name: str, number: int) -> str:
    """Return a definition of the reference in `spellings`."""
    return f"[r{number}]: /jobs/{quote(name)}.md"


def links_page(names: tuple[str, ...]) -> str:
    """Return a page with links to all pages in all spellings."""
    lines = ["# Links", "", "[](/plain.md)", ""]
    for number, name in enumerate(names):
        lines += [*(f"- {link}" for link in spellings(name, number)), ""]
    lines += ["```{include} part.txt", "```", "", "```{include} /shared/part.inc"]
    lines += [":relative-docs: .", "```", ""]
    lines += [definition(name, number) for number, name in enumerate(names)]
    return "\n".join(lines) + "\n"


def included_links(names: tuple[str, ...], folder: str) -> str:
    """Return an included part of a page, with links to all pages."""
    found = [f"[]({folder}{quote(name)}.md), {{job}}`{slug_of(name)}`" for name in names]
    return "Included links.\n\n" + "\n\n".join(found) + "\n"
