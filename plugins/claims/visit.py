"""Visits and calls, whose time is that of no effect: "You sit with a nurse for ten minutes"."""

from __future__ import annotations

import re

_PERSON = (
    "I|you|we|they|he|she|people|patients?|visitors?|callers?"
    "|(?:the|your|our|an?) (?:nurse|doctor|therapist|counsell?or|psychiatrist|friend|team)s?"
)
_ADVERB = "may|can|could|will|would|must|should|then|first|also|usually|often|just|only|have to"
_MEETS = (
    r"sits?|sat|waits?|waited|meets?(?! (?:the )?criteria)|met|talks?|talked|speaks?|spoke"
    r"|chats?|chatted|calls?|called|visits?|visited"
    r"|stay(?:s|ed)?(?= (?:(?:with|at|here|there|in(?! remission)|nearby|seated)\b|$))"
)
_MEETING = re.compile(
    rf"\b(?:{_PERSON}) (?:(?:{_ADVERB}) ){{0,2}}(?:{_MEETS})\b"
    r"(?:(?!\b(?:and|but|or|while|who|that|which|because|so|until|when|before|if)\b)[^,;:.])*$",
    re.IGNORECASE,
)


def is_visit(before: str) -> bool:
    """Whether *before*, the words of a sentence before a time, say that somebody waits or meets."""
    return _MEETING.search(before) is not None
