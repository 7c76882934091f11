"""Objects of schema.org, without empty properties."""

from __future__ import annotations

from ..model.types import Json

_PREFIXES = ("schema:", "https://schema.org/", "http://schema.org/")


def nonempty(**properties: Json) -> dict[str, Json]:
    """Return the *properties* that are not empty."""
    empty: tuple[Json, ...] = ("", None, {})
    return {name: value for name, value in properties.items() if value not in empty}


def thing(type_: str, **properties: Json) -> dict[str, Json]:
    """Return an object with the type *type_* and the *properties* that are not empty."""
    return {"@type": type_, **nonempty(**properties)}


def bare_name(name: str) -> str:
    """Return the name of a type or property without the prefix of schema.org."""
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    return name
