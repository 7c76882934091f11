"""Job postings beside a Sphinx handbook.

`setup` is the table of contents: it names every part in the order in which Sphinx runs.
Importing the package imports no Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx."""
    from importlib.metadata import version
    from typing import Any

    from . import (
        config,
        domain,
        layout,
        lifecycle,
        nodes,
        outputs,
        search_index,
        staleness,
    )
    from .i18n import CATALOGUE, LOCALE_DIR
    from .late import directive, handler, transform

    app.add_message_catalog(CATALOGUE, str(LOCALE_DIR))

    # Configuration
    for name, default, rebuild in config.VALUES:
        app.add_config_value(name, default, rebuild, types=Any)  # validated by us
    layout.setup_layout(app)
    app.add_domain(domain.JobDomain)
    app.connect("builder-inited", lifecycle.begin)
    app.connect("builder-inited", search_index.remember_entries)
    app.setup_extension(
        "sphinx_jobposting.naked"
    )  # the theme, and its templates for others

    # Reading: from source text to the records in the domain
    app.connect("env-get-outdated", lifecycle.choose_what_to_read)
    app.connect("env-before-read-docs", lifecycle.note_what_is_read)
    app.connect("env-purge-doc", outputs.note_assets, priority=100)
    app.connect("source-read", handler("muting.hold"), priority=900)
    app.connect("source-read", handler("placement.note_source"), priority=900)
    app.connect("source-read", handler("taking_out.note_what_is_known"), priority=900)
    nodes.setup_nodes(app)
    app.add_directive("jobposting", directive("directives.JobPosting"))
    app.add_directive("joblist", directive("listing.JobList"))
    app.add_role("job", domain.JobRole(warn_dangling=True))
    # Before Locale (20), so that titles and summaries translate
    app.add_transform(transform("placement.PlacePostings", 4))
    # Before labels are noted (850), so that hidden ones are not
    app.add_transform(transform("reading.ReadPostings", 835))
    app.connect("doctree-read", handler("reading.note_postings"), priority=900)
    app.connect("doctree-read", handler("muting.release"), priority=901)

    # What is hidden leaves the environment; what changed is due
    app.connect("env-updated", lifecycle.hide, priority=100)
    app.connect("env-get-updated", staleness.choose_what_to_write)
    app.connect("doctree-resolved", staleness.note_writing)

    # Writing: MyST's own resolver (9) would warn of what is hidden, and ask nobody
    app.add_post_transform(transform("references.HideReferences", 5))
    app.add_post_transform(transform("rendering.RenderPostings", 8))
    app.add_post_transform(transform("listing.RenderListings", 8))
    app.connect("warn-missing-reference", domain.warn_missing)
    app.connect("doctree-resolved", handler("head.leave_out_neighbours"))
    app.connect("html-page-context", handler("head.choose_layout"), priority=1)
    app.connect("html-collect-pages", search_index.complete)

    # Feeds, and the end
    app.connect("build-finished", handler("feeding.write_feeds"))
    app.connect("build-finished", outputs.remove_what_no_manual_shows)
    app.connect("build-finished", lifecycle.end, priority=900)

    return {
        "version": version("sphinx-jobposting"),
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
