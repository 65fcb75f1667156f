"""One source in Vancouver style (the style of medical journals), as compact HTML.

After *Citing Medicine*, 2nd edition, US National Library of Medicine, chapters 1 and 25, with the
DOI and the PubMed number as links.
The bibliography has the full form; a page has a short one, since every byte there delays its text.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from citations.source import Source


def reference(source: Source) -> Markup:
    """The full form: three authors, volume, issue, pages and note."""
    return _joined(source, authors(source, 3), _place(source), _sentence(source.note))


def short_reference(source: Source) -> Markup:
    """The short form: one author, and the year for a place if a DOI leads to the rest."""
    place = f"{source.container} {source.year}." if source.doi else _place(source)
    return _joined(source, authors(source, 1), place.strip(), _sentence(source.note))


def authors(source: Source, most: int) -> str:
    """`Li L, Vlisides PE`; a list that would lose more than one name is cut to *most* `et al`."""
    cut = source.more_authors or len(source.authors) > most + 1
    shown = source.authors[:most] if cut else source.authors
    return ", ".join([*map(str, shown), *(["et al"] if cut else [])])


def _joined(source: Source, people: str, place: str, note: str) -> Markup:
    parts = [escape(_sentence(people)), _title(source), escape(place), escape(note)]
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
