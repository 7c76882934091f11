"""The pages of a site are in its language; its data are the same in every language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import unescape
from typing import Any

import html5lib
import pytest

NB, RLM = "\N{NO-BREAK SPACE}", "\N{RIGHT-TO-LEFT MARK}"
MakeSite = Callable[..., Any]

COOK = """# Cook

```{jobposting}
:date-posted: 2021-09-02
:valid-through: 2021-09-20
:employment-type: full-time
:base-salary: EUR 24000 per year
:job-location: Porto, PT
:apply: jobs@acme.example
```

Cook lunch for forty guests, from Monday to Friday, together with a second cook.
"""

REMOTE = """# Maker

```{jobposting}
:date-posted: 2021-09-03
:workplace: remote
:applicants-in: US, EU, ZA
:employment-type: contractor, part-time
:base-salary: USD 52000-58000 per year
:job-duration: 12 months
:job-immediate-start: yes
:apply: https://acme.example/apply
```

Make things that teach, fully remote, with people who learn by making things.
"""

CLOSED = """# Porter

```{jobposting}
:date-posted: 2021-08-02
:valid-through: 2021-08-31
:job-location: Berlin, DE
:apply: jobs@acme.example
```

Carry what has to be carried, in and out of the house, with a good trolley.
"""

DRAFT = COOK.replace("# Cook", "# Baker").replace(":apply:", ":draft: yes\n:apply:")

JOBS = """# Jobs

```{joblist}
```

```{joblist}
:format: table
```

```{joblist}
:workplace: hybrid
```
"""

FILES = {"cook.md": COOK, "maker.md": REMOTE, "porter.md": CLOSED, "jobs.md": JOBS}


def text_of(page: str) -> str:
    """Return the visible text of a page on one line, without direction marks."""
    body = re.sub(r"(?s).*?<body[^>]*>|<script.*?</script>", "", page)
    # Adjacent elements of the page do not form one word.
    plain = unescape(re.sub(r"<[^>]+>", " ", body)).replace(RLM, "")
    return " ".join(plain.split()).replace(" : ", " ").replace(" . ", ". ")


@pytest.fixture(scope="module")
def built_in(shared_site: MakeSite) -> MakeSite:
    """Build the site in a language with a theme, once in this file."""

    @cache
    def build(language: str, theme: str = "alabaster") -> Any:
        # Docutils reports that it does not support Klingon.
        return shared_site(FILES).build(
            language=language, html_theme=theme, warnings=language == "tlh"
        )

    return build


def built_text(site: Any, page: str, **options: Any) -> str:
    return text_of(site.build(**options).html(page))


@pytest.mark.parametrize("theme", ["naked", "alabaster"])
def test_a_german_posting_is_in_german(built_in: MakeSite, theme: str) -> None:
    built = built_in("de", theme)
    page = built.html("cook.html")
    assert '<html lang="de"' in page
    said = text_of(page)
    for words in (
        "Organisation Acme",
        "Arbeitsort Porto, Portugal",
        "Vergütung 24.000 EUR pro Jahr",
        "Beschäftigungsart Vollzeit",
        "Bewerben bis 20. September 2021",
        "Per E-Mail bewerben jobs@acme.example",
    ):
        assert words in said
    assert '<time datetime="2021-09-20">20. September 2021</time>' in page
    remote = text_of(built.html("maker.html"))
    for words in (
        "Arbeitsort Remote (Vereinigte Staaten, Europäische Union oder Südafrika)",
        "Vergütung 52.000–58.000 USD pro Jahr",
        "Beschäftigungsart Freie Mitarbeit, Teilzeit",
        "Dauer 12 Monate",
        "Sofortiger Beginn Ja",
        "Online bewerben acme.example/apply",
    ):
        assert words in remote


def test_a_german_listing_is_in_german(built_in: MakeSite) -> None:
    said = text_of(built_in("de", "naked").html("jobs.html"))
    assert "Maker Remote · 52.000–58.000 USD pro Jahr · Freie Mitarbeit, Teilzeit" in said
    assert "Porto, Portugal · 24.000 EUR pro Jahr · Vollzeit Bewerben bis 20. Sep" in said
    assert "Stelle Arbeitsort Vergütung Beschäftigungsart Bewerben bis" in said
    assert "Solche Stellen sind zurzeit nicht offen." in said


def test_german_notices_are_in_german(site: MakeSite) -> None:
    made = site({**FILES, "baker.md": DRAFT})
    built = made.build(language="de", tags=("drafts",))
    closed = text_of(built.html("porter.html"))
    assert "Diese Ausschreibung endete am 31. August 2021." in closed
    assert "Wir nehmen keine Bewerbungen mehr an. Offene Stellen ansehen" in closed
    assert "Beendet 31. August 2021" in closed
    draft = text_of(built.html("baker.html"))
    assert "Entwurf. Nur in dieser Vorschau: nicht veröffentlicht" in draft
    assert "Baker Entwurf" in text_of(built.html("jobs.html"))


@pytest.mark.parametrize("theme", ["naked", "alabaster"])
def test_an_arabic_page_runs_from_right_to_left(built_in: MakeSite, theme: str) -> None:
    built = built_in("ar", theme)
    page = built.html("maker.html")
    assert '<html lang="ar" dir="rtl"' in page
    said = text_of(page)
    for words in (
        "مكان العمل عن بُعد (الولايات المتحدة أو الاتحاد الأوروبي أو جنوب أفريقيا)",
        "الأجر 52,000–58,000 USD في السنة",
        "نوع العمل تعاقد مستقل ودوام جزئي",
        "المدة 12 شهرًا",
        "التقديم عبر الإنترنت",
    ):
        assert words in said
    assert "آخر موعد للتقديم 20 سبتمبر 2021" in text_of(built.html("cook.html"))
    assert "لا توجد وظائف شاغرة من هذا النوع حاليًا." in text_of(built.html("jobs.html"))
    html5lib.HTMLParser(strict=True).parse(page)


@pytest.mark.parametrize("language", ["de", "ar", "fr", "tlh"])
def test_the_data_are_the_same_in_every_language(built_in: MakeSite, language: str) -> None:
    english, other = built_in("en"), built_in(language)
    for page in ("cook.html", "maker.html"):
        data, (expected,) = other.jsonld(page)[0], english.jsonld(page)
        assert data == expected
    assert {
        area["name"]
        for area in other.jsonld("maker.html")[0]["applicantLocationRequirements"]
    } >= {"United States", "South Africa", "Germany"}


def test_an_unknown_language_falls_back_to_english(built_in: MakeSite) -> None:
    said = text_of(built_in("tlh").html("cook.html"))
    assert "Apply by September 20, 2021" in said


def test_changing_the_language_writes_all_pages_again(site: MakeSite) -> None:
    made = site(FILES)
    assert "Apply by September 20, 2021" in built_text(made, "cook.html")
    assert "Bewerben bis 20. September" in built_text(made, "cook.html", language="de")


TRANSLATED = {
    "Cook": "Koch oder Köchin",
    "Cook lunch for forty guests.": "Mittagessen für vierzig Gäste.",
    "A second cook helps you, and you plan the menu a week ahead.": (
        "Jemand zweites hilft dir, und du planst die Speisen eine Woche im Voraus."
    ),
}

WITH_SUMMARY = (
    COOK.partition("Cook lunch")[0].replace(
        ":apply:", ":summary: Cook lunch for forty guests.\n:apply:"
    )
    + "A second cook helps you, and you plan the menu a week ahead.\n"
)


def translate(made: Any, document: str) -> None:
    """Translate the messages that a gettext build extracted, as a translator would."""
    from babel.messages.pofile import read_po, write_po

    made.build("gettext", out="gettext", doctrees="gettext-trees")
    with (made.root / "gettext" / f"{document}.pot").open("rb") as file:
        found = read_po(file, locale="de")
    assert TRANSLATED.keys() <= {message.id for message in found}
    for message in found:
        message.string = TRANSLATED.get(str(message.id), message.string)
    target = made.source / "locale" / "de" / "LC_MESSAGES" / f"{document}.po"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_po(file, found)


@pytest.mark.parametrize("form", ["options", "front matter"])
def test_title_summary_and_body_are_translated(site: MakeSite, form: str) -> None:
    source = WITH_SUMMARY
    if form == "front matter":
        head, block, body = source.split("```")
        options = re.sub(r"(?m)^:([^:]+):", r"  \1:", block.partition("\n")[2])
        source = f"---\njobposting:\n{options}---\n\n{head}{body}"
    made = site({"cook.md": source, "jobs.md": JOBS}, conf='locale_dirs = ["locale"]\n')
    translate(made, "cook")
    built = made.build(language="de")
    page = built.html("cook.html")
    said = text_of(page)
    assert "Koch oder Köchin" in said
    assert "Jemand zweites hilft dir, und du planst die Speisen" in said
    assert "A second cook" not in page
    assert '<meta name="description" content="Mittagessen für vierzig Gäste."' in page
    data = built.jsonld("cook.html")[0]
    assert data["title"] == "Koch oder Köchin"
    assert data["description"] == (
        "<p>Jemand zweites hilft dir, und du planst die Speisen eine Woche im Voraus.</p>"
    )
    assert data["employmentType"] == "FULL_TIME"
    assert "Koch oder Köchin Porto, Portugal" in text_of(built.html("jobs.html"))
    feed = built.html("jobs.atom")
    assert "Koch oder Köchin" in feed
    assert "Mittagessen für vierzig Gäste." in feed
