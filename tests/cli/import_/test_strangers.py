"""Jobs written by strangers, such as those of a job board, run no code during a build."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sphinx_jobposting.cli import main

from ...support.harmless import Page

Make = Callable[..., Any]

SECRET = "the-secret-of-the-machine"
RUNS = "{{ [].__class__.__mro__ }}"
TEXTS = [
    RUNS,
    f'{{{{ [].__class__.__mro__ or "{RUNS}" }}}}',
    "{{{ [].__class__.__mro__ }}}",
    "{{<b></b>{ [].__class__.__mro__ }}",
    f"![{RUNS}](x.png)",
    "```{include} FILE",
    ":::{include} FILE",
    "- ~~~{include} FILE",
    "```{include} FILE\n```",
    ":::{include} FILE\n:::",
    "<p>```{include} FILE<br>```</p>",
    "<p>:::{include} FILE<br>:::</p>",
    "<pre>```\n</pre><p>```{include} FILE</p><p>```</p>",
    "<ul><li>```{include} FILE<br>```</li></ul>",
    "{download}`FILE`",
    "{{ x {download}`FILE` }}",
    "{% x {download}`FILE` %}",
    "{{<x {download}`FILE`>}}",
    "<x {download}`FILE`>",
    f"<x {RUNS}>",
    f"<?{RUNS}>",
    "{{download}`FILE`}}",
    "{%{{download}`FILE` }}%}",
    "{download}<code>FILE</code>",
    "<code>x` {download}`FILE` `</code>",
    "<p>&#96;&#96;&#96;{include} FILE<br>&#96;&#96;&#96;</p>",
    "<a href='javascript:alert(1)'>x</a><img src=x onerror=alert(1)>",
    "<p>&lt;script>alert(1)&lt;/script></p><script>alert(1)</script>",
    "---\n```{include} FILE\n```\n---",
]
FIELDS = ("title", "skills", "industry", "jobBenefits", "responsibilities", "identifier")


def posting(text: str) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "datePosted": "2021-09-02",
        "hiringOrganization": {"@type": "Organization", "name": f"Acme {text}"},
        "employmentUnit": {"@type": "Organization", "name": text},
        "description": text,
        **dict.fromkeys(FIELDS, f"Cook {text}"),
    }


@pytest.mark.parametrize(
    "wrapped", ["{}", pytest.param("<p>Text <b>{}</b></p>", marks=pytest.mark.slow)]
)
def test_nothing_that_is_imported_runs(site: Make, tmp_path: Path, wrapped: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    jobs = tmp_path / "jobs"
    jobs.mkdir()
    for number, text in enumerate(TEXTS):
        # Sphinx takes an absolute path to be one in the source folder.
        text = wrapped.replace("{}", text.replace("FILE", "../secret.txt"))
        (jobs / f"a{number}.json").write_text(json.dumps(posting(text)))
        board = {"id": 1, "title": f"Cook {text}", "content": text, "absolute_url": "x"}
        (jobs / f"b{number}.json").write_text(json.dumps({"jobs": [board]}))
    made = site({}, conf='myst_enable_extensions = ["colon_fence", "substitution"]\n')
    assert main(["import", str(jobs), "-o", str(made.source), "--quiet"]) in (0, 1)
    built = made.build(warnings=True, nitpicky=False, tags=("drafts",), html_theme="naked")
    pages = list(built.outdir.glob("*.html"))
    assert len(pages) > 2 * len(TEXTS)
    assert not (built.outdir / "_downloads").exists()
    calm = Page(built.html("index.html")).active()
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert SECRET not in html, path.name
        assert "class &#39;" not in html, path.name
        assert "&lt;class" not in html, path.name
        if path.stem[0] in "abc":
            more = Page(html).active() - calm
            assert not [one for one in more if "alert" in one], path.name
