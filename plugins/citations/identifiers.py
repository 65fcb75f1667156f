r"""Identifiers of works as programs export them, in one form: DOI, PubMed number, web address.

An identifier is no LaTeX, yet programs escape it: `\_`, `{\%}`, `$<$`, `\url{…}`.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote, unquote, urlsplit

_COMMANDS = (
    (re.compile(r"\\(?:url|nolinkurl|path)\s*\{(.*)\}\s*$", re.DOTALL), r"\1"),
    (re.compile(r"\\href\s*\{([^{}]*)\}.*$", re.DOTALL), r"\1"),
    (re.compile(r"\{?\$(?:<|\\less|\\lt)\$\}?|\{?\\textless\b\s*(?:\{\})?\}?"), "<"),
    (re.compile(r"\{?\$(?:>|\\greater|\\gt)\$\}?|\{?\\textgreater\b\s*(?:\{\})?\}?"), ">"),
    (re.compile(r"\{?\$\\mathsemicolon\$\}?"), ";"),
    (re.compile(r"\{?\$\\sim\$\}?|\{?\\textasciitilde\b\s*(?:\{\})?\}?|\\~\s*(?:\{\})?"), "~"),
    (re.compile(r"\{?\\textunderscore\b\s*(?:\{\})?\}?"), "_"),
    (re.compile(r"\{?\\textasciicircum\b\s*(?:\{\})?\}?|\\\^\s*(?:\{\})"), "^"),
    (re.compile(r"\\(?:-|/|allowbreak\b|slash\b)\s*"), ""),
    (re.compile(r"(?<!\\)[{}]"), ""),
    (re.compile(r"\\([_%&#$^{}])"), r"\1"),
)
_DOI_PREFIX = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|https?://[\w.-]+/doi/(?:abs/|full/|pdf/)?(?=10\.)"
    r"|(?:urn:|info:)?doi[:/]?|doi\.org/)\s*",
    re.IGNORECASE,
)
_RESOLVER = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|_ga|_gl|casa_token|guestAccessKey)(?:=.*)?",
    re.IGNORECASE,
)
"""What services that count or admit readers add to the query of an address."""
# A `#` at the end is the check character of a SICI (ANSI/NISO Z39.56).
_AFTER_PATH = re.compile(r"(?!(?<=;\d-)#$)[?#].*", re.DOTALL)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_PMID = re.compile(
    r"(?:https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/)?"
    r"(?:(?:PMID|PubMed(?:\s+ID)?|MEDLINE)\s*:?\s*)?0*([1-9]\d{0,8})(?:\s*\[.*\])?[/.]?",
    re.IGNORECASE,
)
_DOI_SIGNS = "/:;().,-_~!$'*+@=&"
"""Signs that may stand in the path of an address as they are (RFC 3986, section 3.3)."""
_PORTALS = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "hdl": "https://hdl.handle.net/",
    "googlebooks": "https://books.google.com/books?id=",
}
_PMC = re.compile(
    r"(?:https?://\S*?/articles/)?(?:(?:PMC(?:ID)?|PubMed Central)\s*:?\s*){0,2}([1-9]\d{0,8})"
    r"(?:\.\d+)?[/.]?",
    re.IGNORECASE,
)
_JOINED = r"[,;|\s](?:\W|and|or|url){0,9}?"  # Mendeley joins those of a work with commas
_LIST_SIGN = re.compile(r"(?<=[}>])[,;\s]+$")
_SECOND_ADDRESS = re.compile(rf"{_JOINED}https?://")
_SECOND_DOI = re.compile(rf"{_JOINED}(?:(?:doi:?\s*|https?://\S{{0,200}}?)?10\.\d{{4,9}}/)")


class IdentifierError(ValueError):
    """An identifier that is none; the message is the form that is wanted."""


def verbatim(value: str) -> str:
    """*value* without the escapes that LaTeX needs and an identifier has not."""
    text = value.strip()
    for pattern, sign in _COMMANDS:
        text = pattern.sub(sign, text)
    text = unescape(text).strip()
    return text[1:-1] if text.startswith("<") and text.endswith(">") else text


def doi(value: str) -> str:
    """The DOI in *value*, as registered: `10.1000/x`.

    Raises IdentifierError for anything else, such as an address with a query that is none of
    tracking: query and fragment are no part of the path that the DOI is (RFC 3986, section 3).
    """
    text = verbatim(value)
    prefix = _DOI_PREFIX.match(text)
    typed = _without_tracking(text[prefix.end() :] if prefix else text)
    path = _AFTER_PATH.sub("", typed) if prefix and _is_address(prefix[0]) else typed
    bare = unquote(path).rstrip(".,;")
    if _SECOND_DOI.search(bare):
        raise IdentifierError("there are two; keep one")
    if not _DOI.fullmatch(bare) or "\\" in bare:
        raise IdentifierError("write the DOI alone, such as 10.1056/NEJMoa2302399")
    if path != typed:
        raise IdentifierError(f"write {bare}, the DOI alone")
    return bare


def _is_address(prefix: str) -> bool:
    return "://" in prefix or ".org/" in prefix.lower()


def _without_tracking(text: str) -> str:
    """*text* without its query, if all that this asks for is tracking."""
    path, mark, rest = text.partition("?")
    query = re.split("[&;]", rest.partition("#")[0])
    return path if mark and all(map(_TRACKING.fullmatch, query)) else text


def is_doi_address(address: str) -> bool:
    """Whether *address* is one that the resolver of DOIs answers."""
    return bool(_RESOLVER.match(address))


def doi_address(registered: str) -> str:
    """The address to which the DOI *registered* resolves, with `<`, `#`, `%` … encoded."""
    return f"https://doi.org/{quote(registered, safe=_DOI_SIGNS)}"


def pmid(value: str) -> str:
    """The PubMed number in *value*: `23982301`.

    Raises IdentifierError for anything else, such as a number of PubMed Central.
    """
    match = _PMID.fullmatch(verbatim(value))
    if not match:
        raise IdentifierError("write PubMed's number alone, such as 23982301")
    return match[1]


def web_address(value: str) -> str:
    """The address in *value*, as typed but for LaTeX and what a list of addresses leaves behind it.

    Raises IdentifierError for anything but one complete address of http or https.
    """
    address = verbatim(_LIST_SIGN.sub("", value)).rstrip(",; ")
    if _SECOND_ADDRESS.search(address):
        raise IdentifierError("there are two addresses; keep one")
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise IdentifierError("write one address, such as https://example.org/page") from error
    if parts.scheme not in {"http", "https"} or "." not in (parts.hostname or ""):
        raise IdentifierError("write one address, such as https://example.org/page")
    if re.search(r"[\s<>\"\\^`{|}]", address):
        raise IdentifierError("leave out what cannot stand in an address, or encode it with %")
    return parts.scheme + address[len(parts.scheme) :]


def pmc_address(value: str) -> str:
    """Where PubMed Central has the article whose number there is in *value*: `PMC3741367`.

    Raises IdentifierError for anything else.
    """
    match = _PMC.fullmatch(verbatim(value))
    if not match:
        raise IdentifierError("write PubMed Central's number alone, such as PMC3741367")
    return f"https://pmc.ncbi.nlm.nih.gov/articles/PMC{match[1]}/"


def eprint_address(kind: str, number: str) -> str:
    """The address of the e-print *number* in the archive *kind*, or nothing.

    Raises IdentifierError for a number that is none of PubMed Central.
    """
    archive, bare = re.sub(r"[\W_]", "", kind.lower()), verbatim(number)
    if archive in {"pmc", "pmcid", "pubmedcentral", "europepmc"}:
        return pmc_address(bare)
    if archive not in _PORTALS:
        return web_address(bare) if bare.startswith(("http://", "https://")) else ""
    return _PORTALS[archive] + re.sub(rf"^{archive}:\s*", "", bare, flags=re.IGNORECASE)
