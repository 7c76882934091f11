"""The state of one build, which no later build sees."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from typing import Any

from sphinx.builders import Builder

from ..config import Settings
from .records import ObjectKey

PREVIEW_TAG = "drafts"
"""The tag of Sphinx that builds drafts and scheduled postings, too."""


@dataclass
class BuildState:
    """The state of a build, from ``builder-inited`` to ``build-finished``."""

    settings: Settings
    builder: Builder
    """The builder, which post-transforms have no other supported way to reach."""
    preview: bool
    """Whether drafts are built (the tag ``drafts``)."""
    interrupted: bool = False
    """Whether the last build into this output folder did not finish."""
    last_run: int = 0
    """When the last build into this output folder chose its pages, in microseconds."""
    this_run: int = 0
    """When this build chose its pages."""
    sources_unchanged: bool = False
    """Whether no source file was added, removed, or changed."""
    must_pickle: bool = False
    """Whether the environment must be saved even if no published document was read."""
    read_docs: list[str] = field(default_factory=list)
    """The documents that this build reads: Sphinx's own list, which it then writes."""
    withheld_sources: Set[str] = frozenset()
    """The generated documents whose sources name what is hidden."""
    outdated_docs: Set[str] = frozenset()
    """The documents whose pages this build must write."""
    merged_objects: dict[ObjectKey, dict[str, tuple[Any, ...]]] = field(
        default_factory=dict
    )
    """What documents that another process read define, by document."""
    written_docs: set[str] = field(default_factory=set)
    """The documents whose pages it has written."""
