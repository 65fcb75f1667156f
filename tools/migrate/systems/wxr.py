"""The file of an export of WordPress, whatever its encoding, and though it may be cut off."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET  # expat reads no external entity and limits the others

from tools.cli.failures import CommandError
from tools.migrate.decoding import decode

_NAMESPACE: Final = re.compile(r"\{https?://wordpress\.org/export/[\d.]+/(?:(excerpt)/)?\}")
_SHORT: Final = {
    "{http://purl.org/rss/1.0/modules/content/}": "content:",
    "{http://purl.org/dc/elements/1.1/}": "dc:",
    "{http://wellformedweb.org/CommentAPI/}": "wfw:",
}
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")


def channel_of(path: Path) -> ET.Element:
    """The channel of an export, with short names of elements. Raises CommandError."""
    text, _ = decode(path.read_bytes())
    text = _DECLARATION.sub("", text, count=1)  # it is text now, whatever its bytes were
    try:
        root = ET.fromstring(text)  # noqa: S314 - see the import
    except ET.ParseError:
        try:
            root = ET.fromstring(_mended(text))  # noqa: S314
        except ET.ParseError as error:
            line = error.position[0]
            raise CommandError(f"{path}:{line}: {error}; export it again") from None
    for element in root.iter():
        element.tag = _short(str(element.tag))
    channel = root.find("channel")
    if channel is None:
        raise CommandError(f"{path}: has no channel; want an export of WordPress")
    return channel


def _mended(text: str) -> str:
    """*text* with its lone ampersands escaped, and closed where an interrupted export ends."""
    parts = re.split(r"(<!\[CDATA\[.*?\]\]>)", text, flags=re.DOTALL)
    lone = re.compile(r"&(?!#?\w{1,31};)")
    parts[::2] = [lone.sub("&amp;", part) for part in parts[::2]]
    text = "".join(parts)
    if "</channel>" not in text:
        text = text[: text.rfind("</item>") + len("</item>")] + "\n</channel>\n</rss>"
    return text


def _short(tag: str) -> str:
    if match := _NAMESPACE.match(tag):
        return f"{match[1] or 'wp'}:{tag[match.end() :]}"
    known = next((name for name in _SHORT if tag.startswith(name)), "")
    return _SHORT[known] + tag[len(known) :] if known else tag
