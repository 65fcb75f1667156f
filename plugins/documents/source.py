"""The text of a source as its writer typed it, without its front matter."""

from __future__ import annotations

import re
from hashlib import blake2b

_FENCED = re.compile(r"---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_STOCK = re.compile(r"(?:\w[\w -]*:.*\n(?:[ \t]+.*\n)*)+")


def body_of(source: str) -> tuple[str, int]:
    """The text after the front matter of *source*, and the line on which it begins, from 1."""
    source = source.removeprefix("\N{BYTE ORDER MARK}").replace("\r\n", "\n")
    match = _FENCED.match(source) or _STOCK.match(source)
    start = match.end() if match else 0
    return source[start:], source.count("\n", 0, start) + 1


def front_matter_digest(data: bytes) -> str:
    """Digest of the front matter of the text *data*, as it was typed."""
    source = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    typed = source.removesuffix(body_of(source)[0])
    return blake2b(typed.encode(), digest_size=8).hexdigest()
