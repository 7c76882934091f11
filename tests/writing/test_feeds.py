"""A built site has the configured feeds, and they are correct after every change."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable

import pytest

from sphinx_jobposting.render.feeds import FORMATS

from ..support.sites import POSTING, Built, Site

Make = Callable[..., Site]


def titles(built: Built) -> list[str]:
    feed = json.loads(built.html("jobs.json"))
    found = [item["title"] for item in feed["items"]]
    for title in found:
        assert f"<title>{title}</title>" in built.html("jobs.atom")
    assert built.html("jobs.atom").count("<entry>") == len(found)
    return found


BAKER = POSTING.replace("# Cook", "# Baker").replace("09-02", "09-05")
DRAFT = POSTING.replace("# Cook", "# Waiter").replace(":apply:", ":draft:\n:apply:")
CLOSED = POSTING.replace("# Cook", "# Driver").replace(":apply:", ":closed: yes\n:apply:")
FILES = {"cook.md": POSTING, "baker.md": BAKER, "waiter.md": DRAFT, "driver.md": CLOSED}


def test_open_postings_are_listed_newest_first(site: Make) -> None:
    built = site(FILES).build()
    assert titles(built) == ["Baker", "Cook"]
    item = json.loads(built.html("jobs.json"))["items"][0]
    assert item["id"] == item["url"] == "https://handbook.example.org/baker.html"
    assert item["_jobposting"] == built.jsonld("baker.html")[0]


def test_dirhtml_has_its_own_addresses(site: Make) -> None:
    item = json.loads(site(FILES).build("dirhtml").html("jobs.json"))["items"][0]
    assert item["url"] == "https://handbook.example.org/baker/"


def test_feed_and_data_have_the_same_address_for_any_file_name(site: Make) -> None:
    built = site({"a cook.md": POSTING}).build("dirhtml")
    address = "https://handbook.example.org/a%20cook/"
    assert json.loads(built.html("jobs.json"))["items"][0]["url"] == address
    assert built.jsonld("a cook/index.html")[0]["url"] == address


def test_the_feeds_follow_every_change(site: Make) -> None:
    made = site(FILES)
    made.build()
    made.write({"cook.md": POSTING.replace("# Cook", "# Chef")})
    assert titles(made.build()) == ["Baker", "Chef"]
    made.write({"baker.md": BAKER.replace(":apply:", ":draft:\n:apply:")})
    assert titles(made.build()) == ["Chef"]
    made.write({"waiter.md": DRAFT.replace(":draft:\n", "")})
    assert titles(made.build()) == ["Chef", "Waiter"]
    (made.source / "cook.md").unlink()
    assert titles(made.build()) == ["Waiter"]
    assert titles(made.build(jobposting_today="2021-09-21")) == []
    assert titles(made.build(jobposting_today="2021-09-20")) == ["Waiter"]


def test_a_deleted_feed_is_written_again(site: Make) -> None:
    made = site(FILES)
    (made.build().outdir / "jobs.atom").unlink()
    assert titles(made.build()) == ["Baker", "Cook"]


def test_a_feed_that_is_no_longer_configured_is_removed(site: Make) -> None:
    made = site(FILES)
    made.build(jobposting_feeds=["atom", "json", "xml"])
    assert (made.root / "out/jobs.xml").exists()
    made.build(jobposting_feeds=["json"])
    assert not (made.root / "out/jobs.xml").exists()
    assert not (made.root / "out/jobs.atom").exists()
    assert (made.root / "out/jobs.json").exists()
    page = (made.root / "out/cook.html").read_text()
    assert "jobs.json" in page
    assert "jobs.atom" not in page
    made.build(jobposting_feeds=[])
    assert not (made.root / "out/jobs.json").exists()


@pytest.mark.parametrize("feeds", [None, []])
@pytest.mark.parametrize("base_url", ["", "/", "/handbook/"])
def test_without_a_base_url_there_are_no_feeds_and_no_warning(
    site: Make, feeds: object, base_url: str
) -> None:
    built = site(FILES).build(html_baseurl=base_url, jobposting_feeds=feeds)
    assert not list(built.outdir.glob("jobs.*"))
    assert 'rel="alternate"' not in built.html("cook.html")
    assert '"url"' not in built.html("cook.html")


def test_configured_feeds_without_a_base_url_give_one_warning(site: Make) -> None:
    built = site(FILES).build(
        html_baseurl="", jobposting_feeds=["atom", "json", "xml"], warnings=True
    )
    assert built.warnings.count("WARNING") == 1
    assert "html_baseurl" in built.warnings
    assert not list(built.outdir.glob("jobs.*"))


@pytest.mark.parametrize("builder", ["singlehtml", "text", "latex"])
def test_other_builders_write_no_feeds(site: Make, builder: str) -> None:
    assert not list(site(FILES).build(builder).outdir.glob("jobs.*"))


def test_pages_with_jobs_name_the_feeds_and_others_do_not(site: Make) -> None:
    files = FILES | {"list.md": "# Jobs\n\n```{joblist}\n```\n", "plain.md": "# Plain\n"}
    built = site(files).build()
    link = 'href="https://handbook.example.org/jobs.atom"'
    assert link in built.html("cook.html")
    assert link in built.html("list.html")
    assert link not in built.html("plain.html")


def test_a_posting_without_a_date_is_in_no_feed(site: Make) -> None:
    undated = POSTING.replace(":date-posted: 2021-09-02\n", "")
    files = {"cook.md": undated, "baker.md": BAKER}
    assert titles(site(files).build(warnings=True)) == ["Baker"]


def test_several_postings_on_a_page_have_different_ids(site: Make) -> None:
    two = (
        "# Jobs\n\nTwo.\n\n"
        + POSTING.replace("# Cook", "## Cook")
        + BAKER.replace("#", "##", 1)
    )
    built = site({"two.md": two}).build(warnings=True)
    items = json.loads(built.html("jobs.json"))["items"]
    base = "https://handbook.example.org/two.html"
    assert [item["id"] for item in items] == [f"{base}#baker", f"{base}#cook"]


LIST = "# Jobs\n\n```{joblist}\n```\n"


@pytest.mark.parametrize(
    "files", [{"a.md": "# A\n"}, {"list.md": LIST}, {"waiter.md": DRAFT}]
)
def test_a_site_without_a_public_posting_has_no_feeds(
    site: Make, files: dict[str, str]
) -> None:
    built = site(files).build()
    assert not list(built.outdir.glob("jobs.*"))
    assert "jobs.atom" not in built.html("index.html")
    assert not files.get("list.md") or "jobs.atom" not in built.html("list.html")


def test_feeds_and_links_to_them_come_and_go_with_public_postings(
    site: Make,
) -> None:
    made = site({"list.md": LIST})
    made.build()
    made.write({"driver.md": CLOSED})
    built = made.build()
    # Nothing is open, and the feed says so; it has the date of the closed posting.
    assert titles(built) == []
    assert "<updated>2021-09-02T00:00:00+00:00</updated>" in built.html("jobs.atom")
    assert "jobs.atom" in built.html("list.html")
    (made.source / "driver.md").unlink()
    built = made.build()
    assert not list(built.outdir.glob("jobs.*"))
    assert "jobs.atom" not in built.html("list.html")


NO_METATAGS = """
import re
from sphinx.builders.html import StandaloneHTMLBuilder

class Minified(StandaloneHTMLBuilder):
    \"\"\"As a minifier does, and a theme that prints little.\"\"\"
    name = "html"
    def handle_page(self, pagename, *args, **kwargs):
        super().handle_page(pagename, *args, **kwargs)
        path = self.get_outfilename(pagename)
        with open(path, encoding="utf-8") as file:
            html = file.read()
        html = re.sub(r"<script.*?</script>|<meta[^>]*>", "", html, flags=re.S)
        with open(path, "w", encoding="utf-8") as file:
            file.write(re.sub(r"\\s+", " ", html))

def setup(app):
    app.add_builder(Minified, override=True)
"""


def test_feeds_do_not_depend_on_what_is_printed(site: Make) -> None:
    built = site(FILES, conf=NO_METATAGS).build()
    assert built.jsonld("cook.html") == []
    assert titles(built) == ["Baker", "Cook"]
    description = json.loads(built.html("jobs.json"))["items"][0]["_jobposting"]
    assert "Cook lunch for forty guests" in description["description"]


def test_an_interrupted_build_leaves_the_last_feeds_intact(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = site(FILES)
    before = made.build().html("jobs.json")
    made.write({"cook.md": POSTING.replace("# Cook", "# Chef")})

    def stop(*_args: object) -> object:
        yield "{"
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setitem(FORMATS, "json", stop)
        with pytest.raises(KeyboardInterrupt):
            made.build()
    assert (made.root / "out/jobs.json").read_text("utf-8") == before
    assert titles(made.build()) == ["Baker", "Chef"]
    assert not list((made.root / "out").glob("*.part"))


@pytest.mark.slow
def test_pages_that_other_processes_wrote_are_in_the_feeds(site: Make) -> None:
    files = FILES | {
        f"cook{number}.md": POSTING.replace("# Cook", f"# Cook {number}")
        for number in range(12)
    }
    made = site(files)
    one = made.build(out="one", doctrees="d1").html("jobs.json")
    assert made.build(out="two", doctrees="d2", parallel=2).html("jobs.json") == one


def test_an_output_folder_that_was_moved_keeps_its_entries(site: Make) -> None:
    made = site(FILES)
    made.build()
    shutil.move(made.root / "out", made.root / "moved")
    made.write({"baker.md": BAKER.replace("# Baker", "# Pastry Chef")})
    assert titles(made.build(out="moved")) == ["Cook", "Pastry Chef"][::-1]


def test_the_feed_is_named_after_the_organization(site: Make) -> None:
    built = site(FILES).build()
    assert "<title>Jobs at Acme</title>" in built.html("jobs.atom")
    assert 'title="Jobs at Acme"' in built.html("cook.html")
    german = site(FILES).build(language="de", out="de", doctrees="de-trees")
    assert json.loads(german.html("jobs.json"))["title"] == "Stellen bei Acme"
    unnamed = site(FILES).build(
        jobposting_organization={}, out="o", doctrees="t", warnings=True
    )
    assert json.loads(unnamed.html("jobs.json"))["title"] == "Handbook documentation"


def test_an_entry_begins_with_the_main_facts(site: Make) -> None:
    (item,) = json.loads(site({"cook.md": POSTING}).build().html("jobs.json"))["items"]
    first, _, rest = item["content_html"].partition("\n")
    assert re.sub(r"\s", " ", first) == (
        "<p>Porto, Portugal · EUR 24,000 per year · Full-time · "
        "Apply by September 20, 2021</p>"
    )
    assert rest == item["_jobposting"]["description"]


def test_an_entry_keeps_its_id_when_a_posting_with_an_identifier_moves(site: Make) -> None:
    named = POSTING.replace(":apply:", ":identifier: 2021/03 a\n:apply:")
    made = site({"cook.md": named, "baker.md": BAKER})
    ids = [item["id"] for item in json.loads(made.build().html("jobs.json"))["items"]]
    base = "https://handbook.example.org/"
    assert ids == [f"{base}baker.html", f"{base}#2021%2F03%20a"]
    (made.source / "cook.md").rename(made.source / "chef.md")
    items = json.loads(made.build().html("jobs.json"))["items"]
    assert items[1]["id"] == ids[1]
    assert items[1]["url"] == f"{base}chef.html"


def test_an_identifier_of_two_postings_is_not_used_as_id(site: Make) -> None:
    def named(text: str) -> str:
        return text.replace(":apply:", ":identifier: 7\n:apply:")

    made = site({"cook.md": named(POSTING), "baker.md": named(BAKER)})
    built = made.build(warnings=True)
    assert built.warnings.count("[jobposting.duplicate-identifier]") == 1
    items = json.loads(built.html("jobs.json"))["items"]
    assert [item["id"] == item["url"] for item in items] == [True, True]
