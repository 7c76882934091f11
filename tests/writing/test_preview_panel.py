"""In a preview, a draft has a banner and a panel at the end of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import html5lib
import pytest

pytestmark = pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")

DRAFT = """# Cook

```{jobposting}
:draft:
:date-posted: 2021-09-02
:base-salary: $40,000
:job-location: Porto, PT
:apply: jobs@acme.example
```

Cook lunch for forty guests by hand, from Monday to Friday, and plan the menu a week ahead.
"""

Make = Callable[..., Any]


@pytest.mark.parametrize("layout", ["naked", "theme"])
def test_a_draft_has_a_banner_and_a_panel(site: Make, layout: str) -> None:
    made = site({"cook.md": DRAFT}, conf=f"jobposting_layout = {layout!r}\n")
    built = made.build(tags=("drafts",), warnings=True)
    page = built.html("cook.html")
    assert "Draft." in page
    assert "cook.md:6: WARNING: base-salary:" in built.warnings
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    panel = tree.find(".//section[@class='jobposting-preview']")
    assert panel is not None
    text = " ".join("".join(panel.itertext()).split())
    assert "Cook Acme Porto, Portugal · via handbook.example.org September 2, 2021" in text
    assert "Error base-salary, line 6: “$” is not a currency code" in text
    assert '"datePosted": "2021-09-02"' in text
    # The link in the banner leads to the panel.
    (link,) = [a for a in tree.iter("a") if "what is missing" in "".join(a.itertext())]
    (heading,) = panel.iter("h2")
    assert link.get("href") == f"#{heading.get('id')}"


def test_a_draft_has_no_data_for_search_engines(site: Make) -> None:
    built = site({"cook.md": DRAFT}).build(tags=("drafts",), warnings=True)
    assert built.jsonld("cook.html") == []
    assert '<meta name="robots" content="noindex">' in built.html("cook.html")


def test_an_unreadable_field_is_not_also_reported_as_missing(site: Make) -> None:
    built = site({"cook.md": DRAFT}).build(tags=("drafts",), warnings=True)
    findings = built.html("cook.html").partition("jobposting-findings")[2]
    assert findings.partition("</ul>")[0].count("base-salary</code>") == 1


def test_a_public_build_has_no_panel(site: Make) -> None:
    built = site({"cook.md": DRAFT.replace(":draft:\n", "").replace("$", "USD ")}).build(
        warnings=True
    )
    assert "jobposting-preview" not in built.html("cook.html")


def test_text_in_the_panel_is_escaped(site: Make) -> None:
    hostile = DRAFT.replace("# Cook", "# Cook `<img src=x onerror=alert(1)>`").replace(
        "by hand", "by `</code></pre><script>alert(1)</script>`"
    )
    page = (
        site({"cook.md": hostile}).build(tags=("drafts",), warnings=True).html("cook.html")
    )
    tree = html5lib.parse(
        page.partition("jobposting-preview")[2], namespaceHTMLElements=False
    )
    assert tree.find(".//img") is None
    assert not any("alert" in (script.text or "") for script in tree.iter("script"))


def test_a_scheduled_posting_is_linted_as_of_its_posting_date(site: Make) -> None:
    later = DRAFT.replace(":draft:\n", "").replace("2021-09-02", "2021-10-01")
    page = site({"cook.md": later}).build(tags=("drafts",), warnings=True).html("cook.html")
    assert "Scheduled." in page
    assert "yet to come" not in page


def panel_of(page: str) -> Any:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return tree.find(".//section[@class='jobposting-preview']")


def test_the_findings_are_in_the_language_of_the_site(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    made = site({"cook.md": DRAFT}, conf='language = "de"\n')
    built = made.build(tags=("drafts",), warnings=True)
    text = " ".join("".join(panel_of(built.html("cook.html")).itertext()).split())
    assert "Fehler base-salary, Zeile 6: „$“ ist kein" in text
    assert "keine Frist" in text
    # The warning is in the language of whoever builds the site.
    assert "base-salary: «\N{NO-BREAK SPACE}$\N{NO-BREAK SPACE}» " in built.warnings


def test_code_is_written_from_left_to_right_in_every_language(site: Make) -> None:
    made = site({"cook.md": DRAFT}, conf='language = "ar"\n')
    built = made.build(tags=("drafts",), warnings=True)
    panel = panel_of(built.html("cook.html"))
    assert panel.find(".//pre").get("dir") == "ltr"
    codes = panel.findall(".//li/code")
    assert codes
    assert {code.get("dir") for code in codes} == {"ltr"}
