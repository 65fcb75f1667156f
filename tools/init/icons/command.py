"""`invoke icons`: the icons and the share picture of the site, from its name and colours."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from page_policy.colours import Colour
from report.diagnostic import Diagnostic, DiagnosticsError
from site_identity.drawn import drawing, drawn_from, noted, theme_colours
from site_identity.identity import Identity
from site_identity.read import read_identity
from site_identity.source import line_of
from tools import PROJECT
from tools.files.replacement import replace
from tools.init.icons.drawing import DrawingError, icon, initials, mark_of, monogram, share_page

SIZES: Final = (32, 180, 192, 512)
_TOUCH: Final = 180  # a phone rounds the corners of this one itself
_SHARE: Final = (1200, 630)


def make_icons(project: Path = PROJECT) -> list[Path]:
    """Write the icons of *project*; the files written.

    Raises DiagnosticsError for a mark that cannot be drawn, ProgramError without a browser.
    """
    site = read_identity(project / "site.toml")
    folder = project / "theme/static/icons"
    colours = theme_colours(site, project / "theme")
    files = dict(_files(site, _mark(site, project), colours))
    note = drawn_from(site, drawing(site, project / "content"), colours)
    files["icon.svg"] = noted(files["icon.svg"].decode(), note).encode()
    for name, content in files.items():
        replace(folder / name, content)
    return [folder / name for name in files]


def _mark(site: Identity, project: Path) -> str:
    if not site.mark:
        return monogram(site.initials or initials(site.name))
    try:
        return mark_of(drawing(site, project / "content"))
    except (DrawingError, OSError, UnicodeDecodeError) as error:
        problem = getattr(error, "strerror", None) or f"{error}"
        raise _diagnostic(project, site.mark, problem) from None


def _diagnostic(project: Path, mark: str, problem: str) -> DiagnosticsError:
    line = line_of((project / "site.toml").read_text(encoding="utf-8"), "mark", mark)
    remedy = "name an SVG file below content/, or leave the field empty"
    return DiagnosticsError([Diagnostic("site.toml", line, "mark", f"{mark}: {problem}", remedy)])


def _files(site: Identity, mark: str, colours: dict[str, Colour]) -> Iterator[tuple[str, bytes]]:
    from tools.init.icons.rendering import pictures  # noqa: PLC0415 - the browser is a large import

    svg = icon(site.name, mark, colours)
    square = icon(site.name, mark, colours, corner=0)
    pages = {
        f"icon-{size}.png": (_page(square if size == _TOUCH else svg), (size, size))
        for size in SIZES
    }
    pages["share.png"] = (share_page(site.name, site.subtitle, mark, colours), _SHARE)
    yield "icon.svg", svg.encode()
    for name, picture in pictures(pages).items():
        yield name, _small(picture)


def _page(svg: str) -> str:
    style = "body{margin:0}svg{display:block;width:100vw;height:100vh}"
    return f"<!DOCTYPE html><style>{style}</style>{svg}"


def _small(png: bytes) -> bytes:
    """*png* with at most 64 colours, which flat drawings and text need."""
    from PIL import Image  # noqa: PLC0415 - for developers only

    output = io.BytesIO()
    Image.open(io.BytesIO(png)).quantize(64, method=Image.Quantize.FASTOCTREE).save(
        output, "PNG", optimize=True
    )
    return output.getvalue()


def command() -> None:
    """Make the icons and say where they are."""
    from tools.check.programs import ProgramError  # noqa: PLC0415 - for developers only
    from tools.cli.failures import CommandError  # noqa: PLC0415 - with it

    try:
        made = make_icons()
    except ProgramError as error:
        raise CommandError(f"icons: {error}") from None
    print("\n".join(path.relative_to(PROJECT).as_posix() for path in made))
