"""A field of a posting, as a row of `model.fields`."""

from __future__ import annotations

from typing import NamedTuple


class Field(NamedTuple):
    """A field of a posting.

    *name* is its name in kebab case; *property* is its schema.org name (empty if schema.org
    has none); *kind* names a row of `values.kinds.KINDS`; *label* is shown next to the
    value on the page (empty if the field is not shown), and fields with the same label are
    shown as one fact; *meaning* is one line for the documentation; *example* is a valid
    value; *aliases* are accepted in place of *name*.
    """

    name: str
    property: str
    kind: str
    label: str
    meaning: str
    example: str
    aliases: tuple[str, ...] = ()
