"""Languages of fenced code: all that Pygments knows, but those that can stop a build."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from pygments.lexers import get_all_lexers

# Lexers that take time with the square of the text or worse. `archetype` (adl, adls, odin) is
# CVE-2026-4539; the others were found by feeding 8 KB of one sign to every lexer of Pygments 2.19.
_REMEDY = "write text, or add it to BODY_POLICY_LANGUAGES"
SLOW = frozenset({"adl", "adls", "cadl", "odin"})


@cache
def _known() -> frozenset[str]:
    """Every name of a language, in small letters."""
    names = (alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)
    return frozenset(name.lower() for name in names)


def is_known(name: str, further: frozenset[str]) -> bool:
    """Whether code in the language *name* may be highlighted."""
    name = name.lower()
    return name in further or (name in _known() and name not in SLOW)


def refusal(name: str) -> tuple[str, str]:
    """What is wanted instead of the language *name*, and how to mend it."""
    if name.lower() in SLOW:
        return "want a language that is safe to highlight", _REMEDY
    near = get_close_matches(name.lower(), _known(), n=1)
    meant = f"; did you mean {near[0]}?" if near else ""
    return "want a language that Pygments knows", f"{_REMEDY}{meant}"
