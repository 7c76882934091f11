"""The preview shows the site as ``sphinx-build -t drafts`` would build it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from .conftest import CONF, INDEX, JOB, PATIENCE, Preview

pytestmark = pytest.mark.slow

Start = Callable[..., Preview]

BADGE = """
def setup(app):
    app.connect("source-read", badge)

def badge(app, name, source):
    source[0] += "\\n\\nBadge one.\\n"
"""

API = "# API\n\n{}.\n\n```{{eval-rst}}\n.. automodule:: acme\n   :members:\n```\n"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".doctrees" not in path.parts
    }


def built(docs: Path, *options: str) -> dict[str, bytes]:
    out = docs.parent / "built"
    command = [sys.executable, "-m", "sphinx", "-q", "-t", "drafts", *options]
    subprocess.run([*command, str(docs), str(out)], check=True, cwd=docs.parent)
    return files(out)


def test_an_edit_is_served_with_the_drafts(preview: Start) -> None:
    one = preview()
    one.wait_for("The first words.")
    assert "forty guests" in one.get("job.html")
    one.write("job.md", JOB.replace("forty", "fifty"))
    one.wait_for("fifty guests", "job.html")
    one.write("job.md", JOB.replace("forty", "sixty"))
    one.wait_for("sixty guests", "job.html")


def test_the_files_are_those_of_a_build(preview: Start, docs: Path) -> None:
    one = preview("docs", "out")
    one.wait_for("The first words.")
    one.write("second.md", "# Second\n\nAnother page.\n")
    one.wait_for("Another page.", "second.html")
    one.write("index.md", INDEX.replace("first words", "last words"))
    one.wait_for("The last words.")
    one.wait_until_said("The site is at", 3)
    assert files(docs.parent / "out") == built(docs)


def test_autodoc_works_as_in_a_new_process(preview: Start, docs: Path) -> None:
    (docs.parent / "rates.py").write_text("RATE = 1\n")
    (docs.parent / "acme.py").write_text(
        "import rates\ndef pay(rate=rates.RATE):\n    'Pay at a rate.'\n"
    )
    conf = CONF.replace("]", ', "sphinx.ext.autodoc"]', 1)
    (docs / "conf.py").write_text(conf + "autodoc_mock_imports = ['rates']\n")
    (docs / "api.md").write_text(API.format("At first"))
    one = preview("docs", "out")
    one.wait_for("At first.", "api.html")
    for number, word in enumerate(("Once", "Twice"), 2):
        one.write("api.md", API.format(word))
        one.wait_for(f"{word}.", "api.html")
        one.wait_until_said("The site is at", number)
    assert files(docs.parent / "out") == built(docs)


def test_options_are_passed_on(preview: Start) -> None:
    one = preview("-b", "dirhtml", "docs", "-D", "html_title=Another name")
    one.wait_for("The first words.")
    assert "Another name" in one.get("job/index.html")


def test_make_mode_serves_its_output(preview: Start) -> None:
    one = preview("-M", "html", "docs", "-n")
    one.wait_for("forty guests", "job.html")


def test_commands_run_before_and_after_each_build(preview: Start, docs: Path) -> None:
    touch = f'{sys.executable} -c \'open("before", "a").write("x")\''
    one = preview("docs", "--pre-build", touch)
    one.wait_for("The first words.")
    one.write("index.md", INDEX.replace("first words", "last words"))
    one.wait_for("The last words.")
    assert (docs.parent / "before").read_text() == "xx"


def test_conf_py_is_read_again(preview: Start) -> None:
    one = preview()
    one.wait_for("The first words.")
    one.write("conf.py", CONF + 'html_title = "Renamed"\n')
    one.wait_for("Renamed")


def test_an_extension_of_the_site_is_reloaded(preview: Start, docs: Path) -> None:
    conf = "import sys\nfrom pathlib import Path\n"
    conf += "sys.path.insert(0, str(Path(__file__).parent / 'ext'))\n"
    conf += CONF.replace("]", ', "badge"]', 1)
    (docs / "conf.py").write_text(conf)
    (docs / "ext").mkdir()
    (docs / "ext" / "badge.py").write_text(BADGE)
    one = preview()
    one.wait_for("Badge one.")
    one.write("index.md", INDEX.replace("first words", "last words"))
    one.wait_for("The last words.")
    one.write("ext/badge.py", BADGE.replace("one", "two"))
    one.write("index.md", INDEX)
    one.wait_for("Badge two.")


def test_an_installed_extension_is_reloaded_after_a_change(
    preview: Start, docs: Path
) -> None:
    library = docs.parent / "library"
    library.mkdir()
    (library / "badge.py").write_text(BADGE + "print('I am loaded.')\n")
    (docs / "conf.py").write_text(CONF.replace("]", ', "badge"]', 1))
    one = preview(PYTHONPATH=str(library))
    one.wait_for("Badge one.")
    for word in ("second", "third"):
        one.write("index.md", INDEX.replace("first words", f"{word} words"))
        one.wait_for(f"The {word} words.")
    # Printed by the first build; what the fork server prints stays out of the terminal.
    assert one.said.count("I am loaded.") == 1
    (library / "badge.py").write_text(BADGE.replace("one", "two"))
    one.write("index.md", INDEX)
    one.wait_for("Badge two.")


def test_a_site_that_sets_variables_uses_the_fork_server(
    preview: Start, docs: Path
) -> None:
    library = docs.parent / "library"
    library.mkdir()
    told = "import os\nprint('I see', os.environ.get('SITE_MODE'))\n"
    (library / "badge.py").write_text(BADGE + told)
    setting = "import os\nos.environ['SITE_MODE'] = 'draft'\n"
    (docs / "conf.py").write_text(setting + CONF.replace("]", ', "badge"]', 1))
    one = preview(PYTHONPATH=str(library))
    one.wait_for("Badge one.")
    for word in ("second", "third"):
        one.write("index.md", INDEX.replace("first words", f"{word} words"))
        one.wait_for(f"The {word} words.")
    # Later builds find it already imported, with the variable that conf.py sets.
    assert one.said.count("I see draft") == 1
    assert "I see None" not in one.said


@pytest.mark.parametrize("text", ["'same'", "str(time.time())"])
def test_a_site_that_writes_into_its_source_stops_rebuilding(
    preview: Start, docs: Path, text: str
) -> None:
    writing = "import time\nfrom pathlib import Path\n"
    writing += f"(Path(__file__).parent / 'made.txt').write_text({text})\n"
    writing += "with (Path(__file__).parents[1] / 'count').open('a') as f: f.write('.')\n"
    (docs / "conf.py").write_text(writing + CONF)
    one = preview()
    one.wait_for("The first words.")
    one.write("index.md", INDEX.replace("first words", "last words"))
    one.wait_for("The last words.")
    counted, before = docs.parent / "count", ""
    for _wait in range(60):
        time.sleep(3)
        now = counted.read_text()
        if now == before:
            break
        before = now
    assert 2 <= len(before) < 9
    assert ("--ignore" in one.said) == ("time" in text)


def test_a_port_in_use_is_reported_before_the_build(preview: Start) -> None:
    first = preview()
    first.wait_for("The first words.")
    second = preview("docs", "--port", str(first.port), port=False)
    assert second.process.wait(PATIENCE) == 2
    assert second.is_all_over()
    assert f"cannot be served on port {first.port} of 127.0.0.1" in second.said
    assert "Traceback" not in second.said


def test_another_device_is_notified_at_the_host_name_that_it_uses(
    preview: Start,
) -> None:
    one = preview()
    one.wait_for("The first words.")
    for host, named in (("handbook.local:8000", True), ('x"+alert(1)+"', False)):
        with urlopen(Request(one.url, headers={"Host": host})) as answer:
            page = answer.read().decode()
        assert (f'"ws://{host}/websocket-reload"' in page) == named


def test_quiet_prints_nothing(preview: Start) -> None:
    one = preview("docs", "-q")
    one.wait_for("The first words.")
    assert one.stop() == 143
    assert one.is_all_over()
    assert one.said == ""


def test_a_log_shows_no_progress(preview: Start) -> None:
    one = preview()
    one.wait_for("The first words.")
    assert one.said == f"The site is at {one.url.rstrip('/')} until you press Ctrl+C.\n"


@pytest.mark.parametrize(
    ("how", "start"),
    [
        ("del os.fork; multiprocessing.set_start_method('spawn')", "[sphinx-autobuild]"),
        ("os.fork = refused", "The site is at"),
    ],
)
def test_the_site_is_served_even_without_fork(
    preview: Start, docs: Path, how: str, start: str
) -> None:
    (docs.parent / "sitecustomize.py").write_text(
        "import multiprocessing, os\n"
        "def refused():\n    raise PermissionError('sandbox')\n"
        f"{how}\n"
    )
    one = preview(PYTHONPATH=str(docs.parent))
    one.wait_for("forty guests", "job.html")
    one.wait_until_said(start)
    one.write("job.md", JOB.replace("forty", "fifty"))
    one.wait_for("fifty guests", "job.html")
