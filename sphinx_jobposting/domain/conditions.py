"""Whether `only` and `ifconfig` leave a posting on the pages of this build.

Sphinx reads the content of these directives for every builder, and removes it when it
writes a page. So a posting in them is recorded with its conditions.
"""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder

Condition = tuple[str, str]
"""The name of the directive, and its expression."""


def conditions_of(node: nodes.Node) -> tuple[Condition, ...]:
    """Return the conditions of the directives around a node."""
    found = []
    parent = node.parent
    while parent is not None:
        if isinstance(parent, addnodes.only):
            found.append(("only", str(parent["expr"])))
        elif type(parent).__module__ == "sphinx.ext.ifconfig":
            found.append(("ifconfig", str(parent["expr"])))
        parent = parent.parent
    return tuple(found)


def holds(condition: Condition, builder: Builder) -> bool:
    """Return whether a condition is true in this build, as the directives decide it."""
    directive, expression = condition
    if directive == "only":
        try:
            return bool(builder.tags.eval_condition(expression))
        except Exception:  # Sphinx warns and keeps the text
            return True
    names = {value.name: value.value for value in builder.config}
    names |= {**vars(builder.config), "builder": builder.name}
    try:
        return bool(eval(expression, names))  # noqa: S307  # as the directive does
    except Exception:  # Sphinx replaces it with an error
        return False
