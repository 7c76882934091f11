"""Objects of schema.org, without empty properties."""

from __future__ import annotations

from ..model.types import Json


def nonempty(**properties: Json) -> dict[str, Json]:
    """Return the *properties* that say something."""
    empty: tuple[Json, ...] = ("", None, {})
    return {name: value for name, value in properties.items() if value not in empty}


def thing(type_: str, **properties: Json) -> dict[str, Json]:
    """Return an object of the type *type_* with those *properties* that say something."""
    return {"@type": type_, **nonempty(**properties)}
