"""Blocks of code in a language that Pygments reads without complaint."""

from __future__ import annotations

import re

from .blocks import Fence, with_info

_LANGUAGE = re.compile(r"\{?\.?([\w+#-]+)[^}\n]*\}?")


def tame_code(lines: list[str], fences: list[Fence]) -> list[str]:
    """Change the languages that a build would warn of; return what was written."""
    changed = []
    for fence in fences:
        language = _known(fence)
        if language != fence.info:
            lines[fence.line] = with_info(lines[fence.line], language)
            if not fence.info.startswith(language) or not language:
                changed.append(fence.info)
    return changed


def _known(fence: Fence) -> str:
    """Return the language of a fence if a build takes it; else ``text``."""
    if not fence.info:
        return ""
    match = _LANGUAGE.match(fence.info)
    if match is None:
        return "text"
    # Late: few postings show code.
    from pygments.lexers import get_lexer_by_name
    from pygments.token import Error
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(match[1])
    except ClassNotFound:
        return "text"
    # Sphinx warns where a lexer stumbles.
    if any(token is Error for token, _ in lexer.get_tokens(fence.content[:20_000])):
        return "text"
    return match[1]
