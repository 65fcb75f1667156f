"""HTML of docutils in the elements that other HTML has for the same things."""

from __future__ import annotations

from bs4 import BeautifulSoup


def plain(fragment: str) -> str:
    """*fragment* with `<code>` for literals and `<math>` for formulas, notes without labels."""
    soup = BeautifulSoup(f"\n{fragment}", "html.parser")
    for literal in soup.select("span.literal"):
        literal.name = "code"
        literal.string = literal.get_text()
    for formula in soup.select("tt.math, pre.math"):
        if formula.name == "pre":
            formula["display"] = "block"
        formula.name = "math"
    for label in soup.select("[role=doc-footnote] > .label, [role=doc-biblioentry] > .label"):
        label.decompose()
    return str(soup).strip("\n")
