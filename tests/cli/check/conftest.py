"""Fixtures for the tests of ``check``."""

from ...support.linting import changed, check, good, html, rules

__all__ = ["changed", "check", "good", "html", "rules"]
