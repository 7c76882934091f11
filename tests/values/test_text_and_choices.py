"""Text, yes and no, numbers, durations, and choices are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sphinx_jobposting.model.types import Duration
from sphinx_jobposting.values import (
    durations,
    number,
    text,
    workplaces,
    yes_no,
)
from sphinx_jobposting.values.education import parse_education
from sphinx_jobposting.values.employment_types import parse_employment_types
from sphinx_jobposting.values.split import split_values


@pytest.mark.parametrize(
    ("parse", "written", "value"),
    [
        (text.parse_text, " one\r\n  line \n", "one line"),
        (text.parse_text, "\ufefftext", "text"),
        (
            text.parse_text,
            "5\u00a0%, “x” — </script> 🎉; y",
            "5\u00a0%, “x” — </script> 🎉; y",
        ),
        (text.parse_text, "a\tb", "a\tb"),
        (text.parse_text, 3, "3"),
        (yes_no.parse_yes_no, "", True),
        (yes_no.parse_yes_no, " Yes ", True),
        (yes_no.parse_yes_no, "on", True),
        (yes_no.parse_yes_no, "1", True),
        (yes_no.parse_yes_no, "FALSE", False),
        (yes_no.parse_yes_no, "off", False),
        (yes_no.parse_yes_no, "0", False),
        (yes_no.parse_yes_no, False, False),
        (number.parse_number, "3", 3),
        (number.parse_number, 12, 12),
        (
            parse_employment_types,
            "full-time, contractor",
            ("FULL_TIME", "CONTRACTOR"),
        ),
        (
            parse_employment_types,
            "Full time/Part_Time",
            ("FULL_TIME", "PART_TIME"),
        ),
        (
            parse_employment_types,
            "perdiem and VOLUNTEER",
            ("PER_DIEM", "VOLUNTEER"),
        ),
        (
            parse_employment_types,
            ["intern", "Intern; other"],
            ("INTERN", "OTHER"),
        ),
        (workplaces.parse_workplace, "On Site", "on-site"),
        (workplaces.parse_workplace, "ON_SITE", "on-site"),
        (workplaces.parse_workplace, "HYBRID", "hybrid"),
        (workplaces.parse_workplace, "remote", "remote"),
        (workplaces.parse_job_location_type, "telecommute", "TELECOMMUTE"),
        (durations.parse_duration, "P6M", Duration(months=6)),
        (durations.parse_duration, "P1Y6M", Duration(months=18)),
        (durations.parse_duration, "pt40h", Duration(hours=40)),
        (durations.parse_duration, "6 months", Duration(months=6)),
        (durations.parse_duration, "1 Year", Duration(months=12)),
        (durations.parse_duration, "2 weeks", Duration(weeks=2)),
        (durations.parse_duration, "10 days", Duration(days=10)),
        (parse_education, "Bachelor degree", ("bachelor degree",)),
        (parse_education, "bachelor’s degree", ("bachelor degree",)),
        (
            parse_education,
            "high school or associate_degree",
            ("high school", "associate degree"),
        ),
        (parse_education, "No requirements", ("no requirements",)),
        (durations.parse_experience, "24 months", 24),
        (durations.parse_experience, "2 years", 24),
        (durations.parse_experience, "24", 24),
        (durations.parse_experience, "no requirements", 0),
    ],
)
def test_what_is_read(
    parse: Callable[[object], Any], written: object, value: object
) -> None:
    assert parse(written) == value


@pytest.mark.parametrize(
    ("parse", "written", "part"),
    [
        (text.parse_text, "", "The text is empty"),
        (text.parse_text, "a\0b", "U+0000"),
        (text.parse_text, "a\x1bb", "U+001B"),
        (text.parse_text, "a\ud800b", "U+D800"),
        (text.parse_text, "a\uffffb", "U+FFFF"),
        (text.parse_text, "a\U0001fffeb", "U+1FFFE"),
        (text.parse_text, ["a"], "not a list"),
        (text.parse_text, {"a": "b"}, "not a mapping"),
        (text.parse_text, None, "There is no value"),
        (text.parse_text, b"a", "type bytes"),
        (yes_no.parse_yes_no, "maybe", "Write yes or no."),
        (number.parse_number, "0", "between 1 and 999999"),
        (number.parse_number, "-1", "between 1 and 999999"),
        (number.parse_number, "1,000", "between 1 and 999999"),
        (number.parse_number, "1.5", "between 1 and 999999"),
        (number.parse_number, "three", "between 1 and 999999"),
        (number.parse_number, "٣", "between 1 and 999999"),
        (number.parse_number, "9" * 10000, "at most 300"),
        (number.parse_number, 10**900, "type int"),
        (parse_employment_types, "CDI", "Did you mean “permanent”?"),
        (
            parse_employment_types,
            "freelance",
            "Did you mean “contractor”?",
        ),
        (parse_employment_types, "full-tiem", "Did you mean “full-time”?"),
        (parse_employment_types, "full-time, 80-100%", "“80-100%” is not"),
        (parse_employment_types, "remote", "is not an employment type"),
        (parse_employment_types, "", "Write one or several of full-time"),
        (parse_employment_types, [{"a": "b"}], "mapping"),
        (workplaces.parse_workplace, "in the office", "on-site, hybrid, or remote"),
        (workplaces.parse_workplace, "hybird", "Did you mean “hybrid”?"),
        (workplaces.parse_workplace, "TELECOMMUTE", "Did you mean “remote”?"),
        (workplaces.parse_job_location_type, "hybrid", "workplace: hybrid"),
        (durations.parse_duration, "P1M15D", "in one unit"),
        (durations.parse_duration, "P", "in one unit"),
        (durations.parse_duration, "0 months", "in one unit"),
        (durations.parse_duration, "half a year", "as in “6 months”"),
        (parse_education, "PhD", "Did you mean “postgraduate degree”?"),
        (
            parse_education,
            "no requirements, high school",
            "either “no requirements”",
        ),
        (parse_education, "", "either “no requirements”"),
        (durations.parse_experience, "3 weeks", "as in “24 months”"),
        (durations.parse_experience, "2+ years", "as in “24 months”"),
    ],
)
def test_what_is_refused(
    parse: Callable[[object], Any], written: object, part: str, refusal: Callable[..., str]
) -> None:
    assert part in refusal(parse, written)


def test_separators_between_values_are_recognized() -> None:
    assert split_values("a; b\nc\r\nd;;e\u2028f") == ["a", "b", "c", "d", "e", "f"]
    assert split_values(["a; b", {"c": "d"}, ""]) == ["a", "b", {"c": "d"}]
    assert split_values("a, b") == ["a, b"]
