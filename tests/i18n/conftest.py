"""The fixtures for tests of the catalogs."""

from ..support.linting import good

__all__ = ["good"]
