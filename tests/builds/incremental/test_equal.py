"""After these short histories, a build writes the same output as a clean one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ...support.compare import assert_like_clean
from ...support.random_site import PIXELS
from ...support.sites import POSTING, Site

pytestmark = pytest.mark.slow

Make = Callable[..., Site]

DRAFT = POSTING.replace(":apply:", ":draft:\n:apply:")


OBJECTS = """
```{py:function} shared()
```

```{glossary}
shared term
  Explained.
```

```{math}
:label: shared-equation
a = b
```
"""

REFERRING = "# Guide\n\n{py:func}`shared` {term}`shared term` {eq}`shared-equation`\n"


def test_index_entries_of_untouched_pages_stay_in_the_search(site: Make) -> None:
    made = site({"cook.md": POSTING, "reference.md": "# Reference\n" + OBJECTS})
    made.build()
    made.write({"cook.md": POSTING.replace("Cook lunch", "Cook supper")})
    assert_like_clean(made)
    index = (made.root / "out/searchindex.js").read_text().replace(": ", ":")
    assert '"shared term":[[' in index


@pytest.mark.parametrize("public", ["aaa.md", "zzz.md"])
def test_a_draft_takes_nothing_from_a_public_page(site: Make, public: str) -> None:
    files = {public: "# Reference\n" + OBJECTS, "guide.md": REFERRING}
    made = site(files | {"draft.md": DRAFT})
    made.build()
    made.write({"draft.md": DRAFT + OBJECTS})
    assert_like_clean(made)
    assert 'title="shared"' in (made.root / "out/guide.html").read_text()


def test_a_hidden_section_takes_nothing_from_a_public_page(site: Make) -> None:
    files = {"reference.md": "# Reference\n" + OBJECTS, "guide.md": REFERRING}
    several = f"# Several\n\n{POSTING.replace('# ', '## ')}\n{DRAFT.replace('# ', '## ')}"
    made = site(files | {"several.md": several})
    made.build()
    made.write({"several.md": several + OBJECTS})
    assert_like_clean(made)
    assert 'title="shared"' in (made.root / "out/guide.html").read_text()


@pytest.mark.parametrize("builder", ["html", "latex", "texinfo"])
def test_no_builder_keeps_the_image_of_a_new_draft(site: Make, builder: str) -> None:
    picture = "\n![picture](/one.png)\n"
    made = site({"cook.md": POSTING + picture, "one.png": PIXELS[0]})
    made.build(builder)
    assert list((made.root / "out").rglob("one.png"))
    made.write({"cook.md": DRAFT + picture})
    assert_like_clean(made, builder)


@pytest.mark.parametrize("builder", ["singlehtml", "latex", "texinfo"])
def test_no_manual_keeps_the_image_of_a_job_that_leaves_it(
    site: Make, builder: str
) -> None:
    files = {"cook.md": POSTING + "\n![picture](/one.png)\n", "one.png": PIXELS[0]}
    tree = "# Home\n\n```{toctree}\ncook\n```\n"
    made = site(files, index=tree)
    made.build(builder)
    assert list((made.root / "out").rglob("one.png"))
    made.write({"index.md": "# Home\n"})
    assert_like_clean(made, builder)
    made.write({"index.md": tree})
    assert_like_clean(made, builder)
    assert list((made.root / "out").rglob("one.png"))


def test_a_logo_named_like_the_image_of_a_job_stays(site: Make) -> None:
    files = {"cook.md": POSTING + "\n![picture](/images/logo.png)\n"}
    images = {"images/logo.png": PIXELS[0], "logo.png": PIXELS[1]}
    made = site(files | images, index="# Home\n", conf='latex_logo = "logo.png"\n')
    made.build("latex")
    assert (made.root / "out/logo.png").read_bytes() == PIXELS[1]


CLOSED = POSTING.replace(":apply:", ":closed: 2021-09-05\n:apply:")

NUMBERED = "# Jobs\n\n```{toctree}\n:numbered:\n\ncook\n```\n"

LISTING = "\n```{joblist}\n```\n"

CHILD = "\n```{toctree}\nfaq\n```\n"


def test_a_page_below_a_posting_loses_its_number_with_it(site: Make) -> None:
    files = {"jobs.md": NUMBERED, "cook.md": POSTING + CHILD, "faq.md": "# Questions\n"}
    made = site(files, index="# Home\n\n```{toctree}\njobs\n```\n")
    made.build()
    assert "1.1. Questions" in (made.root / "out/faq.html").read_text()
    made.write({"cook.md": DRAFT + CHILD})
    assert_like_clean(made)


def test_a_toctree_that_lists_only_a_draft_can_be_removed(site: Make) -> None:
    tree = "\n```{toctree}\ncook\n```\n"
    files = {"jobs.md": "# Jobs\n" + tree, "cook.md": DRAFT, "guide.md": "# Guide\n"}
    made = site(files, index="# Home\n\n```{toctree}\njobs\nguide\n```\n")
    made.build(html_theme="furo")
    made.write({"jobs.md": "# Jobs\n"})
    assert_like_clean(made, html_theme="furo")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("html_title", "Our book"),
        ("html_baseurl", "https://book.example/"),
        ("jobposting_organization", "Our firm"),
    ],
)
def test_feeds_without_jobs_follow_the_configuration(
    site: Make, name: str, value: str
) -> None:
    conf = 'jobposting_feeds = ["atom", "json", "xml"]\njobposting_organization = {}\n'
    closed = CLOSED.replace(":apply:", ":hiring-organization: Acme\n:apply:")
    made = site({"cook.md": closed}, conf=conf)
    made.build()
    made.conf += f"{name} = {value!r}\n"
    made.write({})
    assert_like_clean(made)
    feeds = [made.root / "out" / name for name in ("jobs.atom", "jobs.xml")]
    assert any(value in feed.read_text() for feed in feeds)


def test_the_page_above_does_not_depend_on_what_was_read_last(site: Make) -> None:
    tree = "# Jobs\n\n```{toctree}\n/cook\n```\n"
    files = {"cook.md": CLOSED, "aaa.md": tree + LISTING, "bbb.md": "# B\n" + LISTING}
    made = site(
        files | {"zzz.md": tree + LISTING},
        index="# Home\n\n```{toctree}\naaa\nbbb\nzzz\n```\n",
    )
    made.build(warnings=True)
    made.write({"aaa.md": tree + LISTING + "\nMore.\n"})
    assert_like_clean(made)
    made.write({"aaa.md": tree})
    assert_like_clean(made)


@pytest.mark.parametrize(
    ("target", "reference"),
    [
        ("```{glossary}\nwhisk\n  A tool.\n```", "{term}`whisk`"),
        ("```{py:function} whisk()\n```", "{py:func}`whisk`"),
        ("```{math}\n:label: whisk\na = b\n```", "{eq}`whisk`"),
        ("```{figure} /one.png\n:name: whisk\n\nA whisk\n```", "{ref}`whisk`"),
    ],
)
def test_links_to_what_a_posting_defines_come_and_go(
    site: Make, target: str, reference: str
) -> None:
    guide = f"# Guide\n\n{reference}\n"
    made = site({"cook.md": POSTING, "guide.md": guide, "one.png": PIXELS[0]})
    made.build(warnings=True)
    made.write({"cook.md": f"{POSTING}\n{target}\n"})
    assert_like_clean(made)
    assert 'href="cook.html#' in (made.root / "out/guide.html").read_text()
    made.write({"cook.md": f"{POSTING}\n{target.replace('A whisk', 'A big whisk')}\n"})
    assert_like_clean(made)
    made.write({"cook.md": POSTING})
    assert_like_clean(made)


def test_images_with_the_same_name_are_numbered_as_in_a_clean_build(site: Make) -> None:
    def page(folder: str) -> str:
        return f"{POSTING}\n![picture](/{folder}/photo.png)\n"

    photos = {f"{name}/photo.png": PIXELS[n] for n, name in enumerate("abc")}
    made = site({"bbb.md": page("a"), "ccc.md": page("c"), **photos})
    made.build()
    made.write({"aaa.md": page("b")})
    assert_like_clean(made)
    assert "photo2.png" in (made.root / "out/ccc.html").read_text()
    # As with Sphinx alone, what is read first is numbered first.
    assert (made.root / "out/_images/photo.png").read_bytes() == PIXELS[1]
    (made.source / "bbb.md").unlink()
    assert_like_clean(made)
    made.write({"aaa.md": page("b").replace(":apply:", ":draft:\n:apply:")})
    assert_like_clean(made)
    assert not (made.root / "out/_images/photo1.png").exists()


def test_a_search_index_from_another_sphinx_version_causes_no_traceback(site: Make) -> None:
    made = site({"cook.md": POSTING})
    made.build()
    index = made.root / "out/searchindex.js"
    index.write_text('Search.setIndex({"envversion":{}})', encoding="utf-8")
    made.write({"cook.md": POSTING.replace("forty", "fifty")})
    built = made.build(warnings=True)
    assert "fifty" in built.html("cook.html")
