"""Read pay as people write it, if currency, amount, and period are all certain."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from ....values.amounts import COMMA_DECIMAL, GROUPED_AMOUNT, PLAIN_AMOUNT
from ....values.currencies import CODES, SIGNS
from ....values.near_words import word_set
from ....values.pay_units import PAY_UNITS
from ..records import Value
from .result import Reading
from .roles import key_of
from .texts import shown

_NOUNS = {
    noun: row.code.lower() for row in PAY_UNITS for noun in (*row.nouns, *row.other_nouns)
}
_ADVERBS = {
    adverb: row.code.lower()
    for row in PAY_UNITS
    for adverb in (*row.adverbs, *row.other_adverbs)
}
_UNIT_NAMES = "|".join(sorted(_NOUNS, key=len, reverse=True))
_ADVERB_NAMES = "|".join(
    re.escape(word) for word in sorted(_ADVERBS, key=len, reverse=True)
)
_PER = re.compile(
    r"(?:/ ?|\b(?:per|an?|each|pro|je|im|in der|par|al|por|la|le) )"
    rf"(?P<unit>{_UNIT_NAMES})\b\.?"
    rf"|(?<![\w.])(?P<adverb>{_ADVERB_NAMES})(?!\w)",
    re.IGNORECASE,
)
_BOUNDS = {
    "from": "from|starting at|starts at|at least|ab|à partir de|dès|desde|a partir "
    "de|vanaf",
    "up to": "up to|bis zu|bis|jusqu'à|jusqu’à|hasta|tot",
}
_BOUND = re.compile(
    "|".join(rf"(?P<{name.replace(' ', '')}>{words})" for name, words in _BOUNDS.items()),
    re.IGNORECASE,
)
_DASH = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*|\s+(?:to|bis|à|a|tot)\s+", re.IGNORECASE)
_MONEY_WORD = re.compile(r"[^\W\d_]*[^\w\s.,'’()/+%–—-]+|[^\W\d_]+\.?")
"""A word, or a sign with the letters before it, such as ``US$``."""
_NUMBER = re.compile(r"\d(?:[\d.,'’\u00a0\u202f ]*\d)?", re.ASCII)
_THOUSANDS = re.compile(r"(\d) ?k(?=[€$£]|[A-Z]{3}\b)", re.IGNORECASE)
"""A k that means thousands and has a currency after it, as in 40 k€."""
_NOTE = re.compile(r"\(([^()]{1,80})\)\s*$")
_UNPAID = word_set(
    "unpaid gratis none nopay voluntary volunteer ehrenamtlich unbezahlt benevole "
    "benevolat noremunerado sinremuneracion onbezaald vrijwillig"
)


_UNIT_KEYS = ("unitText", "unitCode", "period", "unit", "per", "interval", "frequency")
_ABOUT_PAY = frozenset(
    ["currency", "pricecurrency", "salarycurrency", "@type", "minvalue", "maxvalue",
     *(key.casefold() for key in _UNIT_KEYS)]
)  # fmt: skip


def read_pay(text: str, currency: str = "", unit: str = "") -> Reading:
    """Read pay that is written as text.

    *currency* and *unit* are the values of other keys, if there are any. The pay is read
    only if its currency, its amount, and its period are all known.
    """
    text = " ".join(text.split())
    if key_of(text) in _UNPAID:
        return Reading({"base-salary": "unpaid"}, "unpaid")
    if not any(c.isdecimal() for c in text):
        return Reading(rest=text, rule="pay-words")
    note = ""
    rest = _THOUSANDS.sub(r"\1k ", text)
    if (match := _NOTE.search(rest)) and not any(c.isdecimal() for c in match[1]):
        note, rest = match[1].strip(), rest[: match.start()].strip()
    times = list(_PER.finditer(rest))
    units = {_unit_of(match) for match in times} | ({unit} if unit else set())
    rest = _PER.sub(" ", rest)
    if len(units) > 1:
        return Reading(rest=text, rule="pay-unclear")
    codes, rest = _currencies(rest)
    if currency:
        codes = codes & {currency} if codes else {currency}
    bound = ""
    if match := _BOUND.match(rest.strip()):
        bound = "from" if match["from"] else "up to"
        rest = rest.strip()[match.end() :]
    amounts = _amounts(rest)
    if amounts is None:
        return Reading(rest=text, rule="pay-unclear")
    if len(codes) != 1:
        return Reading(rest=text, rule="pay-no-currency")
    if not units:
        return Reading(rest=text, rule="pay-no-time")
    amount = "-".join(f"{amount:f}" for amount in amounts)
    value = f"{codes.pop()} {amount} per {units.pop()}"
    value = f"{bound} {value}" if bound and len(amounts) == 1 else value
    return Reading({"base-salary": f"{value} ({note})" if note else value})


def read_amount(value: Value, currency: str = "", unit: str = "") -> Reading:
    """Read pay that is text, or a MonetaryAmount of schema.org.

    See `read_pay` for *currency* and *unit*.
    """
    if isinstance(value, list):
        if len(value) != 1:
            return Reading(rest=str(value), rule="pay-unclear")
        return read_amount(value[0], currency, unit)
    if isinstance(value, str):
        return read_pay(value, currency, unit)
    currency = _text(value, "currency", "priceCurrency", "salaryCurrency") or currency
    inner = value.get("value", value)
    node = inner if isinstance(inner, dict) else value
    unit = _text(node, *_UNIT_KEYS) or _text(value, *_UNIT_KEYS) or unit
    unit = unit_of(unit)
    single = _text(node, "value", "price", "amount", "range") or (
        inner if isinstance(inner, str) else ""
    )
    low, high = _text(node, "minValue", "min", "from"), _text(node, "maxValue", "max", "to")
    ends = [end for end in (low, high) if end and _number(end) != 0]
    text = single or "-".join(dict.fromkeys(ends))
    if not text:
        # A currency and a period mean nothing without an amount.
        said = {k: v for k, v in node.items() if k.casefold() not in _ABOUT_PAY}
        rest = shown(said)
        return Reading(rest=rest, rule="pay-unclear") if rest else Reading()
    if not single and len(ends) == 1:
        text = f"{'from' if ends[0] == low else 'up to'} {text}"
    if currency.upper() not in CODES:
        written = " ".join(part for part in (currency, text, unit) if part)
        return Reading(rest=written, rule="pay-no-currency")
    # A sign next to the number has to agree with the code; if not, the value is wrong.
    return read_pay(text, currency.upper(), unit)


def read_ends(low: str, high: str, currency: str, unit: str) -> Reading:
    """Read pay if its lower and its upper end have their own keys."""
    unit = unit_of(unit) or unit
    amount: Value = {"minValue": low, "maxValue": high, "unitText": unit}
    return read_amount({"currency": currency, "value": amount})


def _text(node: dict[str, Value], *keys: str) -> str:
    folded = {key.casefold(): inner for key, inner in node.items()}
    for key in keys:
        value = folded.get(key.casefold())
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _unit_of(match: re.Match[str]) -> str:
    word = (match["unit"] or match["adverb"]).casefold()
    return _NOUNS.get(word) or _ADVERBS[word]


def _currencies(text: str) -> tuple[set[str], str]:
    """Return the currencies that *text* can mean, and the text without their names.

    The set is empty if the text names no currency.
    """
    codes: set[str] | None = None
    pieces = []
    position = 0
    for match in _MONEY_WORD.finditer(text):
        word = match[0].upper()
        found = {word} if word in CODES else set(SIGNS.get(word.rstrip("."), ()))
        if not found and word[:3] in CODES and word[3:] in SIGNS:
            found = {word[:3]}
        # A k after a number means thousands.
        if found and word != "K":
            codes = found if codes is None else codes & found
            pieces.append(text[position : match.start()])
            position = match.end()
    text = " ".join([*pieces, text[position:]])
    return codes or set(), " ".join(text.split())


def _amounts(text: str) -> list[Decimal] | None:
    """Return one or two amounts; ``None`` if *text* has anything else in it."""
    pieces = [piece.strip() for piece in _DASH.split(text.strip())]
    if not 1 <= len(pieces) <= 2 or not all(pieces):
        return None
    thousands = [bool(re.search(r"\d ?k$", piece, re.IGNORECASE)) for piece in pieces]
    amounts = []
    for piece, thousand in zip(pieces, thousands, strict=True):
        number = re.sub(r" ?k$", "", piece, flags=re.IGNORECASE)
        if not _NUMBER.fullmatch(number) or (amount := _number(number)) is None:
            return None
        # "45-55k": nobody offers from 45 to 55,000.
        short = thousand or (thousands[-1] and amount < 1000)
        amounts.append(amount * 1000 if short else amount)
    if len(amounts) == 2 and amounts[0] > amounts[1]:
        return None
    return (
        [_tidy(amount) for amount in dict.fromkeys(amounts)] if min(amounts) > 0 else None
    )


def _number(text: str) -> Decimal | None:
    text = re.sub("[\u00a0\u202f]", " ", text.strip())
    try:
        if PLAIN_AMOUNT.fullmatch(text) or GROUPED_AMOUNT.fullmatch(text):
            return Decimal(re.sub("[,'’ ]", "", text))
        if COMMA_DECIMAL.fullmatch(text):
            return Decimal(re.sub("[. ]", "", text).replace(",", "."))
    except InvalidOperation:
        pass
    return None


def _tidy(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount


def unit_of(text: str) -> str:
    """Return the unit of time that a word or a code names, or an empty string."""
    letters = "".join(c for c in text if c.isalpha())
    return next((row.code.lower() for row in PAY_UNITS if row.means(letters)), "")
