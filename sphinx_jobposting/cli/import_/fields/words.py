"""Values that choose from a short list of words: types of employment, and states."""

from __future__ import annotations

import re

from ....model.types import Raw
from ....values.near_words import word_set
from .keys import key_of
from .result import Reading

_TYPES = {
    "full-time": "full time, fulltime, full-time position, fte, ft, regular full time, "
    "vollzeit, "
    "temps plein, à temps plein, tiempo completo, jornada completa, voltijd, fulltime job, "
    "정규직",
    "part-time": "part time, parttime, pt, teilzeit, temps partiel, à temps partiel, "
    "tiempo "
    "parcial, media jornada, deeltijd",
    "permanent": "permanent, perm, permanent position, unbefristet, festanstellung, "
    "unbefristete anstellung, cdi, contrat à durée indéterminée, indefinido, contrato "
    "indefinido, vast, vast dienstverband, onbepaalde tijd",
    "fixed-term": "fixed term, fixed-term contract, befristet, cdd, contrat à durée "
    "déterminée, tijdelijk, bepaalde tijd, tijdelijk contract, temporal",
    "contractor": "contractor, freelance, freelancer, freelancing, independent contractor, "
    "freie mitarbeit, indépendant, autónomo, zzp, freelance contract",
    "temporary": "temporary, temp, seasonal, aushilfe, saison, intérim, uitzendkracht",
    "intern": "intern, internship, praktikum, stage, prácticas, pasantía, stageplek, "
    "praktikant, stagiaire",
    "apprenticeship": "apprenticeship, apprentice, ausbildung, apprentissage, alternance, "
    "aprendiz, leerling, bbl",
    "volunteer": "volunteer, volunteering, ehrenamt, ehrenamtlich, bénévole, bénévolat, "
    "voluntario, voluntariado, vrijwilliger, vrijwilligerswerk",
    "per-diem": "per diem, per-diem",
    "other": "other",
}
_TYPE_OF = {
    key_of(name): value for value, names in _TYPES.items() for name in names.split(",")
}
_WORKPLACE_OF = {"remote": "remote", "fullyremote": "remote", "hybrid": "hybrid",
                 "onsite": "on-site", "homeoffice": "remote"}  # fmt: skip
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
"""What parts types, but not inside of parentheses."""


def read_types(text: str) -> Reading:
    """Read types of employment, and hours and a workplace that stand among them."""
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


def _together(piece: str) -> list[str]:
    """Return the types of ``full time permanent`` or ``permanent (full-time)``."""
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
    "closed": "closed, filled, solved, completed, expired, inactive, archived, done, "
    "complete, "
    "cancelled, canceled, finished, over, geschlossen, besetzt, abgelaufen, erledigt, "
    "pourvu, "
    "fermé, fermée, expiré, terminé, clôturé, cerrado, cerrada, cubierto, vencido, "
    "gesloten, "
    "vervuld, verlopen",
    "open": "open, active, hiring, published, available, live, ongoing, current, offen, "
    "aktiv, "
    "ouvert, ouverte, actif, publié, abierto, abierta, activo, publicado, actief, "
    "openstaand",
    "draft": "draft, entwurf, brouillon, borrador, concept, unpublished, pending, hidden",
}
_STATE_OF = {
    key_of(name): state for state, names in _STATES.items() for name in names.split(",")
}
_YES = frozenset(["true", "yes", "on", "1", "y", "ja", "oui", "si"])
_NO = frozenset(["false", "no", "off", "0", "n", "nein", "non", "nee"])
_SAYS_CLOSED = word_set(
    "closed filled expired isclosed archived closedon filledon geschlossen besetzt "
    "abgelaufen ferme pourvu expire cerrado cubierto gesloten vervuld verlopen"
)
_SAYS_DRAFT = frozenset(
    ["draft", "entwurf", "brouillon", "borrador", "concept", "unlisted"]
)


def read_state(key: str, text: str) -> str | None:
    """Return ``open``, ``closed`` or ``draft``; ``None`` where *text* is no answer."""
    word = key_of(text)
    name = key_of(key)
    if word in _YES or word in _NO:
        answer = word in _YES
        if name in _SAYS_DRAFT:
            return "draft" if answer else "open"
        if name in _SAYS_CLOSED:
            return "closed" if answer else "open"
        return "open" if answer else "closed"
    return _STATE_OF.get(word)


def says_closed(key: str) -> bool:
    """Whether a key asks whether the job is closed, so that a date under it is the day."""
    return key_of(key) in _SAYS_CLOSED


UNTIL_FILLED = frozenset(
    key_of(name)
    for name in [
        "until filled",
        " open until filled",
        " until the position is filled",
        " rolling",
        " ongoing",
        " open ended",
        " no deadline",
        " bis zur besetzung",
        " bis die stelle besetzt ist",
        " laufend",
        " jusqu'à ce que le poste soit pourvu",
        " hasta cubrir la vacante",
        " tot de functie is vervuld",
    ]
)
"""What is written for a deadline where there is none."""

NO_DATE = frozenset(
    key_of(name) for name in ["tbd", "tba", "tbc", "n/a", "none", "asap", "na", "unknown"]
)
