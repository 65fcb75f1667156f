"""A source from the fields of an entry, whatever program has named them.

Fields after *BibTeXing* (Oren Patashnik, 1988) and the manual of biblatex 3.20, section 2.2.
"""

from __future__ import annotations

import re

from citations import dates, titles
from citations.addresses import with_addresses
from citations.fields import Fields
from citations.groups import KEY_FORM, KEY_PATTERN
from citations.identifiers import (
    doi,
    eprint_address,
    is_doi_address,
    pmc_address,
    pmid,
    web_address,
)
from citations.notes import Note, read_note
from citations.publication import (
    address_in,
    holders,
    is_periodical,
    is_report,
    publication,
    translators,
)
from citations.sentences import sentences
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
_IN_PUBMED = frozenset({"pubmed", "pmid", "medline"})
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
    found_pmid = _pmid(fields, note)
    found_doi, url = _doi_and_url(fields, note, in_pubmed=bool(found_pmid))
    return Source(
        key=fields.key,
        line=fields.line,
        title=_title(fields),
        year=year,
        is_estimated=dates.is_estimated(fields),
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
        pmid=found_pmid,
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
    """Who stands for the work of a report without authors, such as a guideline or a patent."""
    if owners := holders(fields)[0]:
        return owners
    name = fields.text("institution", "organization") if is_report(fields) else ""
    return (Author(name),) if name else ()


def _pages(fields: Fields) -> str:
    """`12–25`; an article that is one file has a number instead."""
    pages = fields.text("pages", *_ARTICLE_NUMBERS)
    return "" if _NO_PAGES.fullmatch(pages) else _PAGES.sub(r"\1–\2", pages.rstrip("-–— "))


def _note(fields: Fields, note: Note, *, has_journal: bool) -> str:
    """Note, addendum and state, after what has no place otherwise: translator, title of issue.

    What is in no journal has its translator with the book.
    """
    issue = titles.issue(fields)
    text = fields.part(with_addresses, note.text, "note")
    addendum = read_note(fields.raw("addendum")).text if fields.raw("note") else ""
    more, state = fields.part(with_addresses, addendum, "addendum"), _state(fields)
    return sentences(
        translators(fields) if has_journal else "",
        f"Issue title: {issue}" if issue else "",
        text,
        "" if more == text else more,
        "" if state.lower() in f"{text} {more}".lower() else state,
    )


def _state(fields: Fields) -> str:
    return _STATES.get(fields.text("pubstate").lower().replace(" ", ""), "")


def _pmid(fields: Fields, note: Note) -> str:
    kind = fields.raw("eprinttype", "archiveprefix").lower()
    names = ("pmid", "eprint") if kind in _IN_PUBMED else ("pmid",)
    in_key = _PMID_KEY.fullmatch(fields.key)  # TeXMed
    found = fields.identifier(pmid, *names) or fields.part(pmid, note.pmid, "note")
    return found or (in_key[1] if in_key else "")


def _doi_and_url(fields: Fields, note: Note, *, in_pubmed: bool) -> tuple[str, str]:
    """The DOI, and the web address; an address that a DOI makes needless is not checked."""
    is_eprint = fields.raw("eprinttype").lower() == "doi"
    names = ("doi", "eprint") if is_eprint else ("doi",)
    found = fields.identifier(doi, *names) or fields.part(doi, note.doi, "note")
    address = address_in(fields.raw("url"))
    if is_doi_address(address):
        return found or fields.identifier(doi, "url"), ""
    if not address and not found and fields.raw("url"):
        return "", fields.identifier(web_address, "url")
    address = address or address_in(fields.raw("howpublished")) or address_in(fields.raw("title"))
    if not address and not found:
        address = fields.identifier(pmc_address, "pmcid", "pmc")
        address = address or fields.part(pmc_address, note.pmc, "note")
    return found, address or _eprint(fields, is_needed=not found and not in_pubmed)


def _eprint(fields: Fields, *, is_needed: bool) -> str:
    """The address of the e-print; one in an archive that is not known is refused if *is_needed*."""
    number, kind = fields.raw("eprint"), fields.raw("eprinttype", "archiveprefix")
    if not number or kind.lower() in {*_IN_PUBMED, "doi"}:
        return ""
    found = fields.identifier(lambda text: eprint_address(kind, text), "eprint")
    if not found and is_needed and "eprint" not in fields.refused:
        of_archive = f"in the archive {kind}, which is not known" if kind else "in no archive"
        remedy = "write its address as url = {…}"
        fields.refuse("eprint", f": eprint is {number} {of_archive}", remedy)
    return found
