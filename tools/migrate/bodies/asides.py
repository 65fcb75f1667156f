"""What HTML sets beside the text: notes with their roles, boxes, mathematics."""

from __future__ import annotations

import re
from typing import Any, Final

from tools.migrate.bodies.boxes import box, indented
from tools.migrate.bodies.context import Context

_REFERENCES: Final = frozenset({"doc-noteref", "doc-biblioref"})
_NOTES: Final = frozenset({"doc-footnote", "doc-biblioentry"})
_NAME: Final = re.compile(r"[^\W_][\w-]*")


def reference(el: Any) -> str:
    """`[^name]` for a link to a footnote; "" for any other."""
    target = str(el.get("href") or "")
    if el.get("role") in _REFERENCES and _NAME.fullmatch(target[1:]) and target[0] == "#":
        return f"[^{target[1:]}]"
    return ""


def block(el: Any, text: str) -> str:
    """The footnote or box that *el* is; "" if it is neither."""
    name, classes = str(el.get("id") or ""), el.get("class") or []
    if el.get("role") in _NOTES and _NAME.fullmatch(name):
        return f"\n\n[^{name}]: {indented(text).lstrip()}\n\n"
    if "admonition" in classes:
        kind = next((each for each in classes if not each.startswith("admonition")), "note")
        title, _, words = text.strip().partition("\n\n")
        return f"\n\n{box(kind, title, words)}\n\n"
    return ""


def mathematics(el: Any, context: Context) -> str:
    """A formula as code, which is reported; *el* has the letters of LaTeX, or those of MathML."""
    typed = el.find("annotation") or el
    formula = typed.get_text() if typed.find() is None else " ".join(typed.stripped_strings)
    problem = "is shown as it was typed; write it as text"
    first, _, more = formula.strip().partition("\n")
    context.report("mathematics", first[:60], problem)
    if more:
        fence = "```tex\n" + formula.strip("\n") + "\n```"
        return f"\n\n{fence}\n\n"
    made = context.code(f"${formula.strip()}$")
    return f"\n\n{made}\n\n" if el.get("display") == "block" else made
