"""A title in the place of another, in a file that shows it so and so often."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup, escape

from incremental.schema import Form, Times
from incremental.splicing import CannotSpliceError, formed

# What stands in any form of a title, in HTML, XML and JSON, as it stands in the title.
_PIECE: Final = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_MARKUP: Final = re.compile(r"<[^>]*>|&[^;\s]*;")
# Words between single spaces, with references: whatever takes the tags out leaves the same.
_SIMPLE: Final = re.compile(r"(?! )(?:[^\s<>&\[\]\x00-\x1f]|[ ](?! |\Z)|&(?:#[0-9]+|[a-zA-Z]+);)+")


class Retitling:
    """The title *after* in the place of *before*."""

    def __init__(self, before: str, after: str) -> None:
        """Raises CannotSpliceError."""
        pieces = _PIECE.findall(_MARKUP.sub("\0", before))
        if not pieces:
            raise CannotSpliceError("a title without a word that is the same in every file")
        self._piece = max(pieces, key=len).encode()
        self._titles = before, after
        self._exchanges: dict[frozenset[Form] | None, _Exchange] = {}

    def may_be_in(self, data: bytes) -> bool:
        """Whether *data* may show the title."""
        return self._piece in data

    def of(self, data: bytes, times: Times, forms: frozenset[Form] | None) -> bytes:
        """*data*, a page that shows the title so many *times*, in any of *forms*; None of a feed.

        Raises CannotSpliceError.
        """
        if times.copied and not is_simple(self._titles[1]):
            raise CannotSpliceError("a plugin may make something else of this title")
        if forms not in self._exchanges:
            made = [_made(title, forms) for title in self._titles]
            self._exchanges[forms] = _Exchange(*made)
        return self._exchanges[forms].made(data, sum(times), self._piece)


class _Exchange:
    """Each of *olds*, the forms of a title, for the one of *news* in its place."""

    def __init__(self, olds: Sequence[bytes], news: Sequence[bytes]) -> None:
        self._news = dict(zip(olds, news, strict=True))
        kept = all(self._news[old] == new for old, new in zip(olds, news, strict=True))
        if not kept or any(a != b and a in b for a in self._news for b in self._news):
            raise CannotSpliceError("two forms of a title cannot be told apart")
        self._olds = b"|".join(map(re.escape, self._news)) or b"(?!)"

    def made(self, data: bytes, times: int, piece: bytes) -> bytes:
        """*data* with the new forms, if the old ones stand in it so many *times*, and no *piece*
        of them elsewhere. Raises CannotSpliceError."""
        parts = re.split(b"(%b)" % self._olds, data)
        everywhere = re.findall(b"(?=%b)" % self._olds, data)  # also where two overlap
        if len(everywhere) != times or len(parts) != 2 * times + 1:
            raise CannotSpliceError("a title stands in a file more or less often than was asked")
        if piece in b"\0".join(parts[::2]):
            raise CannotSpliceError("a part of a title stands where nobody has asked for it")
        parts[1::2] = [self._news[old] for old in parts[1::2]]
        return b"".join(parts)


def is_simple(title: str) -> bool:
    """Whether plugins that show *title*, with or without tags, can but agree on its words."""
    return bool(_SIMPLE.fullmatch(title))


def without_tags(title: str) -> str:
    """What the filter `striptags`, and Pelican for its feeds, make of *title*."""
    return str(Markup(title).striptags())  # noqa: S704 - it is what they do


def in_form(title: str, form: Form) -> str:
    """What stands in a page for *title*."""
    text = without_tags(title) if form.stripped else title
    return str(escape(text)) if form.escaped else text


def _made(title: str, forms: frozenset[Form] | None) -> list[bytes]:
    """What may stand in a file for *title*."""
    if forms is None:
        return [b"<title>%b</title>" % formed(without_tags(title), "xml")]
    return [in_form(title, form).encode() for form in sorted(forms)]
