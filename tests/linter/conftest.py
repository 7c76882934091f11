"""Fixtures for the tests of the rules."""

from ..support.linting import changed, check, good, html, rules

__all__ = ["changed", "check", "good", "html", "rules"]
