"""When a build breaks, the last pages stay, and they say what broke."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from .conftest import CONF, INDEX, Preview

pytestmark = pytest.mark.slow

Start = Callable[..., Preview]


def test_the_page_stays_and_says_what_broke(preview: Start, docs: Path) -> None:
    one = preview("docs", "out")
    one.wait_for("The first words.")
    one.write("conf.py", CONF + "raise ValueError('<b>no</b>')\n")
    page = one.wait_for("The build failed.")
    assert "The first words." in page
    assert "ValueError" in page
    assert "&lt;b&gt;no&lt;/b&gt;" in page
    assert "<b>no</b>" not in page
    assert "\x1b" not in page
    assert "The build failed." not in (docs.parent / "out" / "index.html").read_text()
    one.wait_until_said("The build failed.")
    assert "ValueError" in one.said
    one.write("conf.py", CONF)
    one.wait_for("The first words.")
    one.wait_until_said("The site is at", 2)
    assert "The build failed." not in one.get()


def test_a_broken_site_is_served_once_it_is_fixed(preview: Start, docs: Path) -> None:
    (docs / "conf.py").write_text(CONF + "this is no Python\n")
    one = preview()
    page = one.wait_for("The build failed.")
    said = page.partition("The build failed.")[2]
    assert "syntax error" in said.partition("Versions")[0]
    assert "/websocket-reload" in page
    one.write("conf.py", CONF)
    one.wait_until_said("The site is at")
    assert "broke" not in one.wait_for("The first words.")


def test_a_warning_that_fails_the_build_is_shown_in_the_page(preview: Start) -> None:
    one = preview("docs", "-W")
    one.wait_for("The first words.")
    one.write("index.md", INDEX + "\n[nowhere](nowhere.md)\n")
    page = one.wait_for("The build failed.")
    assert "index.md" in page
    assert "nowhere" in page.partition("The build failed.")[2]


def test_other_warnings_are_shown_only_in_the_terminal(preview: Start) -> None:
    one = preview()
    one.wait_for("The first words.")
    one.write("index.md", INDEX + "\n[nowhere](nowhere.md)\n\nMore.\n")
    one.wait_for("More.")
    one.wait_until_said("The site is at", 2)
    assert "nowhere.md" in one.said
    assert "broke" not in one.get()


def test_a_command_that_fails_is_named(preview: Start) -> None:
    failing = f'{sys.executable} -c "raise SystemExit(3)"'
    one = preview("docs", "--pre-build", failing)
    page = one.wait_for("The build failed.")
    assert "ended with the exit code 3" in page
    assert "raise SystemExit(3)" in page


def test_a_missing_command_is_named(preview: Start) -> None:
    one = preview("docs", "--pre-build", "there-is-no-such-command")
    page = one.wait_for("The build failed.")
    assert "there-is-no-such-command: No such file or directory" in page
    assert "Traceback" not in one.said


def test_a_browser_with_the_page_open_gets_the_notice(preview: Start) -> None:
    one = preview()
    one.wait_for("The first words.")
    with urlopen(one.url) as answer:
        tag = answer.headers["ETag"]
    one.write("conf.py", "nonsense nonsense\n")
    one.wait_for("The build failed.")
    with urlopen(Request(one.url, headers={"If-None-Match": tag})) as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        assert b"The build failed." in answer.read()


def test_an_extension_that_crashes_the_process_does_not_end_the_server(
    preview: Start, docs: Path
) -> None:
    one = preview()
    one.wait_for("The first words.")
    one.write("conf.py", CONF + "import os\nos.kill(os.getpid(), 9)\n")
    assert "The first words." in one.wait_for("The build failed.")
    one.write("conf.py", CONF)
    one.wait_until_said("The site is at", 2)
