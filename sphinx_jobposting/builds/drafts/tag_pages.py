"""Keep hidden pages out of the pages that sphinx-tags writes.

sphinx-tags reads the source files, drafts included, and makes a page for each tag: a
toctree of the pages with that tag. It counts them in an overview. It makes all of them in
each build, so nothing has to be remembered here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from pathlib import PurePath

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ...domain import JobDomain

OVERVIEW = "tagsindex"

_COUNT = re.compile(r" \(\d+\)$")


def tag_pages(app: Sphinx) -> set[str]:
    """Return the documents that sphinx-tags makes, including the overview."""
    if "sphinx_tags" not in app.extensions or not app.config.tags_create_tags:
        return set()
    folder = PurePath(app.config.tags_output_dir).as_posix()
    return {name for name in app.env.found_docs if name.startswith(f"{folder}/")}


def is_overview(docname: str) -> bool:
    """Return whether a page of sphinx-tags is the overview of the others."""
    return docname.rpartition("/")[2] == OVERVIEW


def label_of(docname: str) -> str:
    """Return the label that sphinx-tags gives to the page of a tag."""
    return f"sphx_tag_{docname.rpartition('/')[2]}"


def tagged_in_secret(
    env: BuildEnvironment, domain: JobDomain, tag_page: str
) -> frozenset[str]:
    """Return the documents in a tag's toctree that have the tag only in a hidden part."""
    hidden_parts = domain.index.hidden_parts
    return frozenset(
        docname
        for docname in env.toctree_includes.get(tag_page, ())
        if docname in hidden_parts
        and tag_page.rpartition("/")[2] not in _tags(env, docname)
    )


def _tags(env: BuildEnvironment, docname: str) -> set[str]:
    """Return the tags that a page shows, as the names of their pages."""
    shown = tags_on(env.get_doctree(docname))
    return {re.sub(r"[\s\W]+", "-", tag).lower().strip("-") for tag in shown}


def tags_on(tree: nodes.Element) -> list[str]:
    """Return the tags that a part of a page shows."""
    return [
        link.astext()
        for paragraph in tree.findall(nodes.paragraph)
        if "tags" in paragraph["classes"]
        for link in paragraph.findall(nodes.Element)
        if isinstance(link, nodes.reference | addnodes.pending_xref)
    ]


def forget_tags(
    env: BuildEnvironment, document: nodes.document, parts: Iterable[nodes.Element]
) -> None:
    """Forget the tags of *parts*, which were already removed from the document."""
    if "tags_create_tags" not in env.config:
        return  # other tags, such as those in front matter, belong to the page
    if any(tags_on(part) for part in parts):
        kept = tags_on(document)
        env.metadata[env.docname].pop("tags", None)
        if kept:
            env.metadata[env.docname]["tags"] = kept


def count_again(tree: nodes.Element, tagged: Mapping[str, Set[str]]) -> None:
    """Correct the number of pages with each tag in an overview."""
    for toctree in tree.findall(addnodes.toctree):
        titles = {}
        entries = []
        for title, docname in toctree["entries"]:
            new = title
            if title is not None and docname in tagged:
                new = titles[title] = _COUNT.sub(f" ({len(tagged[docname])})", title)
            entries.append((new, docname))
        toctree["entries"] = entries
        # The entries for translators.
        shown: list[str] = toctree.get("rawentries", [])
        toctree["rawentries"] = [titles.get(title, title) for title in shown]
