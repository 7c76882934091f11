"""A misspelled value in ``conf.py`` gets a warning with a suggestion."""

from __future__ import annotations

from collections.abc import Callable

from ..support.sites import POSTING, Site

Make = Callable[..., Site]


def test_a_misspelled_value_is_reported_with_its_line_and_a_suggestion(site: Make) -> None:
    conf = 'jobposting_timezon = "Europe/Lisbon"\n'
    built = site({"cook.md": POSTING}, conf=conf).build(warnings=True)
    line = built.app.confdir.joinpath("conf.py").read_text().splitlines().index(conf[:-1])
    assert (
        f"conf.py:{line + 1}: WARNING: “jobposting_timezon” in conf.py is not a value of "
        "this extension, so it changes nothing. Did you mean “jobposting_timezone”? "
        "[jobposting.unknown-value]"
    ) in built.warnings


def test_a_name_unlike_any_other_gets_no_suggestion(site: Make) -> None:
    built = site({}, conf="jobposting_xyz = 1\n").build(warnings=True)
    assert "Did you mean" not in built.warnings
    assert "“jobposting_xyz” in conf.py is not a value" in built.warnings


def test_values_of_other_extensions_are_accepted(site: Make) -> None:
    conf = """
def setup(app):
    app.add_config_value("jobposting_board_key", "", "")

jobposting_board_key = "k"
_jobposting_data = {}
"""
    site({"cook.md": POSTING}, conf=conf).build()
