"""A source from the fields of an entry, whatever program has named them.

Fields after *BibTeXing* (Oren Patashnik, 1988) and the manual of biblatex 3.20, section 2.2.
"""

from __future__ import annotations

import re

from citations import dates, titles
from citations.fields import Fields
from citations.groups import KEY_FORM, KEY_PATTERN
from citations.identifiers import (
    doi,
    eprint_address,
    is_doi_address,
    pmid,
    web_address,
)
from citations.notes import Note, read_note
from citations.plain import plain
from citations.publication import address_in, is_periodical, is_report, publication, translators
from citations.source import Author, Source

_PAGES = re.compile(r"([A-Za-z]*\d+[A-Za-z]*)\s*-\s*([A-Za-z]*\d+[A-Za-z]*)")
_NO_PAGES = re.compile(r"n/?a\W*(?:n/?a)?", re.IGNORECASE)
_ARTICLE_NUMBERS = (
    "eid",
    "elocation-id",
    "article-number",
    "article_number",
    "articleno",
    "art_number",
)
_PMID_KEY = re.compile(r"pmid:?(\d+)", re.IGNORECASE)
_STATES = {
    "inpreparation": "In preparation",
    "submitted": "Submitted",
    "forthcoming": "Forthcoming",
    "inpress": "In press",
}
"""Of biblatex's `pubstate`; a preprint is recognised by its archive."""
_PARTS_OF_BOOKS = (
    "incollection",
    "inbook",
    "inproceedings",
    "conference",
    "inreference",
    "suppbook",
)


def source(fields: Fields) -> Source:
    """The source that *fields* describe; what is wrong with it is in their diagnostics."""
    _check_key(fields)
    fields.check_commas()
    is_part = fields.kind in _PARTS_OF_BOOKS
    authors, more_authors = fields.people("author")
    editors, more_editors = fields.people("editor") if is_part or not authors else ((), False)
    edited = bool(editors) and not is_part
    if edited:
        authors, more_authors, editors, more_editors = editors, more_editors, (), False
    journal = titles.journal(fields)
    in_journal = bool(journal) or is_periodical(fields)
    note = read_note(fields.raw("note", "addendum"))
    year = dates.year(fields, in_journal=in_journal)
    found_doi, url = _doi_and_url(fields, note)
    return Source(
        key=fields.key,
        line=fields.line,
        title=_title(fields),
        year=year,
        cited="" if year else dates.accessed(fields),
        authors=authors or _institution(fields),
        more_authors=more_authors,
        edited=edited,
        editors=editors,
        more_editors=more_editors,
        in_journal=in_journal,
        container=journal or publication(fields),
        volume=fields.text("volume") if in_journal else "",
        number=fields.text("number", "issue") if in_journal else "",
        chapter="" if in_journal else fields.text("chapter"),
        pages=_pages(fields),
        doi=found_doi,
        pmid=_pmid(fields, note),
        url=url,
        note=_note(fields, note, has_journal=bool(journal)),
    )


def _check_key(fields: Fields) -> None:
    if not fields.key:
        fields.refuse("", "the entry has no key", "write one after its brace: @article{key, …")
    elif not re.fullmatch(KEY_PATTERN, fields.key):
        fields.refuse("", " cannot be cited", f"make it a key of {KEY_FORM}")


def _title(fields: Fields) -> str:
    title = fields.text("title")
    if not title and "title" not in fields.refused:
        fields.refuse("title", " has no title", "add title = {…}")
    return titles.work(fields) if title else ""


def _institution(fields: Fields) -> tuple[Author, ...]:
    """Who stands for the work of a report without authors, such as a guideline."""
    name = fields.text("institution", "organization") if is_report(fields) else ""
    return (Author(name),) if name else ()


def _pages(fields: Fields) -> str:
    """`12–25`; an article that is one file has a number instead."""
    pages = fields.text("pages", *_ARTICLE_NUMBERS)
    return "" if _NO_PAGES.fullmatch(pages) else _PAGES.sub(r"\1–\2", pages.rstrip("-–— "))


def _note(fields: Fields, note: Note, *, has_journal: bool) -> str:
    """The note, after what has no place in a reference to an article: translator, title of issue.

    What is in no journal has its translator with the book.
    """
    issue = titles.issue(fields)
    before = (
        translators(fields) if has_journal else "",
        f"Issue title: {issue}" if issue else "",
    )
    last = fields.part(plain, note.text, "note") or _state(fields)
    return ". ".join(filter(None, (*(part.rstrip(".") for part in before), last)))


def _state(fields: Fields) -> str:
    return _STATES.get(fields.text("pubstate").lower().replace(" ", ""), "")


def _pmid(fields: Fields, note: Note) -> str:
    kind = fields.raw("eprinttype", "archiveprefix").lower()
    names = ("pmid", "eprint") if kind in {"pubmed", "pmid", "medline"} else ("pmid",)
    in_key = _PMID_KEY.fullmatch(fields.key)  # TeXMed
    found = fields.identifier(pmid, *names) or fields.part(pmid, note.pmid, "note")
    return found or (in_key[1] if in_key else "")


def _doi_and_url(fields: Fields, note: Note) -> tuple[str, str]:
    """The DOI, and the web address; an address that a DOI makes needless is not checked."""
    is_eprint = fields.raw("eprinttype").lower() == "doi"
    names = ("doi", "eprint") if is_eprint else ("doi",)
    found = fields.identifier(doi, *names) or fields.part(doi, note.doi, "note")
    address = address_in(fields.raw("url"))
    if is_doi_address(address):
        return found or fields.identifier(doi, "url"), ""
    if not address and not found and fields.raw("url"):
        return "", fields.identifier(web_address, "url")
    return found, address or address_in(fields.raw("howpublished")) or _eprint(fields)


def _eprint(fields: Fields) -> str:
    number = fields.raw("eprint")
    kind = fields.raw("eprinttype", "archiveprefix")
    return fields.identifier(lambda text: eprint_address(kind, text), "eprint") if number else ""
