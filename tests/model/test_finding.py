"""A finding is one record for the log, the panel, the terminal, JSON, and GitHub."""

from __future__ import annotations

import pickle

from sphinx_jobposting.linter.findings import finding_of_problem, make_finding
from sphinx_jobposting.model.finding import Finding
from sphinx_jobposting.model.types import ValueProblem


def test_a_finding_of_a_field_names_the_field_as_its_author_wrote_it() -> None:
    problem = ValueProblem("“%(value)s” is not an address.", value="Ann")
    found = finding_of_problem("invalid-contact", problem, "cook.md", 4, "apply")
    assert found.message_in() == "apply: “Ann” is not an address."
    assert found.fix_in() == ""
    assert found.property == "applicationContact"


def test_the_message_names_the_field_once() -> None:
    found = make_finding("unknown-field", "cook.md", 4, "aply", near="apply")
    assert found.text_in() == ("“aply” is not a field of a posting. Did you mean “apply”?")


def test_a_count_of_one_is_singular() -> None:
    one = Finding(
        "r", "error", "%(count)s job", plural="%(count)s jobs", params={"count": 1}
    )
    assert one.message_in() == "1 job"
    assert one._replace(params={"count": 0}).message_in() == "0 jobs"


def test_findings_can_be_pickled_with_the_environment() -> None:
    found = make_finding("several-on-page", "cook.md", 4, count=2)
    assert pickle.loads(pickle.dumps(found)) == found
