"""The file and the address of the page that a builder writes for a document."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.gettext import MessageCatalogBuilder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.util.i18n import docname_to_domain
from sphinxcontrib.serializinghtml import SerializingHTMLBuilder


def writes_web_pages(builder: Builder) -> bool:
    """Return whether *builder* writes a web page for each document.

    Its class decides, because a site may have a custom builder under any name. Builders
    that write a single page, data for other programs, or pages inside another file such as
    an e-book (`embedded`) do not count.
    """
    return (
        isinstance(builder, StandaloneHTMLBuilder)
        and not isinstance(builder, SingleFileHTMLBuilder | SerializingHTMLBuilder)
        and not builder.embedded
    )


def writes_each_document(builder: Builder) -> bool:
    """Return whether *builder* writes a file for each document, and only if outdated.

    Other builders write everything in each build.
    """
    if isinstance(builder, SingleFileHTMLBuilder):
        return False
    return hasattr(builder, "get_outfilename") or bool(getattr(builder, "out_suffix", ""))


def output_of(app: Sphinx, docname: str) -> Path | None:
    """Return the file that a builder writes for a document, if it writes one for each.

    With the builder gettext, several documents may share a catalog.
    """
    builder: Any = app.builder
    if isinstance(builder, MessageCatalogBuilder):
        catalog = docname_to_domain(docname, app.config.gettext_compact)
        return Path(app.outdir, f"{catalog}.pot")
    if hasattr(builder, "get_outfilename"):
        return Path(builder.get_outfilename(docname))
    if suffix := getattr(builder, "out_suffix", ""):
        return Path(app.outdir, docname + suffix)
    return None


def address_of(builder: Builder, docname: str, base_url: str) -> str:
    """Return the full address of a document's page on the web."""
    uri = builder.get_target_uri(docname)
    # For dirhtml, Sphinx uses the document's name as it is.
    return base_url + (quote(uri) if isinstance(builder, DirectoryHTMLBuilder) else uri)
