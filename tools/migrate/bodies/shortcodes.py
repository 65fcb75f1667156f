"""Shortcodes of Hugo, tags of Jekyll's and Pelican's Liquid: what they stand for, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote

from report.source_lines import without_code
from tools.migrate.bodies.context import Context, without_markup
from tools.migrate.bodies.known_shortcodes import KNOWN, SHOWN_INSIDE, arguments

_HUGO: Final = re.compile(
    r"\{\{([<%])\s*(/?)\s*([\w./-]+)((?:\s+(?:\"(?:[^\"\\]|\\.)*\"|`[^`]*`|[^\"`}])*?)?)\s*/?\s*[>%]\}\}",
    re.DOTALL,
)
_LIQUID: Final = re.compile(r"\{%-?\s*([\w-]+)(.*?)-?%\}", re.DOTALL)
_OUTPUT: Final = re.compile(r"\{\{-?\s*([^{}<%][^{}]*?)\s*-?\}\}")
_COMMENT: Final = re.compile(
    r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}|\{\{\s*/\*.*?\*/\s*\}\}|\{#.*?#\}",
    re.DOTALL,
)
# Hugo shows `{{</* name */>}}` as `{{< name >}}`.
_ESCAPED: Final = re.compile(r"\{\{([<%])\s*/\*\s*(.*?)\s*\*/\s*([>%])\}\}", re.DOTALL)
# What stands before a part of an address: of a link or definition of Markdown, or in a tag.
_ADDRESS: Final = re.compile(
    r"(?:\]\(|\]:|<[A-Za-z][^<>]*=)\s*[\"'<]?(?:\{\{[^{}]*\}\}|[^\s{}()<>\"'])*$"
)
_LONGEST: Final = 500  # signs before a part of an address that are looked at
_SITE: Final = re.compile(
    r"(site\.(?:baseurl|url|github\.url)|BASE_PATH|ASSET_PATH)\b(?:\s*\|\s*append:\s*(.*))?.*"
)
_QUOTED: Final = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_FILTERED: Final = re.compile(
    r"""["']([^"']*)["']\s*\|\s*(?:relative_url|absolute_url|prepend.*|relURL|absURL)"""
)


def shown_in_code(text: str) -> str:
    """*text* with `{{< name >}}` for `{{</* name */>}}` in its code, where Hugo reads it too."""
    lines = text.split("\n")
    return "\n".join(map(_shown, lines, without_code(text).split("\n")))


def _shown(line: str, words: str) -> str:
    """*line*; *words* has other signs in the place of its code, or is empty if all is code."""

    def put(match: re.Match[str]) -> str:
        is_code = words[match.start() : match.end()] != match[0]
        return match.expand(r"{{\1 \2 \3}}") if is_code else match[0]

    return _ESCAPED.sub(put, line)


def expand(text: str, context: Context) -> str:
    """*text* with what is known as Markdown; what is not known is shown as code, and reported."""
    if not _has_templates(text):
        return text
    text = _ESCAPED.sub(lambda m: context.code(f"{{{{{m[1]} {m[2]} {m[3]}}}}}"), text)
    return _each(_COMMENT.sub("", text), context, lambda _match: True)


def expand_addresses(text: str, context: Context) -> str:
    """*text* of HTML with what is known in its addresses, where no parser expects quotes."""
    return _each(text, context, _in_address) if _has_templates(text) else text


def _has_templates(text: str) -> bool:
    return "{%" in text or "{{" in text or "{#" in text


def _each(text: str, context: Context, is_wanted: Callable[[re.Match[str]], bool]) -> str:
    """*text* with what each wanted template stands for."""

    def hugo(m: re.Match[str]) -> str:
        return _expanded(m, m[3], m[4], bool(m[2]), context) if is_wanted(m) else m[0]

    def liquid(m: re.Match[str]) -> str:
        return _expanded(m, m[1], m[2], m[1].startswith("end"), context) if is_wanted(m) else m[0]

    def output(m: re.Match[str]) -> str:
        return _output(m, context) if is_wanted(m) else m[0]

    return _OUTPUT.sub(output, _LIQUID.sub(liquid, _HUGO.sub(hugo, text)))


def _in_address(match: re.Match[str]) -> bool:
    """Whether *match* is a part of an address, not of the words."""
    start = match.start()
    return bool(_ADDRESS.search(match.string[max(0, start - _LONGEST) : start]))


def _expanded(match: re.Match[str], name: str, typed: str, is_end: bool, context: Context) -> str:
    whole = match[0]
    name = name.lower().rpartition("/")[2].removesuffix(".html")
    if is_end and name.removeprefix("end") in (*KNOWN, *SHOWN_INSIDE):
        return ""
    if name in SHOWN_INSIDE and not is_end:
        given = arguments(typed)
        title = given.get("title") or given.get("summary") or ""
        place = given.get("0") or ""  # words, or the name of a look
        title = title or (place if " " in place else "")
        return f"**{without_markup(title)}**\n\n" if title else ""
    if name in KNOWN and not is_end:
        made = KNOWN[name](arguments(typed), context)
        if made is not None:
            is_words = made.startswith("ref:") and not _in_address(match)
            return f"[{without_markup(unquote(made[4:]))}]({made})" if is_words else made
    context.report(
        "shortcode", whole, "is shown as it was typed; write in Markdown what it stood for"
    )
    return context.code(whole)


def _output(match: re.Match[str], context: Context) -> str:
    """`{{ site.baseurl }}/path` and `{{ "/path" | relative_url }}` are the start of an address."""
    if "\\" in match[1]:
        return match[0]  # of a formula, as `\\frac{{a \\choose b}}{c}`
    if filtered := _FILTERED.match(match[1]):
        return filtered[1]
    if of_site := _SITE.fullmatch(match[1]):
        value = _site(of_site, _in_address(match), context)
    else:
        value = _value(match[1], context) or None
    if value is not None:
        return value
    context.report("template code", match[0], "is shown as it was typed; write what it stood for")
    return context.code(match[0])


def _site(match: re.Match[str], in_address: bool, context: Context) -> str | None:
    """The address of the old site, which is "" in a longer one; None if it is not known."""
    added = _QUOTED.fullmatch((match[2] or "''").strip())
    start = "" if in_address or match[1] == "site.baseurl" else None
    value = start if in_address else _value(match[1], context) or start
    return f"{value}{added[1] or added[2] or ''}" if added and value is not None else None


def _value(name: str, context: Context) -> str:
    """What `page.title` or `site.repository` stands for; "" if that is no text."""
    owner, _, key = name.lower().partition(".")
    of_owner = {"page": context.text.fields, "site": context.site}.get(owner, {})
    value = of_owner.get(key)
    return value if isinstance(value, str) else ""
