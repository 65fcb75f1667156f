"""The plain part of Markdown, byte for byte as Python-Markdown renders it, many times faster.

Paragraphs, headings, rules, quotes, flat lists, emphasis, links, images and code between backticks
are rendered here; for a text with anything else, or with a doubtful use of these, `render` returns
None, and the library is asked. A property test compares the two. Delete this module when the
library is fast: nothing else depends on it than a lookup before each call of the library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

_STOCK: Final = {"extra", "codehilite", "meta"}  # extensions whose absence from a text is seen here
_SILENT: Final = {"codehilite", "meta"}  # may be configured: the one for code, the other for fields
_FORMATS: Final = {"html", "html5"}

# What makes a text the library's: tags, escapes, tables, odd spaces; fences, footnotes, references,
# abbreviations, hard breaks, entities without an end; and, on a line of a text that begins with a
# newline, indents, definitions and lines of nothing but marks. Each pattern begins with a set or
# with literals, so that `re` skips what cannot match.
_FOREIGN: Final = (
    re.compile(
        r"[<\\|\x02\x03\t\r\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
    ),
    re.compile(r"``|~~~|\[\^|\*\[|\]:|  (?=\n|$)"),
    re.compile(r"&(?! |[a-zA-Z]+;|#[0-9]+;)"),
    re.compile(r"\n(?: +\S|:|(?!(?:-{3,}|\*{3,}|_{3,})(?:\n|$))[-=*_ ]+(?=\n|$))"),
)
_BLANK: Final = re.compile(r"(?<=\n) +\n")
_GAP: Final = re.compile(r"\n\n+")
_FIELD: Final = re.compile(r" {0,3}([A-Za-z0-9_-]+):\s*(.*)")
_ODD: Final = re.compile(r"[\x02\x03\t\r]")
_RULE: Final = re.compile(r"(?:-{3,}|\*{3,}|_{3,})")
_HEADING: Final = re.compile(r"(?m)^(#{1,6}) +([^#\n]*[^#\s])$")
_HASH: Final = re.compile(r"(?m)^#")
_NO_PARAGRAPH: Final = re.compile(r"\n(?:>|[-*_]{3,}(?=\n|$))")
_ITEM: Final = re.compile(r"(?:[0-9]+\.|[*+-]) +(\S.*)")
_MARK: Final = re.compile(r"(?:\d+\.|[*+-])(?:\s|$)")
_QUOTED: Final = re.compile(r"> ?(.*)")

_CODE: Final = re.compile(r"`([^`&]+)`")
_ADDRESS: Final = r"([^\s()<>\"'&\[\]\x02]+)"
_LINK: Final = re.compile(
    rf"!\[([^\[\]*_&\x02]+)\]\({_ADDRESS}\)|\[(?<!!\[)([^\[\]&]+)\]\({_ADDRESS}\)"
)
_KEPT: Final = re.compile(r"\x02([0-9]+)\x03")
_AFTER: Final = r"(?=[\s.,;:!?)\"'’”]|$)"
_EMPHASISED: Final = re.compile(
    rf"""\*(?<![^\s("'‘“]\*)(\*?)(?!\s)([^*]+)(?<!\s)\*\1{_AFTER}"""
    rf"""|_(?<![^\s("'‘“]_)(_?)(?!\s)([^_]+)(?<!\s)_\3{_AFTER}"""
)
_MARKUP: Final = re.compile(r"[*`&\[\]{}>_]")
_LEFT_OVER: Final = re.compile(r"[*`\[\]{}_](?:(?<!_)|(?<!\w_)|(?!\w))")
_AMPERSAND: Final = re.compile(r"&(?=\s)")


class _ForeignError(Exception):
    """The library has to render this."""


def applies(markdown: Mapping[str, Any]) -> bool:
    """Whether `render` speaks for the library with *markdown*, Pelican's setting MARKDOWN."""
    configs = markdown.get("extension_configs", {})
    given = [*markdown.get("extensions", ()), *configs]
    names = {_name(each) for each in given if isinstance(each, str)}
    plain = all(_name(each) in _SILENT or not configs[each] for each in configs)
    known = markdown.keys() <= {"extensions", "extension_configs", "output_format"}
    return (
        known
        and plain
        and names | {"meta"} == _STOCK
        and all(isinstance(each, str) for each in given)
        and markdown.get("output_format") in _FORMATS
    )


def _name(extension: str) -> str:
    return extension.removeprefix("markdown.extensions.")


def split(text: str) -> tuple[str, str] | None:
    """The front matter of *text*, as `Name: value` lines, and the body below it.

    None where that may not be what the extension `meta` makes of it.
    """
    head, gap, body = text.partition("\n\n")
    plain = gap and not _ODD.search(head) and all(map(_FIELD.match, head.split("\n")))
    return (head, body) if plain else None


def fields(head: str) -> dict[str, list[str]]:
    """The values of each name in *head*, the first part of what `split` gives."""
    found: dict[str, list[str]] = {}
    for line in head.split("\n"):
        if match := _FIELD.match(line):
            found.setdefault(match[1].lower(), []).append(match[2].strip())
    return found


def render(body: str) -> str | None:
    """HTML of *body*, or None if only the library knows it."""
    text = _BLANK.sub("\n", body) if "\n " in body else body
    if _is_foreign(text):
        return None
    if not text.strip():
        return ""
    try:
        return "\n".join(_blocks(text))
    except _ForeignError:
        return None


def _is_foreign(text: str) -> bool:
    lines = f"\n{text}"
    return any(pattern.search(lines) for pattern in _FOREIGN)


def _blocks(text: str) -> Iterator[str]:
    """Each block of *text* as HTML. Raises _ForeignError."""
    last = ""
    for chunk in _GAP.split(text.strip("\n")):
        for part in _parts(chunk):
            kind, html = _block(part)
            if kind == last and kind in {"list", "quote"}:  # the library would make them one
                raise _ForeignError
            last = kind
            yield html


def _parts(chunk: str) -> Iterator[str]:
    """*chunk* parted into headings and what stands between them."""
    if "#" not in chunk:
        yield chunk
        return
    end = 0
    for heading in _HEADING.finditer(chunk):
        if before := chunk[end : heading.start()].strip("\n"):
            yield before
        yield heading[0]
        end = heading.end()
    if rest := chunk[end:].strip("\n"):
        yield rest


def _block(text: str) -> tuple[str, str]:
    """The kind of the block *text*, and its HTML. Raises _ForeignError."""
    if heading := _HEADING.fullmatch(text):
        level = len(heading[1])
        return "heading", f"<h{level}>{_inline(heading[2])}</h{level}>"
    if "#" in text and _HASH.search(text):
        raise _ForeignError
    if _RULE.fullmatch(text):
        return "rule", "<hr>"
    if _MARK.match(text):
        return "list", _list(text)
    if text.startswith(">"):
        return "quote", _quote(text)
    return "paragraph", f"<p>{_paragraph(text)}</p>"


def _paragraph(text: str) -> str:
    if "\n" in text and _NO_PARAGRAPH.search(f"\n{text}"):
        raise _ForeignError
    return _inline(text)


def _list(text: str) -> str:
    name = "ul" if text[0] in "*+-" else "ol"
    items: list[str] = []
    for line in text.split("\n"):
        if item := _ITEM.fullmatch(line):
            items.append(item[1])
        elif _MARK.match(line):
            raise _ForeignError
        else:
            items[-1] += f"\n{line}"
    return "\n".join((f"<{name}>", *map(_item, items), f"</{name}>"))


def _item(text: str) -> str:
    if text.startswith((">", "#")) or _MARK.match(text) or _RULE.match(text):
        raise _ForeignError
    return f"<li>{_paragraph(text)}</li>"


def _quote(text: str) -> str:
    lines = [_QUOTED.fullmatch(line) for line in text.split("\n")]
    inner = "\n".join(line[1] if line else "<" for line in lines)
    if _is_foreign(inner) or not inner.strip() or inner.endswith("\n"):
        raise _ForeignError
    return "\n".join(("<blockquote>", *_blocks(inner), "</blockquote>"))


def _inline(text: str) -> str:
    """Words with their emphasis, links and code. Raises _ForeignError."""
    if not _MARKUP.search(text):
        return text
    kept: list[str] = []

    def keep(html: str) -> str:
        kept.append(html)
        return f"\x02{len(kept) - 1}\x03"

    text = _CODE.sub(lambda code: keep(_code(code[1].strip())), text)
    text = _LINK.sub(lambda link: keep(_link(*link.groups())), text)
    text = _emphasised(text)
    while "\x02" in text:
        text = _KEPT.sub(lambda match: kept[int(match[1])], text)
    return text


def _code(text: str) -> str:
    if not text:
        raise _ForeignError
    return f"<code>{_escaped(text)}</code>"


def _link(alternative: str | None, source: str, words: str, address: str) -> str:
    """A picture, if it has an *alternative* text, or a link."""
    if alternative is not None:
        return f'<img alt="{_escaped(alternative)}" src="{source}">'
    return f'<a href="{address}">{_emphasised(words)}</a>'


def _emphasised(text: str) -> str:
    """*text*, in which no span is left, with its emphasis. Raises _ForeignError."""
    text = _EMPHASISED.sub(_emphasis, _escaped(text))
    if _LEFT_OVER.search(text):
        raise _ForeignError
    return text


def _emphasis(match: re.Match[str]) -> str:
    mark, words = (match[1], match[2]) if match[2] else (match[3], match[4])
    tag = "strong" if mark else "em"
    if _LEFT_OVER.search(words):
        raise _ForeignError
    return f"<{tag}>{words}</{tag}>"


def _escaped(text: str) -> str:
    return _AMPERSAND.sub("&amp;", text).replace(">", "&gt;")
