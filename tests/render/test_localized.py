"""Values are formatted for a language as CLDR does; expected values are written by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st
from sphinx import locale

from sphinx_jobposting.i18n import CATALOG, LOCALE_DIR
from sphinx_jobposting.model.field_names import canonical
from sphinx_jobposting.model.fields import BY_NAME, FIELDS
from sphinx_jobposting.model.types import Area, Context, Duration, Money, Place
from sphinx_jobposting.render.localized import LocaleFormatter, formatter_for
from sphinx_jobposting.values.kinds import parse as parse_field

NB, THIN, RLM = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{RIGHT-TO-LEFT MARK}"

Speaker = Callable[[str], LocaleFormatter]


@pytest.fixture
def speaking() -> Iterator[Speaker]:
    """Return a formatter for a language, with the catalog that Sphinx would load."""
    before = dict(locale.translators)

    def speak(language: str) -> LocaleFormatter:
        locale.translators.clear()
        locale.init([str(LOCALE_DIR)], language, CATALOG)
        return formatter_for(language)

    yield speak
    locale.translators.clear()
    locale.translators.update(before)


def said(formatter: LocaleFormatter, field: str, written: str) -> str:
    """Return what a page shows for a field with this value."""
    name = canonical(field) or ""
    return formatter.format(BY_NAME[name].kind, parse_field(name, written, Context()))


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [
        ("en", "USD 40000 per year", f"USD{NB}40,000 per year"),
        ("en", "USD 52000-58000 per year", f"USD{NB}52,000–58,000 per year"),
        ("en", "from USD 50000 per year", f"From USD{NB}50,000 per year"),
        ("en", "up to EUR 40 per hour", f"Up to EUR{NB}40 per hour"),
        ("en", "USD 90000 total", f"USD{NB}90,000 in total"),
        ("en", "USD 20-25.50 per hour", f"USD{NB}20.00–25.50 per hour"),
        ("en", "GBP 12.5 per hour", f"GBP{NB}12.50 per hour"),
        ("en", "JPY 3000000 per year", f"JPY{NB}3,000,000 per year"),
        ("de", "USD 40000 per year", f"40.000{NB}USD pro Jahr"),
        ("de", "EUR 45000-55000 per year", f"45.000–55.000{NB}EUR pro Jahr"),
        ("de", "from EUR 20.50 per hour", f"Ab 20,50{NB}EUR pro Stunde"),
        ("de", "EUR 90000 total", f"90.000{NB}EUR insgesamt"),
        ("fr", "USD 40000 per year", f"40{THIN}000{NB}USD par an"),
        ("fr", "up to EUR 40 per hour", f"Jusqu’à 40{NB}EUR par heure"),
        ("es", "from EUR 24000 per year", f"Desde 24.000{NB}EUR por año"),
        ("pt_BR", "BRL 5000 per month", f"BRL{NB}5.000 por mês"),
        ("ar", "USD 40000 per year", f"{RLM}40,000{NB}USD في السنة"),
        ("ar", "USD 52000-58000 per year", f"{RLM}52,000–58,000{NB}USD في السنة"),
        ("hi", "INR 1200000 per year", f"INR{NB}12,00,000 प्रति वर्ष"),
        ("ja", "JPY 3000000 per year", f"JPY{NB}3,000,000/年"),
        ("de_CH", "CHF 90000 per year", f"CHF{NB}90’000 pro Jahr"),
    ],
)
def test_pay(speaking: Speaker, language: str, written: str, expected: str) -> None:
    # The apostrophe in thousands of de_CH depends on the version of CLDR.
    assert said(speaking(language), "base-salary", written).replace("'", "’") == expected


def test_a_currency_with_three_decimals_keeps_them(speaking: Speaker) -> None:
    dinars = Money("KWD", Decimal("1.5"), Decimal("2.125"), "DAY")
    assert speaking("en").format("money", dinars) == f"KWD{NB}1.500–2.125 per day"


def test_extra_decimals_of_an_amount_are_not_rounded_away(speaking: Speaker) -> None:
    yen = Money("JPY", Decimal("1500.5"), Decimal("1500.5"), "HOUR")
    assert speaking("en").format("money", yen) == f"JPY{NB}1,500.5 per hour"


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        (
            "en",
            "September 20, 2021",
            f"September 20, 2021, 5:00{THIN}PM (GMT-04:00)",
        ),
        ("en_GB", "20 September 2021", "20 September 2021, 17:00 (GMT-04:00)"),
        ("de", "20. September 2021", "20. September 2021, 17:00 Uhr (GMT-04:00)"),
        ("fr", "20 septembre 2021", "20 septembre 2021 à 17:00 (UTC-04:00)"),
        ("es", "20 de septiembre de 2021", "20 de septiembre de 2021, 17:00 (GMT-04:00)"),
        ("pt", "20 de setembro de 2021", "20 de setembro de 2021, 17:00 (GMT-04:00)"),
        ("ar", "20 سبتمبر 2021", "20 سبتمبر 2021، 5:00 م (غرينتش-04:00)"),
    ],
)
def test_dates(speaking: Speaker, language: str, day: str, moment: str) -> None:
    formatter = speaking(language)
    assert said(formatter, "valid-through", "2021-09-20") == day
    # CLDR changed the blank before PM more than once, and Portuguese time zones, too.
    spoken = said(formatter, "valid-through", "2021-09-20T17:00-04:00")
    spoken = spoken.replace(NB, THIN).replace(" PM", f"{THIN}PM").replace(f"{THIN}م", " م")
    assert spoken.replace("-04:00 GMT", "GMT-04:00") == moment


def test_an_instant_is_shown_in_the_zone_it_was_written_for(speaking: Speaker) -> None:
    formatter = speaking("en_GB")
    for written, time in (
        ("18:00+02:00", "18:00 (GMT+02:00)"),
        ("12:00-04:00", "12:00 (GMT-04:00)"),
    ):
        spoken = said(formatter, "job-start-date", f"2021-09-20T{written}")
        assert spoken == f"20 September 2021, {time}"


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        (
            "en",
            "Boston, MA, United States",
            "Boston, MA, United States; Porto, Portugal; or Berlin, Germany",
        ),
        (
            "de",
            "Boston, MA, Vereinigte Staaten",
            "Boston, MA, Vereinigte Staaten; Porto, Portugal oder Berlin, Deutschland",
        ),
        (
            "ar",
            "Boston، MA، الولايات المتحدة",
            "Boston، MA، الولايات المتحدة أو Porto، البرتغال أو Berlin، ألمانيا",
        ),
    ],
)
def test_places_are_formatted(
    speaking: Speaker, language: str, one: str, several: str
) -> None:
    formatter = speaking(language)
    assert said(formatter, "job-location", "Boston, MA, US") == one
    written = "Boston, MA, US; Porto, PT; Berlin, DE"
    assert said(formatter, "job-location", written) == several


def test_the_whole_address_of_a_place(speaking: Speaker) -> None:
    place = Place("US", "Boston", "MA", "1 Main St", "02110")
    assert (
        speaking("en").format("place", (place,))
        == "1 Main St, Boston, MA 02110, United States"
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "United States, European Union, or South Africa"),
        ("de", "Vereinigte Staaten, Europäische Union oder Südafrika"),
        ("es", "Estados Unidos, Unión Europea o Sudáfrica"),
        ("fr", "États-Unis, Union européenne ou Afrique du Sud"),
        ("pt", "Estados Unidos, União Europeia ou África do Sul"),
        ("ar", "الولايات المتحدة أو الاتحاد الأوروبي أو جنوب أفريقيا"),
        ("zh_CN", "美国、欧盟或南非"),
        ("sr@latin", "Sjedinjene Države, Evropska unija ili Južnoafrička Republika"),
    ],
)
def test_areas(speaking: Speaker, language: str, expected: str) -> None:
    assert said(speaking(language), "applicants-in", "US, EU, ZA") == expected


def test_states_groups_and_anywhere_are_formatted(speaking: Speaker) -> None:
    german = speaking("de")
    assert said(german, "applicants-in", "Ontario, CA") == "Ontario, Kanada"
    assert said(german, "applicants-in", "EEA") == "Europäischer Wirtschaftsraum"
    assert said(german, "applicants-in", "anywhere") == "weltweit"
    own = Area("group", "Pacific Rim", members=(Area("country", code="JP"),))
    assert german.format("area", (own,)) == "Pacific Rim"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Contractor, part-time"),
        ("de", "Freie Mitarbeit, Teilzeit"),
        ("ar", "تعاقد مستقل ودوام جزئي"),
    ],
)
def test_employment_types(speaking: Speaker, language: str, expected: str) -> None:
    formatter = speaking(language)
    assert said(formatter, "employment-type", "contractor, part-time") == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["1 month", "2 months", "12 months", "1 week", "3 days", "2 hours"]),
        ("de", ["1 Monat", "2 Monate", "12 Monate", "1 Woche", "3 Tage", "2 Stunden"]),
        ("pt", ["1 mês", "2 meses", "12 meses", "1 semana", "3 dias", "2 horas"]),
        ("ar", ["شهر", "شهران", "12 شهرًا", "أسبوع", "3 أيام", "ساعتان"]),
        ("ja", ["1 か月", "2 か月", "12 か月", "1 週間", "3 日", "2 時間"]),
    ],
)
def test_durations_have_the_plurals_of_their_language(
    speaking: Speaker, language: str, expected: list[str]
) -> None:
    formatter = speaking(language)
    spans = [
        Duration(months=1),
        Duration(months=2),
        Duration(months=12),
        Duration(weeks=1),
        Duration(days=3),
        Duration(hours=2),
    ]
    assert [formatter.format("duration", span) for span in spans] == expected


@pytest.mark.slow
def test_no_language_shows_internal_names_of_babel() -> None:
    """Babel's own function gives “2 duration-year” in Japanese and Turkish, for example."""
    for name in locale_identifiers():
        formatter = LocaleFormatter(name)
        for span in (Duration(months=5), Duration(weeks=1), Duration(days=2)):
            text = formatter.format("duration", span)
            assert text
            assert "duration" not in text


@pytest.mark.parametrize(
    ("written", "expected"),
    [("24", "2 years"), ("18", "18 months"), ("12", "1 year"), ("1", "1 month")],
)
def test_experience(speaking: Speaker, written: str, expected: str) -> None:
    formatter = speaking("en")
    assert said(formatter, "experience-requirements", f"{written} months") == expected


def test_what_is_not_asked_for(speaking: Speaker) -> None:
    formatter = speaking("de")
    for field in ("experience-requirements", "education-requirements"):
        assert said(formatter, field, "no requirements") == "Nicht erforderlich"


@pytest.mark.parametrize(
    ("field", "written", "expected"),
    [
        ("workplace", "on-site", "Vor Ort"),
        ("job-immediate-start", "yes", "Ja"),
        ("job-immediate-start", "no", "Nein"),
        ("total-job-openings", "1200", "1.200"),
        ("job-start-date", "2021-11-01", "1. November 2021"),
        ("job-start-date", "as soon as you can", "as soon as you can"),
        ("hiring-organization", "Acme", "Acme"),
        ("application-contact", "jobs@acme.example", "jobs@acme.example"),
        ("same-as", "https://acme.example/a", "https://acme.example/a"),
        ("closed", "yes", "Ja"),
        ("closed", "2021-09-14", "14. September 2021"),
    ],
)
def test_other_kinds(speaking: Speaker, field: str, written: str, expected: str) -> None:
    assert said(speaking("de"), field, written) == expected


@pytest.mark.parametrize("language", ["tlh", "", "C", "x_y_z", "de_", "@", "../de"])
def test_an_unknown_language_falls_back_to_english(
    speaking: Speaker, language: str
) -> None:
    assert speaking(language).date(dt.date(2021, 9, 20)) == "September 20, 2021"


def test_capitalization_follows_the_language() -> None:
    assert LocaleFormatter("tr").sentence("istanbul") == "İstanbul"
    assert LocaleFormatter("de").sentence("österreich") == "Österreich"
    assert LocaleFormatter("en").sentence("") == ""


def test_an_empty_list_gives_no_text() -> None:
    assert LocaleFormatter("en").any_of([]) == ""


@given(
    st.sampled_from(["en", "de", "fr", "ar", "ja", "hi"]),
    st.sampled_from(["USD", "JPY", "KWD", "EUR"]),
    st.decimals("0.001", "99999999", places=3),
)
def test_every_digit_of_an_amount_is_shown(
    language: str, currency: str, amount: Decimal
) -> None:
    formatter = LocaleFormatter(language)
    text = formatter.format("money", Money(currency, amount, amount, "YEAR"))
    decimal = formatter.locale.number_symbols["latn"]["decimal"]
    spoken = "".join(c for c in text.split(currency)[-1 if text[0] == currency[0] else 0])
    digits = "".join(c for c in spoken if c.isdigit() or c == decimal).replace(decimal, ".")
    assert Decimal(digits.rstrip(".")) == amount


def test_every_kind_of_field_that_a_page_shows_can_be_formatted(speaking: Speaker) -> None:
    formatter = speaking("en")
    for field in FIELDS:
        if field.label:
            value = parse_field(field.name, field.example, Context())
            text = formatter.format(field.kind, value)
            assert not text.startswith(("(", "Money", "Place", "Area", "Duration")), field
