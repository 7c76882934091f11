"""Every word of postings that people really wrote appears on the page.

The pages are not in the repository but next to it, in ``shared/seeds``. If they are
missing, these tests are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from .support.sites import Site

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
PAGE = """# The Job

```{{jobposting}}
:date-posted: {posted}
:valid-through: {until}
:workplace: remote
:applicants-in: US, EU, ZA
:apply: jobs@example.org
```

The work is remote.

{text}
"""


def seed(name: str) -> str:
    """Return the Markdown of a page: ``text`` of its front matter, or what follows that."""
    path = SEEDS / f"{name}.md"
    if not path.is_file():
        pytest.skip(f"{path.name} is not in shared/seeds beside the checkout")
    _, front_matter, rest = path.read_text(encoding="utf-8").split("---\n", 2)
    text: str = yaml.safe_load(front_matter).get("text", rest)
    return re.sub(r"^# .*$", "", text, flags=re.M)  # here, the title is that of the posting


def words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"<[^>]+>", " ", text.replace("’", "'")))


@pytest.mark.parametrize(
    ("name", "posted", "until"),
    [
        ("community-coordinator", "2021-09-02", "2021-09-20"),
        ("production-lead", "2020-01-30", "2020-03-01"),
        ("jobs", "2016-12-05", "2017-01-15"),
    ],
)
def test_no_word_is_lost(
    site: Callable[..., Site], name: str, posted: str, until: str
) -> None:
    """The page and the data have the words of the source in the same order."""
    text = seed(name)
    built = site({"job.md": PAGE.format(posted=posted, until=until, text=text)}).build(
        suppress_warnings=["myst.header"],  # the headings of jobs.md skip a level
        jobposting_today=posted,
    )
    (data,) = built.jsonld("job.html")
    wanted = words(re.sub(r"\]\([^)]*\)|[*_]", " ", text).replace("&", "&amp;"))
    assert len(wanted) > 500
    for shown in (built.html("job.html"), data["description"]):
        remaining = iter(words(shown.partition("The work is remote.")[2]))
        assert [word for word in wanted if word not in remaining] == []
