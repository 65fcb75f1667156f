"""One source in Vancouver style (the style of medical journals), as compact HTML.

After *Citing Medicine*, 2nd edition, US National Library of Medicine, chapters 1 and 25, with
authors cut to three, as the ICMJE's samples allow, and the DOI and PubMed number as links.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from citations.source import Source

AUTHORS_SHOWN = 3


def authors(source: Source) -> str:
    """`Li L, Vlisides PE`; more than three are cut to three `et al`."""
    shown = source.authors[:AUTHORS_SHOWN]
    cut = source.more_authors or len(source.authors) > AUTHORS_SHOWN
    return ", ".join([*map(str, shown), *(["et al"] if cut else [])])


def reference(source: Source) -> Markup:
    """*source* as one line of a reference list."""
    parts = [escape(_sentence(authors(source))), _title(source), escape(_place(source))]
    if source.note:
        parts.append(escape(_sentence(source.note)))
    return Markup(" ").join([part for part in parts if part] + links(source))


def links(source: Source) -> list[Markup]:
    """Links to the DOI and PubMed; the address makes the title a link where there is no DOI."""
    found = []
    if source.doi:
        found.append(_link(f"https://doi.org/{source.doi}", "DOI"))
    if source.pmid:
        found.append(_link(f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/", "PubMed"))
    return found


def _link(address: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, text)


def _title(source: Source) -> Markup:
    title = _sentence(source.title)
    if source.url.startswith(("https://", "http://")) and not source.doi:
        return _link(source.url, title)
    return escape(title)


def _place(source: Source) -> str:
    """`BMJ. 2020;368(2):m575.`, or the year alone."""
    issue = f"({source.number})" if source.number else ""
    volume = f";{source.volume}{issue}" if source.volume else ""
    pages = f":{source.pages}" if source.pages else ""
    return " ".join(filter(None, [_sentence(source.container), f"{source.year}{volume}{pages}."]))


def _sentence(text: str) -> str:
    return f"{text}." if text and text[-1] not in ".?!" else text
