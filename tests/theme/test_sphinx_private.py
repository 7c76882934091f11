"""Sphinx and Python still tell who adds an asset."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sphinx_jobposting.theme.sphinx_private import watch_assets

from ..support.sites import Site


def test_each_asset_is_noted_with_the_code_that_adds_it(site: Callable[..., Site]) -> None:
    app = site({"a.md": "# A\n"}).build().app
    noted: list[tuple[str | None, str, frozenset[str]]] = []
    watch_assets(app, lambda *asset: noted.append(asset))
    app.add_css_file("a.css", priority=900)
    app.add_js_file(None, body="start()")
    app.add_js_file("b.js", loading_method="defer")
    assert [asset[:2] for asset in noted] == [
        ("a.css", ""),
        (None, "start()"),
        ("b.js", ""),
    ]
    assert all(__file__ in files for _, _, files in noted)
    assert ("a.css", {"priority": 900}) in app.registry.css_files
    assert [name for name, _ in app.registry.js_files][-2:] == ["", "b.js"]


def test_an_asset_that_an_extension_adds_in_its_setup_is_noted_with_its_file(
    site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = site({"a.md": "# A\n"})
    code = 'def setup(app):\n    app.add_css_file("extra.css")\n'
    made.write({"extra_assets.py": code})
    app = made.build().app
    noted: list[tuple[str | None, frozenset[str]]] = []
    watch_assets(app, lambda name, body, files: noted.append((name, files)))
    monkeypatch.syspath_prepend(made.source)
    app.setup_extension("extra_assets")
    (found,) = noted
    assert found[0] == "extra.css"
    assert any(file.endswith("extra_assets.py") for file in found[1])
