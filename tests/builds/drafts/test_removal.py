"""What is removed from a page is also removed from what the parser recorded."""

from __future__ import annotations

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document

from sphinx_jobposting.builds.drafts.removal import forget_nodes

PAGE = """
Handbook
========

See label_ and `Open`_, and [#note]_.

.. _label:

Secret
------

Text with [#foot]_, |word|, and open_.

.. |word| replace:: term

.. [#foot] A note.

Open
----

Text.

.. [#note] Another note.
"""


def page() -> tuple[nodes.document, nodes.section]:
    """Return a page as the parser leaves it, and one of its sections."""
    parser = Parser()
    document = new_document("page.rst", get_default_settings(parser))
    parser.parse(PAGE, document)
    (secret,) = (s for s in document.findall(nodes.section) if "secret" in s["names"])
    return document, secret


def test_its_names_ids_notes_and_substitutions_are_removed() -> None:
    document, secret = page()
    (ids, names) = (set(secret["ids"]), set(secret["names"]))
    forget_nodes(document, [secret])
    assert "Secret" not in document.astext()
    assert not ids & set(document.ids)
    assert not names & set(document.nameids)
    assert [note["names"] for note in document.autofootnotes] == [["note"]]
    assert [ref["refname"] for ref in document.autofootnote_refs] == ["note"]
    assert document.substitution_defs == {}


def test_a_link_to_it_becomes_text_and_other_links_stay() -> None:
    document, secret = page()
    label = secret.parent[secret.parent.index(secret) - 1]
    assert isinstance(label, nodes.target)
    forget_nodes(document, [secret, label])
    first = next(iter(document.findall(nodes.paragraph)))
    links = [link.astext() for link in first.findall(nodes.reference)]
    assert links == ["Open"]
    assert first.astext().startswith("See label and Open")
