"""Bodies of WordPress: paragraphs without tags, marks of blocks, shortcodes; as plain HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Final

from tools.migrate.bodies import embeds
from tools.migrate.bodies.context import Context
from tools.migrate.bodies.known_shortcodes import Arguments, arguments

_MARKS: Final = re.compile(r"<!--\s*/?wp:.*?-->", re.DOTALL)
_EMBEDDED: Final = re.compile(r"^\s*(https?://[^\s<>\"]+)\s*$", re.MULTILINE)
_CODE: Final = re.compile(
    r"\[(code|sourcecode|cc|php|python|bash)\b([^\]]*)\](.*?)\[/\1\]", re.DOTALL | re.IGNORECASE
)
_CAPTION: Final = re.compile(r"\[(?:wp_)?caption\b([^\]]*)\](.*?)\[/(?:wp_)?caption\]", re.DOTALL)
_SHORTCODE: Final = re.compile(
    r"\[(/?)([A-Za-z][\w-]*)((?:\s+[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s\]]*)|\s+\"[^\"]*\"|\s+https?://[^\s\]]+)*)\s*(/?)\](?!\()"
)
_WITHOUT_ARGUMENTS: Final = frozenset(
    {"gallery", "playlist", "embed", "audio", "video", "caption", "contact-form", "contact-form-7"}
    | {"youtube", "vimeo", "more", "toc", "recent-posts", "archives", "sitemap"}
)
_PRE: Final = re.compile(r"<(pre|script|style|textarea)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_BLOCK: Final = re.compile(
    r"</?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|embed|fieldset|figcaption"
    r"|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|noscript|object|ol|p|pre|script"
    r"|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul|video|audio)\b",
    re.IGNORECASE,
)


def as_html(text: str, context: Context) -> str:
    """*text* with `<p>` around paragraphs, and with shortcodes as the HTML that they stand for."""
    text = _MARKS.sub("", text).replace("<!--more-->", "").replace("<!--nextpage-->", "")
    text = _CODE.sub(_code, text)
    text = _CAPTION.sub(_caption, text)
    text = _SHORTCODE.sub(lambda match: _expanded(match, text, context), text)
    text = _EMBEDDED.sub(lambda match: f"\n\n<p>{_link(match[1])}</p>\n\n", text)
    return _paragraphs(text)


def _code(match: re.Match[str]) -> str:
    given = arguments(match[2])
    name = match[1].lower()
    language = given.get("language") or given.get("lang") or given.get("0") or ""
    language = language or ("" if name in ("code", "sourcecode", "cc") else name)
    code = escape(unescape(match[3]).strip("\n"), quote=False)
    return f'\n\n<pre><code class="language-{language}">{code}</code></pre>\n\n'


def _caption(match: re.Match[str]) -> str:
    words = arguments(match[1]).get("caption", "")
    return f"\n\n<figure>{match[2]}<figcaption>{words}</figcaption></figure>\n\n"


def _expanded(match: re.Match[str], text: str, context: Context) -> str:
    is_end, name, typed = bool(match[1]), match[2].lower(), match[3]
    if not (typed or is_end or name in _WITHOUT_ARGUMENTS or f"[/{match[2]}]" in text):
        return match[0]  # [sic] is a word
    if is_end and f"[{match[2]}" not in text:
        return match[0]
    if name in _KNOWN:
        made = "" if is_end else _KNOWN[name](arguments(typed))
        if made is not None:
            return made
    context.report(
        "shortcode", match[0], "is shown as it was typed; write in Markdown what it stood for"
    )
    return f"<code>{escape(match[0], quote=False)}</code>"


def _player(given: Arguments) -> str | None:
    names = ("src", "mp4", "mp3", "m4a", "ogg", "webm", "url", "id", "0")
    source = next((given[name] for name in names if given.get(name)), "")
    return f"<p>{_link(source)}</p>" if "/" in source else None


def _youtube(given: Arguments) -> str | None:
    source = given.get("id") or given.get("url") or given.get("0") or ""
    return (
        f"<p>{_link(source if '/' in source else f'https://youtu.be/{source}')}</p>"
        if source
        else None
    )


def _embed(given: Arguments) -> str:
    return f"<p>{_link(given['0'])}</p>" if given.get("0") else ""


def _link(address: str) -> str:
    words, _, target = embeds.link(unescape(address))[1:].partition("](")
    return f'<a href="{escape(target[:-1])}">{escape(words)}</a>'


_KNOWN: Final[dict[str, Callable[[Arguments], str | None]]] = {
    "audio": _player, "video": _player, "youtube": _youtube, "vimeo": _player, "embed": _embed,
    "more": lambda _given: "", "toc": lambda _given: "",
}  # fmt: skip


def _paragraphs(text: str) -> str:
    """What `wpautop` of WordPress does: blank lines part paragraphs, line ends break lines."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[0])
        return f"\n\n\ue002{len(held) - 1}\ue003\n\n"

    text = _PRE.sub(hold, text)
    chunks = [chunk.strip() for chunk in re.split(r"\n\s*\n", text)]
    text = "\n\n".join(_paragraph(chunk) for chunk in chunks if chunk)
    return re.sub("\ue002(\\d+)\ue003", lambda match: held[int(match[1])], text)


def _paragraph(chunk: str) -> str:
    if "\ue002" in chunk or _BLOCK.match(chunk):
        return chunk
    inner = _BLOCK.search(chunk)
    words, rest = (chunk[: inner.start()], chunk[inner.start() :]) if inner else (chunk, "")
    return "<p>{}</p>{}".format(re.sub(r"(?<!<br>)(?<!<br />)\n", "<br>\n", words.strip()), rest)
