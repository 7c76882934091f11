"""Each value of conf.py is checked, and an error message shows a valid value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sphinx.config import Config
from sphinx.errors import ConfigError

from sphinx_jobposting.config import VALUES, read_settings

from .support.sites import sphinx_build

Make = Callable[..., Any]


def read(**values: Any) -> Any:
    """Return the settings of a conf.py with these values."""
    config = Config(values)
    for name, default, rebuild in VALUES:
        config.add(name, default, rebuild, frozenset())
    config.add("html_baseurl", "", "html", frozenset())
    return read_settings(config, None)[1]


WRONG: list[tuple[str, Any, str]] = [
    ("jobposting_organization", 3.5j, "Acme"),
    ("jobposting_organization", ["Acme", "Apex"], "Acme"),
    ("jobposting_organization", {"nmae": "Acme"}, "name"),
    ("jobposting_organization", {"name": "Acme", "sameAs": "acme"}, "https://"),
    ("jobposting_organization", {"name": {"a": "b"}}, "Acme"),
    ("jobposting_organization", {"name": "Acme", "logo": object()}, "Acme"),
    ("jobposting_organizations", ["Acme"], "mapping"),
    ("jobposting_organizations", {"lab": {"nmae": "Lab"}}, "lab"),
    ("jobposting_organizations", {"lab": ""}, "lab"),
    ("jobposting_organizations", {3: "Lab"}, "key"),
    ("jobposting_locations", ["Boston, MA, US"], "mapping"),
    ("jobposting_locations", {"office": "Washington, DC"}, "office"),
    ("jobposting_locations", {"office": ""}, "office"),
    ("jobposting_locations", {"office": None}, "office"),
    ("jobposting_locations", {"": "Porto, PT"}, "key"),
    ("jobposting_locations", {3: "Porto, PT"}, "key"),
    ("jobposting_locations", {"office": "Porto, PT; Berlin, DE"}, "one place"),
    ("jobposting_locations", {"office": {"town": "Porto"}}, "office"),
    ("jobposting_areas", "US", "mapping"),
    ("jobposting_areas", {"America": ["Nowhere"]}, "Nowhere"),
    ("jobposting_areas", {"America": 3}, "America"),
    ("jobposting_areas", {"America": []}, "America"),
    ("jobposting_areas", {"anywhere": None}, "anywhere"),
    ("jobposting_defaults", "remote", "mapping"),
    ("jobposting_defaults", {"wrokplace": "remote"}, "workplace"),
    ("jobposting_defaults", {"workplace": "the moon"}, "the moon"),
    ("jobposting_defaults", {"valid-through": "soon"}, "soon"),
    ("jobposting_defaults", {"base-salary": "$40"}, "USD 40 per year"),
    ("jobposting_defaults", {"skills": object()}, "skills"),
    ("jobposting_facts", ["time-zone"], "mapping"),
    ("jobposting_facts", {"skills": "Skills"}, "skills"),
    ("jobposting_facts", {"apply": "Apply"}, "apply"),
    ("jobposting_facts", {"sort": "Sort"}, "sort"),
    ("jobposting_facts", {"group-by": "Group"}, "group-by"),
    ("jobposting_facts", {"Time zone": "Time zone"}, "Time zone"),
    ("jobposting_facts", {"time-zone": ""}, "label"),
    ("jobposting_facts", {"time-zone": 3}, "label"),
    ("html_baseurl", "handbook.example.org/", "https://"),
    ("html_baseurl", "ftp://handbook.example.org/", "https://"),
    ("html_baseurl", "https://[bad/", "https://"),
    ("html_baseurl", 3, "https://"),
    ("jobposting_layout", "bare", "naked"),
    ("jobposting_layout", None, "naked"),
    ("jobposting_layout", ["naked"], "naked"),
    ("jobposting_timezone", "Boston", "America/New_York"),
    ("jobposting_timezone", "", "America/New_York"),
    ("jobposting_timezone", "../../etc/passwd", "America/New_York"),
    ("jobposting_timezone", "America", "America/New_York"),
    ("jobposting_timezone", 0, "America/New_York"),
    ("jobposting_timezone", "UTC\0", "America/New_York"),
    ("jobposting_today", "yesterday", "2021-09-10"),
    ("jobposting_today", "2021-02-30", "2021-09-10"),
    ("jobposting_today", 20210910, "2021-09-10"),
    ("jobposting_today", "0001-01-01", "2021-09-10"),
    ("jobposting_today", {}, "2021-09-10"),
    ("jobposting_feeds", "rss", "atom"),
    ("jobposting_feeds", ["rss"], "atom"),
    ("jobposting_feeds", True, "atom"),
    ("jobposting_feeds", [["atom"]], "atom"),
    ("jobposting_feeds", {"atom": 1}, "atom"),
]


@pytest.mark.parametrize(("name", "value", "told"), WRONG)
def test_the_message_about_a_wrong_value_shows_a_valid_one(
    name: str, value: Any, told: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        read(**{name: value})
    message = str(caught.value)
    first, _, example = message.partition("\n")
    assert first.startswith(f"{name}: ")
    assert told in message
    # The example is a valid line of conf.py.
    written: dict[str, Any] = {}
    exec(example.strip(), written)
    read(**{name: written[name]})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from([name for name, _default, _rebuild in VALUES]), value=JSON)
def test_no_value_causes_a_traceback(name: str, value: Any) -> None:
    told = name
    try:
        read(**{name: value})
    except ConfigError as error:
        told = str(error)
    assert told.startswith(name)


def test_each_value_is_accepted_in_every_valid_form() -> None:
    read()
    assert read(jobposting_organization="Acme").organization.name == "Acme"
    both = {
        "name": "Acme",
        "same_as": "https://acme.example",
        "logo": "https://a.example/l.png",
    }
    assert read(jobposting_organization=both).organization.same_as
    assert (
        "office"
        in read(
            jobposting_locations={
                "office": {
                    "streetAddress": "1 Main St",
                    "addressLocality": "Porto",
                    "addressCountry": "PT",
                }
            }
        ).context.locations
    )
    assert read(jobposting_layout="theme").layout == "theme"
    assert read(jobposting_defaults={"applicants-in": ["US", "EU"]}).defaults
    assert read(jobposting_defaults={"direct-apply": True}).defaults == {
        "direct-apply": True
    }
    assert read(jobposting_defaults={"skills": None}).defaults == {}
    assert (
        read(jobposting_today="2021-09-10").now.isoformat() == "2021-09-10T00:00:00+00:00"
    )
    auckland = read(jobposting_today="2021-09-10", jobposting_timezone="Pacific/Auckland")
    assert auckland.now == dt.datetime(2021, 9, 9, 12, tzinfo=dt.UTC)
    assert read(jobposting_feeds=["xml"], html_baseurl="https://a.example").feeds == (
        "xml",
    )
    assert read(html_baseurl="https://a.example").feeds == ("atom", "json")
    assert read(jobposting_feeds=["atom"]).feeds == ()
    assert read(jobposting_feeds=[], html_baseurl="https://a.example").feeds == ()


def test_named_places_and_areas_work_in_defaults_and_pages(site: Make) -> None:
    page = (
        "# Cook\n\n```{jobposting}\n:date-posted: 2021-09-02\n"
        ":job-location: office\n:applicants-in: Our countries\n"
        ":workplace: hybrid\n:apply: a@b.example\n```\n\n"
        "Cook remote lunch for forty guests.\n"
    )
    built = site({"a.md": page}).build(
        warnings=True,
        jobposting_locations={"office": "Porto, PT"},
        jobposting_areas={"Our countries": ["PT", "ES"]},
    )
    (data,) = built.jsonld("a.html")
    assert data["jobLocation"]["address"]["addressLocality"] == "Porto"


# -- from the command line -----------------------------------------------------------------


def run(source: Path, *arguments: str) -> CompletedProcess[str]:
    """Run sphinx-build with these arguments."""
    return sphinx_build("-q", "-E", *arguments, str(source), str(source / "_o"))


@pytest.fixture(scope="module")
def source(shared_site: Make) -> Path:
    made = shared_site({}, index="# Handbook\n")
    return Path(made.source)


@pytest.mark.parametrize(
    "value",
    [
        "jobposting_today=yesterday",
        "jobposting_layout=bare",
        "jobposting_feeds=rss",
        "jobposting_defaults.wrokplace=remote",
    ],
)
def test_a_wrong_value_on_the_command_line_causes_no_traceback(
    value: str, source: Path
) -> None:
    result = run(source, "-D", value)
    assert result.returncode == 2
    assert "most recent call last" not in result.stderr
    assert value.partition("=")[0].partition(".")[0] + ": " in result.stderr
    assert "Write, for example:" in result.stderr


def test_valid_values_on_the_command_line_are_accepted(source: Path) -> None:
    result = run(
        source,
        *("-D", "jobposting_today=2021-09-10", "-D", "jobposting_layout=theme"),
        *("-D", "jobposting_feeds=atom,json", "-D", "jobposting_timezone=Asia/Tokyo"),
    )
    assert (result.returncode, result.stderr) == (0, "")


def test_the_epoch_of_the_environment_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1631232000")
    assert read().now.isoformat() == "2021-09-10T00:00:00+00:00"
    for wrong in ("soon", "-1", "1e9", "999999999999"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH"):
            read()
