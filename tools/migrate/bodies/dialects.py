"""Other programs' additions to Markdown: as this site writes the same thing, or as code."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from tools.migrate.bodies import signs, wiki
from tools.migrate.bodies.boxes import box
from tools.migrate.bodies.context import Context
from tools.migrate.bodies.known_shortcodes import arguments

_CONTENTS: Final = re.compile(
    r"^[ \t]*(?:\[TOC\]|\[\[TOC\]\]|\[\[_TOC_\]\]|[-*] .*\n\{:[ ]?toc\}|\{:[ ]?toc\})[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_ATTRIBUTES: Final = re.compile(r"[ \t]*(?<!\\)\{:[^{}\n]*\}")
_AFTER_LINK: Final = re.compile(r"(?<=[\])])\{[.#:]?[\w-][^{}\n]*\}")
_ALERT: Final = re.compile(r"^>[ \t]*\[!(\w+)\][-+]?[ \t]*(.*)\n((?:>.*(?:\n|\Z))*)", re.MULTILINE)
_CONTAINER: Final = re.compile(
    r"^:{3,}[ \t]*(?:\{?\.?)?(\w[\w-]*)\}?[ \t]*([^\n]*)\n(.*?)^:{3,}[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_LONE_CONTAINER: Final = re.compile(r"^:{3,}.*$", re.MULTILINE)
_FOLDED: Final = re.compile(r"^([ \t]*)\?{3}\+?[ \t]*", re.MULTILINE)
_BARE_TITLE: Final = re.compile(r"^([ \t]*!!![ \t]*[\w-]+)[ \t]+([^\"\n]+?)[ \t]*$", re.MULTILINE)
_INLINE_NOTE: Final = re.compile(r"(?<![\^\\])\^\[((?:[^\[\]\n]|\[[^\[\]\n]*\])+)\]")
_DISPLAY: Final = re.compile(r"(?<![\\$])\$\$(.+?)\$\$", re.DOTALL)
_MATHEMATICS: Final = re.compile(
    r"(?<![\\$\w])\$(?=\S)(?=[^$\n]*[\\_^={}])([^$\n]*[^\s$\\])\$(?![\d$])"
)
_BULLET: Final = re.compile(r"^([ \t]*)[•·▪◦‣][ \t]*", re.MULTILINE)
_MENTION: Final = re.compile(r"(?<!\\)\[(?=@)")
_COMMENT: Final = re.compile(r"^ {0,3}%% .*$\n?", re.MULTILINE)
_CAPTION: Final = re.compile(
    r"\[(?:wp_)?caption\b((?:[^\]\"]|\"[^\"]*\")*)\](.*?)\[/(?:wp_)?caption\]", re.DOTALL
)
_PICTURE: Final = re.compile(r"!\[[^\[\]]*\]\([^\s()]+\)")


def mend(text: str, context: Context) -> str:
    """*text* as this site's Markdown has it."""
    text = _CONTENTS.sub("", text)
    if "caption]" in text:
        text = _CAPTION.sub(_caption, text)
    text = _AFTER_LINK.sub("", _ATTRIBUTES.sub("", text))
    text = _ALERT.sub(lambda m: box(m[1], m[2], re.sub(r"^> ?", "", m[3], flags=re.M)), text)
    text = _CONTAINER.sub(lambda m: box(m[1], m[2], m[3]), text)
    text = _LONE_CONTAINER.sub("", text)
    text = _BARE_TITLE.sub(r'\1 "\2"', _FOLDED.sub(r"\1!!! ", text))
    text = _BULLET.sub(r"\1- ", _COMMENT.sub("", text))
    text = _mathematics(text, context)
    text = wiki.links(text, context)
    text = _INLINE_NOTE.sub(lambda match: _note(match, context), text)
    return _MENTION.sub(r"\\[", text)


def _caption(match: re.Match[str]) -> str:
    """`[caption]` of WordPress, which stays in the texts of who has moved from it before."""
    shown = match[2].strip()
    words = " ".join(unescape(arguments(match[1]).get("caption", "")).split())
    if words and _PICTURE.fullmatch(shown):
        note = words.replace('"', "'")
        return f'{shown[:-1]} "{note}")'
    return f"{shown}\n\n{signs.escaped(words)}\n\n" if words else shown


def _mathematics(text: str, context: Context) -> str:
    if "$" not in text:
        return text

    def display(match: re.Match[str]) -> str:
        context.report("mathematics", match[1][:60], "is shown as it was typed; write it as text")
        if "\n" not in match[1].strip():
            return context.code(match[0])
        return "\n\n" + context.held.hold(f"```tex\n{match[1].strip(chr(10))}\n```") + "\n\n"

    def inline(match: re.Match[str]) -> str:
        context.report("mathematics", match[1][:60], "is shown as it was typed; write it as text")
        return context.code(match[0])

    return _MATHEMATICS.sub(inline, _DISPLAY.sub(display, text))


def _note(match: re.Match[str], context: Context) -> str:
    name = f"note-{len(context.notes) + 1}"
    context.notes.append(f"[^{name}]: {match[1]}")
    return f"[^{name}]"
