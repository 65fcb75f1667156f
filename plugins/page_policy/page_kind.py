"""The kinds of page of a site: each has a stylesheet and a policy that allows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from page_policy.colours import Colour, read_colours, recoloured
from page_policy.compact import compact
from page_policy.policy import STRICT, Directives, as_text, source_hash, widened
from page_policy.stylesheet import bundle, inline_script

STYLESHEET, SCRIPT, HOLDS = "stylesheet", "script", "holds"
EMPTY = Markup("")


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


def read_kinds(
    declared: Mapping[str, Mapping[str, str | Iterable[str]]],
    theme: Path,
    colours: Mapping[str, Iterable[str]] | None = None,
    *,
    compacted: bool = False,
) -> dict[str, PageKind]:
    """The kinds that the setting declares.

    `stylesheet` and `script` are paths in *theme*, `holds` is for texts, the rest are directives.
    *colours* take the place of the style sheet's; *compacted* sheets have short names.
    Raises StylesheetError and ColourError.
    """
    shorter = compact if compacted else str
    return {
        name: _read_kind(entries, theme, _sheet(entries, theme, colours or {}), shorter)
        for name, entries in declared.items()
    }


def _sheet(
    entries: Mapping[str, str | Iterable[str]], theme: Path, colours: Mapping[str, Iterable[str]]
) -> str:
    if STYLESHEET not in entries:
        return ""
    return recoloured(bundle(theme / str(entries[STYLESHEET])), colours)


def _read_kind(
    entries: Mapping[str, str | Iterable[str]],
    theme: Path,
    sheet: str,
    shorter: Callable[[str], str],
) -> PageKind:
    css = shorter(sheet)
    given = entries.get(SCRIPT, ())
    scripts = [given] if isinstance(given, str) else given
    script = "".join(inline_script(theme / path) for path in scripts)
    known = (STYLESHEET, SCRIPT, HOLDS)
    own = {name: sources for name, sources in entries.items() if name not in known}
    inlined = {"style-src": css, "script-src": script}
    hashes = {name: [source_hash(text)] for name, text in inlined.items() if text}
    return PageKind(
        Markup(css),  # noqa: S704 - the theme's own file, checked to hold no `</`
        widened(widened(STRICT, hashes), own),
        Markup(script),  # noqa: S704 - as the style
        read_colours(sheet),
    )
