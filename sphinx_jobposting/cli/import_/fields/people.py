"""Read the hiring organization, and how to reach it."""

from __future__ import annotations

import re

from ....model.types import Raw
from ..records import Value
from .result import Reading
from .roles import key_of

_EMAIL = re.compile(
    r"[\w.!#$*+/=^{|}~'-]+@[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+"
)
_ADDRESS = re.compile(r"mailto:[^\s<>()]+|https?://[^\s<>]+|tel:[+\d]+", re.IGNORECASE)
_LINK = re.compile(
    r"\[[^\[\]]*\]\(([^()\s]+)\)|<a\s[^>]*href=[\"']([^\"']+)[\"'][^>]*>.*?</a>|<([^<>\s]+)>",
    re.I,
)

_LINKS = {"sameas": "same-as", "url": "url", "website": "url", "logo": "logo"}
"""The links of an organization: their names in data, and in this extension."""
_PHONES = frozenset({"phone", "telephone", "tel", "telefon", "telephonenumber", "mobile"})
_PHONE = "tel:"
_LONGEST = 2000
"""The longest contact, in characters. A longer text explains how to apply."""


def read_organization(value: Value) -> Reading:
    """Read an organization: a name, or an Organization of schema.org."""
    if isinstance(value, list):
        names = [name for item in value if (name := _name(item))]
        if len(set(names)) > 1:
            params = {"values": ", ".join(names)}
            return Reading(
                rule="several-organizations", params=params, rest="; ".join(names)
            )
        return read_organization(value[0]) if value else Reading()
    name = _name(value)
    if isinstance(value, str) or not name:
        return Reading({"hiring-organization": name}) if name else Reading()
    parts: dict[str, Raw] = {"name": name}
    folded = {key.casefold(): inner for key, inner in value.items()}
    for written, key in _LINKS.items():
        url = full_url(folded.get(written))
        if url and key not in parts and url not in parts.values():
            parts[key] = url
    return Reading({"hiring-organization": parts if len(parts) > 1 else name})


def beside_organization(value: dict[str, Value]) -> dict[str, Value]:
    """Return the parts of an organization that are not imported."""
    return {
        key: inner
        for key, inner in value.items()
        if inner
        and key.casefold() not in ("name", "@value")
        and not key.startswith("@")
        and not (key.casefold() in _LINKS and full_url(inner))
    }


def _name(value: Value) -> str:
    if isinstance(value, dict):
        folded = {key.casefold(): inner for key, inner in value.items()}
        value = folded.get("name") or folded.get("@value") or ""
    return " ".join(value.split()) if isinstance(value, str) else ""


def full_url(value: Value | None) -> str:
    """Return *value* if it is an absolute URL, or else an empty string.

    Of a list, the first item counts. Of an ImageObject, its URL counts.
    """
    if isinstance(value, list):
        return full_url(value[0]) if value else ""
    if isinstance(value, dict):
        return full_url(value.get("url") or value.get("contentUrl"))
    text = (value or "").strip()
    return text if re.match(r"https?://[^\s/]+\.[^\s]+$", text, re.IGNORECASE) else ""


def read_contact(value: Value) -> Reading:
    """Read email addresses, telephone numbers, and URLs; other text goes to ``rest``."""
    found: list[str] = []
    rest: list[str] = []
    _gather(value, found, rest)
    fields: dict[str, Raw] = {}
    if found:
        fields["application-contact"] = [*dict.fromkeys(found)]
    return Reading(fields, rest="; ".join(rest) if rest else None)


def _gather(value: Value, found: list[str], rest: list[str]) -> None:
    if isinstance(value, list):
        for item in value:
            _gather(item, found, rest)
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            if key.startswith("@") or not inner:
                continue
            if key_of(key) in _PHONES and isinstance(inner, str):
                found.append(f"{_PHONE}{inner.strip()}")
                continue
            before = len(found)
            _gather(inner, found, [])
            if len(found) == before and isinstance(inner, str):
                rest.append(f"{key}: {' '.join(inner.split())}")
        return
    text = value.strip()
    if len(text) > _LONGEST:
        rest.append(text)
        return
    plain = _LINK.sub(lambda match: f" {match[1] or match[2] or match[3]} ", text)
    addresses = [match[0].rstrip(".,;)") for match in _ADDRESS.finditer(plain)]
    without = _ADDRESS.sub(" ", plain)
    addresses += [match[0] for match in _EMAIL.finditer(without)]
    for address in addresses:
        bare = re.sub(r"^mailto:", "", address, flags=re.IGNORECASE)
        found.append(bare.partition("?")[0] if "@" in bare and "//" not in bare else bare)
    without = " ".join(_EMAIL.sub(" ", without).split()).strip(" ,;<>()")
    if without or not addresses:
        rest.append(" ".join(text.split()))
