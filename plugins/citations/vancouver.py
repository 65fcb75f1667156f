"""One source in Vancouver style (the style of medical journals), as compact HTML.

After *Citing Medicine*, 2nd edition, US National Library of Medicine, chapters 1 and 25, with the
DOI and the PubMed number as links.
The bibliography has the full form. A page has the short one, or the brief one if it cites much,
since every byte there delays its text.
Its words are in the language of the page, which `gettext` gives; what the library says is not.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from citations import identifiers
from citations.sentences import sentence
from citations.source import Author, Source
from languages.catalogues import Gettext, translatable

UNKNOWN = translatable("[date unknown]")
CITED, DAY, MONTH = (
    translatable("[cited {day}]"),
    translatable("{year} {month} {day}"),
    translatable("{year} {month}"),
)
IN, EDITOR, EDITORS = translatable("In: {names}"), translatable("editor"), translatable("editors")
CHAPTER, PAGES = translatable("Chapter {number}"), translatable("p. {pages}")


def has_words(source: Source) -> bool:
    """Whether a reference to *source* has words of a language besides those of the library."""
    counted = not source.in_journal and (not source.year or source.chapter or source.pages)
    return bool(counted or source.edited or source.editors)


def reference(source: Source, gettext: Gettext = translatable) -> Markup:
    """The full form: three authors, volume, issue, pages and note."""
    links = [_pubmed(source)]
    if source.doi:
        links.insert(0, _link(doi_address(source), f"doi:{source.doi}"))
    title = _title(source) if not source.doi else escape(sentence(source.title))
    people, place = _people(source, 3, gettext), escape(_place(source, gettext))
    return _joined(people, title, place, _note(source), *links)


def short_reference(source: Source, gettext: Gettext = translatable) -> Markup:
    """The short form: one author, the title as link, and the year if a DOI leads to the rest."""
    people, place = _people(source, 1, gettext), _short_place(source, gettext)
    return _joined(people, _title(source), place, _note(source), _pubmed(source))


def brief_reference(source: Source, gettext: Gettext = translatable) -> Markup:
    """The brief form, of an article in a journal: its author, journal and year, as one link.

    What has no link keeps its title, by which it is found. Of notes it has the one that nobody may
    miss.
    """
    to = address(source) or _pubmed_address(source)
    if not (source.container and source.in_journal and to):
        return short_reference(source, gettext)
    text = f"{authors(source, 1, gettext)}. {source.container} {_year(source)}"
    link = _link(to, text) + "."
    return _joined(link, _note(source)) if source.retracted else link


def authors(source: Source, most: int, gettext: Gettext = translatable) -> str:
    """`Li L, Vlisides PE`; a list that would lose more than one name is cut to *most* `et al`."""
    names = _names(source.authors, most, more=source.more_authors)
    role = gettext(_role(source.authors, more=source.more_authors))
    return f"{names}, {role}" if source.edited else names


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


def _people(source: Source, most: int, gettext: Gettext) -> Markup:
    return escape(sentence(authors(source, most, gettext)))


def _title(source: Source) -> Markup:
    return _link(address(source), sentence(source.title))


def _note(source: Source) -> Markup:
    return escape(sentence(source.note))


def _pubmed(source: Source) -> Markup:
    return _link(_pubmed_address(source), f"PubMed {source.pmid}", "")


def _pubmed_address(source: Source) -> str:
    return f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/" if source.pmid else ""


def _link(to: str, text: str, otherwise: str | None = None) -> Markup:
    """A link with *text*; without an address to lead *to*, the text, or *otherwise*."""
    if to:
        return Markup('<a href="{}">{}</a>').format(to, text)
    return escape(text if otherwise is None else otherwise)


def _short_place(source: Source, gettext: Gettext) -> Markup:
    if not source.doi:
        return escape(_place(source, gettext))
    return escape(f"{source.container} {_date(source, gettext)}".lstrip())


def _place(source: Source, gettext: Gettext) -> str:
    """`BMJ. 2020;368(2):m575.`, `Handbook. Wiley. 2001. p. 33–40.`, or the year alone."""
    editors, container = _editors(source, gettext), sentence(source.container)
    if not source.in_journal:
        pages = source.pages and f"{gettext(PAGES).format(pages=source.pages)}."
        chapter = _chapter(source.chapter, gettext)
        return " ".join(filter(None, [editors, container, _date(source, gettext), chapter, pages]))
    issue = f"({source.number})" if source.number else ""
    volume = f";{source.volume}{issue}" if source.volume or issue else ""
    pages = f":{source.pages}" if source.pages else ""
    return " ".join(filter(None, [editors, container, f"{_year(source)}{volume}{pages}."]))


def _year(source: Source) -> str:
    """`2019`; `[2019?]` if it is estimated, as *Citing Medicine* has it, chapter 1."""
    return f"[{source.year}?]" if source.is_estimated else source.year


def _date(source: Source, gettext: Gettext) -> str:
    """`2001.`, `[date unknown] [cited 2026 Oct 4].`"""
    if source.year:
        return f"{_year(source)}."
    day = _day(source.cited, gettext)
    return f"{gettext(UNKNOWN)}{day and f' {gettext(CITED).format(day=day)}'}."


def _day(cited: str, gettext: Gettext) -> str:
    """`2026 Oct 4` as the language has it; `2026 Oct`, a year alone, or nothing as well."""
    year, month, day = (*cited.split(), "", "", "")[:3]
    if not month:
        return year
    # "May" and its short form are one word in English, but two messages of the catalogue.
    name = gettext("May (short)" if month == "May" else month).removesuffix(" (short)")
    return gettext(DAY if day else MONTH).format(year=year, month=name, day=day)


def _chapter(chapter: str, gettext: Gettext) -> str:
    """`Chapter 7.` for its number; its title as it is."""
    is_number = chapter[:1].isdigit()
    return sentence(gettext(CHAPTER).format(number=chapter) if is_number else chapter)


def _editors(source: Source, gettext: Gettext) -> str:
    """`In: Rush AJ, editor.`, of the book that a source is part of."""
    if not source.editors:
        return ""
    names = _names(source.editors, 3, more=source.more_editors)
    role = gettext(_role(source.editors, more=source.more_editors))
    return sentence(gettext(IN).format(names=f"{names}, {role}"))


def _role(people: tuple[Author, ...], *, more: bool) -> str:
    return EDITORS if more or len(people) > 1 else EDITOR
