"""Normalises the path of a page view, so that every way to write it compares equal."""

from __future__ import annotations

from urllib.parse import unquote

from ibis.expr.types import StringValue


def decoded(path: str) -> str:
    """*path* without percent-encoding, which SQL has no portable word for; on one line."""
    return "".join(char if char.isprintable() else "\ufffd" for char in unquote(path))


def address_key(path: StringValue, base: str = "") -> StringValue:
    """*path* (decoded) as the site's routes have it; the same expression on every engine.

    `/A/index.html?x#y`, `/a.html` and `/a/` are all `a`. *base* is the path under which the site
    lies, such as `/repo`.
    """
    bare = path.strip().lower().re_replace(r"^[a-z][a-z0-9+.-]*://[^/?#]*", "")
    bare = bare.re_replace(r"[?#].*$", "").re_replace("/+", "/")
    if folder := base.strip("/").lower():
        quoted = folder.replace(".", r"\.")  # all that a path needs in a pattern of any engine
        bare = bare.re_replace(f"^/{quoted}(/|$)", "/")
    named = bare.re_replace(r"(^|/)index\.html?$", "").re_replace(r"(\.html?)?/*$", "")
    return named.re_replace("^/+", "")
