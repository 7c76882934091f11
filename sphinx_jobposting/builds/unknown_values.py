"""Warn about misspelled names of this extension's values in ``conf.py``."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

from sphinx.application import Sphinx

from ..log import make_finding, report
from .sphinx_private import names_in_conf

PREFIX = "jobposting_"


def warn_of_unknown_values(app: Sphinx) -> None:
    """Warn about misspelled ``jobposting_`` values in conf.py (``builder-inited``)."""
    known = [name for name in app.config.values if name.startswith(PREFIX)]
    unknown = [
        name
        for name in names_in_conf(app.config)
        if name.startswith(PREFIX) and name not in known
    ]
    if not unknown:
        return
    endings = [name.removeprefix(PREFIX) for name in known]
    path = Path(app.confdir, "conf.py")
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    for name in unknown:
        at = re.compile(rf"\s*{re.escape(name)}\s*[:=]")
        line = next((n for n, text in enumerate(lines, 1) if at.match(text)), None)
        short = get_close_matches(name.removeprefix(PREFIX), endings, n=1)
        near = PREFIX + short[0] if short else ""
        report(make_finding("unknown-value", str(path), line, name=name, near=near))
