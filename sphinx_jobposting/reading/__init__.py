"""Sphinx phase 1: from the source text to the records in the domain."""
