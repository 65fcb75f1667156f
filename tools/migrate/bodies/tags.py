"""HTML in Markdown: blocks become Markdown, tags that this site allows are kept, words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Final

from body_policy.policy import HTML, VOID, policy
from tools.migrate.bodies.blocks import blocks
from tools.migrate.bodies.context import Context
from tools.migrate.bodies.html import SAYS, to_markdown

_COMMENT: Final = re.compile(r"<!--.*?-->|<!\[CDATA\[|\]\]>|<![A-Za-z][^>]*>|<\?.*?\?>", re.DOTALL)
_MARKDOWN: Final = re.compile(
    r"\n[ \t]*\n.*?(?:^#{1,6} |^[-*] |\*\*|\]\(|^>|[\ue000`])", re.DOTALL | re.MULTILINE
)
_TAG: Final = re.compile(
    r"<(/?)([A-Za-z](?:[A-Za-z0-9-]|:(?!/))*)((?:[\s/]+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?)*)\s*/?>"
)
_ATTRIBUTE: Final = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?")
_LONE: Final = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?|mailto|ftp):|[\w.+-]+@)")
_ANCHOR: Final = re.compile(r"<span id=\"[\w-]+\"></span>")
_RENAMED: Final = {"strike": "s", "acronym": "abbr", "b": "strong", "i": "em"}
# Six names that old texts have as words are left out, and two of drawings are added.
_HTML: Final = HTML - {"image", "plaintext", "portal", "search", "slot", "xmp"} | {"g", "path"}
_KEPT: Final = frozenset(
    {"abbr", "bdi", "br", "cite", "code", "dd", "del", "details", "dfn", "dl", "dt", "em"}
    | {"ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "strong", "sub"}
    | {"summary", "sup", "time", "u", "var", "wbr"}
)
_NEW_PARAGRAPH: Final = frozenset(
    {"p", "div", "center", "section", "article", "header", "footer", "main", "nav", "li"}
)
_DATA: Final = frozenset(
    {"script", "style", "iframe", "object", "video", "audio", "table", "pre", "svg"}
)
_POLICY: Final = policy()


def clean(text: str, context: Context) -> str:
    """*text* with Markdown for blocks of HTML, and with whole, allowed tags elsewhere."""
    if "<" not in text:
        return text
    text = _blocks(_COMMENT.sub("", text), context)
    text = _inline_embeds(text, context)
    return _ANCHOR.sub(_Once(), balanced(text))


def _blocks(text: str, context: Context) -> str:
    """Each block of HTML that begins a line, as Markdown; not one that has Markdown in it."""
    parts, at = list[str](), 0
    for block in blocks(text):
        fragment = text[block.start : block.end]
        parts.append(text[at : block.start])
        at = block.end
        if block.whole and (block.name in _DATA or not _MARKDOWN.search(fragment)):
            fragment = f"\n\n{_held_code(to_markdown(fragment, context), context)}\n\n"
        parts.append(fragment)
    return "".join((*parts, text[at:]))


def _held_code(markdown: str, context: Context) -> str:
    return re.sub(
        r"^(`{3,}).*?^\1$", lambda m: context.held.hold(m[0]), markdown, flags=re.M | re.S
    )


def _inline_embeds(text: str, context: Context) -> str:
    """Pictures, films, scripts and links in a line of words, as Markdown."""
    pattern = re.compile(
        r"<(script|style|iframe|video|audio|object|svg|picture)\b[^>]*>.*?</\1\s*>|<(?:img|embed)\b[^>]*>"
        r"|<a\b[^<>]*\bhref\s*=[^<>]*>(?:(?!</?a\b|\n\s*\n).)*?</a\s*>",
        re.DOTALL | re.IGNORECASE,
    )

    def made(match: re.Match[str]) -> str:
        if match[0][:2].lower() == "<a":
            return _link(match[0], context)
        return _held_code(to_markdown(match[0], context), context).strip()

    return pattern.sub(made, text)


def _link(typed: str, context: Context) -> str:
    """`<a href="x">words</a>` with Markdown between the tags as `[words](x)`."""
    opening = _TAG.match(typed)
    if opening is None:
        return typed
    words = typed[opening.end() : typed.rindex("<")]
    given = dict(_attributes(opening[3]))
    target = (
        re.sub(r"\s+", "%20", given.get("href", "").strip()).replace("(", "%28").replace(")", "%29")
    )
    if re.search(r"<img\b", words, re.I):
        words = _inline_embeds(words, context).strip()
    words = " ".join(words.split())
    if not target or not words or ("](" in words and not words.startswith("![")):
        return words
    return f"[{words}]({target})"


def balanced(text: str) -> str:
    """*text* with tags of allowed elements only, each with its end."""
    tokens = list(_TAG.finditer(text))
    kept = _pairs(text, tokens)
    parts, at = list[str](), 0
    for number, tag in enumerate(tokens):
        parts += [_LONE.sub("&lt;", text[at : tag.start()]), _written(tag, number in kept)]
        at = tag.end()
    return "".join((*parts, _LONE.sub("&lt;", text[at:])))


def _pairs(text: str, tokens: list[re.Match[str]]) -> set[int]:
    """The tags of elements that are kept and whole: both ends in one paragraph, well nested."""
    kept: set[int] = set()
    opened: list[tuple[str, int]] = []
    for number, tag in enumerate(tokens):
        name = tag[2].lower()
        if _RENAMED.get(name, name) not in _KEPT:
            continue
        if name in VOID:
            kept.add(number)
        elif not tag[1]:
            opened.append((name, number))
        elif any(name == each for each, _ in opened):
            while opened[-1][0] != name:
                opened.pop()
            _, first = opened.pop()
            between = text[tokens[first].end() : tag.start()]
            if name in {"details", "summary", "dl", "dt", "dd"} or not re.search(
                r"\n\s*\n", between
            ):
                kept |= {first, number}
    return kept


def _written(tag: re.Match[str], is_kept: bool) -> str:
    name = tag[2].lower()
    if name not in _HTML:
        return escape(tag[0], quote=False)  # `<your name>` is words
    if is_kept:
        name = _RENAMED.get(name, name)
        return f"</{name}>" if tag[1] else f"<{name}{''.join(_allowed(name, tag[3]))}>"
    if name in _NEW_PARAGRAPH:
        return "\n\n"
    if re.fullmatch(r"h[1-6]", name):
        return "\n\n" if tag[1] else f"\n\n{'#' * int(name[1])} "
    if name == "hr":
        return "\n\n---\n\n"
    return _anchor(tag[3]) if name == "a" and not tag[1] else ""


def _anchor(attributes: str) -> str:
    """A place that a link may lead to is kept."""
    given = dict(_attributes(attributes))
    name = given.get("id") or given.get("name", "")
    return f'<span id="{name}"></span>' if re.fullmatch(r"[A-Za-z][\w-]*", name) else ""


class _Once:
    """Keeps the first place of each name."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def __call__(self, match: re.Match[str]) -> str:
        is_first = match[0] not in self._seen
        self._seen.add(match[0])
        return match[0] if is_first else ""


def _attributes(typed: str) -> Iterator[tuple[str, str]]:
    for match in _ATTRIBUTE.finditer(typed):
        value = match[2] or ""
        yield match[1].lower(), unescape(value[1:-1] if value[:1] in ('"', "'") else value)


def _allowed(name: str, typed: str) -> Iterator[str]:
    """The attributes that say something of the words; those of looks are left out."""
    for attribute, value in _attributes(typed):
        if attribute in SAYS and _POLICY.allows(name, attribute, value):
            yield f' {attribute}="{escape(value)}"'
