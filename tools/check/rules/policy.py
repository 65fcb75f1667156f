"""Rules about the Content Security Policy: it allows what the page uses and no more."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

from justhtml import Element

from report.diagnostic import Diagnostic
from tools.check.page import Page, attribute, raw_text, text_of

_VOID_IN_META = ("frame-ancestors", "report-uri", "sandbox")  # CSP 3, section 3.3
_WANTED = {"default-src": "'none'", "base-uri": "'none'", "object-src": "'none'"}
_DATA_TYPES = ("application/ld+json", "application/json", "text/plain")
_UNSAFE = ("'unsafe-inline'", "'unsafe-eval'", "*", "data:", "http:", "https:")


def policy_missing(page: Page) -> Iterator[Diagnostic]:
    """A page carries one policy, before anything that it rules."""
    metas = page.meta("content-security-policy")
    if len(metas) != 1:
        yield page.diagnostic(1, f"{len(metas)} policies", "want one <meta http-equiv> in the head")
        return
    ruled = page.elements("script", "style", "img", "iframe") + page.links("stylesheet")
    for element in ruled:
        if (element.origin_offset or 0) < (metas[0].origin_offset or 0):
            yield page.diagnostic(element, f"<{element.name}> before the policy that rules it")


def policy_loose(page: Page) -> Iterator[Diagnostic]:
    """The policy starts from 'none' and allows no unsafe source."""
    for meta, directives in _policies(page):
        for name, value in _WANTED.items():
            if directives.get(name, directives.get("default-src")) != [value]:
                yield page.diagnostic(meta, f"{name} is not {value}")
            elif name not in directives and name == "base-uri":
                yield page.diagnostic(meta, "base-uri is missing; default-src does not cover it")
        for name, sources in directives.items():
            for unsafe in sorted(set(sources) & set(_UNSAFE)):
                yield page.diagnostic(meta, f"{name} allows {unsafe}")
            if name in _VOID_IN_META:
                yield page.diagnostic(
                    meta, f"{name} has no effect in <meta>", "move it to a header"
                )


def policy_hash(page: Page) -> Iterator[Diagnostic]:
    """Each inline style and script is allowed by its hash, and each hash is in use."""
    for meta, directives in _policies(page):
        used = {"style-src": _hashes(page, "style"), "script-src": _hashes(page, "script")}
        for name, elements in used.items():
            allowed = {s for s in directives.get(name, []) if s.startswith("'sha")}
            for source in sorted(elements.keys() - allowed):
                yield page.diagnostic(
                    elements[source], f"{name} lacks {source}; the browser blocks this"
                )
            for source in sorted(allowed - elements.keys()):
                yield page.diagnostic(meta, f"{name} has {source}, which nothing uses", "remove it")


def policy_unused(page: Page) -> Iterator[Diagnostic]:
    """The policy opens no kind of source that the page does not use, save what scripts fetch."""
    uses = {
        "img-src": page.elements("img", "picture") + page.links("icon"),
        "frame-src": page.elements("iframe"),
        "media-src": page.elements("audio", "video"),
        "font-src": [e for e in page.elements("style") if "@font-face" in text_of(e)],
    }
    for meta, directives in _policies(page):
        for name, elements in uses.items():
            if directives.get(name, ["'none'"]) != ["'none'"] and not elements:
                yield page.diagnostic(meta, f"{name} is open, but the page uses none", "close it")


def inline_code(page: Page) -> Iterator[Diagnostic]:
    """No style attribute, no event handler, no javascript: link; a strict policy blocks them."""
    for element in page.all_elements:
        for name, value in element.attrs.items():
            if name == "style" or name.startswith("on"):
                yield page.diagnostic(
                    element, f"{name}= on <{element.name}>", "move it to the stylesheet"
                )
            if (value or "").strip().lower().startswith("javascript:"):
                yield page.diagnostic(element, f"{name}= on <{element.name}> runs javascript:")


def _policies(page: Page) -> Iterator[tuple[Element, dict[str, list[str]]]]:
    for meta in page.meta("content-security-policy"):
        parts = [part.split() for part in attribute(meta, "content").split(";")]
        yield meta, {part[0].lower(): part[1:] for part in parts if part}


def _hashes(page: Page, name: str) -> dict[str, Element]:
    """The inline elements that a policy rules, by the source that allows them."""
    inline = [e for e in page.elements(name) if "src" not in e.attrs and not _is_inert(e)]
    return {_source(raw_text(element)): element for element in inline}


def _is_inert(element: Element) -> bool:
    return element.name == "script" and attribute(element, "type").lower() in _DATA_TYPES


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
