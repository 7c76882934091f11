"""A quick look at a source text before it is read."""


def may_hold_posting(source: str) -> bool:
    """Return whether a page may hold a posting: its own, or one in a file it includes."""
    return "jobposting" in source or may_include(source)


def may_include(source: str) -> bool:
    """Return whether a page may have text that is not in *source*."""
    return "include" in source
