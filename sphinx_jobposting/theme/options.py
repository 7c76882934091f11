"""Check the options of the theme naked, and turn them into CSS and links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

PAPER_LIGHT = "#ffffff"
PAPER_DARK = "#141414"
CONTRAST_MIN = 4.5
CONTRAST_GOOD = 7.0
"""The minimum contrast between text and background: WCAG 2.2, success criterion 1.4.3."""

OPTIONS = {
    "accent_color": "the color of links and buttons, as `#rrggbb`; the build warns if the "
    "contrast is too low",
    "accent_color_dark": "the same in dark mode; by default, a lighter shade of "
    "`accent_color`",
    "max_width": "the width of the column, as a CSS length; `38rem` by default",
    "footer": "HTML for the footer of each page",
    "source_repository": "the address of your repository, for a link to edit the page",
    "source_branch": "the branch in the repository",
    "source_directory": "the folder of your site in the repository",
    "source_edit_link": "for other hosts: the whole address to edit a page, with "
    "`{filename}` in it",
}
"""The options of the theme, and their meanings, which the documentation shows."""

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")
_LENGTH = re.compile(r"(?:\d+(?:\.\d+)?|\.\d+)(?:px|rem|em|ch|cm|mm|in|pt|vw|%)\Z")

# The URL to edit a file, by the host of the repository, as in sphinx-basic-ng.
_EDIT = {
    "https://github.com/": "{repo}/edit/{branch}/{path}",
    "https://gitlab.com/": "{repo}/-/edit/{branch}/{path}",
    "https://bitbucket.org/": "{repo}/src/{branch}/{path}?mode=edit&at={branch}",
}

Problem = tuple[str, dict[str, object]]
"""A message, and the values for its placeholders."""


def problems(options: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a message for each option that is invalid, or makes text hard to read."""
    for name, paper in (
        ("accent_color", PAPER_LIGHT),
        ("accent_color_dark", PAPER_DARK),
    ):
        value = _text(options, name)
        if value and not _HEX.match(value):
            yield (
                "html_theme_options: %(name)s is %(value)r; expected a color as #rrggbb, "
                'for example "#0b50a0". It is left out.',
                {"name": name, "value": value},
            )
        elif value and (found := contrast(value, paper)) < CONTRAST_MIN:
            yield (
                "html_theme_options: %(name)s %(value)s has a contrast of %(found).1f:1 "
                "with %(paper)s, the color of the page; links and buttons need 4.5:1. "
                "Choose a %(other)s color.",
                {
                    "name": name,
                    "value": value,
                    "found": found,
                    "paper": paper,
                    "other": "darker" if paper == PAPER_LIGHT else "lighter",
                },
            )
    width = _text(options, "max_width")
    if width and not _LENGTH.match(width):
        yield (
            "html_theme_options: max_width is %(value)r; expected a CSS length, for "
            'example "42rem". It is left out.',
            {"value": width},
        )
    repository = _text(options, "source_repository")
    if repository and not _text(options, "source_edit_link"):
        if not repository.startswith(tuple(_EDIT)):
            yield (
                "html_theme_options: source_repository is %(value)r; expected an address "
                "that begins with one of %(known)s. For another host, set "
                'source_edit_link, for example "https://example.org/edit/{filename}".',
                {"value": repository, "known": ", ".join(_EDIT)},
            )
        elif not _text(options, "source_branch"):
            yield (
                "html_theme_options: source_repository is %(value)r; expected "
                'source_branch, too, for example "main".',
                {"value": repository},
            )


def style(options: Mapping[str, Any]) -> str:
    """Return the CSS for colors and width, or an empty string if none is set.

    Colors are for screens; paper stays black on white. Without an accent for dark mode, the
    other accent is lightened until it is readable there.
    """
    rules = []
    width = _text(options, "max_width")
    if _LENGTH.match(width):
        rules.append(f":root{{--measure:{width}}}")
    light, dark = _text(options, "accent_color"), _text(options, "accent_color_dark")
    if _HEX.match(light):
        rules.append(f"@media screen{{:root{{--accent:{light}}}}}")
        dark = dark if _HEX.match(dark) else lightened(light)
    if _HEX.match(dark):
        rules.append(
            f"@media screen and (prefers-color-scheme:dark){{:root{{--accent:{dark}}}}}"
        )
    return "".join(rules)


def edit_url(options: Mapping[str, Any], filename: str) -> str:
    """Return the URL to edit *filename*, which is relative to the source folder.

    It is empty if the options do not give one.
    """
    if link := _text(options, "source_edit_link"):
        return link.replace("{filename}", quote(filename))
    repo = _text(options, "source_repository").rstrip("/")
    branch = _text(options, "source_branch")
    if not branch:
        return ""
    path = quote(f"{_text(options, 'source_directory').strip('/')}/{filename}".lstrip("/"))
    for start, pattern in _EDIT.items():
        if repo.startswith(start):
            return pattern.format(repo=repo, branch=quote(branch), path=path)
    return ""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightened(color: str) -> str:
    """Return *color* mixed with just enough white to be readable on the dark page."""
    channels = _channels(color)
    for share in range(0, 100, 5):
        mixed = "#" + "".join(f"{c + (255 - c) * share // 100:02x}" for c in channels)
        if contrast(mixed, PAPER_DARK) >= CONTRAST_GOOD:
            return mixed
    return PAPER_LIGHT


def _text(options: Mapping[str, Any], name: str) -> str:
    return str(options.get(name) or "").strip()


def _channels(color: str) -> tuple[int, ...]:
    digits = color[1:]
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return tuple(int(digits[i : i + 2], 16) for i in (0, 2, 4))


def _luminance(color: str) -> float:
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (channel / 255 for channel in _channels(color))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
