"""The shortcodes and tags of which it is known what they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from tools.migrate.bodies import embeds
from tools.migrate.bodies.context import Context, quoted_title, without_markup

_ARGUMENT: Final = re.compile(
    r"""([\w-]+)\s*[=:]\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|([^\s"'`]+))|"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|([^\s"'`=]+)"""
)

Arguments = dict[str, str]
"""By name, or by place from "0"."""


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


def _figure(given: Arguments, _context: Context) -> str | None:
    source = given.get("src") or given.get("link") or given.get("0") or ""
    if not source:
        return None
    words = given.get("alt") or given.get("title") or given.get("caption") or ""
    shown = [given[name] for name in ("title", "caption", "attr") if given.get(name)]
    caption = without_markup(": ".join(dict.fromkeys(shown)))
    note = quoted_title(caption) if caption != without_markup(words) else ""
    picture = f"![{without_markup(words)}]({_address(source)}{note})"
    target = given.get("link") or given.get("attrlink") or ""
    return f"[{picture}]({_address(target)})" if target and target != source else picture


def _address(typed: str) -> str:
    return typed.strip().replace(" ", "%20")


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


KNOWN: Final[dict[str, Callable[[Arguments, Context], str | None]]] = {
    "figure": _figure, "img": _image, "image": _image, "youtube": _youtube, "vimeo": _vimeo,
    "gist": _gist, "tweet": _tweet, "twitter": _tweet, "x": _tweet, "ref": _reference,
    "relref": _reference, "post_url": _reference, "link": _reference,
}  # fmt: skip
# Only what stands between the two tags is text; the tags say how it looks.
SHOWN_INSIDE: Final = frozenset(
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
