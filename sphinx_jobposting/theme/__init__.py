"""The theme ``naked``, and naked pages under other themes.

This module is the entry point of the theme, which Sphinx may load without the extension.
"""

from .pages import setup

__all__ = ["setup"]
