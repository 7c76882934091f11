"""The role `job:count` gives the number of jobs in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar

import html5lib

from ..support.job_lists import CONF, GLOB, JOBS, said

Make = Callable[..., Any]


class TestCount:
    """``{job:count}`` gives a number of jobs in a sentence."""

    COUNTS: ClassVar[dict[str, str]] = {
        "open": "4",
        "closed": "2",
        "all": "6",
        "Open": "4",
        "open; employment-type: contractor": "2",
        "workplace: remote; employment-unit: Engineering": "1",
        "all; employment-unit: Kitchen, Bar": "1",
        "open; hiring-organization: Nobody": "0",
    }

    def test_it_is_the_number_of_jobs_that_a_list_would_show(self, site: Make) -> None:
        page = "# L\n\n" + "".join(f"- {{job:count}}`{one}` jobs\n" for one in self.COUNTS)
        rest = "R\n=\n\n" + "".join(f"* :job:count:`{one}` jobs\n" for one in self.COUNTS)
        made = site({**JOBS, "l.md": page, "r.rst": rest}, conf=CONF, index=GLOB)
        expected = [f"{number} jobs" for number in self.COUNTS.values()]
        for name in ("l", "r"):
            tree = html5lib.parse(
                made.build().html(f"{name}.html"), namespaceHTMLElements=False
            )
            found = [said(item) for item in tree.iter("li") if said(item).endswith("jobs")]
            assert found == expected
        text = made.build("text", out="text").html("l.txt")
        assert "* 4 jobs" in text

    def test_it_is_updated_when_a_job_closes_or_opens(self, site: Make) -> None:
        page = "# L\n\nWe have {job:count}`open` open jobs.\n"
        made = site({**JOBS, "l.md": page}, conf=CONF, index=GLOB)
        assert "We have 4 open jobs." in made.build().html("l.html")
        built = made.build(jobposting_today="2021-09-25")
        assert "We have 3 open jobs." in built.html("l.html")
        made.write({"ivo.md": JOBS["ada.md"].replace("Ada", "Ivo")})
        built = made.build(jobposting_today="2021-09-25")
        assert "We have 4 open jobs." in built.html("l.html")

    def test_a_page_with_only_a_count_is_not_a_listing(self, site: Make) -> None:
        page = "# L\n\nWe have {job:count}`open` open jobs.\n"
        html = site({**JOBS, "l.md": page}, conf=CONF, index=GLOB).build().html
        assert 'rel="alternate"' not in html("l.html")
        assert "See open jobs" not in html("eve.html")

    def test_what_is_asked_wrongly_is_named_at_its_line(self, site: Make) -> None:
        page = (
            "# L\n\n{job:count}`opened`\n\n{job:count}`open; colour: red`\n\n"
            "x {job:count}`open; employment-type: gig` y\n\n"
            "## {job:count}`open` open jobs\n"
        )
        built = site({**JOBS, "l.md": page}, conf=CONF, index=GLOB).build(warnings=True)
        for line, told in (
            (3, "job:count: “opened” is not one of open, closed, all."),
            (5, "“colour” is neither an option of job:count nor a field."),
            (7, "employment-type: “gig”"),
            (9, "job:count: a heading cannot contain a count"),
        ):
            assert re.search(
                rf"l\.md:{line}: WARNING: {re.escape(told)}.*bad-filter\]", built.warnings
            ), (told, built.warnings)
        assert built.warnings.count("WARNING") == 4
        assert "x 0 y" in built.html("l.html")
        assert "<h2> open jobs" in built.html("l.html")
