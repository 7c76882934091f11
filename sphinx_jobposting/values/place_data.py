"""The tables of regions, towns, and postal codes, each read when it is first needed.

``tools/place_data.py`` makes the files in ``data``; ``data/README.md`` names their sources.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).with_name("data")


def country_names() -> dict[str, str]:
    """Return the names of each country, English and then official, separated by ``|``."""
    table: dict[str, str] = _read("country_names")
    return table


def regions(country: str) -> dict[str, str]:
    """Return the names of a country's regions (separated by ``|``) by ISO 3166-2 code.

    The first name is the English one. A code that begins with ``_`` is not one of ISO's.
    """
    table: dict[str, str] = _read("regions")["names"].get(country, {})
    return table


def towns_too(country: str) -> str:
    """Return the names of regions that are also names of towns, separated by ``|``."""
    names: str = _read("regions")["towns_too"].get(country, "")
    return names


def postal_code(country: str) -> tuple[str, str, str] | None:
    """Return the pattern of a country's postal codes, the order of addresses, an example.

    The order consists of Z (postal code), C (town), and S (region).
    """
    found = _read("postal_codes")["countries"].get(country)
    return tuple(found) if found else None


def zip_codes(state: str) -> str:
    """Return the pattern of the first digits of the ZIP codes of a state."""
    pattern: str = _read("postal_codes")["states"].get(state, "")
    return pattern


def towns(key: str) -> str:
    """Return the towns of a country (``DE``) or state (``US-DE``), separated by ``|``.

    The table has only countries and states that share a code or a name.
    """
    names: str = _read("towns").get(key, "")
    return names


@functools.cache
def _read(name: str) -> Any:
    return json.loads((_FOLDER / f"{name}.json").read_text("utf-8"))
