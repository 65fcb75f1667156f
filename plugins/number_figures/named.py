"""Figures with a name, which a template may show away from their text: with their sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from citations.groups import parse_group

_MARK: Final = re.compile(r'<sup class="cite" data-cite="([^"]*)"></sup>')


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """The *html* without marks of citations, its *sources* in brief, and the text it is from."""

    html: Markup
    sources: tuple[Markup, ...]
    title: str
    url: str


def without_marks(html: str) -> tuple[str, list[str]]:
    """*html* without its marks, and the keys that these name, each once."""
    cited = (each.key for mark in _MARK.findall(html) for each in parse_group(mark))
    return _MARK.sub("", html), list(dict.fromkeys(cited))


def named_figure(
    html: str, keys: Iterable[str], references: Mapping[str, Markup], title: str, url: str
) -> NamedFigure:
    """The figure that `without_marks` gave, with those sources that *keys* name.

    *references* are all sources of its text in brief, whose *title* and *url* it shows.
    """
    sources = tuple(references[key] for key in keys if key in references)
    return NamedFigure(Markup(html), sources, title, url)  # noqa: S704 - made by `markup.html`
