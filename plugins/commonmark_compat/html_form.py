"""Tags in the form of HTML: `<br/>` is `<br>`, whose slash says nothing in HTML."""

from __future__ import annotations

import re

from markdown.postprocessors import Postprocessor

_SLASHED = re.compile(
    r"""<((?:br|hr|img|source|track|wbr)\b(?:[^<>"'/]++|/(?!>)|"[^"]*+"|'[^']*+')*+)/>""",
    re.IGNORECASE,
)
# `<img src=a/>`: the slash is a part of its value.
_UNQUOTED = re.compile(r"=\s*[^\s\"'=][^\s=]*=*$")


class PlainVoid(Postprocessor):
    """Runs on the whole HTML, in which the tags of code are no tags."""

    def run(self, text: str) -> str:
        return _SLASHED.sub(_plain, text) if "/>" in text else text


def _plain(tag: re.Match[str]) -> str:
    words = tag[1].rstrip()
    return tag[0] if _UNQUOTED.search(words) else f"<{words}>"
