"""Give each block of code a language that Pygments reads without a warning."""

from __future__ import annotations

import re

from .blocks import Fence, with_info

_LANGUAGE = re.compile(r"\{?\.?([\w+#-]+)[^}\n]*\}?")


def tame_code(lines: list[str], fences: list[Fence]) -> list[str]:
    """Change the languages that a build would warn about, and return the old ones."""
    changed = []
    for fence in fences:
        language = _known(fence)
        if language != fence.info:
            lines[fence.line] = with_info(lines[fence.line], language)
            if not fence.info.startswith(language) or not language:
                changed.append(fence.info)
    return changed


def _known(fence: Fence) -> str:
    """Return the language of a fence, or ``text`` if a build would warn about it."""
    if not fence.info:
        return ""
    match = _LANGUAGE.match(fence.info)
    if match is None:
        return "text"
    from pygments.lexers import get_lexer_by_name  # late: few postings have code in them
    from pygments.token import Error
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(match[1])
    except ClassNotFound:
        return "text"
    # Sphinx warns about code that the lexer cannot read.
    if any(token is Error for token, _ in lexer.get_tokens(fence.content[:20_000])):
        return "text"
    return match[1]
