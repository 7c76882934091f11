"""Find the role of a key: the field, or the part of a field, that it means."""

from __future__ import annotations

import functools
import unicodedata

from ....model.fields import FIELDS
from .key import LANGUAGES, Keys
from .keys import KEYS


@functools.lru_cache(maxsize=1024)
def key_of(name: str) -> str:
    """Return *name* without what does not count when keys are compared.

    ``Valid-through`` and ``valid_through`` both become ``validthrough``.
    """
    text = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    return "".join(c for c in text if c.isalnum())


def role_of(name: str, *, data_file: bool = False) -> str:
    """Return the role of a key, or an empty string if the table does not have it.

    With *data_file*, the names that count only in data are looked up first.
    """
    key = key_of(name)
    if data_file and (role := _data_roles().get(key)):
        return role
    return _roles().get(key, "")


def names_of(keys: Keys, language: str) -> list[str]:
    """Return the names of a role in a language, as the documentation lists them."""
    text: str = getattr(keys, language)
    return [name.strip() for name in text.split(",") if name.strip()]


@functools.cache
def _roles() -> dict[str, str]:
    roles: dict[str, str] = {}
    for keys in KEYS:
        for language in LANGUAGES:
            for name in names_of(keys, language):
                roles.setdefault(key_of(name), keys.role)
    for field in FIELDS:
        for name in (field.name, *field.aliases):
            roles.setdefault(key_of(name), field.name)
    return roles


@functools.cache
def _data_roles() -> dict[str, str]:
    return {key_of(name): keys.role for keys in KEYS for name in names_of(keys, "data")}
