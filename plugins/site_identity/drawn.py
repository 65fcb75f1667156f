"""What the icons of a site were drawn from, noted in the icon: a later change is reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Final

from page_policy.colours import Colour, ColourError, read_colours, recoloured
from report.diagnostic import Diagnostic, DiagnosticsError
from site_identity.identity import Identity
from site_identity.read import are_mistakes_left_out, read_identity
from site_identity.source import line_of

_NOTE: Final = re.compile(r"<metadata>drawn from ([^<]*)</metadata>")
_COLOUR: Final = re.compile(r"var\(--([a-z]+)")


def drawn_from(site: Identity, mark: str, colours: Mapping[str, Colour]) -> dict[str, str]:
    """A digest of all that the icons and the share picture show of *site*, by its field.

    *mark* is the SVG that they show, *colours* are those of the theme with the site's own.
    """
    used = {"accent", "paper", *_COLOUR.findall(mark)}
    shown = {
        "name": site.name,
        "subtitle": site.subtitle,
        "mark" if site.mark else "initials": mark if site.mark else site.initials,
        "colours": repr([(name, colours.get(name)) for name in sorted(used)]),
    }
    return {
        field: blake2b(text.encode(), digest_size=4).hexdigest() for field, text in shown.items()
    }


def drawing(site: Identity, content: Path) -> str:
    """The SVG below the folder *content* that is the mark of *site*, or "". Raises OSError."""
    return (content / site.mark).read_text(encoding="utf-8") if site.mark else ""


def theme_colours(site: Identity, theme: Path) -> dict[str, Colour]:
    """The colours in the folder *theme*, with those that *site* sets. Raises ColourError."""
    tokens = (theme / "static/css/tokens.css").read_text(encoding="utf-8")
    return read_colours(recoloured(tokens, site.colours))


def noted(svg: str, drawn: Mapping[str, str]) -> str:
    """The icon *svg* with a note of what it was *drawn* from."""
    words = " ".join(f"{field}:{digest}" for field, digest in drawn.items())
    return svg.replace("</title>", f"</title><metadata>drawn from {words}</metadata>", 1)


def outdated(svg: str, drawn: Mapping[str, str]) -> list[str]:
    """The fields that have changed since *svg* was noted; none if it has no note."""
    note = _NOTE.search(svg)
    if note is None:
        return []
    old = dict(word.split(":", 1) for word in note[1].split() if ":" in word)
    return [field for field in drawn if old.get(field) != drawn[field]]


def old_icons(file: Path, theme: Path, content: Path) -> Iterator[Diagnostic]:
    """A warning if the icons in *theme* show what the site's *file* does not say any more.

    A theme that does not lie beside *file* has icons of another site.
    """
    if theme.resolve().parent != file.resolve().parent or are_mistakes_left_out():
        return
    try:
        site = read_identity(file)
        svg = (theme / "static/icons/icon.svg").read_text(encoding="utf-8")
        mark, colours = drawing(site, content), theme_colours(site, theme)
    except (OSError, UnicodeDecodeError, ColourError, DiagnosticsError):
        return  # reported elsewhere, or there are no icons
    if fields := outdated(svg, drawn_from(site, mark, colours)):
        line = line_of(file.read_text(encoding="utf-8"), fields[0])
        problem = f"the icons and the share picture show the old {' and '.join(fields)}"
        yield Diagnostic(file.name, line, fields[0], problem, "run `invoke icons`", "warning")
