"""Parts of a reference, each of which ends as a sentence does."""

from __future__ import annotations

_ENDS = frozenset(".?!…。？！")
_CLOSING_QUOTES = "\"'”’“‘»›"


def is_ended(text: str) -> bool:
    """Whether *text* ends with a sign that ends a sentence, perhaps within quotation marks."""
    return text.rstrip(_CLOSING_QUOTES)[-1:] in _ENDS


def sentence(text: str) -> str:
    """*text* with a full stop, unless it is empty or ended already."""
    return text if not text or is_ended(text) else f"{text}."


def sentences(*parts: str) -> str:
    """Those *parts* that are not empty, each but the last as a sentence: `Handbook. Wiley`."""
    given = [part for part in parts if part]
    return " ".join([*map(sentence, given[:-1]), *given[-1:]])
