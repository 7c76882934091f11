"""Values that people really write have the outcomes stated here.

On the right is the value that is read, or a `No` with a part of the message.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from sphinx_jobposting.model.types import (
    Area,
    Context,
    Organization,
    Place,
    ValueProblem,
)
from sphinx_jobposting.values import (
    areas,
    currencies,
    dates,
    employment_types,
    money,
    organizations,
    places,
    text,
    workplaces,
)


class No(NamedTuple):
    """Refused, with a message that contains *part*."""

    part: str


CONTEXT = Context()
UTC = dt.UTC
IS_EMPTY = No("empty")
NO_VALUE = No("There is no value")

DATES: list[tuple[Any, Any]] = [
    ("2026-6-17", No("Write 2026-06-17.")),
    ("Jul 07, 2026", No("Write 2026-07-07.")),
    ("2020-10-20 20:28:32 UTC", No("read with certainty")),
    ("2026-06-11 00:00:00", No("Write 2026-06-11T00:00:00.")),
    ("2025-06-02T10:23:21.503", dt.datetime(2025, 6, 2, 10, 23, 21, 503000, UTC)),
    ("2026-08-23T01:58:05.000000Z", dt.datetime(2026, 8, 23, 1, 58, 5, 0, UTC)),
    ("2021-12-19T10:23:23.373+0000", dt.datetime(2021, 12, 19, 10, 23, 23, 373000, UTC)),
    ("2026-06-17T15:12:26.794+02:00", dt.datetime(2026, 6, 17, 13, 12, 26, 794000, UTC)),
    ("2026-07-06T04:43:20.486231", dt.datetime(2026, 7, 6, 4, 43, 20, 486231, UTC)),
    ("2025-04-18T07:44:06.000Z", dt.datetime(2025, 4, 18, 7, 44, 6, 0, UTC)),
    ("2020-10-25T16:01:35-07:00", dt.datetime(2020, 10, 25, 23, 1, 35, 0, UTC)),
    ("2026-09-02T20:47:51Z", dt.datetime(2026, 9, 2, 20, 47, 51, 0, UTC)),
    ("2026-10-02T08:30:00-03:00", dt.datetime(2026, 10, 2, 11, 30, 0, 0, UTC)),
    ("3/21/2022", No("Write 2022-03-21.")),
    ("July 15, 2019", No("Write 2019-07-15.")),
    ("Monday, August 17, 2020", No("Write 2020-08-17.")),
    ("an upcoming date", No("as in 2021-09-20")),
    ("TBD", No("as in 2021-09-20")),
    ("", IS_EMPTY),
    (None, NO_VALUE),
    ("2021-2-10", No("Write 2021-02-10.")),
    ("2026-10-22T23:59", dt.datetime(2026, 10, 22, 23, 59, 0, 0, UTC)),
    ("2020-11-19 20:28:32 UTC", No("read with certainty")),
    ("2024-03-18T00:00", dt.datetime(2024, 3, 18, 0, 0, 0, 0, UTC)),
    ("2099-01-01", dt.date(2099, 1, 1)),
    ("2026-10-23T01:58:05+00:00", dt.datetime(2026, 10, 23, 1, 58, 5, 0, UTC)),
    ("2026-09-20T19:29:17", dt.datetime(2026, 9, 20, 19, 29, 17, 0, UTC)),
    ("2027-09-01T23:59:59Z", dt.datetime(2027, 9, 1, 23, 59, 59, 0, UTC)),
    ("November 15, 2021 at 11:59 pm EDT", No("read with certainty")),
    ("8am GMT Monday 21st March", No("read with certainty")),
    ("Friday, September 4th, 2020 at 11:59PM EDT", No("read with certainty")),
    ("tbd EDT", No("read with certainty")),
    ("January 23, 2023 at 11:59 pm EDT", No("read with certainty")),
    ("29 March 2026, AoE", No("read with certainty")),
    ("April 10/2021", No("Write 2021-04-10.")),
    ("November 1, 2023", No("Write 2023-11-01.")),
    ("March 04/2021", No("Write 2021-03-04.")),
    ("2021-09-20T00:00", dt.datetime(2021, 9, 20, 0, 0, 0, 0, UTC)),
    ("01/02/2024", No("may be 2024-01-02 or 2024-02-01")),
    ("soon", No("read with certainty")),
    ("2021-13-40", No("no day 2021-13-40")),
    ("2024-02-30", No("no day 2024-02-30")),
    ("2015-17-04", No("no day 2015-17-04")),
]

MONEY: list[tuple[Any, Any]] = [
    ("$20-$25 per hour", No("as in “USD 20-25 per hour”")),
    ("$300-$400/day", No("as in “USD 300-400 per day”")),
    ("USD $40,000", No("Write “USD 40000 per year”")),
    ("40k", No("Write every digit")),
    ("£30.000", No("GBP")),
    ("45 000 €", No("as in “EUR 45000 per year”")),
    ("competitive", No("not an amount of money")),
    ("€1.234,56", No("EUR")),
    ("USD 50-20", No("“USD 20-50 per year”")),
    ("-5", No("negative")),
    ("0", No("does not name a currency")),
    ("1e9", No("cannot be read as pay")),
    ("$90,000–$150,000", No("as in “USD 90000-150000 per year”")),
    ("From $1,500", No("as in “from USD 1500 per year”")),
    ("Up to $2,260", No("as in “up to USD 2260 per year”")),
    ("£60-70k pro rata", No("Write every digit")),
    ("Competitive", No("not an amount of money")),
    ("Cạnh tranh", No("not an amount of money")),
    ("$90,000 to be spent by April 2027", No("cannot be read as pay")),
    ("gratis", No("not an amount of money")),
    ("8k-15k", No("Write every digit")),
    ("100000", No("does not name a currency")),
    (60000, No("does not name a currency")),
    ("$100,000", No("as in “USD 100000 per year”")),
    ({"currency": "USD", "value": "55000"}, No("Write it as one text")),
    (None, NO_VALUE),
]

CURRENCIES: list[tuple[Any, Any]] = [
    ("USD", "USD"),
    ("VND", "VND"),
    ("CLP", "CLP"),
    ("NPR", "NPR"),
    ("PLN", "PLN"),
    ("vvvvv", No("not a valid currency code")),
]

PLACES: list[tuple[Any, Any]] = [
    ("EU", No("European Union")),
    ("Northern America and Mexico", No("is not a country")),
    ("USA", (Place("US"),)),
    ("U.S.", (Place("US"),)),
    ("UK", (Place("GB"),)),
    ("Holland", (Place("NL"),)),
    ("Remote", No("workplace: remote")),
    ("Office", No("workplace: remote")),
    ("Hybrid", No("workplace: remote")),
    ("anywhere", No("applicants-in")),
    ("Kingston (ON)", No("Write “Kingston, ON, CA”")),
    ("Braga (PT)", No("Write “Braga, PT”")),
    ("Boston, Mass.", No("“Boston, MA, US”")),
    ("東京", No("is not a country")),
    ("", IS_EMPTY),
    (None, NO_VALUE),
    ("Washington, DC", No("“Washington, DC, US”")),
    ("London, England", No("“London, England, GB”")),
    ("Virtual (100% Remote), Washington, DC; San Francisco, CA", No("workplace: remote")),
    ("Boston, MA and Hampton, VA", No("joins two places")),
    ("Москва", No("is not a country")),
    ("Remote, US", No("workplace: remote")),
    ({"addressLocality": "Remote", "addressCountry": "Worldwide"}, No("is not a place")),
    (
        {
            "addressLocality": "Austin",
            "addressRegion": "UNAVAILABLE",
            "addressCountry": "US",
        },
        No("is a placeholder"),
    ),
    ({"addressCountry": "Anywhere", "addressRegion": "Anywhere"}, No("is not a place")),
    (
        {"addressLocality": "완주군", "addressCountry": "대한민국"},
        (Place("KR", "완주군"),),
    ),
    ({"addressLocality": "Gurgaon", "addressCountry": ""}, No("has no country")),
    ({"addressLocality": "Geneva", "addressCountry": "CH"}, (Place("CH", "Geneva"),)),
    ([{"streetAddress": "A"}, {"streetAddress": "B"}], No("has no country")),
    (
        {"addressLocality": "Johannesburg", "addressCountry": "South Africa"},
        (Place("ZA", "Johannesburg"),),
    ),
    (
        {"addressLocality": "United States", "postalCode": "99999", "addressCountry": "US"},
        No("is a placeholder"),
    ),
]

AREAS: list[tuple[Any, Any]] = [
    ("Global", No("or “anywhere”")),
    ("Remote", No("workplace: remote")),
    ("", IS_EMPTY),
    ("Deutschland", (Area("country", code="DE"),)),
    ("Türkiye", (Area("country", code="TR"),)),
    ("대한민국", (Area("country", code="KR"),)),
    ("Brasil", (Area("country", code="BR"),)),
    ("IN", (Area("country", code="IN"),)),
    ("UA", (Area("country", code="UA"),)),
    ("BR", (Area("country", code="BR"),)),
    ("USA", (Area("country", code="US"),)),
    ("Northern America and Mexico", No("as in “US, CA, MX”")),
]

EMPLOYMENT_TYPES: list[tuple[Any, Any]] = [
    ("Full-time", ("FULL_TIME",)),
    ("Full-Time", ("FULL_TIME",)),
    ("Full time", ("FULL_TIME",)),
    ("full_time", ("FULL_TIME",)),
    ("fullTime", ("FULL_TIME",)),
    ("FULLTIME", ("FULL_TIME",)),
    ("FULL_TIME, TEMPORARY", ("FULL_TIME", "TEMPORARY")),
    ("FULL_TIME, CONTRACTOR", ("FULL_TIME", "CONTRACTOR")),
    ("Vollzeit,Teilzeit", No("Did you mean “full-time”?")),
    ("Vollzeit", No("Did you mean “full-time”?")),
    ("Internship", No("Did you mean “intern”?")),
    ("CONTRACT", No("Did you mean “contractor”?")),
    ("permanent", ("PERMANENT",)),
    ("gig", No("Did you mean “contractor”?")),
    ("freelance", No("Did you mean “contractor”?")),
    ("project", No("Did you mean “contractor”?")),
    ("remote", No("not an employment type")),
    ("hybrid", No("not an employment type")),
    (["FULL_TIME", "PERMANENT"], ("FULL_TIME", "PERMANENT")),
    (["INTERN", "FULL_TIME"], ("INTERN", "FULL_TIME")),
    (["Full-time"], ("FULL_TIME",)),
    (["OTHER"], ("OTHER",)),
    ("80-100%", No("not an employment type")),
    ("정규직", No("Did you mean “full-time”?")),
    ("", No("Write one or several")),
    (None, NO_VALUE),
]

LOCATION_TYPES: list[tuple[Any, Any]] = [
    ("ON_SITE", No("workplace: on-site")),
    ("HYBRID", No("workplace: hybrid")),
    ("Remote", No("workplace: remote")),
    ("TELECOMMUTE", "TELECOMMUTE"),
    ("", No("Write telecommute")),
    (None, NO_VALUE),
]

ORGANIZATIONS: list[tuple[Any, Any]] = [
    ("Acme", Organization("Acme")),
    ([{"name": "Beta"}], No("list")),
    ({}, No("has no name")),
    ({"name": ""}, No("has no name")),
    ({"Name": "IATA"}, Organization("IATA")),
    ({"name": "Stealth Co", "sameAs": "http://Stealth co"}, No("not a full web address")),
    ({"name": "Hill Primary"}, Organization("Hill Primary")),
    (None, NO_VALUE),
]

CLOSED: list[tuple[Any, Any]] = [
    ("true", True),
    ("false", False),
    ("solved", No("Write yes, or the date")),
    ("closed", No("Write yes, or the date")),
    ("completed", No("Write yes, or the date")),
]

TEXTS: list[tuple[Any, Any]] = [
    *(
        (text, text)
        for text in (
            "“ ” ’ – —",
            '"',
            "'",
            "</script>",
            "<!--",
            "]]>",
            "&lt;",
            "&amp;amp;",
            "{{ }}",
            "🎉",
            "\u200fشركة\u200e",
            "DevOps Engineer &amp; SRE",
            "Edit ★12/8面接会★【26新卒/第二新卒】ホテル内のカフェ接客",
            "QA Manager (m/w/d)",
            "Short teaser.",
            "&lt;p&gt;We build &lt;b&gt;LLM&lt;/b&gt; platforms for hospitals.&lt;/p&gt;",
            "x" * 20_000,
        )
    ),
    ("Software Engineer II ", "Software Engineer II"),
    ("one\u2028two", "one two"),
    ("one\r\ntwo", "one two"),
    ("\ufeffone", "one"),
    ("a\0b", No("U+0000")),
    ("", IS_EMPTY),
    (None, NO_VALUE),
]

TABLES: list[tuple[Callable[..., Any], list[tuple[Any, Any]]]] = [
    (dates.parse_date, DATES),
    (dates.parse_closed, CLOSED),
    (money.parse_money, MONEY),
    (currencies.parse_currency, CURRENCIES),
    (places.parse_places, PLACES),
    (areas.parse_areas, AREAS),
    (employment_types.parse_employment_types, EMPLOYMENT_TYPES),
    (workplaces.parse_job_location_type, LOCATION_TYPES),
    (organizations.parse_organization, ORGANIZATIONS),
    (text.parse_text, TEXTS),
]


@pytest.mark.parametrize(
    ("parse", "raw", "outcome"),
    [(parse, raw, outcome) for parse, table in TABLES for raw, outcome in table],
)
def test_a_value_has_the_stated_outcome(
    parse: Callable[..., Any], raw: Any, outcome: Any
) -> None:
    if isinstance(outcome, No):
        with pytest.raises(ValueProblem) as caught:
            parse(raw, CONTEXT)
        assert outcome.part in str(caught.value)
    else:
        assert parse(raw, CONTEXT) == outcome
