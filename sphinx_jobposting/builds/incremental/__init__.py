"""Which pages are outdated."""
