"""Money: a currency (ISO 4217), an amount or a range, and the period it is for."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from ..model.rule import GOOGLE, PROBLEM, Rule
from ..model.types import Context, Json, Money, Unit, ValueProblem
from .amounts import COMMA_DECIMAL, GROUPED_AMOUNT, PLAIN_AMOUNT
from .currencies import CODES, SIGNS
from .formatter import Formatter
from .near_words import normalize_key
from .pay_units import PAY_UNITS
from .split import phrase, quote
from .things import thing

_UNITS: dict[str, Unit] = {
    name: row.code for row in PAY_UNITS for name in (*row.nouns, *row.adverbs)
} | {"total": "TOTAL"}
_NOUNS = "|".join(name for row in PAY_UNITS for name in row.nouns)
_ADVERBS = "|".join([*(name for row in PAY_UNITS for name in row.adverbs), "total"])
_TIME = re.compile(
    rf"(?:(?: ?/ ?| per | an? )(?P<per>{_NOUNS})| (?:in )?(?P<alone>{_ADVERBS}))$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"([^()]*[^()\s]) ?\((.*\w.*)\)")
_BOUND = re.compile(r"(from|up to) (.*)", re.IGNORECASE)
_DASH = re.compile(r" ?[-\u2010-\u2014\u2212] ?| to ", re.IGNORECASE)
_HALF = re.compile(r"([^\d]*?) ?(\d(?:[\d.,'’ ]*\d)?) ?([^\d]*)", re.ASCII)
# Digits in India are grouped as lakh and crore: 12,00,000.
_LAKHS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d{1,2})?", re.ASCII)
_DOT_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+", re.ASCII)
_LONGEST = 15
"""How many digits a JSON number can represent exactly."""


class _Half(NamedTuple):
    """One end of a range: the words around the number, and the number."""

    words: tuple[str, ...]
    number: str


def parse_money(raw: object, context: Context | None = None) -> Money:
    """Return an amount or range of money per unit of time, or for the whole contract.

    ``unpaid`` is also valid, and each may have a note in parentheses. Source of the codes:
    ISO 4217. *context* is not used.
    """
    if isinstance(raw, dict):
        raise ValueProblem(
            "Pay is expected, not a mapping. Write it as one text, as in “USD 40000 per "
            "year” or “EUR 20-25 per hour”."
        )
    whole = phrase(raw)
    value, note = _without_note(whole)
    if normalize_key(value) == "unpaid":
        return Money("", None, None, "TOTAL", note)
    if not any(c.isdecimal() for c in value):
        raise ValueProblem(
            "“%(value)s” is not an amount of money. Write it as in “USD 40000 per year”, "
            "or leave the field out and say it in the text.",
            value=quote(value),
        )
    text, unit = value, None
    if match := _TIME.search(value):
        text = value[: match.start()]
        unit = _UNITS[(match["per"] or match["alone"]).lower()]
    bound = ""
    if prefix := _BOUND.fullmatch(text):
        bound, text = prefix[1].lower(), prefix[2]
    halves = _halves(text, value)
    if bound == "up to" and len(halves) == 2:
        raise _unread(value)
    currency = _currency(halves, value, bound, unit)
    amounts = [_amount(half.number, value, currency, unit) for half in halves]
    if min(amounts) == 0:
        raise ValueProblem(
            "“%(value)s” is 0. Write an amount as in “USD 40000 per year”, “up to” for a "
            "range without a lower end, or “unpaid”.",
            value=quote(value),
        )
    if amounts[0] > amounts[-1]:
        raise ValueProblem(
            "“%(value)s” goes from more to less. Write the smaller amount first, as in "
            "“%(right)s”.",
            value=quote(value),
            right=money_to_source(Money(currency, amounts[-1], amounts[0], unit or "YEAR")),
        )
    low, high = _ends(amounts, bound)
    if unit is None:
        raise ValueProblem(
            "“%(value)s” does not say what period it is for. Write “%(right)s”, or per "
            "hour, day, week, or month, or “total” for a whole contract.",
            value=quote(value),
            right=money_to_source(Money(currency, low, high, "YEAR")),
        )
    return Money(currency, low, high, unit, note)


def _without_note(text: str) -> tuple[str, str]:
    """Return the pay, and the note in parentheses after it."""
    if match := _NOTE.fullmatch(text):
        return match[1], match[2].strip()
    return text, ""


def money_to_source(money: Money) -> str:
    """Return *money* as an author writes it."""
    note = f" ({money.note})" if money.note else ""
    if money.unpaid:
        return f"unpaid{note}"
    low, high = (
        f"{end:f}" if end is not None else "" for end in (money.minimum, money.maximum)
    )
    amount = low if low == high else "-".join(end for end in (low, high) if end)
    bound = "up to " if not low else "from " if not high else ""
    time = "total" if money.unit == "TOTAL" else f"per {money.unit.lower()}"
    return f"{bound}{money.currency} {amount} {time}{note}"


def _ends(amounts: list[Decimal], bound: str) -> tuple[Decimal | None, Decimal | None]:
    """Return the lower and the upper end; "from 20 to 25" is a range like any other."""
    if len(amounts) == 1 and bound:
        return (amounts[0], None) if bound == "from" else (None, amounts[0])
    return amounts[0], amounts[-1]


def _unread(value: str) -> ValueProblem:
    return ValueProblem(
        "“%(value)s” cannot be read as pay with certainty. Write it as in “USD 40000 per "
        "year”, “EUR 20-25 per hour”, “from USD 50000 per year”, “up to EUR 40 per hour”, "
        "or “USD 90000 total”.",
        value=quote(value),
    )


def _halves(text: str, value: str) -> list[_Half]:
    pieces = _DASH.split(text)
    if len(pieces) > 1 and not any(c.isdecimal() for c in pieces[0]):
        raise ValueProblem(
            "“%(value)s” is negative. Write an amount greater than 0, as in “USD 40000 "
            "per year”.",
            value=quote(value),
        )
    if len(pieces) > 2:
        raise _unread(value)
    halves = []
    for piece in pieces:
        if not (match := _HALF.fullmatch(piece.strip())):
            raise _unread(value)
        before, number, after = match.groups()
        if after[:1].lower() == "k" and not after[1:2].isalpha():
            raise ValueProblem(
                "“%(value)s” shortens thousands to “k”. Write every digit, as in “USD "
                "40000 per year”.",
                value=quote(value),
            )
        if after[:1] == "+":
            raise ValueProblem(
                "“%(value)s” says “or more” with a plus. Write it with “from”, as in "
                "“from USD 40000 per year”.",
                value=quote(value),
            )
        halves.append(_Half((*_words(before), *_words(after)), number))
    return halves


def _words(text: str) -> list[str]:
    """Return the codes, signs, and other words in *text* in upper case; ``USD$`` is two."""
    words = []
    for word in text.upper().split():
        word = word.rstrip(".") if word.rstrip(".") in SIGNS else word
        split = word[:3] in CODES and word[3:] in SIGNS
        words.extend([word[:3], word[3:]] if split else [word])
    return words


def _currency(halves: list[_Half], value: str, bound: str, unit: Unit | None) -> str:
    words = [word for half in halves for word in half.words]
    codes = sorted({word for word in words if word in CODES})
    signs = [word for word in words if word in SIGNS]
    unknown = [word for word in words if word not in CODES and word not in SIGNS]
    if len(unknown) == 1 and re.fullmatch("[A-Z]{3}", unknown[0]) and not codes:
        raise ValueProblem(
            "“%(word)s” is not a valid currency code. Write one of ISO 4217, as in “USD "
            "40000 per year”.",
            word=unknown[0],
        )
    if unknown:
        raise _unread(value)
    if len(codes) > 1:
        raise ValueProblem(
            "“%(value)s” names two currencies. Write one, as in “USD 20-25 per hour”.",
            value=quote(value),
        )
    if not words:
        raise ValueProblem(
            "“%(value)s” does not name a currency. Write its code first, as in “USD 40000 "
            "per year”.",
            value=quote(value),
        )
    if not codes:
        meanings = SIGNS[signs[0]]
        raise ValueProblem(
            "“%(sign)s” is not a currency code; it can mean %(codes)s. Write the code "
            "that is meant, as in “%(right)s”.",
            sign=signs[0],
            codes=", ".join(meanings[:6]),
            right=_example(halves, meanings[0], bound, unit),
        )
    for sign in signs:
        if codes[0] not in SIGNS[sign]:
            raise ValueProblem(
                "“%(sign)s” does not mean %(code)s. Write only the code, as in “%(code)s "
                "40000 per year”.",
                sign=sign,
                code=codes[0],
            )
    return codes[0]


def _example(halves: list[_Half], code: str, bound: str, unit: Unit | None) -> str:
    """Return the same pay with a currency code, if the amounts can be read."""
    try:
        amounts = [_amount(half.number, "", code, unit) for half in halves]
    except ValueProblem:
        return f"{code} 40000 per year"
    low, high = _ends(amounts, bound)
    return money_to_source(Money(code, low, high, unit or "YEAR"))


def _amount(number: str, value: str, currency: str, unit: Unit | None) -> Decimal:
    digits = re.sub(r"\D", "", number, flags=re.ASCII)
    if len(digits) > _LONGEST:
        raise ValueProblem(
            "“%(value)s” has more than %(limit)s digits. Write an amount as in “USD 40000 "
            "per year”.",
            value=quote(value),
            limit=_LONGEST,
        )
    if any(form.fullmatch(number) for form in (PLAIN_AMOUNT, GROUPED_AMOUNT, _LAKHS)):
        return Decimal(re.sub("[,'’ ]", "", number))
    if _DOT_GROUPS.fullmatch(number) and number.count(".") == 1:
        raise ValueProblem(
            "“%(number)s” may be %(more)s or %(less)s. Write the one that is meant, as in "
            "“%(right)s”.",
            number=number,
            more=digits,
            less=number.rstrip("0").rstrip("."),
            right=money_to_source(
                Money(currency, Decimal(digits), Decimal(digits), unit or "YEAR")
            ),
        )
    if _DOT_GROUPS.fullmatch(number):
        right = digits
    elif COMMA_DECIMAL.fullmatch(number):
        whole, _, cents = number.partition(",")
        right = f"{re.sub('[. ]', '', whole)}.{cents}"
    else:
        raise ValueProblem(
            "“%(number)s” is not an amount that can be read with certainty. Write it as in"
            " 45000, 45,000, or 20.50.",
            number=quote(number),
        )
    raise ValueProblem(
        "“%(number)s” is not an amount as it is written here: a comma comes before three "
        "digits, a point before one or two. Write %(right)s.",
        number=number,
        right=right,
    )


def format_money(value: Money, formatter: Formatter) -> str:
    """Return the amount or range, its unit, and the note: USD 52,000 per year (gross)."""
    pay = _format_pay(value, formatter)
    return f"{pay} {formatter.gettext('(%s)') % value.note}" if value.note else pay


def format_amount(value: Money, formatter: Formatter) -> str:
    """Return just the amount or range, or an empty string for unpaid work: USD 52,000."""
    ends = [end for end in (value.minimum, value.maximum) if end is not None]
    return formatter.amount(value.currency, *dict.fromkeys(ends)) if ends else ""


def _format_pay(value: Money, formatter: Formatter) -> str:
    if value.unpaid:
        return formatter.sentence(formatter.gettext("unpaid"))
    amount = format_amount(value, formatter)
    if value.minimum is None:
        amount = formatter.gettext("up to %s") % amount
    elif value.maximum is None:
        amount = formatter.gettext("from %s") % amount
    if value.unit == "TOTAL":
        return formatter.sentence(formatter.gettext("%s in total") % amount)
    return formatter.sentence(formatter.per(value.unit.lower(), amount))


def money_to_jsonld(value: Money) -> list[Json]:
    """Return a MonetaryAmount.

    The total of a contract is left out, because no unitText means it.
    """
    low, high = _number(value.minimum), _number(value.maximum)
    if value.unit == "TOTAL" or (low is None and high is None):
        return []
    one = low is not None and low == high
    numbers = {"value": low} if one else {"minValue": low, "maxValue": high}
    quantity = thing("QuantitativeValue", **numbers, unitText=value.unit)
    return [thing("MonetaryAmount", currency=value.currency, value=quantity)]


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def compare_money(value: Money) -> tuple[tuple[str, Unit, Decimal, Decimal], ...]:
    """Return currency, unit, and both ends of the range; a note makes no difference."""
    low = Decimal() if value.minimum is None else value.minimum
    high = Decimal("Infinity") if value.maximum is None else value.maximum
    return ((value.currency, value.unit, low, high),)


INVALID_MONEY = Rule(
    "invalid-money",
    "error",
    GOOGLE,
    PROBLEM,
    "Write currency, amount, and unit: USD 40000 per year. In JSON-LD that is a "
    "MonetaryAmount with currency, and a value with value (or minValue and maxValue) and "
    "unitText.",
    "option",
    ":base-salary: $40,000",
    ":base-salary: USD 40000 per year",
    "baseSalary",
    data_message="%(property)s: “%(value)s” is not an amount of money that programs "
    "can read.",
)
