"""Check whether a description and TELECOMMUTE agree about remote work."""

from __future__ import annotations

import re

from ..context import LintContext
from .word_lists import REMOTE

# These patterns are strings, which `re` compiles when it first needs them: that takes long,
# and few texts have a word that makes a search necessary.
_NUMBER = r"(?:one|two|three|four|five|[1-5])"
_A_WEEK = r"(?: ?(?:a|per|each|every|/) ?week|/wk|\ wkly)"
_OFFICE = r"(?:the |our |an |your )?(?:\w+ )?(?:office|site|premises|headquarters|hq)"
_HYBRID = (
    r"\bhybrid (?:role|position|work|working|job|schedule|model|remote|workplace|"
    r"arrangement|set-?up|contract|basis|pattern|office)\b|"
    r"\b(?:role|position|job|work|working|this) (?:is|are) (?:a |fully )?hybrid\b|"
    rf"\b{_NUMBER}(?:[-–/ ]+(?:to |or )?\d)? days?{_A_WEEK} (?:in|at|on|from) {_OFFICE}\b|"
    rf"\b{_NUMBER}(?:[-–/ ]+(?:to |or )?\d)? days? (?:in|at|on|from) {_OFFICE}{_A_WEEK}|"
    rf"\b(?:in|at|from) {_OFFICE} (?:for )?{_NUMBER} days?{_A_WEEK}|"
    rf"\b(?:in-office|on-?site) {_NUMBER} days?{_A_WEEK}|"
    rf"\b{_NUMBER} days?{_A_WEEK} (?:in-office|on-?site)\b|"
    r"\b(?:occasional|partly|partially|sometimes) (?:remote|(?:work(?:ing)? )?from home)\b|"
    r"\bwork(?:ing)? from home on (?:mon|tues|wednes|thurs|fri)days?\b|"
    rf"\b{_NUMBER} days? (?:(?:a|per|each) week )?(?:from|at) home\b"
)
# Without one of these, there is no need to search.
_HYBRID_WORDS = (
    "hybrid", "week", "/wk", "occasional", "partly", "partially", "sometimes", " home"
)  # fmt: skip
_LIMITED = (
    r"\b(?:work(?:ing)?|remote(?:ly)?|abroad|from anywhere)\b[^.;!?<>]{0,60}?"
    r"\b(?:\d{1,3}|one|two|three|four|five|six|eight|ten|twelve) "
    r"(?:days?|weeks?|months?) (?:a|per|each|every|in a) (?:calendar )?year\b"
)
"""Working elsewhere for part of the year is a benefit, not remote work."""
_WHOLLY = (
    r"\b(?:100 ?% remote|(?:fully|completely|entirely|wholly) remote|remote[- ]only|"
    r"(?:fully|100 ?%) (?:work|working) from home)\b"
)
_NOT_WHOLLY = (
    r"\b(?:not|no|never|isn['’]t|aren['’]t|cannot|can['’]t|without|nor|than|if|may|might|"
    r"could|possibl[ey]|option(?:al|ally|s)?|or)\b"
)
_OTHER_REMOTE = (
    r"^[^.;!?]{0,20}\b(?:or|option|options|possible|optional|available|"
    r"considered|negotiable|on request|after|customers?|clients?|devices?|sensors?|"
    r"access)\b"
)


def check_remote(lint: LintContext, text: str, remote: bool) -> None:
    """Compare the plain *text* of a description with the data; *remote* is TELECOMMUTE."""
    lower = text.lower()
    if not remote:
        if "remote" in lower or "from home" in lower:
            _check_unmarked(lint, text)
        return
    limited = re.search(_LIMITED, text, re.I) if " year" in lower else None
    if any(word in lower for word in _HYBRID_WORDS) and (
        match := re.search(_HYBRID, text, re.I)
    ):
        lint.add("remote-but-hybrid", "jobLocationType", value=match[0])
    elif any(word in lower for word in REMOTE):
        if limited and not any(
            word in re.sub(_LIMITED, " ", text, flags=re.I).lower() for word in REMOTE
        ):
            lint.add("remote-but-hybrid", "jobLocationType", value=limited[0])
    else:
        lint.add("remote-not-said", "description")


def _check_unmarked(lint: LintContext, text: str) -> None:
    """Add a warning if the text says that the job is fully remote."""
    for match in re.finditer(_WHOLLY, text, re.I):
        before = re.split(r"[.;!?]", text[max(0, match.start() - 60) : match.start()])[-1]
        after = text[match.end() :]
        if re.search(_NOT_WHOLLY, before, re.I) or re.match(_OTHER_REMOTE, after, re.I):
            continue
        lint.add("remote-not-marked", "jobLocationType", value=match[0])
        return
