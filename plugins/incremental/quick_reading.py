"""Reads Markdown as Pelican's own reader does, without a Markdown object where none is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pelican.readers import BaseReader, MarkdownReader
from pelican.utils import pelican_open

from incremental import fast_markdown

Read = tuple[Any, dict[str, Any]]
Reader = Callable[[str], Read]


def reader_of(stock: BaseReader) -> Reader:
    """The `read` of *stock*, or a quicker function that gives the same."""
    read: Reader = stock.read
    is_own = type(stock) is MarkdownReader and read.__module__ == "pelican.readers"
    if not is_own or not fast_markdown.applies(stock.settings["MARKDOWN"]):
        return read
    return lambda path: _read(stock, path) or read(path)


def _read(stock: BaseReader, path: str) -> Read | None:
    """What *stock* reads in *path*, if that can be had without it."""
    with pelican_open(path) as text:
        parts = fast_markdown.split(text)
    content = fast_markdown.render(parts[1]) if parts else None
    if parts is None or content is None:
        return None
    metadata = _metadata(stock, fast_markdown.fields(parts[0]))
    return None if metadata is None else (content, metadata)


def _metadata(stock: BaseReader, fields: Mapping[str, list[str]]) -> dict[str, Any] | None:
    """The typed values of *fields*; a name that comes twice is left to *stock*."""
    metadata = {}
    for name, values in fields.items():
        formatted = name in stock.settings["FORMATTED_FIELDS"]
        value = fast_markdown.render(values[0]) if formatted else values[0]
        if value is None or len(values) > 1:
            return None
        metadata[name] = stock.process_metadata(name, value)
    return metadata
