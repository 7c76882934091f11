"""Write a site into its own folder, and build it with the real Sphinx."""

from __future__ import annotations

import io
import json
import re
import warnings as python_warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from locale import LC_ALL, setlocale
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives, roles
from sphinx import locale
from sphinx.application import Sphinx
from sphinx.cmd.build import main
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
    """A built site: its output folder, and what Sphinx printed."""

    outdir: Path
    warnings: str
    app: Sphinx

    def html(self, name: str) -> str:
        """Return the text of a file of the output."""
        return (self.outdir / name).read_text(encoding="utf-8")

    def jsonld(self, name: str) -> list[dict[str, Any]]:
        """Return the JSON-LD in the head of a page."""
        head = self.html(name).partition("</head>")[0]
        found = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', head, re.S
        )
        return [json.loads(text) for text in found]

    def everything(self) -> bytes:
        """Return all files of the output, concatenated with their names."""
        parts = []
        for path in sorted(self.outdir.rglob("*")):
            if path.is_file():
                parts += [str(path.relative_to(self.outdir)).encode(), path.read_bytes()]
        return b"\0".join(parts)


@dataclass
class Site:
    """A source folder that can be changed and built again and again."""

    root: Path
    conf: str = CONF
    overrides: dict[str, Any] = field(default_factory=dict)

    @property
    def source(self) -> Path:
        return self.root / "source"

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write source files, with useful defaults for conf.py and index.md."""
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
        """Build all or *only* some files; unless *warnings*, a warning is a failure."""
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


def sphinx_build(*arguments: str) -> CompletedProcess[str]:
    """Run the command sphinx-build in this process; starting another takes longer."""
    out, err = io.StringIO(), io.StringIO()
    before = setlocale(LC_ALL)
    try:
        with one_application_at_a_time(), redirect_stdout(out), redirect_stderr(err):
            code = main(arguments)
    finally:
        setlocale(LC_ALL, before)  # which the command changes for its process
    return CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


@contextmanager
def one_application_at_a_time() -> Iterator[None]:
    """Undo global changes of Sphinx, because other applications follow in this process."""
    # Private: docutils has no other way to unregister a directive or role.
    tables: list[dict[str, Any]] = [vars(directives)["_directives"], vars(roles)["_roles"]]
    saved = [dict(table) for table in tables]
    # Within a process, Sphinx adds a language to those of earlier builds.
    locale.translators.clear()
    try:
        with _clean_nodes(), python_warnings.catch_warnings():
            # Deprecated calls of other packages are not this project's to fix.
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
    """Unregister nodes, which Sphinx registers in docutils for the whole process."""

    def __enter__(self) -> None:
        # An application of another test may also still exist.
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
