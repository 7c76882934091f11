"""Sphinx phases 3 and 4: what pages and feeds show."""
