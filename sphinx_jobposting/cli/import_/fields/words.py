"""Read values that are one of a few words: employment types, and open, closed, or draft."""

from __future__ import annotations

import re

from ....model.types import Raw
from ....values.dates import UNTIL_FILLED_PHRASES
from ....values.employment_types import EMPLOYMENT_TYPES
from ....values.near_words import NO, YES, word_set
from ....values.placeholders import MISSING
from ....values.workplaces import WORKPLACES
from .result import Reading
from .roles import key_of

_TYPE_OF = {
    key_of(word): row.name for row in EMPLOYMENT_TYPES for word in (row.name, *row.words)
}
_WORKPLACE_OF = {key_of(word): row.name for row in WORKPLACES for word in row.words}
_JOB_LAYOUTS = word_set(
    "page pages post posts blog article section single default landing static doc docs "
    "event news item list home content basic job jobs career careers position positions "
    "opening vacancy vacancies posting opportunity opportunities stelle stellen "
    "stellenangebot stellenanzeige karriere emploi emplois offre offres oferta empleo "
    "vacante vacature "
    "vacatures"
)
"""The names of page types and layouts in site generators."""
_HOURS = re.compile(
    r"\d{1,3} ?(?:[-–] ?\d{1,3} ?)?%"
    r"|\d{1,2}(?:[.,]\d)? ?(?:[-–] ?\d{1,2} ?)?"
    r"(?:hours?|hrs?|h|stunden|std\.?|heures|horas|uur)(?: ?(?:/|per|a|pro|par|a la|por) ?"
    r"(?:week|wk|woche|semaine|semana))?",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"(?:[,/|+&;\n]| - | – | and | or | und | oder | et | ou | y | o | en | of )"
    r"(?![^()]{0,80}\))"
)
"""What can separate two types, except inside parentheses."""


def read_types(text: str) -> Reading:
    """Read employment types, and hours or a workplace if they are among them."""
    types: list[Raw] = []
    fields: dict[str, Raw] = {}
    rest = []
    text = " ".join(text.split(" "))
    whole = _TYPE_OF.get(key_of(text))
    for part in [text] if whole else _BREAK.split(text):
        piece = part.strip(" .()")
        if not piece:
            continue
        key = key_of(piece)
        if found := _TYPE_OF.get(key):
            types.append(found)
        elif _HOURS.fullmatch(piece):
            fields["work-hours"] = piece
        elif workplace := _WORKPLACE_OF.get(key):
            fields["workplace"] = workplace
        elif inner := _together(piece):
            types.extend(inner)
        else:
            rest.append(part.strip())
    if types:
        fields["employment-type"] = list(dict.fromkeys(map(str, types)))
    rule = (
        "contract-unclear" if any(key_of(r) == "contract" for r in rest) else "type-unknown"
    )
    if rest:
        return Reading(fields, rule, {"values": ", ".join(rest)}, ", ".join(rest))
    return Reading(fields)


def names_layout(text: str) -> bool:
    """Return whether *text* is the type of a page, not a type of employment."""
    return key_of(text) in _JOB_LAYOUTS


def _together(piece: str) -> list[str]:
    """Return the types in a text such as ``full time permanent``, or an empty list."""
    parts = [part for part in re.split(r"[()]", piece) if part.strip()]
    found = [_TYPE_OF.get(key_of(part)) for part in parts]
    if len(parts) > 1 and all(found):
        return [name for name in found if name]
    words = piece.split()
    for cut in range(1, min(len(words), 5)):
        halves = (" ".join(words[:cut]), " ".join(words[cut:]))
        names = [_TYPE_OF.get(key_of(half)) for half in halves]
        if all(names):
            return [name for name in names if name]
    return []


_STATES = {
    "closed": (
        "closed, filled, solved, completed, complete, expired, inactive, archived, done, "
        "cancelled, canceled, finished, over, geschlossen, besetzt, abgelaufen, erledigt, "
        "pourvu, fermé, fermée, expiré, terminé, clôturé, cerrado, cerrada, cubierto, "
        "vencido, gesloten, vervuld, verlopen"
    ),
    "open": (
        "open, active, hiring, published, available, live, ongoing, current, offen, aktiv, "
        "ouvert, ouverte, actif, publié, abierto, abierta, activo, publicado, actief, "
        "openstaand"
    ),
    "draft": "draft, entwurf, brouillon, borrador, concept, unpublished, pending, hidden",
}
_STATE_OF = {
    key_of(name): state for state, names in _STATES.items() for name in names.split(",")
}
_YES = YES | word_set("y ja oui si")
_NO = NO | word_set("n nein non nee")
_SAYS_CLOSED = word_set(
    "closed filled expired isclosed archived closedon filledon geschlossen besetzt "
    "abgelaufen ferme pourvu expire cerrado cubierto gesloten vervuld verlopen"
)
_SAYS_DRAFT = word_set(
    "draft isdraft wip unpublished entwurf brouillon borrador concept unlisted hidden "
    "ishidden private versteckt cache masque oculto verborgen"
)
_SAYS_PUBLISHED = word_set(
    "published ispublished publish veroffentlicht publie publicado gepubliceerd"
)
_SAYS_SHOWN = _SAYS_PUBLISHED | word_set("visible public ispublic live listed sichtbar")
"""Keys of postings that are drafts if the value is no."""


def answer(text: str) -> bool | None:
    """Return whether *text* means yes or no in any language; ``None`` for anything else."""
    word = key_of(text)
    return True if word in _YES else False if word in _NO else None


def read_state(key: str, text: str) -> str | None:
    """Return ``open``, ``closed``, or ``draft``; ``None`` if *text* says none of these.

    What yes and no mean depends on *key*: ``draft: no`` is open, ``published: no`` a draft.
    If such a key has any other value, the posting is a draft, to be safe.
    """
    name = key_of(key)
    if (yes := answer(text)) is None:
        unclear = "draft" if name in _SAYS_DRAFT | _SAYS_SHOWN else None
        return _STATE_OF.get(key_of(text), unclear)
    if name in _SAYS_DRAFT:
        return "draft" if yes else "open"
    if name in _SAYS_CLOSED:
        return "closed" if yes else "open"
    if name in _SAYS_SHOWN:
        return "open" if yes else "draft"
    return "open" if yes else "closed"


def says_published(key: str) -> bool:
    """Return whether a key such as ``published`` makes a date the day of publication."""
    return key_of(key) in _SAYS_PUBLISHED


def says_closed(key: str) -> bool:
    """Return whether a key such as ``filled`` makes a date the day the job was closed."""
    return key_of(key) in _SAYS_CLOSED


UNTIL_FILLED = frozenset(map(key_of, UNTIL_FILLED_PHRASES))
"""What people write for a deadline if there is none."""

NO_DATE = MISSING | {"asap"}
"""What people write for a date that is not known yet."""
