"""The kinds of page of a site: each has a stylesheet and a policy that allows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from page_policy.colours import Colour, read_colours, recoloured
from page_policy.compact import compact
from page_policy.policy import STRICT, Directives, as_text, source_hash, widened
from page_policy.stylesheet import bundle, inline_script

STYLESHEET, SCRIPT, HOLDS, LAYER = "stylesheet", "script", "holds", "layer"
EMPTY = Markup("")

Entries = Mapping[str, str | Iterable[str]]


@dataclass(frozen=True, slots=True)
class PageKind:
    """What a template puts into the head of a page of this kind."""

    stylesheet: Markup
    directives: Directives
    script: Markup = EMPTY
    colours: Mapping[str, Colour] = field(default_factory=dict)

    @property
    def content_security_policy(self) -> Markup:
        """For an attribute in double quotes; the single quotes in it stay as they are."""
        text = as_text(self.directives).replace("&", "&amp;").replace('"', "&quot;")
        return Markup(text)  # noqa: S704 - nothing in it can end the attribute


class KindReader(NamedTuple):
    """Makes kinds of page out of the files of *theme*.

    *colours* take the place of the style sheet's; *compacted* sheets have short names.
    """

    theme: Path
    colours: Mapping[str, Iterable[str]] = {}
    compacted: bool = False

    def kind(self, entries: Entries, parts: Sequence[Entries] = ()) -> PageKind:
        """The kind that *entries* declare, with the sheets and directives of *parts* added.

        `stylesheet` and `script` are paths in the theme, `holds` and `layer` are for parts, the
        rest are directives. Raises StylesheetError and ColourError.
        """
        sheet = self._sheet(entries, parts)
        css = compact(sheet) if self.compacted else sheet
        script = "".join(inline_script(self.theme / path) for path in _scripts(entries))
        inlined = {"style-src": css, "script-src": script}
        hashes = {name: [source_hash(text)] for name, text in inlined.items() if text}
        directives = widened(STRICT, hashes)
        for each in (entries, *parts):
            directives = widened(directives, _directives(each))
        return PageKind(
            Markup(css),  # noqa: S704 - the theme's own file, checked to hold no `</`
            directives,
            Markup(script),  # noqa: S704 - as the style
            read_colours(sheet),
        )

    def _sheet(self, entries: Entries, parts: Sequence[Entries]) -> str:
        if STYLESHEET not in entries:
            return ""
        more = [
            (str(each.get(LAYER, "")), self.theme / str(each[STYLESHEET]))
            for each in parts
            if STYLESHEET in each
        ]
        return recoloured(bundle(self.theme / str(entries[STYLESHEET]), more), self.colours)


def _scripts(entries: Entries) -> list[str]:
    given = entries.get(SCRIPT, ())
    return [given] if isinstance(given, str) else list(given)


def _directives(entries: Entries) -> dict[str, Iterable[str]]:
    known = (STYLESHEET, SCRIPT, HOLDS, LAYER)
    return {name: sources for name, sources in entries.items() if name not in known}
