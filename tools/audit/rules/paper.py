"""Rule about the printed page."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader

from report.diagnostic import Diagnostic
from tools.audit.visitor import Reader, Visitor, diagnostics, line_of, prepare_to_print, probe
from tools.check.page import Page


def paper(visitor: Visitor, page: Page) -> Iterator[Diagnostic]:
    """A print has no controls, shows where links lead (one a reference), tears no reference."""
    with visitor.reading(page, Reader(width=794)) as tab:
        prepare_to_print(tab)
        found: dict[str, Any] = probe(tab, "paper")
        pdf = tab.pdf(format="A4", print_background=False)
    sheets = [_squeezed(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(pdf)).pages]
    yield from diagnostics(page, found["controls"], "{name} is printed", "hide it on paper")
    yield from _hidden_addresses(page, found["links"], "".join(sheets))
    yield from _references(page, found["references"], sheets)


def _hidden_addresses(page: Page, links: list[dict[str, str]], text: str) -> Iterator[Diagnostic]:
    for link in links:
        if _bare(link["href"]) not in text:
            message = f"“{link['name']}” leads to {link['href']}, which paper does not show"
            yield page.diagnostic(line_of(page, link["tag"]), message)


def _references(page: Page, found: list[dict[str, Any]], sheets: list[str]) -> Iterator[Diagnostic]:
    for reference in found:
        line, pieces = line_of(page, reference["tag"]), [*map(_squeezed, reference["pieces"])]
        name = f"the reference “{' '.join(reference['text'].split())[:40]}”"
        if not any(all(piece in sheet for piece in pieces) for sheet in sheets):
            yield page.diagnostic(line, f"{name} is torn across sheets")
        addresses = [_bare(link) for link in reference["links"]]
        if addresses and not any(address in "".join(sheets) for address in addresses):
            yield page.diagnostic(line, f"{name} shows none of its addresses on paper")


def _squeezed(text: str) -> str:
    """Without white space and soft hyphens, and ligatures as letters: PDF text has others."""
    return "".join(unicodedata.normalize("NFKC", text).replace("\xad", "").split())


def _bare(address: str) -> str:
    return _squeezed(address.split("://", 1)[-1].removeprefix("www.").rstrip("/"))
