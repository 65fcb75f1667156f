"""Takes the place out of the photos that name it, because the writer has asked for that."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, UnidentifiedImageError

from pictures.facts import FORMATS
from pictures.place import names_place, without_place
from tools.cli.failures import CommandError
from tools.files.replacement import replace


def strip_places(content: Path) -> list[Path]:
    """Take the place out of each photo below *content*; returns those that named one.

    Raises CommandError for a photo that would lose more, and OSError as the system does.
    """
    return [path for path in sorted(content.rglob("*")) if _stripped(path)]


def _stripped(path: Path) -> bool:
    """Whether *path* named a place, which it does no more."""
    wanted = FORMATS.get(path.suffix.lower())
    if not wanted or not path.is_file():
        return False
    try:
        with Image.open(path, formats=(wanted,)) as image:
            if not names_place(image):
                return False
        replace(path, without_place(path.read_bytes()))
    except (SyntaxError, Image.DecompressionBombError, UnidentifiedImageError):
        return False  # the report says that it is no picture
    except ValueError as error:
        raise CommandError(f"{path}: {error}") from None
    return True
