"""Currencies: the codes of ISO 4217, and signs and names with several meanings.

Source: ISO 4217, list one (current currencies), without funds, metals, and test codes. The
lev (BGN) was replaced at the beginning of 2026, but older postings may still use it.
"""

from __future__ import annotations

from ..model.rule import ISO_CURRENCIES, PROBLEM, Rule
from ..model.types import Context, ValueProblem
from .split import phrase, quote

_ISO_4217 = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN "
    "BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR "
    "FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD "
    "JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD "
    "MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP "
    "PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC "
    "SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST "
    "XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
)
CODES: frozenset[str] = frozenset(_ISO_4217.split())

_DOLLARS = (
    "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP BRL UYU BBD BMD BND BSD BZD CVE DOP "
    "FJD GYD JMD KYD LRD NAD NIO SBD SRD TOP TTD WST XCD"
)

SIGNS: dict[str, tuple[str, ...]] = {
    "$": tuple(_DOLLARS.split()),
    "US$": ("USD",),
    "CA$": ("CAD",),
    "C$": ("CAD", "NIO"),
    "A$": ("AUD",),
    "AU$": ("AUD",),
    "NZ$": ("NZD",),
    "HK$": ("HKD",),
    "S$": ("SGD",),
    "NT$": ("TWD",),
    "MX$": ("MXN",),
    "R$": ("BRL",),
    "€": ("EUR",),
    "£": ("GBP", "EGP", "GIP", "FKP", "SHP"),
    "¥": ("JPY", "CNY"),
    "￥": ("JPY", "CNY"),
    "₹": ("INR",),
    "₨": ("INR", "PKR", "LKR", "NPR", "MUR"),
    "RS": ("INR", "PKR", "LKR", "NPR", "MUR"),
    "₩": ("KRW",),
    "₽": ("RUB",),
    "₺": ("TRY",),
    "₴": ("UAH",),
    "₱": ("PHP",),
    "₫": ("VND",),
    "₪": ("ILS",),
    "฿": ("THB",),
    "₦": ("NGN",),
    "₡": ("CRC",),
    "₲": ("PYG",),
    "₵": ("GHS",),
    "₸": ("KZT",),
    "₼": ("AZN",),
    "₾": ("GEL",),
    "R": ("ZAR",),
    "KR": ("SEK", "NOK", "DKK", "ISK"),
    "FR": ("CHF", "XOF", "XAF"),
    "ZŁ": ("PLN",),
    "KČ": ("CZK",),
    "FT": ("HUF",),
    "EURO": ("EUR",),
    "EUROS": ("EUR",),
    "DOLLAR": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD"),
    "DOLLARS": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD"),
    "POUND": ("GBP", "EGP"),
    "POUNDS": ("GBP", "EGP"),
    "YEN": ("JPY",),
    "RMB": ("CNY",),
    "NTD": ("TWD",),
}
"""The currencies that a sign or a name (in upper case) can mean, the most likely first."""


def parse_currency(raw: object, context: Context | None = None) -> str:
    """Return a code of ISO 4217, in upper case."""
    text = phrase(raw)
    if text.upper() in CODES:
        return text.upper()
    if meanings := SIGNS.get(text.upper()):
        raise ValueProblem(
            "“%(value)s” is not a currency code; it can mean %(codes)s. Write the code of "
            "ISO 4217 that is meant, as in %(right)s.",
            value=quote(text),
            codes=", ".join(meanings[:6]),
            right=meanings[0],
        )
    raise ValueProblem(
        "“%(value)s” is not a valid currency code. Write one of ISO 4217, as in USD, EUR, "
        "or ZAR.",
        value=quote(text),
    )


INVALID_CURRENCY = Rule(
    "invalid-currency",
    "error",
    ISO_CURRENCIES,
    PROBLEM,
    "Write the three-letter code of the currency: USD, EUR, ZAR.",
    "option",
    ":salary-currency: dollars",
    ":salary-currency: USD",
    "baseSalary",
    data_message="%(property)s: “%(value)s” is not a valid currency code.",
)
