r"""Notes of entries: what writers say of a source, apart from what programs put there.

Zotero writes fields that BibTeX lacks as lines (`PMID: 1`, `\_eprint: …`, and the variables of CSL,
`event-place: …`), TeXMed as links in brackets, and EndNote all that PubMed knows, one line each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(
    r"^(?P<name>PMID|DOI|Publisher|Place|Section|Issue|PMC(?:ID)?|ISBN|ISSN|Number|Citation Key"
    r"|arXiv|\\?_eprint|tex\.[\w.-]+|Google-Books-ID|Page Version ID|Accession Number"
    r"|(?:archive|call|citation|collection|container|event|number-of|original|page|publisher|title)"
    r"-[a-z-]{1,30})\s*:\s*(?P<value>.*?)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_LINK = re.compile(
    r"\[(?P<name>DOI|PubMed|PubMed Central|PMC):\s*\\href\{[^{}]*\}\{(?P<value>[^{}]*)\}\s*\]"
)
_LINE_END = re.compile(r"\\\\\s*|\\par\b\s*")
_SEVERAL = re.compile(r";\s*(?=(?:PMID|PMCID|DOI)\s*:)")
_OF_PUBMED = re.compile(r"^(?:[a-z]{3}|\d{4}-\d{3}[\dX]|.*\bNIH HHS/United States)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Note:
    """The *text* of a note, and the identifiers in it, as typed."""

    text: str
    pmid: str = ""
    doi: str = ""
    pmc: str = ""


def read_note(raw: str) -> Note:
    """The note *raw*, in LaTeX still, without the fields in it that no reference shows."""
    found: dict[str, str] = {}
    raw = _SEVERAL.sub("\n", _LINE_END.sub("\n", raw))
    for pattern in (_LINE, _LINK):
        for match in pattern.finditer(raw):
            found.setdefault(match["name"].lower(), match["value"])
        raw = pattern.sub("", raw)
    text = "" if _OF_PUBMED.search(raw) else raw.strip()
    pmid = found.get("pmid") or found.get("pubmed", "")
    pmc = found.get("pmcid") or found.get("pmc") or found.get("pubmed central", "")
    return Note(text, pmid, found.get("doi", ""), pmc)
