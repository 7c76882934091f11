"""Sphinx phases 3 and 4: write pages and feeds."""
