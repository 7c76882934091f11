"""Filters of lists handle values with commas and values that no job has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..support.job_lists import GLOB, JOBS, job, markdown, part, titles

Make = Callable[..., Any]


class TestFilters:
    """Values may have commas, or no job may have them."""

    ORGANIZATIONS = ("Acme", "Acme, Inc.", "Beta, Gamma & Co.")

    def files(self) -> dict[str, str]:
        fields = ":date-posted: 2021-09-02\n:job-location: Porto, PT\n:apply: a@b.example\n"
        return {
            f"job{number}.md": job(
                f"Job {number}", f"{fields}:hiring-organization: {name}\n:draft: no"
            )
            for number, name in enumerate(self.ORGANIZATIONS)
        }

    WANTED = (
        ("Acme, Inc.", ["Job 1"]),
        ("Acme", ["Job 0"]),
        ("acme , Beta, Gamma & Co.", ["Job 0", "Job 2"]),
        ("Beta, Gamma & Co., Acme, Inc.", ["Job 1", "Job 2"]),
        ("Acme, Inc.; Acme", ["Job 0", "Job 1"]),
    )

    def test_a_value_with_a_comma_is_kept_whole_if_a_job_has_it(self, site: Make) -> None:
        page = "# L\n" + "".join(
            f"\nL{number}S\n\n"
            + markdown(f":sort: title\n:hiring-organization: {wanted}")
            + f"\nL{number}E\n"
            for number, (wanted, _) in enumerate(self.WANTED)
        )
        html = site({**self.files(), "l.md": page}, index=GLOB).build().html("l.html")
        for number, (wanted, expected) in enumerate(self.WANTED):
            assert titles(part(html, number)) == expected, wanted

    UNMATCHED = (
        ("employment-unit: Enginering", "Enginering", "Did you mean “Engineering”?"),
        ("employment-unit: Kitchen, Bra", "Bra", "leave the filter out"),
        ("hiring-organization: Akme", "Akme", "Did you mean “Acme”?"),
        ("job-location: Proto, PT", "Proto, PT", "Did you mean “Porto, PT”?"),
        ("time-zone: UTC+2", "UTC+2", "Did you mean “UTC+1”?"),
        ("title: Adda", "Adda", "Did you mean “Ada”?"),
    )

    def test_a_value_that_no_job_has_is_reported_at_its_line(self, site: Make) -> None:
        page = "# L\n" + "".join(
            f"\n```{{joblist}}\n:{option}\n```\n" for option, _v, _t in self.UNMATCHED
        )
        conf = '\njobposting_facts = {"time-zone": "Time zone"}\n'
        built = site({**JOBS, "l.md": page}, conf=conf, index=GLOB).build(warnings=True)
        for number, (option, value, told) in enumerate(self.UNMATCHED):
            name = option.partition(":")[0]
            line = next(
                line
                for line in built.warnings.splitlines()
                if f"l.md:{4 + 4 * number}: WARNING: " in line
            )
            assert f"{name}: no job has “{value}”." in line
            assert told in line
            assert line.endswith("[jobposting.unmatched-filter]")
        assert built.warnings.count("WARNING") == len(self.UNMATCHED)

    def test_values_of_hidden_jobs_and_of_choices_give_no_warning(self, site: Make) -> None:
        fields = ":date-posted: 2021-09-02\n:apply: a@b.example\n:draft:\n"
        filters = (
            "employment-unit: Bakery",
            "employment-unit: Garden",
            "employment-unit: Kitchen, Bar\n:status: open",
            "title: Fay",
            "workplace: on-site",
            "employment-type: intern",
            "date-posted: 2020-02-02",
            "job-location: FR",
        )
        files = {
            **JOBS,
            "draft.md": job("Draft", f"{fields}:employment-unit: Bakery"),
            "two.md": f"# Two\n\n## Part\n\n```{{jobposting}}\n{fields}"
            ":employment-unit: Garden\n```\n\nWork.\n",
            "l.md": "# L\n" + "".join(f"\n{markdown(':' + one)}" for one in filters),
        }
        conf = '\njobposting_facts = {"time-zone": "Time zone"}\n'
        made = site(files, conf=conf, index=GLOB)
        made.build()
        made.write({"l.md": files["l.md"] + "\nMore.\n"})
        made.build()

    def test_a_site_without_jobs_gives_no_warning(self, site: Make) -> None:
        site({"l.md": f"# L\n\n{markdown(':employment-unit: Kitchen')}"}).build()
