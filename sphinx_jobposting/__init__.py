"""Job postings in a Sphinx handbook.

`setup` is the table of contents: it connects every part, in the order in which Sphinx runs
them. Importing the package does not import Sphinx.
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

    from . import config, domain, nodes
    from .builds import state, unknown_values
    from .builds.drafts import draft_warnings, hiding, objects, redirects, references
    from .builds.incremental import (
        leftover_files,
        outdated_pages,
        outdated_sources,
        published_files,
        search_index,
        shared_objects,
    )
    from .i18n import CATALOG, LOCALE_DIR
    from .reading import (
        collector,
        directives,
        field_texts,
        jobcount,
        joblist,
        markdown_parser,
        placement,
        publication,
    )
    from .theme import host_assets, job_styles
    from .writing import (
        excerpts,
        feeds,
        linked_texts,
        listings,
        page_head,
        page_source,
        postings,
        query_check,
        summary,
    )

    app.require_sphinx("8.2")  # an older version gets a clear message
    app.add_message_catalog(CATALOG, str(LOCALE_DIR))

    # Configuration
    for name, default, rebuild in config.VALUES:
        app.add_config_value(name, default, rebuild, types=Any)  # validated later
    host_assets.setup_layout(app)
    app.connect("config-inited", job_styles.provide_styles)
    app.add_domain(domain.JobDomain)
    app.connect("builder-inited", state.begin)
    app.connect("builder-inited", published_files.recall)
    app.connect("builder-inited", unknown_values.warn_of_unknown_values)
    app.connect("builder-inited", search_index.remember_entries)
    app.setup_extension("sphinx_jobposting.theme")

    # Reading: from source text to the records in the domain
    app.connect("env-get-outdated", outdated_sources.choose_what_to_read)
    app.connect("env-before-read-docs", state.note_read_docs)
    app.connect("env-purge-doc", leftover_files.note_assets, priority=100)
    app.connect("source-read", draft_warnings.buffer, priority=900)
    app.connect("source-read", placement.note_source, priority=900)
    app.connect("source-read", objects.note_known_objects, priority=900)
    app.connect("include-read", placement.note_included, priority=900)
    nodes.setup_nodes(app)
    app.add_directive("jobposting", directives.JobPosting)
    app.add_directive("joblist", joblist.JobList)
    app.add_role("job", domain.JobRole(warn_dangling=True))
    app.add_role_to_domain("job", "count", jobcount.JobCount())
    app.add_transform(jobcount.RefuseCountsInTitles)
    app.add_transform(placement.PlacePostings)
    app.add_transform(publication.RemoveUnpublished)
    app.add_transform(field_texts.NoteTexts)
    app.connect("doctree-read", collector.note_postings, priority=900)
    app.connect("doctree-read", excerpts.note_excerpts, priority=901)
    app.connect("doctree-read", draft_warnings.flush, priority=901)
    app.connect("doctree-read", shared_objects.note_objects, priority=902)
    app.connect("env-merge-info", shared_objects.note_merged)

    # Hidden pages leave the environment; changed pages are outdated
    app.connect("env-updated", hiding.hide, priority=100)
    app.connect("env-updated", shared_objects.settle_objects, priority=101)
    app.connect("env-updated", markdown_parser.warn_without_markdown_parser)
    app.connect("env-get-updated", outdated_pages.choose_what_to_write)
    app.connect("doctree-resolved", state.note_written_doc)

    # Writing
    app.connect("write-started", state.end_reading)
    app.add_post_transform(references.HideReferences)
    app.add_post_transform(postings.RenderPostings)
    app.add_post_transform(linked_texts.NoteLinkedTexts)
    app.add_post_transform(listings.RenderListings)
    app.connect("env-check-consistency", query_check.check_queries)
    app.connect("warn-missing-reference", domain.warn_missing)
    app.connect("doctree-resolved", page_head.leave_out_neighbors)
    app.connect("builder-inited", page_source.complete_heads)
    app.connect("html-page-context", page_head.choose_layout, priority=1)
    app.connect("html-collect-pages", search_index.complete)
    app.connect("html-collect-pages", redirects.leave_out_redirects, priority=100)

    # Feeds, and the end
    app.connect("build-finished", feeds.write_feeds)
    app.connect("build-finished", leftover_files.remove_what_no_manual_shows)
    app.connect("build-finished", leftover_files.remove_changes)
    app.connect("build-finished", state.end, priority=900)
    app.connect("build-finished", summary.print_summary, priority=950)

    release = version("sphinx-jobposting")
    return {
        "version": release,
        # Another release may read the same text differently, so it reads all pages again.
        "env_version": int.from_bytes(release.encode()),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
