"""Find the pages that are outdated."""
