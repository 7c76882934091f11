"""No posting stops a build, however it is nested, named, or removed."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Make = Callable[..., Any]

GOOD = ":date-posted: 2021-09-02\n:job-location: Porto, PT\n:apply: jobs@acme.example\n"
DRAFT = GOOD + ":draft: yes\n"
NAMED = GOOD + ":name: cook\n"
TEXT = "You cook lunch for forty guests, from Monday to Friday.\n"


def job(heading: str, options: str = GOOD, text: str = TEXT) -> str:
    return f"{heading}\n\n```{{jobposting}}\n{options}```\n\n{text}\n"


def rest(options: str, body: str = "") -> str:
    lines = "".join(f"   {line}\n" for line in options.splitlines())
    return f".. jobposting::{body and ' ' + body}\n{lines}"


PAGES = {
    "cook.md": job("# Cook", NAMED),
    "front.md": "---\njobposting:\n  name: front\n  date-posted: 2021-09-02\n"
    "  job-location: Porto, PT\n  apply: a@b.example\n---\n\n# Front\n\n" + TEXT,
    "bodyname.md": f"::::{{jobposting}} Bodyname\n{GOOD}:name: bodyname\n\n{TEXT}::::\n",
    "restname.rst": f"Restname\n========\n\n{rest(GOOD + ':name: restname')}\n{TEXT}",
    "sections.md": "# Jobs\n\n" + job("## Baker", GOOD + ":name: baker\n"),
    "hiddensection.md": "# More\n\nText.\n\n" + job("## Smith", DRAFT + ":name: nm\n"),
    "restbody.rst": rest(GOOD + ":name: restbody", "Restbody") + f"\n   {TEXT}",
    "hiddenrest.rst": "More in reST\n============\n\nText.\n\nClerkess\n--------\n\n"
    + rest(DRAFT + ":name: nmrest")
    + f"\n{TEXT}",
    "hiddenbody.md": "# Bodies\n\nText.\n\n::::{jobposting} Smithess\n"
    f"{DRAFT}:name: nmb\n\n{TEXT}::::\n",
    "hiddenrestbody.rst": "Bodies in reST\n==============\n\nText.\n\n"
    + rest(DRAFT + ":name: nmrb", "Smithson")
    + f"\n   {TEXT}",
    "restnested.rst": "Nest in reST\n============\n\nText.\n\nScullery\n--------\n\n"
    + rest(DRAFT)
    + f"\n{TEXT}\nScullion\n~~~~~~~~\n\n"
    + rest(DRAFT)
    + f"\n{TEXT}\nPantler\n~~~~~~~\n\n"
    + rest(GOOD)
    + f"\n{TEXT}",
    "nested.md": "# Nest\n\nText.\n\n"
    + job("## Kitchen", DRAFT)
    + job("### Dishwasher", DRAFT)
    + job("### Waiter"),
    "nestedopen.md": "# Nest too\n\nText.\n\n" + job("## Hall") + job("### Clerk", DRAFT),
    "nestedbody.md": (
        f"# Third\n\nText.\n\n:::::{{jobposting}} Outer\n{DRAFT}\n{TEXT}\n"
        f"::::{{jobposting}} Inner\n{DRAFT}\n{TEXT}::::\n:::::\n"
    ),
    "footnote.rst": "Foot\n====\n\nSee [1]_ and [#n]_ and `Hidden part`_.\n\nPart\n----\n\n"
    + rest(DRAFT)
    + "\nText [#own]_.\n\n.. [1] One.\n.. [#n] Two.\n.. [#own] Three.\n\n"
    "Hidden part\n~~~~~~~~~~~\n\nText.\n",
    "footnotes.md": "# Feet\n\nSee.[^a]\n\n## Secret\n\n```{jobposting}\n"
    + DRAFT
    + "```\n\nText.[^b]\n\n[^a]: One.\n[^b]: Two.\n",
    "only.rst": "Only\n====\n\nText.\n\n.. only:: drafts\n\n   Gone\n   ----\n\n"
    + "".join(f"   {line}\n" for line in rest(GOOD).splitlines())
    + "\n   Text.\n",
    "onlylatex.rst": "Manual\n======\n\nText.\n\n.. only:: latex\n\n   Printed\n"
    "   -------\n\n"
    + "".join(f"   {line}\n" for line in rest(GOOD).splitlines())
    + "\n   Text.\n",
    "ifconfig.rst": "If\n==\n\nText.\n\n.. ifconfig:: False\n\n   Never\n   -----\n\n"
    + "".join(f"   {line}\n" for line in rest(GOOD).splitlines())
    + "\n   Text.\n",
    "twice.md": job("# Twice", NAMED.replace("cook", "one") + ":name: two\n"),
    "two.md": job("# A", GOOD) + job("# B", DRAFT),
    "above.md": f"```{{jobposting}}\n{GOOD}```\n\n```{{jobposting}}\n{DRAFT}```\n\n# Top\n",
    "list.md": "# List\n\n- ```{jobposting} Lost\n  :draft: yes\n\n  Text.\n  ```\n",
    "eval.md": "# Eval\n\n````{eval-rst}\n" + rest(DRAFT) + "\n````\n\n" + TEXT,
    "empty.md": "```{jobposting}\n```\n",
    "emptyfront.md": "---\njobposting:\n  draft: yes\n---\n",
}


@pytest.fixture(scope="module")
def made(shared_site: Make) -> Any:
    conf = """
extensions += ["sphinx.ext.ifconfig"]
latex_documents = [("index", "handbook.tex", "Handbook", "Acme", "manual")]
"""
    index = "# Home\n\n```{toctree}\n:glob:\n\n*\n```\n\n```{joblist}\n```\n"
    return shared_site(dict(PAGES), conf=conf, index=index)


@pytest.mark.parametrize("builder", ["html", "latex", "text", "json", "dirhtml", "xml"])
@pytest.mark.parametrize("tags", [(), ("drafts",)])
def test_the_build_finishes(made: Any, builder: str, tags: tuple[str, ...]) -> None:
    name = builder + "".join(tags)
    for _ in range(2):
        made.build(
            builder,
            out=name,
            doctrees=f"d-{name}",
            tags=tags,
            warnings=True,
            nitpicky=False,
        )


@pytest.fixture(scope="module")
def html(made: Any) -> Any:
    return made.build("html", out="page", doctrees="d-page", warnings=True, nitpicky=False)


def test_a_posting_that_this_builder_does_not_show_is_ignored(html: Any) -> None:
    feed = html.html("jobs.json")
    index = html.html("searchindex.js")
    inventory = zlib.decompress(
        (html.outdir / "objects.inv").read_bytes().split(b"zlib.\n", 1)[1]
    ).decode()
    listing = html.html("index.html").partition('class="joblist')[2]
    assert "Cook" in listing
    for title in ("Gone", "Printed", "Never"):
        assert f'"{title}"' not in feed
        assert f'"{title}"' not in index
        assert f"{title}\n" not in inventory.partition("job:posting")[2]
        assert f">{title}<" not in listing
    assert '"Cook"' in feed


def test_whatever_is_inside_a_hidden_posting_is_hidden(html: Any) -> None:
    everything = html.everything()
    for word in (
        b"Kitchen",
        b"Dishwasher",
        b"Waiter",
        b"Clerk",
        b"Smith",
        b"Inner",
        b"Outer",
        *(b"Clerkess", b"Smithess", b"Smithson", b"Scullery", b"Scullion", b"Pantler"),
    ):
        assert word not in everything
    assert "Hall" in html.html("nestedopen.html")


def test_a_name_equal_to_that_of_the_heading_is_allowed(html: Any) -> None:
    (data,) = html.jsonld("cook.html")
    assert data["identifier"]["value"] == "cook"
    assert 'id="cook"' in html.html("cook.html")
    assert html.warnings.count("twice.md:8: WARNING: “name” is written twice") == 1


def test_footnotes_of_hidden_sections_go_but_others_keep_their_numbers(html: Any) -> None:
    page = html.html("footnotes.html")
    assert "One." in page
    assert "Two." not in page
    assert ">1<" in page.partition("One.")[0]
    assert ">2<" not in page
