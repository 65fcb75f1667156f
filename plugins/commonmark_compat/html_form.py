"""HTML in its form: `<br/>` is `<br>`, and no block stands in a paragraph."""

from __future__ import annotations

import re

from markdown.postprocessors import Postprocessor, RawHtmlPostprocessor
from markdown.util import HTML_PLACEHOLDER_RE

_SLASHED = re.compile(
    r"""<((?:br|hr|img|source|track|wbr)\b(?:[^<>"'/]++|/(?!>)|"[^"]*+"|'[^']*+')*+)/>""",
    re.IGNORECASE,
)
# `<img src=a/>`: the slash is a part of its value.
_UNQUOTED = re.compile(r"=\s*[^\s\"'=][^\s=]*=*$")
_BEGINS_WITH_TAG = re.compile(f"<p>({HTML_PLACEHOLDER_RE.pattern}.*?)</p>", re.DOTALL)


class BlocksAlone(Postprocessor):
    """Takes a paragraph away that begins with the tag of a block: `<div>` in an item of a list.

    There Python-Markdown sees words. Runs before what is typed as HTML is filled in.
    """

    def run(self, text: str) -> str:
        return _BEGINS_WITH_TAG.sub(self._alone, text)

    def _alone(self, paragraph: re.Match[str]) -> str:
        typed = str(self.md.htmlStash.rawHtmlBlocks[int(paragraph[2])])
        is_block = RawHtmlPostprocessor(self.md).isblocklevel(typed)
        return paragraph[1] if is_block else paragraph[0]


class PlainVoid(Postprocessor):
    """Runs on the whole HTML, in which the tags of code are no tags."""

    def run(self, text: str) -> str:
        return _SLASHED.sub(_plain, text) if "/>" in text else text


def _plain(tag: re.Match[str]) -> str:
    words = tag[1].rstrip()
    return tag[0] if _UNQUOTED.search(words) else f"<{words}>"
