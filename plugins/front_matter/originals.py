"""Texts that say that they are translations of one that is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from report.diagnostic import Diagnostic, warning


class Text(NamedTuple):
    """A text of the *kind* `article` or `page`; *line* is that of its field `translation`."""

    path: str
    kind: str
    slug: str
    is_translation: bool
    line: int


def without_original(texts: Iterable[Text]) -> Iterator[tuple[str, Diagnostic]]:
    """Path and warning for each translation that no other text of its kind and slug is behind.

    Pelican publishes it as if it were an original.
    """
    known = list(texts)
    originals = {(text.kind, text.slug) for text in known if not text.is_translation}
    for text in known:
        if text.is_translation and (text.kind, text.slug) not in originals:
            wanted = f"want an original with the slug {text.slug}"
            remedy = "give both the slug of the original, or delete the line"
            yield text.path, warning(text.line, "translation", "true", wanted, remedy)
