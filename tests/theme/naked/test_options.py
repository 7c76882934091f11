"""Valid options of the theme naked work, and invalid ones get a warning."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.styles import get_style_by_name

from sphinx_jobposting.theme.options import contrast, lightened
from sphinx_jobposting.theme.pages import STYLE_SHEET, THEME


class TestOptions:
    def test_without_options_a_page_has_no_inline_style(self, build: Any) -> None:
        assert "<style" not in build().page("one.html")

    def test_colors_and_width(self, build: Any) -> None:
        options = {
            "accent_color": "#8a1c4b",
            "accent_color_dark": "#ffb0d0",
            "max_width": "42rem",
        }
        site = build(html_theme_options=options)
        assert site.warnings == ""
        style = site.tree("one.html").find(".//style").text
        assert "--measure:42rem" in style
        assert "@media screen{:root{--accent:#8a1c4b}}" in style
        assert "dark){:root{--accent:#ffb0d0}}" in style

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            ({"accent_color": "red"}, ("'red'", "#rrggbb")),
            ({"accent_color": "#ff8800"}, ("#ff8800", "4.5:1", "darker")),
            ({"accent_color_dark": "#222"}, ("#222", "lighter")),
            ({"accent_color": "</style>"}, ("'</style>'",)),
            ({"max_width": "wide"}, ("'wide'", "42rem")),
            ({"source_repository": "http://github.com/a/b"}, ("https://github.com/",)),
            ({"source_repository": "https://github.com/a/b"}, ("source_branch",)),
        ],
    )
    def test_an_invalid_option_gives_one_clear_warning(
        self, build: Any, options: dict[str, str], words: tuple[str, ...]
    ) -> None:
        site = build(html_theme_options=options)
        assert len(site.warnings.strip().splitlines()) == 1
        for word in words:
            assert word in site.warnings
        page = site.page("one.html")
        assert page.count("<style>") == page.count("</style>")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#ffffff", 21), ("#777777", "#fff", 4.48), ("#0b50a0", "#ffffff", 7.87)],
)
def test_contrast_is_computed_as_in_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@given(st.integers(0, 0xFFFFFF).map("#{:06x}".format))
def test_any_accent_color_is_readable_in_dark_mode(color: str) -> None:
    assert contrast(lightened(color), "#141414") >= 7


@pytest.mark.parametrize(
    ("style", "ground"), [("xcode", "#f5f5f5"), ("lightbulb", "#1f1f1f")]
)
def test_every_color_of_code_is_readable(style: str, ground: str) -> None:
    theme = tomllib.loads((THEME / "theme.toml").read_text(encoding="utf-8"))
    assert style in theme["theme"]["pygments_style"].values()
    assert f"--wash: {ground}" in STYLE_SHEET.read_text(encoding="utf-8")
    colors = {
        f"#{token['color']}" for _, token in get_style_by_name(style) if token["color"]
    }
    assert {color for color in colors if contrast(color, ground) < 4.5} == set()
