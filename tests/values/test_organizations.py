"""Organizations, contacts, and web addresses are read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_jobposting.model.types import Contact, Context, Organization
from sphinx_jobposting.values.contacts import parse_contacts
from sphinx_jobposting.values.organizations import parse_organization
from sphinx_jobposting.values.urls import parse_url, parse_urls


@pytest.mark.parametrize(
    ("raw", "organization"),
    [
        ("Long\nTable", Organization("Long Table")),
        ("confidential", Organization("confidential")),
        ({"name": "Beta"}, Organization("Beta")),
        ({"Name": "IATA"}, Organization("IATA")),
        (
            {
                "name": "Long Table",
                "sameAs": "https://example.org",
                "url": "https://www.example.org/en/",
                "logo": "https://www.example.org/logo.png",
            },
            Organization(
                "Long Table",
                "https://example.org",
                "https://www.example.org/en/",
                "https://www.example.org/logo.png",
            ),
        ),
        ({"name": "Comscore", "same-as": "", "logo": ""}, Organization("Comscore")),
    ],
)
def test_organizations(raw: object, organization: Organization) -> None:
    assert parse_organization(raw) == organization


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        ("", "has no name"),
        ("—", "has no name"),
        ("https://acme.example", "is an address, not a name"),
        ({"name": "jobs@acme.example"}, "is an address, not a name"),
        ({}, "has no name"),
        ({"name": ""}, "has no name"),
        ({"nam": "Long Table"}, "Did you mean “name”?"),
        ({"name": "Long Table", "logos": "x"}, "Did you mean “logo”?"),
        ({"name": "Long Table", "logo": "logo.png"}, "not a full web address"),
        ({"name": "Stealth Co", "sameAs": "http://Stealth co"}, "not a full web address"),
        ({"name": ["Long Table"]}, "list"),
        ([{"name": "Beta"}], "One organization is expected, not a list"),
        ("Long Table\0", "U+0000"),
    ],
)
def test_refused_organizations(raw: object, part: str, refusal: Callable[..., str]) -> None:
    assert part in refusal(parse_organization, raw)


ADDRESS, PAGE = Contact(email="jobs@example.org"), Contact(url="https://example.org/a,b")


@pytest.mark.parametrize(
    ("raw", "contacts"),
    [
        ("jobs@example.org", [ADDRESS]),
        ("mailto:jobs@example.org", [ADDRESS]),
        ("https://example.org/a,b", [PAGE]),
        (
            "jobs@example.org,https://example.org/a",
            [ADDRESS, Contact(url="https://example.org/a")],
        ),
        ("https://example.org/a,b, jobs@example.org", [PAGE, ADDRESS]),
        ("jobs@example.org\nhttps://example.org/a,b", [ADDRESS, PAGE]),
        ("jobs@example.org; jobs@example.org", [ADDRESS]),
        (["jobs@example.org", "https://example.org/a,b"], [ADDRESS, PAGE]),
        ("o'brien+jobs@example.co.uk", [Contact(email="o'brien+jobs@example.co.uk")]),
        ("jobs@bücher.de", [Contact(email="jobs@bücher.de")]),
    ],
)
def test_contacts(raw: object, contacts: list[Contact]) -> None:
    assert parse_contacts(raw) == tuple(contacts)


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        ("", "The contact is empty"),
        (
            "jobs@example",
            "is not an email address",
        ),
        (
            "jobs@@example.org",
            "is not an email address",
        ),
        (
            ".jobs@example.org",
            "is not an email address",
        ),
        (
            "jobs@-example.org",
            "is not an email address",
        ),
        (
            "two words@example.org",
            "is not an email address",
        ),
        (
            '"jobs"@example.org',
            "is not an email address",
        ),
        (
            "jobs%0abcc:x@example.org",
            "is not an email address",
        ),
        ("jobs@example.org\nBcc: x@example.org", "“Bcc: x@example.org” is not"),
        ("jobs@example.org?bcc=x@example.org", "Write jobs@example.org."),
        ("mailto:jobs@example.org?subject=x", "Write jobs@example.org."),
        ("Jane <jane@example.org>", "Write jane@example.org."),
        ("example.org/apply", "Write https://example.org/apply."),
        ("apply.md", "neither just an email address nor"),
        (
            "javascript:alert(1)",
            "is not an email address",
        ),
        (
            "data:text/html,x",
            "is not an email address",
        ),
        (
            "jobs@example.org\u2028x",
            "is not an email address",
        ),
        (
            "x" * 300 + "@example.org",
            "is not an email address",
        ),
        ({"email": "jobs@example.org"}, "as text"),
    ],
)
def test_refused_contacts(raw: object, part: str, refusal: Callable[..., str]) -> None:
    assert part in refusal(parse_contacts, raw)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://localhost:8000/a?b=c&d#e",
        "https://example.org/%C3%A9/é?q=(x)~*'!",
        "https://bücher.example/",
    ],
)
def test_urls_are_kept_as_written(url: str) -> None:
    assert parse_url(f" {url}\n") == url


def test_the_scheme_becomes_lowercase() -> None:
    assert parse_url("HTTPS://example.org/A") == "https://example.org/A"


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("", "The URL is empty"),
        ("/jobs", "not a full web address"),
        ("//example.org", "not a full web address"),
        ("ftp://example.org", "not a full web address"),
        ("javascript://example.org/%0aalert(1)", "not a full web address"),
        ("https://user:secret@example.org", "not a full web address"),
        ("https://exa mple.org", "not a full web address"),
        ("https:///path", "not a full web address"),
        ("https://example..org", "not a web address that a browser"),
        ("https://example.org:99999", "not a web address that a browser"),
        ("https://example.org/#a#b", "not a web address that a browser"),
        ("https://example.org/a b", "Write it as %20."),
        ('https://example.org/"x', "Write it as %22."),
        ("https://example.org/<b>", "Write it as %3C."),
        ("https://example.org/%zz", "Write it as %25."),
        ("https://example.org/\u202e", "Write it as %E2%80%AE."),
        ("https://example.org/\x07", "U+0007"),
        ("https://example.org/" + "a" * 2000, "not a full web address"),
    ],
)
def test_refused_urls(url: str, part: str, refusal: Callable[..., str]) -> None:
    assert part in refusal(parse_url, url)


def test_several_urls(refusal: Callable[..., str]) -> None:
    urls = ("https://example.org/a,b", "https://example.org/c")
    assert parse_urls(", ".join(urls)) == urls
    assert parse_urls("; ".join(urls)) == urls
    assert parse_urls("\n".join(urls * 2)) == urls
    assert "The URL is empty" in refusal(parse_urls, " ;")


@given(st.text())
def test_no_url_can_break_out_of_an_attribute(path: str) -> None:
    try:
        url = parse_url(f"https://example.org/{path}")
    except ValueError:
        return
    assert not set(url) & set('"<>\\^`{|} \t\r\n\u2028\u2029')


def test_a_key_stands_for_an_organization() -> None:
    lab = Organization("Acme Lab", url="https://lab.acme.example")
    context = Context(organizations={"lab": lab})
    assert parse_organization("lab", context) == lab
    assert parse_organization(" LAB ", context) == lab
    assert parse_organization("Labour", context) == Organization("Labour")
    assert parse_organization({"name": "lab"}, context) == Organization("lab")
