"""What another program would read, and Markdown publishes as it is typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from report.diagnostic import Diagnostic, wrong_value
from report.source_lines import Lines

DOCUTILS_BOXES = frozenset(
    {"attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning"}
)
"""The kinds that Python-Markdown's `admonition` follows."""

_BOX_KIND = re.compile(r"^ *!!! ?([\w-]+)", re.MULTILINE)
_WRITE_MARKDOWN = "write it in Markdown"
_WANT_BOX = ("want a box as !!! note", 'write !!! note "Title", then 4 spaces')
_SHORTCODES = "audio|caption|contact-form|embed|gallery|playlist|video|vimeo|youtube"
PATTERNS = [
    (re.compile(pattern, re.MULTILINE), wanted, remedy)
    for pattern, wanted, remedy in (
        (r"\{%[^{}\n]*%\}", "want no template code", _WRITE_MARKDOWN),
        (r"\{\{[^{}\n]*\}\}", "want no template code", _WRITE_MARKDOWN),
        (
            r"\{#(?![\w-]+(?: [^}\n]{0,200})?\})[^}\n]{0,200}#\}",
            "want no template code",
            _WRITE_MARKDOWN,
        ),
        (rf"\[/?(?:{_SHORTCODES})\](?![(\[:])", "want no shortcode", _WRITE_MARKDOWN),
        (r"\[/?[a-z][\w-]*(?: +[\w-]+=[^\]\n]*)\](?![(\[:])", "want no shortcode", _WRITE_MARKDOWN),
        (r"\[/[a-z][\w-]*\](?![(\[:])", "want no shortcode", _WRITE_MARKDOWN),
        (
            r"!?\[\[(?!(?:crisis-box|claim-table)\]\])[^\[\]\n]+\]\](?![(\[])",
            "want no wiki link",
            "write [words]({filename}/posts/name.md)",
        ),
        (r"^[ >]*\[![A-Za-z]+\]", *_WANT_BOX),
        (r"^ {0,3}:{3,}.*", *_WANT_BOX),
        (r"^[ >]*\?{3}\+? .*", *_WANT_BOX),
        (
            r"^ *!!! *(?![\w-]+(?: +\"[^\"\n]*\")? *$)[\w-].*",
            "want one kind and a title in double quotes",
            'write !!! note "Title"',
        ),
        (
            r"^( *)!!! *[\w-]+(?: +\"[^\"\n]*\")? *\n(?: *\n)*(?!\1(?: {4}|\t)) *\S.*",
            "want the words of the box indented below it",
            "indent them by 4 spaces more than !!!",
        ),
        (r"^ {0,3}\+(?:[-=:]+\+)+ *$", "want a table with | between its cells", _WRITE_MARKDOWN),
        # Not after a superscript: x^2^[@key] is a number and its source.
        (
            r"(?<!\^\S)(?<!\^\S\S)(?<!\^\S\S\S)\^\[[^\]\n]*\]",
            "want a footnote as [^name]",
            "write [^name] and below [^name]: words",
        ),
        (
            r"(?<!\$)\$\$[^$]+\$\$|\$(?=[^\s$])(?=[^$\n]*[\\_^={}])[^$\n]*[^\s$]\$(?!\d)",
            "want no mathematics",
            "write it as text with <sub> and <sup>, and a dollar as \\$",
        ),
        (
            r"\]\{[.#:]?[\w-][^}\n]*\}",
            "want no attributes after words in brackets",
            "delete the braces",
        ),
        (
            r"\{:?[^{}\n]{0,200}#[^\s{}:]{0,200}:[^{}\n]{0,200}\}|\bid=[\"'][^\s\"':]*:[^\"'\n]*[\"']",
            "want an id without a colon",
            "write a hyphen; ids with a colon are those of the theme",
        ),
        (
            r"^ {0,3}(?:[•·▪◦‣]|[–—](?= )).*\n {0,3}(?:[•·▪◦‣]|[–—](?= ))",
            "want a hyphen before each item of a list",
            "write - and a space",
        ),
        (
            r"^ {0,3}(?:-|\d{1,2}[.)])[^\W\d_].*\n {0,3}(?:-|\d{1,2}[.)])[^\W\d_]",
            "want a space before the words of an item",
            "write one after each - or number",
        ),
        (r"^ {0,3}%% .*", "want no comment", "delete it, for it would be published"),
        (r"\\ ", "want no backslash before a space", "delete it, or write \\\\"),
    )
]


def objections(lines: Lines, boxes: Collection[str] | None = None) -> Iterator[Diagnostic]:
    """Shortcodes, templates, wiki links, mathematics and the like outside of code.

    *boxes* are the kinds of boxes that a site has; none: any kind.
    """
    for pattern, wanted, remedy in PATTERNS:
        for match in pattern.finditer(lines.text):
            before = lines.text[: match.start()]
            if (len(before) - len(before.rstrip("\\"))) % 2 == 0:
                typed = match[0].strip().split("\n")[0]
                yield wrong_value(lines.at(match.start()), "markdown", typed, wanted, remedy)
    if "!!!" in lines.text:
        yield from _boxes(lines, boxes)


def _boxes(lines: Lines, boxes: Collection[str] | None) -> Iterator[Diagnostic]:
    """A kind that the site has not; if it may be a theme's own, one that is nearly docutils'."""
    for match in _BOX_KIND.finditer(lines.text):
        kind = match[1].lower()
        near = get_close_matches(kind, boxes or DOCUTILS_BOXES, n=1, cutoff=0.8)
        if kind not in (boxes or near or (kind,)):
            remedy = f"write {near[0] if near else ' or '.join(sorted(boxes or ()))}"
            at = lines.at(match.start(1))
            yield wrong_value(at, "markdown", match[1], "want a kind of box", remedy)
