"""The first use of each term in the HTML of a text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from report.html_tokens import TAG
from report.plain_text import VOID

MARK: Final = "<dfn data-term="
"""How a use begins that is to be explained; `resolve` completes it."""

_CLOSED: Final = frozenset(
    {"a", "button", "caption", "code", "dfn", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "kbd"}
    | {"pre", "samp", "script", "style", "sub", "summary", "sup", "svg", "th"}
)
"""Elements in which no use is explained."""
_LEFT_ALONE: Final = re.compile(r"""\sdata-glossary=["']no["']""")
_STRESSED: Final = re.compile(r"<(b|dfn|em|i|strong)\b[^>]*>([^<]+)</\1>", re.IGNORECASE)


@dataclass(slots=True)
class Uses:
    """*html* with a mark at each first use; *terms* are the slugs of all that it uses."""

    html: str
    terms: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Forms:
    pattern: re.Pattern[str]
    beside: re.Pattern[str]
    """A form with the signs that stand beside it; a line may not end between them."""
    slugs: Mapping[str, str]

    def slug(self, text: str) -> str:
        plain = _plain(text)
        return self.slugs.get(plain) or self.slugs[plain.removesuffix("s")]


def find_uses(html: str, terms: Mapping[str, Sequence[str]]) -> Uses:
    """The uses of *terms*, forms by slug as HTML has them, in *html*.

    A use that is stressed as a whole, as in `*remission* (almost no symptoms left)`, is one that
    the text explains itself: it counts as the first use and gets no mark.
    """
    if not any(terms.values()):
        return Uses(html)
    forms = _forms(tuple((slug, *each) for slug, each in terms.items()))
    if not forms.pattern.search(html):
        return Uses(html)
    seen: dict[str, None] = {}
    parts: list[str] = []
    closed = end = 0  # how deep in elements where nothing is explained; where the last tag ended
    for match in TAG.finditer(html):
        text = html[end : match.start()]
        parts += (text if closed else _marked(text, forms, seen), match[0])
        end = match.end()
        closing, name, attributes = match.groups()
        if name and name.lower() not in VOID and not attributes.endswith("/"):
            stressed = not closed and not closing and _STRESSED.match(html, match.start())
            words = stressed[2].strip(" :.,") if stressed else ""
            if forms.pattern.fullmatch(words):
                seen[forms.slug(words)] = None
            closed += _step(name.lower(), bool(closing), attributes, closed)
    parts.append(html[end:] if closed else _marked(html[end:], forms, seen))
    return Uses("".join(parts), sorted(seen))


def _step(name: str, closing: bool, attributes: str, closed: int) -> int:
    """By how much the depth changes at a tag; inside, every element counts."""
    if closing:
        return -1 if closed else 0
    return int(bool(closed) or name in _CLOSED or _LEFT_ALONE.search(attributes) is not None)


def _marked(text: str, forms: _Forms, seen: dict[str, None]) -> str:
    def mark(match: re.Match[str]) -> str:
        before, use, after = match.groups()
        slug = forms.slug(use)
        if slug in seen:
            return match[0]
        seen[slug] = None
        marked = f'{before}{MARK}"{slug}">{use}</dfn>{after}'
        return f'<span class="unbroken">{marked}</span>' if before or after else marked

    return forms.beside.sub(mark, text) if forms.pattern.search(text) else text


@lru_cache(maxsize=32)  # a glossary each
def _forms(terms: tuple[tuple[str, ...], ...]) -> _Forms:
    """One pattern of all forms, the longest first; an `s` may follow, as in a plural.

    It begins with a set of all first signs, and asks afterwards which of them it was: so it is
    found three times as fast.
    """
    slugs = {_plain(form): slug for slug, *forms in terms for form in forms}
    forms = sorted({form for _, *each in terms for form in each}, key=lambda f: (-len(f), f))
    first = re.escape("".join(sorted({sign for form in forms for sign in _firsts(form)})))
    form = rf"[{first}](?<![\w-].)(?:{'|'.join(map(_pattern, forms))})s?(?![\w-])"
    return _Forms(
        re.compile(form), re.compile(rf"([“‘«„(\[]{{0,3}})({form})([^\s\w<&]{{0,4}})"), slugs
    )


def _firsts(form: str) -> str:
    """What *form* may begin with: one with no capital but its first may begin a sentence or not."""
    is_word = form[0].isalpha() and not any(letter.isupper() for letter in form[1:])
    return form[0].lower() + form[0].upper() if is_word else form[0]


def _pattern(form: str) -> str:
    """The pattern of *form* behind its first sign, at which it only looks back.

    What typography makes of spaces, hyphens and apostrophes is the same form.
    """
    first = f"(?<=[{re.escape(_firsts(form))}]"
    rest = re.escape(form[1:]).replace(r"\ ", r"\s+").replace(r"\-", "[-\N{NON-BREAKING HYPHEN}]")
    rest = rest.replace("'", "['\N{RIGHT SINGLE QUOTATION MARK}]")
    return f"{rest[0]}{first}.){rest[1:]}" if form[1:2].isalnum() else f"{first}){rest}"


def _plain(text: str) -> str:
    plain = text.replace("\N{NON-BREAKING HYPHEN}", "-").replace(
        "\N{RIGHT SINGLE QUOTATION MARK}", "'"
    )
    return " ".join(plain.casefold().split())
