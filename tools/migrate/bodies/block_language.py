"""The language of a block of code in HTML."""

from __future__ import annotations

import re
from typing import Any, Final

_LANGUAGE: Final = re.compile(r"(?:lang(?:uage)?-|brush:\s*|highlight-(?:source-)?)([\w+#.-]+)")


def named(el: Any) -> str:
    """The language that the classes of the block *el* name, and those around it; "" for none."""
    inner = el.find("code")
    classes = " ".join(
        " ".join(each.get("class") or []) + f" {each.get('lang') or ''}"
        for each in (el, inner, el.parent)
        if each is not None and each.attrs is not None
    )
    if found := _LANGUAGE.search(classes):
        return found[1].lower()
    named = [name for name in el.get("class") or [] if name not in ("code", "literal-block")]
    if "code" in (el.get("class") or []) and named:  # as docutils writes it
        return str(named[0]).lower()
    return str(el.get("lang") or "").lower()
