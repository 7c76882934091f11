"""A site in a folder of its own, built by the real Sphinx."""

from __future__ import annotations

import io
import json
import re
import warnings as python_warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives, roles
from sphinx import locale
from sphinx.application import Sphinx
from sphinx.util.docutils import additional_nodes

CONF = """
project = "Handbook"
extensions = ["myst_parser", "sphinx_jobposting"]
myst_enable_extensions = ["colon_fence"]
html_theme = "alabaster"
html_baseurl = "https://handbook.example.org/"
jobposting_organization = {"name": "Acme", "sameAs": "https://www.acme.example"}
jobposting_today = "2021-09-10"
"""

INDEX = """# Handbook

```{toctree}
:glob:

*
```
"""

POSTING = """# Cook

```{jobposting}
:date-posted: 2021-09-02
:valid-through: 2021-09-20
:employment-type: full-time
:base-salary: EUR 24000 per year
:job-location: Porto, PT
:apply: jobs@acme.example
```

Cook lunch for forty guests, from Monday to Friday, together with a second cook. You plan
the menu a week ahead and buy on the market.
"""


@dataclass
class Built:
    """A built site: its output folder, and what Sphinx said."""

    outdir: Path
    warnings: str
    app: Sphinx

    def html(self, name: str) -> str:
        """The text of a file of the output."""
        return (self.outdir / name).read_text(encoding="utf-8")

    def jsonld(self, name: str) -> list[dict[str, Any]]:
        """The JSON-LD in the head of a page, as any JSON parser reads it."""
        head = self.html(name).partition("</head>")[0]
        found = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', head, re.S
        )
        return [json.loads(text) for text in found]

    def everything(self) -> bytes:
        """All files of the output, one after the other, with their names."""
        parts = []
        for path in sorted(self.outdir.rglob("*")):
            if path.is_file():
                parts += [str(path.relative_to(self.outdir)).encode(), path.read_bytes()]
        return b"\0".join(parts)


@dataclass
class Site:
    """A source folder that can be written to and built, again and again."""

    root: Path
    conf: str = CONF
    overrides: dict[str, Any] = field(default_factory=dict)

    @property
    def source(self) -> Path:
        return self.root / "source"

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write source files; conf.py and index.md have useful defaults."""
        for name, content in {"conf.py": self.conf, **files}.items():
            path = self.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, str):
                content = content.encode("utf-8")
            if not path.exists() or path.read_bytes() != content:
                path.write_bytes(content)

    def build(
        self,
        builder: str = "html",
        *,
        out: str = "out",
        doctrees: str = "doctrees",
        warnings: bool = False,
        parallel: int = 1,
        fresh: bool = False,
        tags: tuple[str, ...] = (),
        only: Sequence[str] = (),
        **overrides: Any,
    ) -> Built:
        """Build, all or *only* some files; a warning is a failure unless *warnings*."""
        said = io.StringIO()
        with one_application_at_a_time():
            app = Sphinx(
                self.source,
                self.source,
                self.root / out,
                self.root / doctrees,
                builder,
                confoverrides={"nitpicky": True, **self.overrides, **overrides},
                status=None,
                warning=said,
                freshenv=fresh,
                tags=list(tags),
                parallel=parallel,
            )
            app.build(filenames=[self.source / name for name in only])
        text = re.sub(r"\x1b\[[0-9;]*m", "", said.getvalue())
        if not warnings:
            assert text == "", text
        return Built(self.root / out, text, app)


@contextmanager
def one_application_at_a_time() -> Iterator[None]:
    """Sphinx takes a process to be its own; here another application comes after it."""
    # Private: docutils has no other way to take a directive or role back.
    tables: list[dict[str, Any]] = [vars(directives)["_directives"], vars(roles)["_roles"]]
    saved = [dict(table) for table in tables]
    # Sphinx adds a language to those of earlier builds in one process.
    locale.translators.clear()
    try:
        with _clean_nodes(), python_warnings.catch_warnings():
            # Deprecated calls in other packages are not ours to fix.
            for kind in (DeprecationWarning, PendingDeprecationWarning):
                python_warnings.simplefilter("ignore", kind)
                python_warnings.filterwarnings(
                    "error", category=kind, module="sphinx_jobposting"
                )
            yield
    finally:
        for table, before in zip(tables, saved, strict=True):
            table.clear()
            table.update(before)


class _clean_nodes:
    """Sphinx registers nodes in docutils for good; a test must not see another's."""

    def __enter__(self) -> None:
        # Also an application of another test may still be there.
        self.before = set(additional_nodes)
        additional_nodes.clear()

    def __exit__(self, *args: object) -> None:
        for node in additional_nodes - self.before:
            for name in ("visit_", "depart_"):
                for visitor in (nodes.GenericNodeVisitor, nodes.SparseNodeVisitor):
                    if hasattr(visitor, name + node.__name__):
                        delattr(visitor, name + node.__name__)
        additional_nodes.clear()
        additional_nodes.update(self.before)


def maker(folder: Callable[[], Path]) -> Callable[..., Site]:
    def make(
        files: Mapping[str, str | bytes], *, conf: str = "", index: str = INDEX
    ) -> Site:
        made = Site(folder(), CONF + conf)
        made.write({"index.md": index, **files})
        return made

    return make
