"""A text in the place of another, in a file that shows it once. `bodies` notes how."""

from __future__ import annotations

import json
import re
from typing import Final

from incremental.blake import digest

_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class CannotSpliceError(Exception):
    """Only a run of Pelican can tell what the output becomes; the text says why."""


def text_digest(text: str) -> str:
    return digest(text.encode("utf-8", "surrogatepass")).hex()


def reshown(how: str, before: str, after: str) -> tuple[str, str]:
    """How a file shows *after*, if *how* is how it shows *before*, and in which form.

    Raises CannotSpliceError.
    """
    if not how:
        raise CannotSpliceError("a page may do more with a text than show it")
    told = json.loads(how)
    head = int(told["head"])
    if told["of"] != text_digest(before):
        raise CannotSpliceError("a page shows another text than was read")
    if before[:head] != after[:head] or told.get("summary") == text_digest(after):
        raise CannotSpliceError("the summary may be another")
    return json.dumps({**told, "of": text_digest(after)}), str(told["text"])


def spliced(page: bytes, form: str, before: str, after: str) -> bytes:
    """*page* with *after* in the one place of *before*. Raises CannotSpliceError."""
    old, new = formed(before, form), formed(after, form)
    place = page.find(old)
    if place < 0 or page.find(old, place + 1) >= 0:
        raise CannotSpliceError("a text stands in a page not once")
    return page[:place] + new + page[place + len(old) :]


def formed(text: str, form: str) -> bytes:
    """*text* as it stands in a file: as it is, or escaped as Python's XML writers do."""
    if form == "xml":
        if _NOT_IN_XML.search(text):
            raise CannotSpliceError("a text that a feed refuses")
        text = text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    return text.encode()
