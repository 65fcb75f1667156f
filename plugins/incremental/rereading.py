"""A source whose text or title was edited, read again as Pelican's Markdown reader would."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from incremental import fast_markdown
from incremental.blake import digest
from incremental.head import decoded, differs_in_title, end_of_head, head_digest, title_of
from incremental.schema import Row
from incremental.splicing import CannotSpliceError

# Pelican warns of such an image each time.
_NAMELESS_IMAGE: Final = re.compile(r"<img[^>]*alt=(['\"])\1")


def reread(before: Row, path: str, data: bytes, terms: dict[str, Any]) -> Row:
    """What a reader makes of *data*, which is in *path* now instead of what gave *before*.

    Raises CannotSpliceError, or UnicodeDecodeError.
    """
    key = read_key(bytes.fromhex(terms["environment"]), path, data)
    if key == before[0]:
        return before
    head = head_digest(data)
    if path.rpartition(".")[2] not in terms["kinds"] or not head:
        raise CannotSpliceError("more than a text was edited")
    metadata = before[2] if head == before[4] else _retitled(before, head, data, terms)
    text = _typeset(_html(decoded(data), terms["markdown"]), terms["typography"])
    for each in (before[3], text):
        _refuse_what_is_not_alone(each, before[2], terms)
    if not text or _NAMELESS_IMAGE.search(text):
        raise CannotSpliceError("a text of which a run has something to say")
    return key, path, metadata, text, head


def title_in(metadata: str) -> str:
    """The title in what `codec` has made of *metadata*. Raises CannotSpliceError."""
    found = dict(json.loads(metadata)["dict"]).get("title")
    if not isinstance(found, str) or not found:
        raise CannotSpliceError("a title that is no text")
    return found


def _retitled(before: Row, head: bytes, data: bytes, terms: dict[str, Any]) -> str:
    """The metadata of the source *data*, which differs from *before* in its title alone."""
    title = title_of(end_of_head(decoded(data)) or "")
    if not differs_in_title(head, before[4]) or not title:
        raise CannotSpliceError("more than a text or a title was edited")
    fields = json.loads(before[2])["dict"]
    if not terms["titles"] or not (terms["slugs"] or "slug" in dict(fields)):
        raise CannotSpliceError("a title may decide more than what shows it")
    typeset = _typeset(title, terms["typography"])
    after = [[name, typeset if name == "title" else value] for name, value in fields]
    return json.dumps({"dict": after}, ensure_ascii=False, separators=(",", ":"))


def read_key(environment: bytes, path: str, source: bytes) -> bytes:
    """Digest of all that a read of *source* in *path* depends on, in *environment*."""
    return digest(b"\0".join((environment, path.encode(), source)))


def _refuse_what_is_not_alone(text: str, metadata: str, terms: dict[str, Any]) -> None:
    """Links inside the site need the whole site; abbreviations may be in the summary too."""
    if re.search(rf"<[^>]+=\s*[\"']{terms['link']}", text, re.X):  # as Pelican reads the setting
        raise CannotSpliceError("a text has a link inside the site")
    fields = {name for name, _ in json.loads(metadata)["dict"]}
    if "<abbr" in text and fields.intersection(terms["formatted"]):
        raise CannotSpliceError("a text has abbreviations")


def _html(text: str, settings: dict[str, Any]) -> str:
    parts = fast_markdown.split(text) if fast_markdown.applies(settings) else None
    html = fast_markdown.render(parts[1]) if parts else None
    return _converted(text, settings) if html is None else html


def _converted(text: str, settings: dict[str, Any]) -> str:
    """HTML from the library. Raises CannotSpliceError where it has anything to say."""
    import markdown  # noqa: PLC0415 - a tenth of a second, mostly spared

    from incremental.noise import Noise  # noqa: PLC0415

    with Noise() as noise:
        try:
            html = str(markdown.Markdown(**settings).convert(text))
        except Exception as error:  # a run raises it again
            raise CannotSpliceError("Markdown fails") from error
    if not noise.is_quiet:
        raise CannotSpliceError("Markdown has something to say")
    return html


def _typeset(text: str, typography: dict[str, Any]) -> str:
    if not typography["wanted"] or not text:
        return text
    from incremental.typography import settle_dashes, typeset  # noqa: PLC0415

    settle_dashes(typography["dashes"])
    return typeset(text, typography["ignored"], **dict.fromkeys(typography["omitted"], False))
