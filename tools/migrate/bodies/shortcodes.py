"""Shortcodes of Hugo, tags of Jekyll's and Pelican's Liquid: what they stand for, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from tools.migrate.bodies import embeds
from tools.migrate.bodies.context import Context, quoted_title, without_markup

_HUGO: Final = re.compile(
    r"\{\{([<%])\s*(/?)\s*([\w./-]+)((?:\s+(?:\"(?:[^\"\\]|\\.)*\"|`[^`]*`|[^\"`}])*?)?)\s*/?\s*[>%]\}\}",
    re.DOTALL,
)
_LIQUID: Final = re.compile(r"\{%-?\s*([\w-]+)(.*?)-?%\}", re.DOTALL)
_OUTPUT: Final = re.compile(r"\{\{-?\s*([^{}<%][^{}]*?)\s*-?\}\}")
_COMMENT: Final = re.compile(
    r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}|\{\{<?\s*/\*.*?\*/\s*>?\}\}|\{#.*?#\}",
    re.DOTALL,
)
_ARGUMENT: Final = re.compile(
    r"""([\w-]+)\s*[=:]\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|([^\s"'`]+))|"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|([^\s"'`=]+)"""
)
_SITE: Final = re.compile(r"(?:site\.(?:baseurl|url|github\.url)|BASE_PATH|ASSET_PATH)\b")
_FILTERED: Final = re.compile(
    r"""["']([^"']*)["']\s*\|\s*(?:relative_url|absolute_url|prepend.*|relURL|absURL)"""
)

Arguments = dict[str, str]
"""By name, or by place from "0"."""


def expand(text: str, context: Context) -> str:
    """*text* with what is known as Markdown; what is not known is shown as code, and reported."""
    if "{%" not in text and "{{" not in text and "{#" not in text:
        return text
    text = _COMMENT.sub("", text)
    text = _HUGO.sub(lambda m: _expanded(m[0], m[3], m[4], bool(m[2]), context), text)
    text = _LIQUID.sub(lambda m: _expanded(m[0], m[1], m[2], m[1].startswith("end"), context), text)
    return _OUTPUT.sub(lambda m: _output(m, context), text)


def arguments(typed: str) -> Arguments:
    """What follows the name of a shortcode."""
    found: Arguments = {}
    for match in _ARGUMENT.finditer(typed):
        if match[1]:
            value = next((each for each in match.groups()[1:5] if each is not None), "")
            found[match[1].lower()] = value.replace('\\"', '"')
        else:
            value = next((each for each in match.groups()[5:] if each is not None), "")
            found[str(sum(name.isdigit() for name in found))] = value.replace('\\"', '"')
    return found


def _expanded(whole: str, name: str, typed: str, is_end: bool, context: Context) -> str:
    name = name.lower().rpartition("/")[2].removesuffix(".html")
    if is_end and name.removeprefix("end") in (*_KNOWN, *_SHOWN_INSIDE):
        return ""
    if name in _SHOWN_INSIDE and not is_end:
        given = arguments(typed)
        title = given.get("title") or given.get("summary") or given.get("0") or ""
        return f"**{without_markup(title)}**\n\n" if " " in title else ""
    if name in _KNOWN and not is_end:
        made = _KNOWN[name](arguments(typed), context)
        if made is not None:
            return made
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
    if _SITE.match(match[1]):
        return ""
    if isinstance(value := _value(match[1], context), str) and value:
        return value
    context.report("template code", match[0], "is shown as it was typed; write what it stood for")
    return context.code(match[0])


def _value(name: str, context: Context) -> object:
    """What `page.title` or `site.repository` stands for."""
    owner, _, key = name.lower().partition(".")
    of_owner = {"page": context.text.fields, "site": context.site}.get(owner, {})
    return of_owner.get(key)


def _figure(given: Arguments, _context: Context) -> str | None:
    source = given.get("src") or given.get("link") or given.get("0") or ""
    if not source:
        return None
    words = given.get("alt") or given.get("title") or given.get("caption") or ""
    caption = given.get("caption") or given.get("title") or ""
    note = quoted_title(without_markup(caption)) if caption != words else ""
    return f"![{without_markup(words)}]({source.replace(' ', '%20')}{note})"


def _image(given: Arguments, context: Context) -> str | None:
    """`{% img [class] /path [width [height]] [title [alt]] %}` of Octopress and liquid_tags."""
    places = [given[key] for key in sorted((k for k in given if k.isdigit()), key=int)]
    at = next((n for n, word in enumerate(places) if "/" in word or "." in word), None)
    if at is None:
        return _figure(given, context)
    words = [word for word in places[at + 1 :] if not word.isdigit()]
    return _figure({"src": places[at], "alt": " ".join(words).strip("'\" "), **given}, context)


def _youtube(given: Arguments, _context: Context) -> str | None:
    identity = given.get("id") or given.get("0") or ""
    if "/" in identity:
        return embeds.link(identity)
    return embeds.youtube(identity) if re.fullmatch(r"[\w-]{6,20}", identity) else None


def _vimeo(given: Arguments, _context: Context) -> str | None:
    identity = given.get("id") or given.get("0") or ""
    return embeds.vimeo(identity) if identity.isdigit() else None


def _gist(given: Arguments, _context: Context) -> str | None:
    parts = [given[key] for key in ("0", "1") if given.get(key)]
    return (
        f"[Code at gist.github.com](https://gist.github.com/{'/'.join(parts[:2])})"
        if parts
        else None
    )


def _tweet(given: Arguments, _context: Context) -> str | None:
    identity = given.get("id") or given.get("0") or ""
    user = given.get("user") or "i"
    if identity.startswith("http"):
        return embeds.link(identity)
    return (
        f"[Post at twitter.com](https://twitter.com/{user}/status/{identity})" if identity else None
    )


def _reference(given: Arguments, _context: Context) -> str | None:
    """An address, which the step for links makes one of ours."""
    path = given.get("0") or given.get("path") or ""
    return f"ref:{path.strip()}".replace(" ", "%20") if path else None


_KNOWN: Final[dict[str, Callable[[Arguments, Context], str | None]]] = {
    "figure": _figure, "img": _image, "image": _image, "youtube": _youtube, "vimeo": _vimeo,
    "gist": _gist, "tweet": _tweet, "twitter": _tweet, "x": _tweet, "ref": _reference,
    "relref": _reference, "post_url": _reference, "link": _reference,
}  # fmt: skip
# Only what stands between the two tags is text; the tags say how it looks.
_SHOWN_INSIDE: Final = frozenset(
    {
        "center",
        "blockquote",
        "quote",
        "pullquote",
        "toc",
        "details",
        "expand",
        "note",
        "tip",
        "info",
    }
    | {"warning", "notice", "columns", "column", "rawhtml", "raw", "html", "markdown", "div"}
)
