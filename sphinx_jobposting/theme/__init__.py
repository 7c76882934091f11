"""The theme ``naked``, and naked pages under other themes.

This module is the theme's entry point. Sphinx may load it without the extension.
"""

from .pages import setup

__all__ = ["setup"]
