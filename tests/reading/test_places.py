"""Places and areas go from the options of a page to its data, text, lists, and feeds."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from sphinx.errors import ConfigError

Make = Callable[..., Any]

TEXT = "You cook lunch for forty guests, from Monday to Friday."
NEW_YORK = {"jobposting_timezone": "America/New_York"}


def page(*fields: str) -> str:
    options = "\n".join((":date-posted: 2021-09-02", ":apply: jobs@acme.example", *fields))
    return f"# Cook\n\n```{{jobposting}}\n{options}\n```\n\n{TEXT}\n"


def warnings_of(built: Any) -> list[str]:
    """Return the warnings of the build without file and type."""
    found = re.findall(r"WARNING: (.*?) \[jobposting\.", built.warnings)
    return [text for text in found if "many postings" not in text]


def address(built: Any, name: str = "a.html") -> dict[str, str]:
    (data,) = built.jsonld(name)
    found: dict[str, str] = data["jobLocation"]["address"]
    return found


def test_an_address_is_split_into_the_properties_of_the_data(site: Make) -> None:
    files = {
        "a.md": page(":job-location: Hauptstr. 1, 10115 Berlin, DE"),
        "list.md": "# Jobs\n\n```{joblist}\n```\n",
        "filtered.md": "# In Berlin\n\n```{joblist}\n:job-location: Berlin, DE\n```\n",
    }
    built = site(files).build(jobposting_feeds=["xml"])
    assert address(built) == {
        "@type": "PostalAddress",
        "streetAddress": "Hauptstr. 1",
        "addressLocality": "Berlin",
        "postalCode": "10115",
        "addressCountry": "DE",
    }
    assert "Hauptstr. 1, 10115 Berlin, Germany" in built.html("a.html")
    for name in ("list.html", "filtered.html"):
        assert "Berlin, Germany" in built.html(name)
        assert "Hauptstr." not in built.html(name)
    (feed,) = built.outdir.glob("*.xml")
    text = feed.read_text("utf-8")
    for element in (
        "<city><![CDATA[Berlin]]></city>",
        "<postalcode><![CDATA[10115]]></postalcode>",
        "<streetaddress><![CDATA[Hauptstr. 1]]></streetaddress>",
        "<country><![CDATA[DE]]></country>",
    ):
        assert element in text


def test_lists_are_grouped_by_town_and_not_by_street(site: Make) -> None:
    files = {
        "a.md": page(":job-location: 1 Main St, Boston, MA 02110, US"),
        "b.md": page(":job-location: 9 Elm St, Boston, MA 02109, US").replace(
            "Cook", "Baker"
        ),
        "list.md": "# Jobs\n\n```{joblist}\n:group-by: job-location\n```\n",
    }
    html = site(files).build().html("list.html")
    assert len(re.findall("Boston, MA, United States</", html)) >= 1
    assert "Main St" not in html
    assert "Elm St" not in html


TOWNS = ["Berlin, DE", "Toronto, CA", "Mumbai, IN"]


@pytest.fixture(scope="module")
def towns(shared_site: Make) -> Any:
    pages = {
        f"a{number}.md": page(f":job-location: {place}", ":base-salary: USD 60000 per year")
        for number, place in enumerate(TOWNS)
    }
    return shared_site(pages).build(warnings=True, **NEW_YORK)


@pytest.mark.parametrize("place", TOWNS)
def test_a_known_town_is_accepted_with_an_american_zone(place: str, towns: Any) -> None:
    town, _, country = place.partition(", ")
    found = address(towns, f"a{TOWNS.index(place)}.html")
    assert found["addressLocality"] == town
    assert found["addressCountry"] == country
    assert warnings_of(towns) == []


def test_the_warning_about_a_refused_place_names_both_fixes(site: Make) -> None:
    files = {"a.md": page(":job-location: Dover, DE; Porto, PT")}
    built = site(files).build(warnings=True, **NEW_YORK)
    assert warnings_of(built) == [
        "job-location: “DE” may be Germany or Delaware. Write “Dover, Germany” or “Dover, "
        "DE, US”."
    ]
    assert "a.md:6: WARNING" in built.warnings
    assert address(built)["addressLocality"] == "Porto"


def test_a_doubtful_place_is_published_with_a_warning(site: Make) -> None:
    built = site({"a.md": page(":job-location: Quillmere, IL")}).build(warnings=True)
    assert warnings_of(built) == [
        "job-location: “IL” may be Israel or Illinois. Write “Quillmere, Israel” or "
        "“Quillmere, IL, US”."
    ]
    assert address(built)["addressCountry"] == "IL"


def test_the_currency_of_the_pay_settles_it_from_any_source(site: Make) -> None:
    front = "---\njobposting:\n  base-salary: EUR 40000 per year\n---\n\n"
    files = {"a.md": front + page(":job-location: Kleinkleckersdorf, DE")}
    built = site(files).build(warnings=True, **NEW_YORK)
    assert warnings_of(built) == []
    assert address(built)["addressLocality"] == "Kleinkleckersdorf"


@pytest.mark.parametrize(
    "config",
    [
        {"jobposting_locations": {"office": "Boston, MA"}},
        {"jobposting_defaults": {"job-location": "Boston, MA"}},
    ],
)
def test_a_place_in_conf_py_gets_the_same_warning(
    config: dict[str, Any], site: Make
) -> None:
    with pytest.raises(ConfigError, match="Write “Boston, Morocco” or “Boston, MA, US”"):
        site({}).build(**config)


def test_a_doubtful_place_in_conf_py_is_a_warning(site: Make) -> None:
    built = site({"a.md": page(":job-location: office")}).build(
        warnings=True, jobposting_locations={"office": "Quillmere, IL"}
    )
    (said,) = warnings_of(built)
    assert said.startswith("jobposting_locations: office: “IL” may be Israel or Illinois.")


UNREADABLE_AREAS = {
    "Europe": "applicants-in: “Europe” is not a country, and people disagree",
    "worldwide": "applicants-in: “worldwide” is not an area.",
    "NY, CA, WA": "applicants-in: “NY, CA, WA” names states but not their country.",
    "GA, US": "applicants-in: “GA” before “US” may be Gabon or Georgia.",
}


@pytest.fixture(scope="module")
def unreadable_areas(shared_site: Make) -> Any:
    """Build a site with a page for each area and each way to say that a job is remote."""
    pages = {}
    for number, area in enumerate(UNREADABLE_AREAS):
        applicants = f":applicants-in: {area}"
        pages[f"a{number}.md"] = page(":workplace: remote", applicants)
        pages[f"b{number}.md"] = page(":job-location-type: telecommute", applicants)
    return shared_site(pages).build(warnings=True)


@pytest.mark.parametrize("area", UNREADABLE_AREAS)
@pytest.mark.parametrize("form", ["a", "b"])
def test_an_unreadable_area_is_one_warning_and_not_worldwide(
    area: str, form: str, unreadable_areas: Any
) -> None:
    name = f"{form}{list(UNREADABLE_AREAS).index(area)}"
    lines = unreadable_areas.warnings.splitlines()
    (line,) = (line for line in lines if f"/{name}.md:" in line)
    assert f"WARNING: {UNREADABLE_AREAS[area]}" in line
    assert "Remote" not in unreadable_areas.html(f"{name}.html")
    assert "TELECOMMUTE" not in str(unreadable_areas.jsonld(f"{name}.html"))


WANTED = {
    "US": True,
    "Massachusetts, US": True,
    "Boston, US": True,
    "Boston, Mass., US": True,
    "1 Elm St, Boston, MA, US": True,
    "Salem, MA, US": False,
    "New York, US": False,
    "DE": False,
}


@pytest.fixture(scope="module")
def filtered(shared_site: Make) -> Any:
    """Build a site with a page for each filter."""
    lists = {
        f"l{number}.md": f"# Jobs\n\n```{{joblist}}\n:job-location: {wanted}\n```\n"
        for number, wanted in enumerate(WANTED)
    }
    job = page(":job-location: 1 Main St, Boston, MA 02110, US")
    conf = 'suppress_warnings = ["jobposting.unmatched-filter"]\n'
    return shared_site({"a.md": job, **lists}, conf=conf).build()


@pytest.mark.parametrize("wanted", WANTED)
def test_a_filter_finds_the_jobs_in_its_place(wanted: str, filtered: Any) -> None:
    html = filtered.html(f"l{list(WANTED).index(wanted)}.html")
    assert ("Boston, MA" in html) is WANTED[wanted]
