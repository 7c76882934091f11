"""Sphinx phase 1: from source text to the records in the domain."""
