"""Places of work: a named place, an address that ends with a country, or a mapping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model.rule import GOOGLE, PROBLEM, Rule
from ..model.types import Context, Json, Place, Raw, ValueProblem
from . import countries
from .addresses import NAMESAKES, split_address
from .formatter import Formatter
from .joined import pieces_of, refuse_joined
from .near_words import closest, normalize_key
from .place_problems import (
    no_country,
    refuse_country_in_region,
    refuse_nowhere,
    refuse_placeholder,
)
from .postal_codes import address_parts, find_codes, postal_format
from .regions import STATE_TOO, is_region_code, region_code
from .schema import TEXT, mapping, one_or_list
from .split import LONGEST_PHRASE, one_line, phrase, quote, split_values
from .things import thing

ADDRESS_KEYS = {
    "street-address": "street",
    "street": "street",
    "address-locality": "locality",
    "locality": "locality",
    "city": "locality",
    "address-region": "region",
    "region": "region",
    "state": "region",
    "postal-code": "postal_code",
    "postcode": "postal_code",
    "zip": "postal_code",
    "address-country": "country",
    "country": "country",
}
"""The names of the parts of an address."""
_BY_KEY = {normalize_key(key): part for key, part in ADDRESS_KEYS.items()}


def parse_places(raw: object, context: Context) -> tuple[Place, ...]:
    """Return the places in *raw*: one per line, or separated by ``;``, or a YAML list.

    Each is a key of ``context.locations``; an address whose parts commas separate, with
    the country last; or a mapping of the parts of schema.org's PostalAddress.
    """
    places = []
    for item in split_values(raw):
        if isinstance(item, dict):
            place = _mapping(item, context)
        else:
            place = parse_place(item, context)
        if place not in places:
            places.append(place)
    if not places:
        raise ValueProblem(
            "The place is empty. Write it with its country, as in “Boston, MA, US”, or "
            "leave the field out."
        )
    return tuple(places)


def towns_of(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return the places without streets and postal codes, for lists, each once."""
    towns = (place._replace(street="", postal_code="") for place in places)
    return tuple(dict.fromkeys(towns))


def places_to_source(places: Iterable[Place]) -> Raw:
    """Return *places* in a form that `parse_places` reads back.

    A place becomes a line if its parts can be recognized there, or else a mapping. Several
    lines become one text if there is no mapping among them.
    """
    written: list[Raw] = [_place_to_source(place) for place in places]
    lines = [text for text in written if isinstance(text, str)]
    return "\n".join(lines) if len(lines) == len(written) else written


def _place_to_source(place: Place) -> str | dict[str, Raw]:
    # The code could mean a state: DE is also Delaware.
    named = place.country in STATE_TOO and not place.region
    country = countries.country_name(place.country) if named else place.country
    text = ", ".join([*address_parts(place), country])
    try:
        if parse_places(text, Context()) == (place,):
            return text
    except ValueProblem:
        pass
    fields = zip(Place._fields, _KEYS, strict=True)
    return {key: value for name, key in fields if (value := getattr(place, name))}


_KEYS = (
    "address-country",
    "address-locality",
    "address-region",
    "street-address",
    "postal-code",
)
"""The names of the fields of a `Place` in a mapping."""


def named_place(text: str, context: Context) -> Place | None:
    """Return the place of ``jobposting_locations`` that *text* is the key of."""
    if text in context.locations:
        return context.locations[text]
    folded = {key.casefold(): place for key, place in context.locations.items()}
    return folded.get(text.casefold())


def parse_place(item: object, context: Context) -> Place:
    """Return the place that one text names.

    :raises ValueProblem: if it is not certain which place, or which part is which.
    """
    text = phrase(item)
    if (place := named_place(text, context)) is not None:
        return place
    parts = countries.comma_parts(text, context.language)
    if not parts:
        raise ValueProblem(
            "“%(value)s” does not name a place. Write it with its country, as in “Boston, "
            "MA, US”.",
            value=quote(text),
        )
    for part in parts:
        for piece in (part, *pieces_of(part)):
            refuse_nowhere(piece)
    parts, code = _country_last(parts, context)
    refuse_joined(text, parts, context.language)
    country = countries.country_code(parts[-1], context.language)
    if country is None:
        if len(parts) > 1 and all(named_place(part, context) for part in parts):
            raise ValueProblem(
                "“%(value)s” names several places. Write “;” between them, as in "
                "“%(right)s”.",
                value=quote(text),
                right=quote("; ".join(parts), LONGEST_PHRASE),
            )
        raise no_country(text, parts, context)
    for part in (*parts[:-1], code):
        refuse_placeholder(part)
    place = split_address(parts[:-1], country, text, code)
    refuse_country_in_region(text, place, context)
    return place


def _country_last(parts: list[str], context: Context) -> tuple[list[str], str]:
    """Return the parts with just the country as the last one, and a postal code next to it.

    People write “UK SW1A 2AA”, “MA 02110 USA”, and “10115 Berlin Germany”.
    """
    *others, last = parts
    if countries.country_code(last, context.language) is not None:
        return parts, ""
    words = last.split()
    for count in range(1, min(len(words), 6)):
        head, tail = " ".join(words[:count]), " ".join(words[count:])
        country = countries.country_code(tail, context.language)
        if country is not None and _is_sure_end(head, tail, country):
            return [*others, head, tail], ""
        country = countries.country_code(head, context.language)
        known = postal_format(country) if country else None
        if known is None or (len(head) == 2 and head != "UK"):
            continue
        if code := known.alone.fullmatch(tail):
            return [*others, head], code["code"]
    return parts, ""


def _is_sure_end(head: str, country_as_written: str, country: str) -> bool:
    """Return whether a word without a comma before it is certainly the country."""
    if len(country_as_written) == 2 and not country_as_written.isupper():
        return False
    return bool(find_codes([head], country)) or is_region_code(country, head)


def _mapping(item: Mapping[str, object], context: Context) -> Place:
    values = {"street": "", "locality": "", "region": "", "postal_code": "", "country": ""}
    for key, raw in item.items():
        part = _BY_KEY.get(normalize_key(key)) if isinstance(key, str) else None
        if part is None:
            raise ValueProblem(
                "“%(key)s” is not a part of an address. Did you mean “%(nearest)s”? Write "
                "address-country and, if there are any, street-address, address-locality, "
                "address-region, postal-code.",
                key=quote(key),
                nearest=closest(str(key), ADDRESS_KEYS) or "address-locality",
            )
        value = one_line(raw)
        refuse_nowhere(value)
        if part != "country":
            refuse_placeholder(value)
        values[part] = value
    country = countries.country_code(values["country"], context.language)
    if country is None and not values["country"]:
        raise ValueProblem(
            "The address has no country. Write address-country, by its ISO code or its "
            "name, as in “address-country: US”."
        )
    if country is None:
        raise ValueProblem(
            "“%(part)s” is not a country. Write its ISO code or its name, as in "
            "“address-country: US”.",
            part=quote(values["country"]),
        )
    if countries.names_country(values["locality"], country) and country not in NAMESAKES:
        raise ValueProblem(
            "“%(part)s” is a country, not a town. Write the town as address-locality, or "
            "leave that part out.",
            part=quote(values["locality"]),
        )
    return Place(
        country,
        values["locality"],
        values["region"],
        values["street"],
        values["postal_code"],
    )


def format_places(places: tuple[Place, ...], formatter: Formatter) -> str:
    """Return the places, joined with "or", with the full names of countries."""
    return formatter.any_of(_format_place(place, formatter) for place in places)


def _format_place(place: Place, formatter: Formatter) -> str:
    parts = [*address_parts(place), formatter.country(place.country)]
    # Between the parts of a place: Boston, MA, United States
    return formatter.gettext(", ").join(parts)


def places_to_jsonld(places: tuple[Place, ...]) -> list[Json]:
    """Return Place objects with their PostalAddress."""
    return [thing("Place", address=_address(place)) for place in places]


def _address(place: Place) -> Json:
    return thing(
        "PostalAddress",
        streetAddress=place.street,
        addressLocality=place.locality,
        addressRegion=place.region,
        postalCode=place.postal_code,
        addressCountry=place.country,
    )


def compare_places(places: tuple[Place, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return country, region, and town, so that streets make no difference.

    MA equals Massachusetts, and Québec equals Quebec.
    """
    return tuple(map(_compare_place, places))


def _compare_place(place: Place) -> tuple[str, str, str]:
    region = place.region
    key = region_code(place.country, region) or countries.name_key(region)
    town = countries.name_key(place.locality) or place.locality
    return place.country, key, town


def places_around(places: tuple[Place, ...]) -> set[tuple[str, str, str]]:
    """Return the keys of `compare_places` for *places* and everything around them.

    Boston, MA, US is in Boston, US; in Massachusetts, US; and in the US.
    """
    return {
        (country, *rest)
        for country, region, town in compare_places(places)
        for rest in ((region, town), (region, ""), ("", town), ("", ""))
    }


PLACES_SCHEMA = one_or_list({"anyOf": [TEXT, mapping(ADDRESS_KEYS)]})

INVALID_PLACE = Rule(
    "invalid-place",
    "error",
    GOOGLE,
    PROBLEM,
    "Write town, region, country: Boston, MA, US. In JSON-LD that is a Place whose "
    "address is a PostalAddress with addressCountry.",
    "option",
    ":job-location: Washington, DC",
    ":job-location: Washington, DC, US",
    "jobLocation",
    data_message="%(property)s: “%(value)s” is text, not a Place with a PostalAddress.",
)
