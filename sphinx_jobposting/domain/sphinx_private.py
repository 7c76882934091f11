"""What Sphinx does with a domain but does not document, as of Sphinx 8.2 to 9.1.

`tests/domain/test_sphinx_private.py` fails when it does something else.
"""

from __future__ import annotations

from sphinx.domains import Domain, ObjType


def set_object_types(domain: Domain, types: dict[str, ObjType]) -> None:
    """Set the types of objects of *domain*, before ``Domain.__init__`` runs.

    That method reads ``object_types`` of the class, but through the instance. It makes the
    tables of roles from it, which intersphinx uses to find postings.
    """
    vars(domain)["object_types"] = types
