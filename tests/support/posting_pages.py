"""Make pages with a posting, and find the warnings of a build about a page."""

from __future__ import annotations

import re

import html5lib

FIELDS = ":date-posted: 2021-09-02\n:job-location: Porto, PT\n:apply: jobs@acme.example\n"


DIRECTIVE = f"```{{jobposting}}\n{FIELDS}```\n"


TEXT = "You cook lunch for forty guests, from Monday to Friday."


def rest(fields: str = FIELDS, argument: str = "") -> str:
    """Return a directive in reStructuredText."""
    return f".. jobposting:: {argument}\n" + re.sub("^", "   ", fields, flags=re.M) + "\n"


def text_of(html: str) -> str:
    """Return the words of a page's body in order."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    body = tree.find("body")
    assert body is not None
    return " ".join("".join(body.itertext()).split())


def warned(said: str, page: str) -> list[tuple[int, str]]:
    """Return line and rule of each warning about a page."""
    pattern = rf"/{re.escape(page)}:(\d+): WARNING: .* \[(?:jobposting\.)?([a-z.-]+)\]"
    found = [
        (int(line), rule.partition(".")[0]) for line, rule in re.findall(pattern, said)
    ]
    return sorted(found)
