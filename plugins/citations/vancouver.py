"""One source in Vancouver style (the style of medical journals), as compact HTML.

After *Citing Medicine*, 2nd edition, US National Library of Medicine, chapters 1 and 25, with the
DOI and the PubMed number as links.
The bibliography has the full form. A page has the short one, or the brief one if it cites much,
since every byte there delays its text.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from citations import identifiers
from citations.source import Author, Source


def reference(source: Source) -> Markup:
    """The full form: three authors, volume, issue, pages and note."""
    links = [_pubmed(source)]
    if source.doi:
        links.insert(0, _link(doi_address(source), f"doi:{source.doi}"))
    title = _title(source) if not source.doi else escape(_sentence(source.title))
    return _joined(_people(source, 3), title, escape(_place(source)), _note(source), *links)


def short_reference(source: Source) -> Markup:
    """The short form: one author, the title as link, and the year if a DOI leads to the rest."""
    return _joined(
        _people(source, 1), _title(source), _short_place(source), _note(source), _pubmed(source)
    )


def brief_reference(source: Source) -> Markup:
    """The brief form, of an article in a journal: its author, journal and year, as one link.

    What has no link keeps its title, by which it is found. Of notes it has the one that nobody may
    miss.
    """
    to = address(source) or _pubmed_address(source)
    if not (source.container and source.in_journal and to):
        return short_reference(source)
    text = f"{authors(source, 1)}. {source.container} {source.year}"
    link = _link(to, text) + "."
    return _joined(link, _note(source)) if source.retracted else link


def authors(source: Source, most: int) -> str:
    """`Li L, Vlisides PE`; a list that would lose more than one name is cut to *most* `et al`."""
    names = _names(source.authors, most, more=source.more_authors)
    return f"{names}, {_role(source.authors, more=source.more_authors)}" if source.edited else names


def _names(people: tuple[Author, ...], most: int, *, more: bool = False) -> str:
    cut = more or len(people) > most + 1
    shown = people[:most] if cut else people
    return ", ".join([*map(str, shown), *(["et al"] if cut else [])])


def doi_address(source: Source) -> str:
    """The address that the DOI stands for, or nothing."""
    return identifiers.doi_address(source.doi) if source.doi else ""


def address(source: Source) -> str:
    """Where the source is found: its DOI, else its address on the web, else nothing."""
    on_web = source.url.startswith(("https://", "http://"))
    return doi_address(source) or (source.url if on_web else "")


def _joined(*parts: Markup) -> Markup:
    return Markup(" ").join(part for part in parts if part)


def _people(source: Source, most: int) -> Markup:
    return escape(_sentence(authors(source, most)))


def _title(source: Source) -> Markup:
    return _link(address(source), _sentence(source.title))


def _note(source: Source) -> Markup:
    return escape(_sentence(source.note))


def _pubmed(source: Source) -> Markup:
    return _link(_pubmed_address(source), f"PubMed {source.pmid}", "")


def _pubmed_address(source: Source) -> str:
    return f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/" if source.pmid else ""


def _link(to: str, text: str, otherwise: str | None = None) -> Markup:
    """A link with *text*; without an address to lead *to*, the text, or *otherwise*."""
    if to:
        return Markup('<a href="{}">{}</a>').format(to, text)
    return escape(text if otherwise is None else otherwise)


def _short_place(source: Source) -> Markup:
    place = f"{source.container} {_date(source)}".lstrip() if source.doi else _place(source)
    return escape(place)


def _place(source: Source) -> str:
    """`BMJ. 2020;368(2):m575.`, `Handbook. Wiley. 2001. p. 33–40.`, or the year alone."""
    if not source.in_journal:
        pages = f"p. {source.pages}." if source.pages else ""
        parts = [_editors(source), _sentence(source.container), _date(source)]
        parts += [_chapter(source.chapter), pages]
        return " ".join(filter(None, parts))
    issue = f"({source.number})" if source.number else ""
    volume = f";{source.volume}{issue}" if source.volume or issue else ""
    pages = f":{source.pages}" if source.pages else ""
    place = [_editors(source), _sentence(source.container), f"{source.year}{volume}{pages}."]
    return " ".join(filter(None, place))


def _date(source: Source) -> str:
    """`2001.`, `[date unknown] [cited 2026 Oct 4].`"""
    cited = f" [cited {source.cited}]" if source.cited else ""
    return f"{source.year or f'[date unknown]{cited}'}."


def _chapter(chapter: str) -> str:
    """`Chapter 7.` for its number; its title as it is."""
    return _sentence(f"Chapter {chapter}" if chapter[:1].isdigit() else chapter)


def _editors(source: Source) -> str:
    """`In: Rush AJ, editor.`, of the book that a source is part of."""
    if not source.editors:
        return ""
    names = _names(source.editors, 3, more=source.more_editors)
    return f"In: {names}, {_role(source.editors, more=source.more_editors)}."


def _role(people: tuple[Author, ...], *, more: bool) -> str:
    return "editors" if more or len(people) > 1 else "editor"


def _sentence(text: str) -> str:
    return f"{text}." if text and text[-1] not in ".?!" else text
