"""Languages of fenced code: all that Pygments knows, but those that can stop a build."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from pygments.lexers import get_all_lexers

# CVE-2026-4539: time with the square of the text or worse, in the lexers of `archetype`.
_NAME = re.compile(r"\{?\s*\.?([^\s{}`]+)")
_CHUNK = re.compile(r"\s*\{\s*(?:r|python|julia|ojs|sql|bash|mermaid|dot)\b")
_REMEDY = "write text, or add it to BODY_POLICY_LANGUAGES"
SLOW = frozenset({"adl", "adls", "cadl", "odin"})
PLAIN = frozenset({"", "text", "plain", "none"})


def name_in(info: str) -> str:
    """The language that the words after a fence name, in small letters, or ""."""
    match = _NAME.match(info)
    return match[1].lower() if match else ""


def is_run(info: str) -> bool:
    """Whether *info* is that of a chunk of R Markdown or Quarto, as `{r setup, echo=FALSE}`."""
    return bool(_CHUNK.match(info))


@cache
def _known() -> frozenset[str]:
    """Every name of a language, in small letters."""
    names = (alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)
    return frozenset(name.lower() for name in names)


def is_known(name: str, further: frozenset[str]) -> bool:
    """Whether code in the language *name* may be highlighted."""
    name = name.lower()
    return name in further or (name in _known() and name not in SLOW)


def unknown(name: str) -> tuple[str, str]:
    """What is wanted instead of the language *name*, and how to mend it."""
    if name.lower() in SLOW:
        return "want a language that is safe to highlight", "write text"
    near = get_close_matches(name.lower(), _known(), n=1)
    meant = f"; did you mean {near[0]}?" if near else ""
    return "want a language that Pygments knows", f"{_REMEDY}{meant}"
