"""A source whose text, title or number was edited, read as Pelican's Markdown reader would."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from incremental import fast_markdown
from incremental.blake import digest
from incremental.head import changed_fields, decoded, head_digest, value_of
from incremental.schema import Row
from incremental.splicing import CannotSpliceError

_NUMBER: Final = re.compile(r"[0-9]{1,10}")
# Pelican warns of such an image each time.
_NAMELESS_IMAGE: Final = re.compile(r"<img[^>]*alt=(['\"])\1")


def reread(
    before: Row,
    path: str,
    data: bytes,
    terms: dict[str, Any],
    slack: Mapping[str, Sequence[int]] = MappingProxyType({}),
) -> Row:
    """What a reader makes of *data*, which is in *path* now instead of what gave *before*.

    *slack* are the least and the most of fields that may be any number between them.
    Raises CannotSpliceError, or UnicodeDecodeError.
    """
    key = read_key(bytes.fromhex(terms["environment"]), path, data)
    if key == before[0]:
        return before
    head = head_digest(data)
    if path.rpartition(".")[2] not in terms["kinds"] or not head:
        raise CannotSpliceError("more than a text was edited")
    metadata = before[2] if head == before[4] else _edited(before, data, terms, slack)
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


def _edited(
    before: Row, data: bytes, terms: dict[str, Any], slack: Mapping[str, Sequence[int]]
) -> str:
    """The metadata of the source *data*, whose front matter is not that of *before*."""
    changed = changed_fields(before[4], data)
    if changed is None:
        raise CannotSpliceError("more of the front matter was edited than values")
    if strange := changed - {"title", *slack}:
        raise CannotSpliceError(f"a run may make more of the new {', '.join(sorted(strange))}")
    fields = dict(json.loads(before[2])["dict"])
    for name in changed:
        text = value_of(data, name)
        if name == "title":
            fields[name] = _title(text, fields, terms)
        else:
            fields[name] = _number(text, fields.get(name), slack[name])
    told = {"dict": [list(each) for each in fields.items()]}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _title(text: str, fields: Mapping[str, Any], terms: dict[str, Any]) -> str:
    if not text or not terms["titles"] or not (terms["slugs"] or "slug" in fields):
        raise CannotSpliceError("a title may decide more than what shows it")
    return _typeset(text, terms["typography"])


def _number(text: str, before: object, slack: Sequence[int]) -> str:
    """*text*, as Pelican's reader gives a field that it does not know."""
    least, most = slack
    known = isinstance(before, str) and _NUMBER.fullmatch(before)
    if not known or not _NUMBER.fullmatch(text) or not least <= int(text) <= most:
        raise CannotSpliceError(f"a list may be another with {text or 'no number'}")
    return text


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
