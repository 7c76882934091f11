"""Objects of schema.org, without empty properties."""

from __future__ import annotations

from ..model.types import Json


def nonempty(**properties: Json) -> dict[str, Json]:
    """Return the *properties* that are not empty."""
    empty: tuple[Json, ...] = ("", None, {})
    return {name: value for name, value in properties.items() if value not in empty}


def thing(type_: str, **properties: Json) -> dict[str, Json]:
    """Return an object with the type *type_* and the *properties* that are not empty."""
    return {"@type": type_, **nonempty(**properties)}
