"""Fixtures for the tests of the catalogs."""

from ..support.linting import good

__all__ = ["good"]
