"""The table of employment types, and how they are read and shown.

To add a type, add a row.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model.rule import GOOGLE, PROBLEM, Rule
from ..model.types import Context, Json, ValueProblem
from .formatter import Formatter
from .near_words import closest, normalize_key, word_set
from .schema import one_or_list, suggested
from .split import phrase, quote, split_values


class EmploymentType(NamedTuple):
    """A type of employment.

    *code* is the value in a posting; *value* is the value of schema.org's employmentType
    for it (empty if schema.org has none, so that only the page shows the type); *label* is
    the message id of what a page shows; *indeed* is its name in Indeed's feed. *words* mean
    this type in any posting, and *hints* may mean it; both are normalized keys in many
    languages. A field accepts neither, but its message says what to write. *nearest* is the
    value to suggest for data that name the type; it is empty if that would be a guess,
    because a permanent job may be part-time.
    """

    code: str
    value: str
    label: str
    indeed: str
    words: frozenset[str]
    hints: frozenset[str]
    nearest: str

    @property
    def name(self) -> str:
        """The type as authors write it."""
        return self.code.lower().replace("_", "-")


def _row(code: str, label: str, indeed: str, words: str, hints: str = "") -> EmploymentType:
    return EmploymentType(
        code, code, label, indeed, word_set(words), word_set(hints), nearest=code
    )


EMPLOYMENT_TYPES: tuple[EmploymentType, ...] = (
    _row(
        "FULL_TIME",
        "full-time",
        "fulltime",
        "fulltimeposition fulltimejob regularfulltime fte ft vollzeit tempsplein "
        "àtempsplein tiempocompleto jornadacompleta tempointegral tempopieno voltijd "
        "heltid pelnyetat полнаязанятость полныйдень 全职 全職 正社員 정규직 دوامكامل",
        hints="permanentfulltime fulltimepermanent 100",
    ),
    _row(
        "PART_TIME",
        "part-time",
        "parttime",
        "pt teilzeit tempspartiel àtempspartiel mitemps tiempoparcial mediajornada "
        "meiotempo tempoparcial deeltijd deltid parttijd частичнаязанятость 兼职 兼職 "
        "パート アルバイト 시간제 دوامجزئي",
    ),
    _row(
        "CONTRACTOR",
        "contractor",
        "contract",
        "freelance freelancer freelancing freelancecontract independentcontractor "
        "freiberuflich freiemitarbeit indépendant autónomo zzp 業務委託 프리랜서",
        hints="contract contracting selbständig independent consultant selfemployed "
        "project gig b2b 1099 corptocorp",
    ),
    _row(
        "TEMPORARY",
        "temporary",
        "temporary",
        "temp seasonal aushilfe saison intérim interim uitzendkracht",
        hints="temporal temporaneo temporário tijdelijk временная 契約社員 派遣社員 계약직",
    ),
    _row(
        "INTERN",
        "internship",
        "internship",
        "internship praktikum praktikant stage stagiaire stageplek prácticas pasantía "
        "becario estágio tirocinio стажировка 实习 實習 インターン 인턴 تدريب",
        hints="trainee workingstudent werkstudent",
    ),
    _row(
        "VOLUNTEER",
        "volunteer",
        "volunteer",
        "volunteering ehrenamt ehrenamtlich bénévole bénévolat voluntario voluntariado "
        "volontario vrijwilliger vrijwilligerswerk волонтёр волонтер 志愿者 ボランティア "
        "자원봉사 متطوع",
    ),
    _row(
        "PER_DIEM",
        "per diem",
        "perdiem",
        "",
        hints="daily perday casual onetime tageweise 日雇い 일용직",
    ),
    EmploymentType(
        "PERMANENT",
        "",
        "permanent",
        "",
        word_set(
            "perm permanentposition unbefristet unbefristeteanstellung festanstellung cdi "
            "contratàduréeindéterminée indefinido contratoindefinido vast "
            "vastdienstverband onbepaaldetijd"
        ),
        word_set("regular fest indeterminato"),
        "",
    ),
    EmploymentType(
        "FIXED_TERM",
        "",
        "fixed-term",
        "",
        word_set(
            "fixedtermcontract befristet cdd contratàduréedéterminée tijdelijk "
            "tijdelijkcontract bepaaldetijd temporal"
        ),
        word_set("temporaldefinido determinato"),
        "",
    ),
    EmploymentType(
        "APPRENTICESHIP",
        "OTHER",
        "apprenticeship",
        "",
        word_set("apprentice ausbildung apprentissage alternance aprendiz leerling bbl"),
        word_set("lehre lehrstelle"),
        "OTHER",
    ),
    _row(
        "OTHER",
        "other",
        "other",
        "",
        hints="others sonstige sonstiges autre otro outro altro",
    ),
)
"""Source of the values: Google Search Central, "Job posting (JobPosting) structured data";
of the names in the feed: Indeed, "XML feed reference"."""

BY_CODE: dict[str, EmploymentType] = {row.code: row for row in EMPLOYMENT_TYPES}

IN_DATA: dict[str, EmploymentType] = {
    row.value: row for row in EMPLOYMENT_TYPES if row.value == row.code
}
"""The rows by the values of employmentType."""

_BY_KEY = {normalize_key(row.code): row for row in EMPLOYMENT_TYPES}
_NAMES = ", ".join(row.name for row in EMPLOYMENT_TYPES)
_SEPARATOR = re.compile(r"[,/|+&]| and | or ", re.IGNORECASE)


def meant_types(text: str) -> tuple[EmploymentType, ...]:
    """Return the types that one piece of *text* probably means, in any language."""
    key = normalize_key(text)
    if (row := _BY_KEY.get(key)) is not None:
        return (row,)
    return tuple(row for row in EMPLOYMENT_TYPES if key in row.words or key in row.hints)


def parse_employment_types(raw: object, context: Context | None = None) -> tuple[str, ...]:
    """Return the codes of one or several types, in any case and with any separator."""
    codes = []
    for value in split_values(raw):
        for piece in _SEPARATOR.split(phrase(value)):
            if key := normalize_key(piece):
                codes.append(_code(key, piece))
            elif piece.strip():
                raise _unknown(piece)
    if not codes:
        raise _unknown("")
    return tuple(dict.fromkeys(codes))


def _code(key: str, piece: str) -> str:
    if key in _BY_KEY:
        return _BY_KEY[key].code
    meant = next((row.name for row in meant_types(piece)), None)
    if meant is None:
        meant = closest(piece, (row.name for row in EMPLOYMENT_TYPES))
    if meant is None:
        raise _unknown(piece)
    raise ValueProblem(
        "“%(value)s” is not an employment type. Did you mean “%(meant)s”? Write one or "
        "several of %(names)s.",
        value=quote(piece),
        meant=meant,
        names=_NAMES,
    )


def _unknown(piece: str) -> ValueProblem:
    return ValueProblem(
        "“%(value)s” is not an employment type. Write one or several of %(names)s.",
        value=quote(piece),
        names=_NAMES,
    )


def format_employment_types(codes: tuple[str, ...], formatter: Formatter) -> str:
    """Return the types as a list."""
    labels = (formatter.gettext(BY_CODE[code].label) for code in codes)
    return formatter.sentence(formatter.list(labels))


def employment_types_to_jsonld(codes: tuple[str, ...]) -> list[Json]:
    """Return the values of employmentType, without types that have none."""
    values = (BY_CODE[code].value if code in BY_CODE else code for code in codes)
    return [value for value in values if value]


def employment_types_to_source(codes: tuple[str, ...]) -> str:
    """Return the types as authors write them."""
    return ", ".join(BY_CODE[code].name for code in codes)


def compare_employment_types(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes."""
    return codes


EMPLOYMENT_TYPES_SCHEMA = one_or_list(suggested(*(row.name for row in EMPLOYMENT_TYPES)))

INVALID_EMPLOYMENT_TYPE = Rule(
    "invalid-employment-type",
    "error",
    GOOGLE,
    PROBLEM,
    "Use one or more of %(known)s; write several as a list.",
    "option",
    ":employment-type: gig",
    ":employment-type: contractor",
    "employmentType",
    data_message="%(property)s: “%(value)s” is not an employment type that Google knows.",
    params={"known": ", ".join(IN_DATA)},
)
