"""One Markdown instance for all sources: to build one costs more than to convert a short text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from markdown import Markdown

if TYPE_CHECKING:
    from documents.builder import DocumentBuilder

_META = "markdown.extensions.meta"  # front matter is read before Markdown sees the text
# Spaces on a line before the first word: Markdown would make an empty box of code of them.
_BLANK = re.compile(r"\A(?:[ \t]*\n)+")


class Converter:
    """Converts as a new instance would, and tells extensions where the text comes from.

    During a conversion the instance carries `builder` (the DocumentBuilder, for findings), `body`
    (the text) and `body_line` (the line of the file on which the text begins, from 1).
    """

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._options = _without_meta(options)
        self._markdown: Markdown | None = None

    def convert(self, text: str, builder: DocumentBuilder | None = None, line: int = 1) -> str:
        """HTML of *text*, which begins at *line* of the file.

        Raises what an extension raises; the instance is then thrown away, since an interrupted
        conversion leaves parser state behind that `reset()` does not clear.
        """
        markdown, self._markdown = self._markdown or Markdown(**self._options), None
        markdown.reset()
        for name, value in (("builder", builder), ("body", text), ("body_line", line)):
            setattr(markdown, name, value)
        html = markdown.convert(_BLANK.sub(lambda lines: "\n" * lines[0].count("\n"), text))
        self._markdown = markdown
        return html


def _without_meta(options: Mapping[str, Any]) -> dict[str, Any]:
    configs = {k: v for k, v in options.get("extension_configs", {}).items() if k != _META}
    listed = [e for e in options.get("extensions", []) if e not in (_META, "meta")]
    extra = [name for name in configs if name not in listed]
    return {**options, "extensions": [*listed, *extra], "extension_configs": configs}
