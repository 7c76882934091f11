"""Make a site with a hidden posting, and with every place that could keep a trace of it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from .sites import Built

# Stemmers do not change it. It is in titles, bodies, options, labels, and file names.
SECRET = "quokkaword"


GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00"


HIDE = {"draft": ":draft:", "scheduled": ":date-posted: 2021-09-11"}


BODY = f"""
Plain {SECRET} text, with a term {{dfn}}`{SECRET}`.[^note]

[^note]: A foot with {SECRET} in it.

```{{index}} {SECRET}; entry
```

({SECRET}-label)=
### About {SECRET}

```{{figure}} /images/{SECRET}.gif
:name: {SECRET}-figure

A caption for {SECRET}
```

{{download}}`/files/{SECRET}.bin`

```{{glossary}}
{SECRET}term
: Explained.
```

```{{py:function}} {SECRET}_function()
```

```{{math}}
:label: {SECRET}equation
a = b
```
"""


OPTIONS = (
    f":employment-unit: {SECRET}\n:summary: About {SECRET}\n:apply: {SECRET}@acme.example"
)


def page(form: str, hide: str) -> str:
    """Return a hidden posting in one of the forms, with a secret everywhere."""
    options = f"{OPTIONS}\n{HIDE[hide]}"
    if form == "B":
        return f"::::{{jobposting}} The {SECRET} job\n{options}\n\n{BODY}\n::::\n"
    if form == "C":
        fields = re.sub(r"(?m)^:([a-z-]+):", r"  \1:", options)
        return f"---\njobposting:\n{fields}\n---\n\n# The {SECRET} job\n{BODY}"
    return f"# The {SECRET} job\n\n```{{jobposting}}\n{options}\n```\n{BODY}"


REST = f"""
The {SECRET} job
================

.. jobposting::
   :draft:
   :employment-unit: {SECRET}

.. _{SECRET}-rest:

Text on {SECRET}
----------------

.. image:: /images/{SECRET}.gif
"""


OPEN = """# Cook

```{jobposting}
:date-posted: 2021-09-02
:valid-through: 2021-09-20
:apply: jobs@acme.example
:job-location: Porto, PT
```

Cook lunch for forty guests, from Monday to Friday, together with a second cook, and plan.
"""


SEVERAL = f"""# Several

Jobs here.

## Gardener

```{{jobposting}}
:date-posted: 2021-09-02
:apply: jobs@acme.example
:job-location: Porto, PT
```

Care for the trees and for the roses of the park, with a foot note.[^kept]

[^kept]: A foot that stays.

## The {SECRET} section

```{{jobposting}}
{OPTIONS}
:draft:
```
{BODY.replace("[^note]", "[^other]").replace("-label", "-l").replace("-figure", "-f")}
"""


# The text of every link is `Jobs`, so only the target of a link could leak.
LINKS = f"""# Links

- {{doc}}`Jobs <jobs/{SECRET}>`, {{job}}`Jobs <{SECRET}>`, {{any}}`Jobs <{SECRET}>`
- {{job}}`Jobs </jobs/{SECRET}>`, {{any}}`Jobs <jobs/{SECRET}>`
- {{ref}}`Jobs <{SECRET}-label>`, {{numref}}`Jobs <{SECRET}-figure>`
- [Jobs](jobs/{SECRET}.md), [Jobs](jobs/{SECRET}.md#part), [Jobs](#{SECRET}-label)
- [Jobs](<project:jobs/{SECRET}.md>)
"""


TOCTREES = {
    "named": f"\n\njobs/open\njobs/{SECRET}\nseveral",
    "titled": f"\n\njobs/open\nA {SECRET} title <jobs/{SECRET}>\nseveral",
    "glob": ":glob:\n\njobs/*\nseveral",
    "numbered": f":numbered:\n\njobs/{SECRET}\njobs/open\nseveral",
    "hidden": f":hidden:\n\njobs/{SECRET}\njobs/open\nseveral",
    "captioned": f":caption: All\n\njobs/open\njobs/{SECRET}\nseveral",
}


CONF = """
version = "1"
copyright = "Acme"
numfig = True
extensions += ["sphinx.ext.autosectionlabel"]
autosectionlabel_prefix_document = True
html_theme_options = {}
suppress_warnings = ["jobposting.several-on-page"]
"""


def index(toctree: str) -> str:
    return f"# Home\n\n```{{joblist}}\n```\n\n```{{toctree}}\n{TOCTREES[toctree]}\n```\n"


def sources(form: str = "A", hide: str = "draft") -> dict[str, str | bytes]:
    return {
        "jobs/open.md": OPEN,
        f"jobs/{SECRET}.md": page(form, hide),
        f"images/{SECRET}.gif": GIF,
        f"files/{SECRET}.bin": b"some",
    }


def unpacked(built: Built, skip: str = "") -> bytes:
    """Return all bytes of the output, with compressed files unpacked."""
    parts = []
    for path in sorted(built.outdir.rglob("*")):
        name = path.relative_to(built.outdir).as_posix()
        if not path.is_file() or (skip and name == skip):
            continue
        content = path.read_bytes()
        parts += [name.encode(), content]
        if path.suffix == ".epub":
            book = zipfile.ZipFile(io.BytesIO(content))
            parts += [book.read(name) for name in book.namelist()]
        if path.name == "objects.inv":
            parts.append(zlib.decompress(content.split(b"zlib.\n", 1)[1]))
    return b"\n".join(parts)


def assert_silent(built: Built, skip: str = "") -> None:
    content = unpacked(built, skip)
    place = content.lower().find(SECRET.encode())
    assert place < 0, content[max(0, place - 300) : place + 100]
    index = built.outdir / "searchindex.js"
    if index.exists():
        assert not re.search(r'":\[\]', index.read_text()), "a word with no page"


BUILDERS = ["html", "dirhtml", "singlehtml", "epub", "latex", "text", "gettext", "man"]
