"""Headings: all with `#`, below the title, no level left out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from tools.migrate.bodies.context import Context
from tools.migrate.text import Text

_UNDERLINED: Final = re.compile(
    r"^(?![ \t]*(?:[-*+>#|]|\d+[.)] |\s*$))([^\n|]+)\n(=+|-+)[ \t]*$", re.MULTILINE
)
_HASHES: Final = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*$", re.MULTILINE)
_TIGHT: Final = re.compile(r"^ {0,3}(#{2,6})(?=[^#\s])", re.MULTILINE)
_END: Final = re.compile(r"[ \t]+#+$")
_ATTRIBUTES: Final = re.compile(r"\s*\{:?[^{}]*\}\s*$")


def in_order(text: str, context: Context) -> str:
    """*text* with headings from level 2 on, each at most one level below the one above it."""
    text = _UNDERLINED.sub(lambda m: f"{'#' if m[2][0] == '=' else '##'} {m[1].strip()}", text)
    text = _TIGHT.sub(r"\1 ", text)
    title = _plain(str(context.text.fields.get("title", "")))
    above: list[int] = []
    first = True

    def put(match: re.Match[str]) -> str:
        nonlocal first
        words = _ATTRIBUTES.sub("", _END.sub("", match[2] or "")).strip()
        is_title = first and len(match[1]) == 1 and _plain(words) == title
        first = False
        if not _plain(words) or is_title:
            return ""
        level = len(match[1])
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        return f"\n{'#' * min(6, len(above) + 1)} {words}\n"

    return _HASHES.sub(put, text)


def titled(text: Text) -> Text:
    """*text* with the first heading as its title, if it has none."""
    if text.fields.get("title") or text.form != "markdown":
        return text
    title, body = take_title(text.body)
    return replace(text, fields={**text.fields, "title": title}, body=body) if title else text


def take_title(body: str) -> tuple[str, str]:
    """The words of a first heading of level 1, and *body* without it; "" if there is none."""
    lines = body.lstrip("\n").split("\n", 2)
    if match := re.fullmatch(r" {0,3}#[ \t]+(.+?)[ \t]*#*", lines[0]):
        return _plain_words(match[1]), "\n".join(lines[1:])
    if len(lines) > 1 and lines[0].strip() and re.fullmatch(r"=+[ \t]*", lines[1]):
        return _plain_words(lines[0].strip()), "\n".join(lines[2:])
    return "", body


def _plain_words(typed: str) -> str:
    typed = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", _ATTRIBUTES.sub("", typed))
    return re.sub(r"[*`]|<[^>]*>", "", typed).strip()


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).strip().casefold()
