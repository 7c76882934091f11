"""The head of a posting's page has the right data for machines."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import html5lib
import pytest

from ..support.sites import POSTING, Site

Make = Callable[..., Site]

LOGO = """
jobposting_organization = {
    "name": "Acme & Daughters",
    "sameAs": "https://www.acme.example",
    "logo": "https://www.acme.example/logo.png?a=1&b=2",
}
"""


def preview_of(html: str) -> dict[str, list[str]]:
    """Return the properties that chats use to preview a link, with their texts."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    found: dict[str, list[str]] = {}
    for meta in document.iter("meta"):
        name = meta.get("property") or meta.get("name") or ""
        if name.startswith(("og:", "twitter:")):
            found.setdefault(name, []).append(meta.get("content", ""))
    return found


@pytest.mark.parametrize("layout", ["naked", "theme"])
def test_a_link_to_an_open_posting_unfurls_well(site: Make, layout: str) -> None:
    text = POSTING.replace("# Cook", '# Cook "Ada" <m/w/d>').replace(
        ":apply:", ":summary: Cook & serve\n:apply:"
    )
    conf = LOGO + f"jobposting_layout = {layout!r}\n"
    built = site({"cook.md": text}, conf=conf).build()
    assert preview_of(built.html("cook.html")) == {
        "og:type": ["website"],
        "og:title": ["Cook “Ada” <m/w/d>"],
        "og:description": ["Cook & serve"],
        "og:url": ["https://handbook.example.org/cook.html"],
        "og:site_name": ["Handbook"],
        "og:image": ["https://www.acme.example/logo.png?a=1&b=2"],
        "twitter:card": ["summary"],
    }


def test_without_a_logo_or_base_url_there_is_no_picture_or_address(site: Make) -> None:
    built = site({"cook.md": POSTING}).build(html_baseurl="")
    assert preview_of(built.html("cook.html")).keys() == {
        "og:type",
        "og:title",
        "og:description",
        "og:site_name",
        "twitter:card",
    }


@pytest.mark.parametrize("line", [":closed: yes", ":draft:"])
def test_closed_and_draft_pages_have_no_preview_properties(site: Make, line: str) -> None:
    text = POSTING.replace(":apply:", f"{line}\n:apply:")
    built = site({"cook.md": text}).build(tags=("drafts",))
    assert preview_of(built.html("cook.html")) == {}


def test_a_page_of_the_handbook_has_no_preview_properties(site: Make) -> None:
    two = "# Jobs\n\nTwo.\n\n" + POSTING.replace("# Cook", "## Cook")
    built = site({"cook.md": POSTING, "two.md": two}).build(warnings=True)
    assert preview_of(built.html("index.html")) == {}
    assert preview_of(built.html("two.html")) == {}


@pytest.mark.parametrize("layout", ["naked", "theme"])
def test_properties_from_an_extension_are_not_repeated(site: Make, layout: str) -> None:
    conf = "extensions += ['sphinxext.opengraph']\n"
    conf += f"jobposting_layout = {layout!r}\nogp_social_cards = {{'enable': False}}\n"
    found = preview_of(site({"cook.md": POSTING}, conf=conf).build().html("cook.html"))
    assert found["og:title"]
    assert repeated(found) == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "layout"),
    [("shibuya", "naked"), ("shibuya", "theme"), ("sphinxawesome_theme", "theme")],
)
def test_properties_from_a_theme_are_not_repeated(
    site: Make, theme: str, layout: str
) -> None:
    conf = f"html_theme = {theme!r}\njobposting_layout = {layout!r}\n"
    made = site({"cook.md": POSTING}, conf=conf)
    out = made.root / "out"
    # These themes change Sphinx for the whole process.
    command = [sys.executable, "-m", "sphinx", "-q", str(made.source), str(out)]
    subprocess.run(command, check=True, capture_output=True)
    found = preview_of((out / "cook.html").read_text("utf-8"))
    assert found["og:title"]
    assert repeated(found) == {}


def repeated(properties: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: texts for name, texts in properties.items() if len(texts) > 1}


def test_an_ampersand_in_a_link_is_escaped_once(site: Make) -> None:
    text = POSTING + "\n[a](https://x.example/?a=1&b=2)\n"
    (data,) = site({"cook.md": text}).build().jsonld("cook.html")
    assert '<a href="https://x.example/?a=1&amp;b=2">a</a>' in data["description"]


@pytest.mark.parametrize("layout", ["naked", "theme"])
def test_a_social_card_shows_the_text_without_facts(
    site: Make, layout: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sphinxext import opengraph

    drawn: list[str] = []
    monkeypatch.setattr(opengraph, "create_social_card", object())

    def draw(**given: str) -> str:
        drawn.append(given["description"])
        return "https://card.example/x.png"

    monkeypatch.setattr(opengraph, "social_card_for_page", draw)
    conf = "extensions += ['sphinxext.opengraph']\nogp_site_url = html_baseurl\n"
    conf += f"jobposting_layout = {layout!r}\n"
    text = POSTING.replace(":apply:", ":summary: Cook for forty\n:apply:")
    built = site({"cook.md": text}, conf=conf).build()
    (card,) = [said for said in drawn if "forty" in said]
    assert card.startswith("Cook lunch for forty guests")
    assert "EUR" not in card
    found = preview_of(built.html("cook.html"))
    assert found["og:image:alt"] == found["og:description"] == ["Cook for forty"]
