"""The thin Pelican shell: adds the extension to Markdown, reads pictures' sizes from files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pelican import signals
from pelican.contents import Content, Static

from accessible_markdown.crisis import CrisisText
from accessible_markdown.extension import AccessibleMarkdown
from accessible_markdown.pictures import Size, add_sizes, read_size

_STATIC = re.compile(r"[{|](?:static|attach|filename)[|}]")


def _crisis_text(settings: dict[str, Any]) -> CrisisText:
    default = CrisisText()
    return CrisisText(
        title=settings.get("ACCESSIBLE_MARKDOWN_CRISIS_TITLE", default.title),
        text="\n".join(
            filter(
                None,
                (
                    settings.get("ACCESSIBLE_MARKDOWN_CRISIS_TEXT", default.text),
                    settings.get("ACCESSIBLE_MARKDOWN_CRISIS_MORE", ""),
                ),
            )
        ),
    )


def _add_extension(pelican: Any) -> None:
    settings = pelican.settings
    extensions = settings["MARKDOWN"].setdefault("extensions", [])
    extensions[:] = [each for each in extensions if not isinstance(each, AccessibleMarkdown)]
    host = urlsplit(settings["SITEURL"]).netloc
    extensions.append(AccessibleMarkdown(_crisis_text(settings), host))


def _size_pictures(content: Content) -> None:
    if isinstance(content, Static) or "<img" not in (content._content or ""):
        return

    def size_of(address: str) -> Size | None:
        match = _STATIC.match(address)
        path = unquote(urlsplit(address[match.end() :]).path) if match else ""
        return read_size(_file(content, path)) if path else None

    content._content = add_sizes(content._content, size_of)


def _file(content: Content, path: str) -> Path:
    """A path that starts with `/` counts from the content folder, any other from the text."""
    if path.startswith("/"):
        return Path(content.settings["PATH"]) / path.lstrip("/")
    return Path(content.source_path).parent / path


def register() -> None:
    signals.initialized.connect(_add_extension)
    signals.content_object_init.connect(_size_pictures)
