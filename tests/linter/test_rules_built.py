"""The bad example of each rule about sources breaks it; the good example does not."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest

from sphinx_jobposting.linter.rules.table import RULES
from sphinx_jobposting.model.rule import Rule

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::PendingDeprecationWarning"),
]

OPTIONS = {
    "date-posted": "2021-09-02",
    "valid-through": "2021-09-20",
    "job-location": "Porto, PT",
    "apply": "jobs@acme.example",
}
TEXT = "Cook lunch for forty guests by hand, from Monday to Friday, with a second cook.\n"

IN_PAGES = [rule for rule in RULES if rule.example in ("option", "page")]
# They need their own site, because the page must be the first one.
FIRST_PAGE = {"root-hidden"}


BESIDE = {
    "duplicate-identifier": {"several-on-page"},  # two pages do not fit into one example
}
"""Other rules that the examples of a rule break."""


def _page(rule: Rule, example: str) -> str:
    if rule.example == "page":
        return example
    lines = example.split("\n")
    written = {line.split(":")[1] for line in lines if line.startswith(":")}
    lines += [f":{name}: {value}" for name, value in OPTIONS.items() if name not in written]
    lines = [line for line in lines if not re.match(r":[\w-]+: none$", line)]
    body = "\n".join(lines)
    text = f"{TEXT}The work is fully remote.\n" if ":workplace: remote" in body else TEXT
    return f"# Community Coordinator\n\n```{{jobposting}}\n{body}\n```\n\n{text}"


@pytest.fixture(scope="module", params=["bad", "good"])
def said(
    request: pytest.FixtureRequest, shared_site: Callable[..., Any]
) -> tuple[str, dict[str, set[str]]]:
    """Build the bad or the good examples; return which, and the rules reported per page."""
    which = request.param
    pages = {
        f"{rule.id}.md": _page(rule, rule.bad if which == "bad" else rule.good)
        for rule in IN_PAGES
        if rule.id not in FIRST_PAGE
    }
    built = shared_site(pages).build(warnings=True)
    found: dict[str, set[str]] = defaultdict(set)
    for name, rule_id in re.findall(
        r"/source/([\w-]+)\.md:?\d*: WARNING: .*\[jobposting\.([\w-]+)\]", built.warnings
    ):
        found[name].add(rule_id)
    return which, found


@pytest.mark.parametrize(
    "rule", [r for r in IN_PAGES if r.id not in FIRST_PAGE], ids=lambda rule: rule.id
)
def test_the_examples_of_fields(rule: Rule, said: tuple[str, dict[str, set[str]]]) -> None:
    which, found = said
    broken = {rule.id} if which == "bad" else set()
    assert found[rule.id] == broken | BESIDE.get(rule.id, set())


ELSEWHERE = {
    "several-on-page": "the other posting gets a page of its own",
    "root-hidden": "the posting gets a page of its own",
    "unknown-field": "its name is the mistake",
}


@pytest.mark.parametrize(
    "rule", [r for r in IN_PAGES if r.id not in ELSEWHERE], ids=lambda rule: rule.id
)
def test_a_good_example_fixes_the_bad_one(rule: Rule) -> None:
    """It has the same headings and fields."""
    parts = re.compile(r"^(?:> )?(#+ .+|:?[\w-]+:(?= |$))", re.M)
    bad, good = (
        {part.strip(":# ") for part in parts.findall(text)}
        for text in (rule.bad, rule.good)
    )
    assert bad <= good


@pytest.mark.parametrize(
    "rule", [r for r in RULES if r.example == "conf"], ids=lambda rule: rule.id
)
def test_the_examples_of_conf(rule: Rule, site: Callable[..., Any]) -> None:
    page = {"cook.md": _page(IN_PAGES[0], "")}
    for example, expected in ((rule.bad, True), (rule.good, False)):
        hint = rule.level == "hint"  # only a preview reports it
        built = site(page, conf=example + "\n").build(
            warnings=True, fresh=True, tags=("drafts",) if hint else ()
        )
        found = html.unescape(built.html("cook.html")) if hint else built.warnings
        wanted = rule.message if hint else f"[jobposting.{rule.id}]"
        assert (wanted in found) is expected


def test_the_first_page_cannot_be_hidden(site: Callable[..., Any]) -> None:
    (rule,) = [rule for rule in RULES if rule.id == "root-hidden"]
    bad = site({}, index=rule.bad).build(warnings=True, fresh=True)
    assert "[jobposting.root-hidden]" in bad.warnings
    site({"cook.md": rule.bad}, index=rule.good).build(fresh=True)
