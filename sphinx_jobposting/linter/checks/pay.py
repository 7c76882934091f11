"""Check the pay of a posting."""

from __future__ import annotations

import re
from typing import Any

from ...values.currencies import CODES
from ...values.near_words import word_set
from ...values.pay_units import PAY_UNITS
from ..context import LintContext
from .lenient import (
    Node,
    expect_type,
    is_empty,
    is_placeholder,
    items,
    text_of,
    types_of,
    with_known_keys,
)

UNITS = frozenset(row.code for row in PAY_UNITS)
_PLAIN_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,10})?", re.ASCII)
_AMOUNT_KEYS = frozenset(
    {
        "@type",
        "@id",
        "currency",
        "value",
        "minValue",
        "maxValue",
        "unitText",
        "unitCode",
        "name",
    }
)
_NO_AMOUNT = word_set(
    "Person Place Organization PriceSpecification UnitPriceSpecification Offer Thing "
    "PropertyValue"
)
_LIKELY: dict[str, tuple[float, float]] = {"HOUR": (1, 1000), "YEAR": (1000, 5_000_000)}
"""The likely amounts per unit of time, in the currencies below."""
_STRONG = frozenset({"USD", "EUR", "GBP", "CAD", "AUD", "CHF", "NZD"})


def check_pay(lint: LintContext) -> None:
    """Check baseSalary, and the form of an estimatedSalary."""
    if "baseSalary" not in lint.posting:
        lint.add("hint-pay", "baseSalary")
    for name in ("baseSalary", "estimatedSalary"):
        value = lint.posting.get(name)
        if value is None or is_empty(value):
            continue
        for item in items(value):
            _check_amount(lint, name, item)


def _check_amount(lint: LintContext, name: str, value: Any) -> None:
    if not isinstance(value, dict):
        lint.add("invalid-money", name, value=value)
        return
    if name == "estimatedSalary" and "MonetaryAmountDistribution" in types_of(value):
        return
    node = with_known_keys(lint, value, _AMOUNT_KEYS, name)
    expect_type(lint, node, name, "MonetaryAmount", _NO_AMOUNT)
    _check_currency(lint, name, node)
    amount = node.get("value")
    if isinstance(amount, list) and len(amount) == 1:
        amount = amount[0]
    path = f"{name}.value"
    if isinstance(amount, dict):
        amount = with_known_keys(lint, amount, _AMOUNT_KEYS, path)
        expect_type(lint, amount, path, "QuantitativeValue", _NO_AMOUNT)
    elif isinstance(amount, list):
        lint.add("invalid-money", path, value=amount)
        return
    else:
        # schema.org allows an amount without a QuantitativeValue; Google does not.
        amount = {
            key: node[key]
            for key in ("value", "minValue", "maxValue", "unitText")
            if key in node
        }
        path = name
    _check_quantity(lint, path, amount, text_of(node.get("currency")))


def _check_currency(lint: LintContext, name: str, node: Node) -> None:
    currency = node.get("currency")
    if is_empty(currency):
        currency = lint.posting.get("salaryCurrency")
    if is_empty(currency):
        lint.add("missing-currency", name)
    elif text_of(currency) not in CODES:
        lint.add("invalid-currency", f"{name}.currency", value=currency)


def _check_quantity(lint: LintContext, path: str, node: Node, currency: str) -> None:
    numbers: dict[str, float] = {}
    said = False
    for key in ("value", "minValue", "maxValue"):
        value = node.get(key)
        if is_empty(value):
            continue
        said = True
        number = _number(lint, f"{path}.{key}", value)
        if number is not None:
            numbers[key] = number
    if not said:
        lint.add("missing-amount", path)
    unit = _check_unit(lint, path, node.get("unitText"))
    low, high = numbers.get("minValue"), numbers.get("maxValue")
    if low is not None and high is not None and low > high:
        lint.add("pay-range", path, minimum=low, maximum=high)
    if "value" not in numbers and (low is None) != (high is None):
        lint.add("hint-pay-range", path)
    if unit in _LIKELY and currency in _STRONG:
        least, limit = _LIKELY[unit]
        # Either end of a range may be wrong: 100 to 100,000 a year.
        wrong = [n for n in numbers.values() if 0 < n < least or n > limit]
        if wrong:
            lint.add("unlikely-pay", path, value=f"{currency} {wrong[-1]:.15g}/{unit}")


def _number(lint: LintContext, path: str, value: Any) -> float | None:
    """Return the number of a value; add a finding if it is text or not a number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        text = text_of(value)
        if is_placeholder(text):
            lint.add("placeholder", path, value=text)
            return None
        if not _PLAIN_NUMBER.fullmatch(text):
            lint.add("invalid-number", path, value=text or value)
            return None
        lint.add("number-as-text", path, value=text)
        value = float(text)
    if value < 0:
        lint.add("invalid-number", path, value=value)
        return None
    try:
        number = float(value)
    except OverflowError:
        lint.add("invalid-number", path, value="…")
        return None
    if number == 0 and not path.endswith("minValue"):
        lint.add("placeholder", path, value=0)
        return None
    return number


def _check_unit(lint: LintContext, path: str, value: Any) -> str:
    if is_empty(value):
        lint.add("missing-unit", path)
        return ""
    text = text_of(value)
    if text in UNITS:
        return text
    path = f"{path}.unitText"
    meant = next((row.code for row in PAY_UNITS if row.means(text)), "")
    if meant:
        lint.add("misspelt-value", path, value=text, expected=meant)
    else:
        lint.add("invalid-unit", path, value=text or value)
    return meant
