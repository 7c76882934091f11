"""Compile each template only once in a process, even if several sites use it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from jinja2 import Environment


@contextmanager
def compiled_once() -> Iterator[None]:
    """Remember the compiled templates of Jinja, which take half of a small build."""
    compile_template: Any = Environment.compile
    known: dict[tuple[Any, ...], Any] = {}

    def compile_or_remember(
        self: Environment,
        source: Any,
        name: str | None = None,
        filename: str | None = None,
        raw: bool = False,
        defer_init: bool = False,
    ) -> Any:
        asked = (source, name, filename, raw, defer_init)
        if not isinstance(source, str):
            return compile_template(self, *asked)
        key = (*asked, *_what_else_the_code_depends_on(self))
        if key not in known:
            known[key] = compile_template(self, *asked)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compile_or_remember)
        yield


def _what_else_the_code_depends_on(env: Environment) -> tuple[Any, ...]:
    """Return the settings of an environment that change the code of its templates."""
    return (
        type(env),
        env.lexer,  # Jinja shares one object between environments with the same markup
        tuple(env.extensions),
        getattr(env, "newstyle_gettext", False),
        env.autoescape,
        env.finalize,
        env.optimized,
        env.is_async,
        tuple(env.filters),
        tuple(env.tests),
    )
