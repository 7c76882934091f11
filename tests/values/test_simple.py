"""Text, yes and no, numbers, durations, and the kinds with a short list of words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sphinx_jobposting.model.types import Duration
from sphinx_jobposting.values import simple
from sphinx_jobposting.values.split import split_values


@pytest.mark.parametrize(
    ("parse", "written", "value"),
    [
        (simple.parse_text, " one\r\n  line \n", "one line"),
        (simple.parse_text, "\ufefftext", "text"),
        (
            simple.parse_text,
            "5\u00a0%, “x” — </script> 🎉; y",
            "5\u00a0%, “x” — </script> 🎉; y",
        ),
        (simple.parse_text, "a\tb", "a\tb"),
        (simple.parse_text, 3, "3"),
        (simple.parse_yes_no, "", True),
        (simple.parse_yes_no, " Yes ", True),
        (simple.parse_yes_no, "on", True),
        (simple.parse_yes_no, "1", True),
        (simple.parse_yes_no, "FALSE", False),
        (simple.parse_yes_no, "off", False),
        (simple.parse_yes_no, "0", False),
        (simple.parse_yes_no, False, False),
        (simple.parse_number, "3", 3),
        (simple.parse_number, 12, 12),
        (
            simple.parse_employment_types,
            "full-time, contractor",
            ("FULL_TIME", "CONTRACTOR"),
        ),
        (simple.parse_employment_types, "Full time/Part_Time", ("FULL_TIME", "PART_TIME")),
        (simple.parse_employment_types, "perdiem and VOLUNTEER", ("PER_DIEM", "VOLUNTEER")),
        (simple.parse_employment_types, ["intern", "Intern; other"], ("INTERN", "OTHER")),
        (simple.parse_workplace, "On Site", "on-site"),
        (simple.parse_workplace, "ON_SITE", "on-site"),
        (simple.parse_workplace, "HYBRID", "hybrid"),
        (simple.parse_workplace, "remote", "remote"),
        (simple.parse_job_location_type, "telecommute", "TELECOMMUTE"),
        (simple.parse_duration, "P6M", Duration(months=6)),
        (simple.parse_duration, "P1Y6M", Duration(months=18)),
        (simple.parse_duration, "pt40h", Duration(hours=40)),
        (simple.parse_duration, "6 months", Duration(months=6)),
        (simple.parse_duration, "1 Year", Duration(months=12)),
        (simple.parse_duration, "2 weeks", Duration(weeks=2)),
        (simple.parse_duration, "10 days", Duration(days=10)),
        (simple.parse_education, "Bachelor degree", ("bachelor degree",)),
        (simple.parse_education, "bachelor’s degree", ("bachelor degree",)),
        (
            simple.parse_education,
            "high school or associate_degree",
            ("high school", "associate degree"),
        ),
        (simple.parse_education, "No requirements", ("no requirements",)),
        (simple.parse_experience, "24 months", 24),
        (simple.parse_experience, "2 years", 24),
        (simple.parse_experience, "24", 24),
        (simple.parse_experience, "no requirements", 0),
    ],
)
def test_what_is_read(
    parse: Callable[[object], Any], written: object, value: object
) -> None:
    assert parse(written) == value


@pytest.mark.parametrize(
    ("parse", "written", "part"),
    [
        (simple.parse_text, "", "The text is empty"),
        (simple.parse_text, "a\0b", "U+0000"),
        (simple.parse_text, "a\x1bb", "U+001B"),
        (simple.parse_text, "a\ud800b", "U+D800"),
        (simple.parse_text, "a\uffffb", "U+FFFF"),
        (simple.parse_text, "a\U0001fffeb", "U+1FFFE"),
        (simple.parse_text, ["a"], "A list stands"),
        (simple.parse_text, {"a": "b"}, "A mapping stands"),
        (simple.parse_text, None, "There is no value"),
        (simple.parse_text, b"a", "type bytes"),
        (simple.parse_yes_no, "maybe", "Write yes or no."),
        (simple.parse_number, "0", "between 1 and 999999"),
        (simple.parse_number, "-1", "between 1 and 999999"),
        (simple.parse_number, "1,000", "between 1 and 999999"),
        (simple.parse_number, "1.5", "between 1 and 999999"),
        (simple.parse_number, "three", "between 1 and 999999"),
        (simple.parse_number, "٣", "between 1 and 999999"),
        (simple.parse_number, "9" * 10000, "at most 300"),
        (simple.parse_number, 10**900, "type int"),
        (simple.parse_employment_types, "permanent", "Did you mean “full-time”?"),
        (simple.parse_employment_types, "freelance", "Did you mean “contractor”?"),
        (simple.parse_employment_types, "full-tiem", "Did you mean “full-time”?"),
        (simple.parse_employment_types, "full-time, 80-100%", "“80-100%” is no"),
        (simple.parse_employment_types, "remote", "is no employment type"),
        (simple.parse_employment_types, "", "Write one or several of full-time"),
        (simple.parse_employment_types, [{"a": "b"}], "mapping"),
        (simple.parse_workplace, "in the office", "on-site, hybrid or remote"),
        (simple.parse_workplace, "hybird", "Did you mean “hybrid”?"),
        (simple.parse_workplace, "TELECOMMUTE", "Did you mean “remote”?"),
        (simple.parse_job_location_type, "hybrid", "workplace: hybrid"),
        (simple.parse_duration, "P1M15D", "in one unit"),
        (simple.parse_duration, "P", "in one unit"),
        (simple.parse_duration, "0 months", "in one unit"),
        (simple.parse_duration, "half a year", "as in “6 months”"),
        (simple.parse_education, "PhD", "Did you mean “postgraduate degree”?"),
        (simple.parse_education, "no requirements, high school", "either no requirements"),
        (simple.parse_education, "", "either no requirements"),
        (simple.parse_experience, "3 weeks", "as in “24 months”"),
        (simple.parse_experience, "2+ years", "as in “24 months”"),
    ],
)
def test_what_is_refused(
    parse: Callable[[object], Any], written: object, part: str, refusal: Callable[..., str]
) -> None:
    assert part in refusal(parse, written)


def test_what_separates_values() -> None:
    assert split_values("a; b\nc\r\nd;;e\u2028f") == ["a", "b", "c", "d", "e", "f"]
    assert split_values(["a; b", {"c": "d"}, ""]) == ["a", "b", {"c": "d"}]
    assert split_values("a, b") == ["a, b"]
