"""``sphinx-jobposting new`` writes a page that builds at once and never overwrites one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinx_jobposting.cli import main
from sphinx_jobposting.cli.names import slug
from sphinx_jobposting.model.fields import FIELDS

Make = Callable[..., Any]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1631275200")  # 10 September 2021, noon
    monkeypatch.setenv("LANGUAGE", "C")


def only_page(folder: Path) -> Path:
    (path,) = folder.glob("*.md")
    return path


def front_matter(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8").split("---")[1])
    return found


# -- the page ------------------------------------------------------------------------------


def test_the_page_has_the_common_fields_and_points_to_the_others(
    tmp_path: Path,
) -> None:
    (tmp_path / "conf.py").write_text(CONF, encoding="utf-8")
    main(["new", "Cook"])
    text = (tmp_path / "cook.md").read_text(encoding="utf-8")
    assert re.findall(r"^  #?([a-z-]+): ", text, re.M) == [
        "draft",
        "date-posted",
        "valid-through",
        "employment-type",
        "base-salary",
        "workplace",
        "job-location",
        "applicants-in",
        "apply",
        "summary",
        "time-zone",
    ]
    assert "reference/fields.html or sphinx-jobposting new --all\n---" in text


def test_all_gives_every_field_with_its_meaning(tmp_path: Path) -> None:
    assert main(["new", "Cook", "-o", "jobs", "--all"]) == 0
    lines = (tmp_path / "jobs" / "cook.md").read_text(encoding="utf-8").splitlines()
    for field in FIELDS:
        names = "|".join((field.name, *field.aliases))
        at = next(i for i, line in enumerate(lines) if re.match(rf"  #?({names}): ", line))
        if field.name != "draft":
            assert lines[at - 1] == f"  # {field.meaning}"


def test_the_organization_is_a_field_unless_conf_py_has_it(tmp_path: Path) -> None:
    main(["new", "Cook"])
    text = (tmp_path / "cook.md").read_text(encoding="utf-8")
    assert "  # Who hires.\n  #hiring-organization: " in text


def test_example_dates_are_near_today(tmp_path: Path) -> None:
    main(["new", "Cook", "--all"])
    text = (tmp_path / "cook.md").read_text(encoding="utf-8")
    assert {
        "date-posted: 2021-09-10",
        "#valid-through: 2021-10-08",
        "#updated: 2021-09-10",
    } <= {line.strip() for line in text.splitlines()}


def test_example_addresses_have_a_reserved_domain(tmp_path: Path) -> None:
    main(["new", "Cook", "--all"])
    text = (tmp_path / "cook.md").read_text(encoding="utf-8")
    fields = text.split("---")[1].partition("jobposting:\n")[2].partition("# More")[0]
    hosts = re.findall(r"(?:@|//)([\w.-]+)", fields)
    assert hosts
    assert all(re.fullmatch(r"([\w-]+\.)?example\.org", host) for host in hosts)


def test_the_schema_for_editors_has_an_address_in_the_documentation(
    tmp_path: Path,
) -> None:
    main(["new", "Cook"])
    lines = (tmp_path / "cook.md").read_text(encoding="utf-8").splitlines()
    assert lines[1] == (
        "# yaml-language-server: $schema="
        "https://sphinx-jobposting.readthedocs.io/en/stable/jobposting.schema.json"
    )


@pytest.mark.parametrize("language", ["C", "de"])
def test_publishing_a_page_with_nothing_filled_in_is_a_warning(
    site: Make, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    made = site({})
    main(["new", "Cook", "-o", str(made.source)])
    path = made.source / "cook.md"
    text = path.read_text(encoding="utf-8").replace("draft: yes", "draft: no")
    path.write_text(
        text.replace("#job-location:", "job-location:").replace("#apply:", "apply:"),
        encoding="utf-8",
    )
    built = made.build(warnings=True)
    assert re.findall(r"jobposting\.([\w-]+)", built.warnings) == ["placeholder"]
    # Suggestions for the text are in comments, which readers never see.
    page = (built.outdir / "cook.html").read_text(encoding="utf-8")
    assert "search results" not in page
    # Each text that is filled in replaces a dot; the warning goes with the last dot.
    path.write_text(
        path.read_text(encoding="utf-8").replace("…", "Cook lunch for forty guests."),
        encoding="utf-8",
    )
    assert made.build(warnings=True).warnings == ""


def test_the_page_is_a_draft_of_today_without_other_values(tmp_path: Path) -> None:
    main(["new", "Cook"])
    said = front_matter(tmp_path / "cook.md")["jobposting"]
    assert {name: str(value) for name, value in said.items()} == {
        "draft": "True",
        "date-posted": "2021-09-10",
    }


TITLES = [
    "Cook",
    "Köchin (m/w/d) & Bäcker_in",
    "C# / C++ *lead* [remote] `x` <b> {job} $5 #",
    "a_b _c_ ~~d~~ | e \\ f &copy; #",
    "東京の料理人",
    "1. Cook",
    "- Cook: --- \"the\" 'best'",
]


@pytest.mark.parametrize("title", TITLES)
def test_it_builds_as_a_draft_and_shows_its_title_as_written(
    site: Make, title: str
) -> None:
    conf = "smartquotes = False\nmyst_enable_extensions += ['dollarmath']\n"
    made = site({}, conf=conf, index="# Handbook\n")
    assert main(["new", title, "-o", str(made.source / "jobs")]) == 0
    name = only_page(made.source / "jobs").stem
    assert not (made.build().outdir / "jobs" / f"{name}.html").exists()
    built = made.build(tags=("drafts",), out="preview", doctrees="d2")
    (posting,) = built.app.env.get_domain("job").postings()
    assert posting.heading == title


def test_the_page_builds_when_all_fields_are_uncommented(site: Make) -> None:
    """The page then has every field with its example."""
    made = site({})
    main(["new", "Community Coordinator", "-o", str(made.source), "--all"])
    path = made.source / "community-coordinator.md"
    text = path.read_text(encoding="utf-8").replace("draft: yes", "draft: no")
    text = re.sub(r"^  #(?=[a-z-]+: )", "  ", text, flags=re.M)
    text = text.replace("closed: 2021-09-24", "closed: no")
    text = text.replace("…", "Cook lunch for forty guests.")
    path.write_text(text, encoding="utf-8")
    built = made.build(warnings=True)
    assert not re.search(r"jobposting\.(unknown|duplicate|invalid|not-)", built.warnings)
    (data,) = built.jsonld("community-coordinator.html")
    written = {field.property for field in FIELDS if field.property}
    # The currency is part of the pay; everything else is there.
    assert written - set(data) == {"salaryCurrency"}


def test_the_page_speaks_the_language_of_the_terminal(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "ar")
    made = site({})
    assert main(["new", "Cook", "-o", str(made.source), "--all"]) == 0
    text = (made.source / "cook.md").read_text(encoding="utf-8")
    assert "# المهنة.\n  #relevant-occupation: " in text
    assert "## ما الذي ستفعله\n" in text
    assert "What" not in text
    (posting,) = made.build(tags=("drafts",)).app.env.get_domain("job").postings()
    assert posting.heading == "Cook"


def test_quiet_prints_only_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "Cook", "--quiet"]) == 0
    assert (tmp_path / "cook.md").exists()
    assert capsys.readouterr() == ("", "")
    assert main(["new", "Cook", "--quiet"]) == 1
    assert "already exists" in capsys.readouterr().err


# -- conf.py -------------------------------------------------------------------------------

CONF = """extensions = ["sphinx_jobposting"]
jobposting_organization = {"name": "Acme: food", "sameAs": "https://www.acme.example"}
jobposting_defaults = {"apply": "jobs@acme.example", "applicants_in": ["PT", "ES"]}
jobposting_facts = {"time-zone": "Time zone"}
"""


def test_the_page_shows_the_defaults_of_the_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "conf.py").write_text(CONF, encoding="utf-8")
    assert main(["new", "Cook", "-o", "jobs/kitchen", "--all"]) == 0
    path = tmp_path / "jobs" / "kitchen" / "cook.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^  #(?=[a-z-]+: )", "  ", text, flags=re.M), encoding="utf-8")
    said = front_matter(path)["jobposting"]
    assert said["apply"] == "jobs@acme.example"
    assert said["applicants-in"] == ["PT", "ES"]
    assert said["hiring-organization"]["name"] == "Acme: food"
    assert "  # Time zone\n  #time-zone:" in text
    assert "conf.py" in capsys.readouterr().out


@pytest.mark.parametrize(
    "conf",
    [
        "jobposting = 1 / 0",
        "jobposting_timezone = 'Mars'",
        "jobposting_defaults = 5",
        "raise SystemExit('jobposting')",
        "jobposting (",
    ],
)
def test_a_broken_conf_is_reported_and_the_page_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], conf: str
) -> None:
    (tmp_path / "conf.py").write_text(conf, encoding="utf-8")
    assert main(["new", "Cook"]) == 0
    assert "conf.py cannot be read" in capsys.readouterr().err
    assert (tmp_path / "cook.md").exists()


def test_a_conf_of_another_site_is_not_run(tmp_path: Path) -> None:
    bomb = "from pathlib import Path\nPath('ran').touch()\n"
    (tmp_path / "conf.py").write_text(bomb, encoding="utf-8")  # does not mention jobs
    main(["new", "Cook"])
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    (tmp_path / "conf.py").write_text(bomb + "# jobposting\n", encoding="utf-8")
    main(["new", "Cook", "-o", str(repository / "docs")])
    assert not [path for path in tmp_path.rglob("*") if path.name == "ran"]


# -- where it goes -------------------------------------------------------------------------


def test_it_never_overwrites_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cook.md").write_text("mine", encoding="utf-8")
    assert main(["new", "Cook"]) == 1
    assert (tmp_path / "cook.md").read_text(encoding="utf-8") == "mine"
    assert "cook.md already exists" in capsys.readouterr().err


@pytest.mark.parametrize("title", ["", "  ", "a\x00b", "a\x1b[31mb", "\udcff"])
def test_an_empty_title_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], title: str
) -> None:
    assert main(["new", title]) == 1
    assert "A title is expected" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["new", "Cook", "-o", "file"]) == 1
    assert main(["new", "Cook", "-o", "file/jobs"]) == 2
    assert main(["new", "Cook", "-o", "j" * 300]) == 2
    said = capsys.readouterr().err
    assert said.count("sphinx-jobposting new: ") == 3
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Community Coordinator", "community-coordinator"),
        ("Köchin (m/w/d) – Büro & Çafé", "kochin-buro-cafe"),
        ("Straße, Łódź, Ærø", "strasse-lodz-aero"),
        ("Повар-кондитер", "повар-кондитер"),
        ("東京の料理人", "東京の料理人"),
        ("../../etc/passwd", "etc-passwd"),
        ("Index", "index-job"),
        ("CON", "con-job"),
        ("🍳", "job"),
        (
            "Second cook " * 20,
            "second-cook-second-cook-second-cook-second-cook-second-cook",
        ),
    ],
)
def test_a_title_becomes_a_plain_file_name(title: str, name: str) -> None:
    assert slug(title) == name


@pytest.mark.parametrize(
    ("language", "title", "name"),
    [
        ("de", "Köchin (m/w/d) für Süßspeisen", "koechin-fuer-suessspeisen"),
        ("de_AT", "Ärztin", "aerztin"),
        ("de", "Ko\u0308chin", "koechin"),  # as macOS writes it in file names
        ("de", "Entrée-Köchin", "entree-koechin"),
        ("da", "Grønsagskok på Ærø", "groensagskok-paa-aeroe"),
        ("nb", "Kjøkkensjef på Ås", "kjoekkensjef-paa-aas"),
        ("sv", "Kökschef på Öland", "kokschef-pa-oland"),
        ("fi", "Keittiöpäällikkö", "keittiopaallikko"),
        (
            "fr",
            "Chef de cuisine – pâtissière à l’œuvre",
            "chef-de-cuisine-patissiere-a-l-oeuvre",
        ),
        ("pt", "Nutricionista e Orçamentação", "nutricionista-e-orcamentacao"),
        ("tr", "İş Geliştirme ve Satış", "is-gelistirme-ve-satis"),
        ("pl", "Kucharz / Łódź", "kucharz-lodz"),
        ("vi", "Đầu bếp", "dau-bep"),
        ("uk", "Кухар-їжа", "кухар-їжа"),
        ("ja", "料理長（東京）", "料理長-東京"),
        ("ar", "طبّاخ", "طبّاخ"),
        ("de", "Повар", "повар"),
    ],
)
def test_a_file_name_transliterates_as_its_language_does(
    language: str, title: str, name: str
) -> None:
    assert slug(title, language) == name


def test_the_language_of_the_site_decides_and_an_option_overrules_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "conf.py").write_text(f'{CONF}\nlanguage = "de"\n', encoding="utf-8")
    assert main(["new", "Köchin"]) == 0
    assert main(["new", "Köchin", "--language", "sv"]) == 0
    assert main(["new", "Bäcker", "-o", "jobs", "--language=nb"]) == 0
    found = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.md")}
    assert found == {"koechin.md", "kochin.md", "jobs/backer.md"}


@given(st.text())
def test_any_title_makes_a_name_for_a_file(title: str) -> None:
    name = slug(title)
    assert re.fullmatch(r"[^\W_]([\w\-]|[^\x00-\x7f])*", name) or not name.isascii()
    assert not set(name) & set('/\\:*?"<>|. \0')
    assert 0 < len(name.encode(errors="surrogatepass")) <= 64


def test_dots_left_in_a_published_page_are_a_warning(
    site: Callable[..., Any], tmp_path: Path
) -> None:
    assert main(["new", "Cook", "-o", str(tmp_path / "jobs"), "--quiet"]) == 0
    text = (tmp_path / "jobs" / "cook.md").read_text(encoding="utf-8")
    text = re.sub(r"\n  # Not published.*\n  draft: yes", "", text)
    text = re.sub(r"date-posted: \S+", "date-posted: 2021-09-02", text)
    text = re.sub(r"#(job-location|apply):", r"\1:", text)
    built = site({"cook.md": text}).build(warnings=True)
    assert "[jobposting.placeholder]" in built.warnings
    assert built.warnings.count("WARNING") == 1
