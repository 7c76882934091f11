"""The table of rules is consistent, and each example of JSON-LD breaks only its rule."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sphinx_jobposting.linter.rules.table import BY_ID, RULES
from sphinx_jobposting.model.fields import FIELDS
from sphinx_jobposting.model.finding import LEVELS
from sphinx_jobposting.model.rule import PROBLEM, Rule

PLACE = re.compile(r"%\((\w+)\)s")


def of(kind: str) -> pytest.MarkDecorator:
    rows = [rule for rule in RULES if rule.example == kind]
    return pytest.mark.parametrize("rule", rows, ids=[rule.id for rule in rows])


def test_each_id_is_unique_and_in_kebab_case() -> None:
    assert len(BY_ID) == len(RULES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id) for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_who_asks_for_it_and_how_to_fix_it(rule: Rule) -> None:
    assert rule.level in LEVELS
    assert rule.asked_by
    assert rule.fix
    assert rule.bad != rule.good
    for text in (rule.message, rule.fix, rule.data_message, rule.suggestion, rule.plural):
        assert not text or text == PROBLEM or text.endswith((".", "?"))
    # A stray percent sign would cause a traceback in the middle of a build.
    for text in (rule.message, rule.fix, rule.data_message, rule.suggestion):
        assert "%" not in PLACE.sub("", text).replace("%%", "")
    properties = {field.property for field in FIELDS}
    assert rule.property in properties | {"", "@context", "description"}


@of("data")
def test_an_example_of_a_property_breaks_only_its_rule(
    rule: Rule, changed: Callable[..., Any], rules: Callable[..., list[str]]
) -> None:
    options = {"closing_within": 7} if rule.id == "closing-soon" else {}
    bad = rules(changed(json.loads(rule.bad)), hints=True, **options)
    good = rules(changed(json.loads(rule.good)), hints=True, **options)
    assert rule.id in bad
    assert rule.id not in good
    beside = {name for name in bad if BY_ID[name].level != "hint"} - {rule.id}
    # A posting date in the future is also after the deadline of the example.
    assert beside <= {"deadline-before-posting"}
    assert [name for name in good if BY_ID[name].level != "hint"] == []


@of("html")
def test_an_example_of_a_page_breaks_only_its_rule(
    rule: Rule,
    tmp_path: Path,
    check: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, text in (("bad", rule.bad), ("good", rule.good)):
        page = tmp_path / f"{name}.html"
        page.write_text(text, "utf-8")
        check(page, "--format", "json")
        found = [f["rule"] for f in json.loads(capsys.readouterr().out)["findings"]]
        assert found == ([rule.id] if name == "bad" else [])
