"""A hidden page or section leaves no trace in any builder or domain."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ...support.secret_site import SECRET, assert_silent, unpacked

pytestmark = pytest.mark.slow

Make = Callable[..., Any]

GOOD = ":date-posted: 2021-09-02\n:job-location: Porto, PT\n:apply: jobs@acme.example\n"

# What the domains of Sphinx and of extensions record, with a secret in each name.
OBJECTS = f"""
```{{c:function}} int {SECRET}_c(int {SECRET}_argument)
```

```{{cpp:function}} int {SECRET}_cpp(int {SECRET}_argument)
```

```{{js:function}} {SECRET}_js()
```

```{{py:module}} {SECRET}_module
```

```{{option}} --{SECRET}-option
```

```{{envvar}} {SECRET.upper()}
```

```{{config:option}} {SECRET}_config
```

```{{versionadded}} 1.0
The {SECRET} was added.
```

```{{math}}
:label: {SECRET}-equation
a = b
```

```{{glossary}}
{SECRET}
: Explained.
```

[{SECRET} page](https://{SECRET}.example/)
"""

DOMAIN = """
from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.directives import ObjectDescription
from sphinx.domains import Domain, Index
from sphinx.roles import XRefRole


class Option(ObjectDescription):
    def handle_signature(self, sig, signode):
        signode += nodes.Text(sig)
        return sig

    def add_target_and_index(self, name, sig, signode):
        signode["ids"].append(f"config-{sig}")
        domain = self.env.get_domain("config")
        domain.data["options"].append((sig, self.env.docname, f"config-{sig}"))
        domain.data["kinds"][sig] = ["a kind"]


class Options(Index):
    name, localname = "options", "Options"

    def generate(self, docnames=None):
        entries = [
            [name, 0, doc, anchor, ", ".join(self.domain.data["kinds"][name]), "", ""]
            for name, doc, anchor in self.domain.data["options"]
        ]
        return [("O", entries)] if entries else [], False


class Config(Domain):
    name, label = "config", "Config"
    directives = {"option": Option}
    indices = [Options]
    initial_data = {"options": [], "kinds": {}}

    def get_objects(self):
        for name, doc, anchor in self.data["options"]:
            yield name, name, "option", doc, anchor, 1


class OurPages(StandaloneHTMLBuilder):
    name = "ourpages"


def setup(app):
    app.add_builder(OurPages)
    app.add_domain(Config)
    return {"version": "1"}
"""
PUBLIC = """# Public

```{c:function} int shown_c(int argument)
```

```{cpp:function} int shown_cpp(int argument)
```

```{config:option} shown_config
```

```{versionadded} 1.0
The shown part was added.
```

See {term}`Jobs <%(secret)s>`, {job}`Jobs </jobs/%(secret)s.md>`.
""".replace("%(secret)s", SECRET)

SECTIONS = f"""# Sections

See [here](#about-{SECRET}) and [there](#the-{SECRET}-section). A note.[^shown]

```{{math}}
:label: {{first}}
c = d
```

({SECRET}-before)=
```{{index}} {SECRET}; before
```
## The {SECRET} section

```{{jobposting}}
{GOOD}:draft: yes
```

A secret.[^{SECRET}]

[^{SECRET}]: A {SECRET} note.

### About {SECRET}
{OBJECTS.replace("-equation", "-two").replace("config_", "two_")}

## Shown

```{{c:function}} int also_c(int argument)
```

```{{math}}
:label: second
e = f
```

[^shown]: A public note.
""".replace("{first}", "first")

IN_REST = f"""
In reST
=======

See `its heading`_ and :ref:`the label <{SECRET}-label-rest>`. A note [#shown]_.

.. _{SECRET}-label-rest:

.. index:: {SECRET}; in reST

Its heading
-----------

.. jobposting::
   :date-posted: 2021-09-02
   :draft: yes

A {SECRET} note [#{SECRET}]_, |{SECRET}| [{SECRET}]_.

.. [#{SECRET}] A {SECRET} note.
.. [{SECRET}] A {SECRET} citation.
.. |{SECRET}| replace:: {SECRET} text
.. c:function:: int {SECRET}_c_rest(int {SECRET}_argument)
.. cpp:class:: {SECRET}_cpp_rest
.. py:function:: {SECRET}_py_rest()
.. glossary::

   {SECRET} in reST
      Explained.

.. versionadded:: 1.0
   The {SECRET} was added.

.. meta::
   :keywords: {SECRET},
      more
   :description: A *{SECRET}* job

.. title:: A {SECRET} title

Shown in reST
-------------

.. [#shown] A public note in reST.

.. meta::
   :keywords: shown keyword
"""

HIDDEN = f"# The {SECRET} job\n\n```{{jobposting}}\n{GOOD}:draft: yes\n```\n{OBJECTS}"

CONF = """
import sys
sys.path.insert(0, ".")
version = release = "1.0"
copyright = author = "Acme"
myst_heading_anchors = 3
epub_copyright = "Acme"
latex_documents = [("index", "handbook.tex", "Handbook", "Acme", "manual")]
man_pages = [("index", "handbook", "Handbook", ["Acme"], 7)]
linkcheck_ignore = [".*"]
suppress_warnings = ["config.cache", "epub.unknown_project_files"]
"""
BUILDERS = [
    *("html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo"),
    *("xml", "pseudoxml", "json", "pickle", "htmlhelp", "devhelp", "qthelp"),
    *("gettext", "changes", "linkcheck", "dummy", "ourpages"),
]


@pytest.fixture
def made(shared_site: Make, monkeypatch: pytest.MonkeyPatch) -> Any:
    index = "# Home\n\n```{toctree}\n:glob:\n\npublic\n*sections\njobs/*\n```\n"
    site = shared_site(
        {
            "config_domain.py": DOMAIN,
            "public.md": PUBLIC,
            "sections.md": SECTIONS,
            "insections.rst": IN_REST,
            f"jobs/{SECRET}.md": HIDDEN,
        },
        conf=CONF + 'extensions += ["config_domain"]\n',
        index=index,
    )
    monkeypatch.syspath_prepend(str(site.source))
    return site


def check(built: Any, builder: str) -> None:
    # What the author of another page wrote may name the draft.
    for name in ("_sources/public.md.txt", "rst/public.html", "public.pot"):
        Path(built.outdir, name).unlink(missing_ok=True)
    if builder == "gettext":  # so may the text of links on the page itself
        page = Path(built.outdir, "sections.pot")
        page.write_text(re.sub("(?m)^.*See .here.*$", "", page.read_text()))
        page = Path(built.outdir, "insections.pot")
        page.write_text(re.sub("(?m)^.*the label.*$", "", page.read_text()))
    assert_silent(built)


@pytest.mark.parametrize("builder", BUILDERS)
def test_no_builder_leaves_a_trace(made: Any, builder: str) -> None:
    how = {"out": builder, "doctrees": f"doctrees-{builder}", "warnings": True}
    built = made.build(builder, **how)
    assert SECRET not in built.warnings.lower()
    check(built, builder)
    if builder in ("html", "latex", "text", "xml"):
        assert b"shown_config" in unpacked(built)
    # It is published and then becomes a draft again.
    names = ("sections.md", "insections.rst")
    draft = {name: (made.source / name).read_text() for name in names}
    draft[f"jobs/{SECRET}.md"] = HIDDEN
    public = {n: text.replace(":draft: yes", ":draft: no") for n, text in draft.items()}
    made.write(public)
    made.build(builder, **how)
    made.write(draft)
    check(made.build(builder, **how), builder)
    check(made.build(builder, only=["public.md"], **how), builder)
    built = made.build(builder, only=[f"jobs/{SECRET}.md", "sections.md"], **how)
    check(built, builder)
    check(made.build(builder, **how), builder)


def test_what_stays_is_numbered_from_one(made: Any) -> None:
    html = made.build("html", warnings=True).html("sections.html")
    assert re.findall(r'class="eqno">\((\d)\)', html) == ["1", "2"]
    assert "A public note." in html
    in_rest = made.build("html", warnings=True).html("insections.html")
    assert "shown keyword" in in_rest
    assert "A public note in reST" in in_rest
    assert ">2<" not in html.partition("A public note.")[0].rpartition("<aside")[2]
    assert "also_c" in html


@pytest.mark.parametrize("builder", ["xml", "html", "latex"])
def test_what_a_section_says_about_its_page_is_removed_with_it(
    site: Make, builder: str
) -> None:
    said = (
        ".. header:: A {}\n.. footer:: A *{}*\n.. title:: {}\n.. meta::\n   :keywords: {}\n"
    )
    hidden, shown = said.replace("{}", SECRET), said.replace("{}", "plainword")
    page = (
        f"Jobs\n====\n\n{shown}\nText.\n\nCook\n----\n\n"
        f".. jobposting::\n   :draft: yes\n\n{hidden}\nMore.\n"
    )
    built = site({"jobs.rst": page}).build(builder, warnings=True)
    assert_silent(built)
    if builder == "xml":
        xml = built.html("jobs.xml")
        assert re.search(r"<header>.*plainword.*</header>", xml, re.S)
        assert re.search(r"<footer>.*plainword.*</footer>", xml, re.S)
        assert 'content="plainword"' in xml


def test_references_to_equations_and_terms_of_a_draft_become_text(site: Make) -> None:
    page = "# A\n\nSee {eq}`e1`, {term}`Word`, {option}`--o`, {envvar}`V`, {eq}`e2`.\n"
    objects = (
        "```{math}\n:label: e1\na\n```\n\n```{glossary}\nWord\n: One.\n```\n\n"
        "```{option} --o\n```\n\n```{envvar} V\n```\n"
    )
    files = {
        "a.md": page,
        "b.md": f"# B\n\n```{{jobposting}}\n:draft:\n```\n\n{objects}",
        "c.md": "# C\n\n```{math}\n:label: e2\nb\n```\n",
    }
    built = site(files).build(nitpicky=False)
    main = built.html("a.html").partition('role="main"')[2].partition("</p>")[0]
    assert main.count("<a ") == 2  # the link of the heading, and the one equation


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("only", ["public.md", f"jobs/{SECRET}.md"])
def test_a_build_of_one_page_leaves_no_trace_of_a_new_draft(
    made: Any, builder: str, only: str
) -> None:
    name = f"{builder}-{Path(only).parent.name}"
    how = {"out": name, "doctrees": f"doctrees-{name}", "warnings": True}
    names = ("sections.md", "insections.rst", f"jobs/{SECRET}.md")
    drafts = {name: (made.source / name).read_text() for name in names}
    made.write({n: text.replace(":draft: yes", ":draft: no") for n, text in drafts.items()})
    made.build(builder, **how)
    made.write(drafts)
    check(made.build(builder, only=[only], **how), builder)
