"""What Sphinx is given in place of a part that is imported only when it is needed.

Most builds find nothing to do, and most others read a page or two: importing all of the
package would cost them more than their work. A path is ``module.name`` in this package.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from docutils.parsers.rst import Directive
from docutils.transforms import Transform


def handler(path: str) -> Callable[..., Any]:
    """The function of *path*, for an event."""

    def call(*arguments: Any) -> Any:
        return _part(path)(*arguments)

    call.__qualname__ = path
    return call


def transform(path: str, priority: int) -> type[Transform]:
    """The transform of *path*; Sphinx applies the lowest *priority* first."""
    return _stand_in(path, Transform, default_priority=priority)


def directive(path: str) -> type[Directive]:
    """The directive of *path*, whose options are read by itself.

    It has no options on purpose: a parser that knows none hands the lines over as they are.
    docutils would drop a directive with an unknown option, and MyST would read YAML.
    """
    return _stand_in(
        path,
        Directive,
        has_content=True,
        optional_arguments=1,
        final_argument_whitespace=True,
        option_spec={},
    )


def _stand_in(path: str, base: type, **attributes: Any) -> type[Any]:
    """A class with *attributes*, whose instances are of the class of *path*."""

    def make(cls: type, *arguments: Any, **keywords: Any) -> Any:
        return _part(path)(*arguments, **keywords)

    return type(path.rpartition(".")[2], (base,), {"__new__": make, **attributes})


def _part(path: str) -> Any:
    module, _, name = path.rpartition(".")
    return getattr(_module(module), name)


@cache
def _module(name: str) -> ModuleType:
    """To ask for a module, each time that a page is read or written, adds up."""
    return import_module(f".{name}", __package__)
