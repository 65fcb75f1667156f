"""One name for every way to write an address; the same expression on every engine."""

from __future__ import annotations

from functools import reduce
from string import ascii_letters, digits

from ibis.expr.types import StringValue

_UNRESERVED = ascii_letters + digits + "-._~/"  # RFC 3986, section 2.3, and the slash


def key(path: StringValue, base: str = "") -> StringValue:
    """*path* as the site's routes have it: `/A/index.html?x#y`, `/a.html` and `/a/` are all `a`.

    *base* is the path under which the site lies, such as `/repo`.
    """
    bare = path.strip().lower().re_replace(r"^[a-z][a-z0-9+.-]*://[^/?#]*", "")
    bare = _decoded(bare.re_replace(r"[?#].*$", "").replace("%25", "%")).re_replace("/+", "/")
    if folder := base.strip("/").lower():
        bare = bare.re_replace(f"^/{_quoted(folder)}(/|$)", "/")
    return (
        bare.re_replace(r"(^|/)index\.html?$", "")
        .re_replace(r"(\.html?)?/*$", "")
        .re_replace("^/+", "")
    )


def _decoded(text: StringValue) -> StringValue:
    """Percent-encoding is taken off where it changes nothing but the spelling."""
    codes = {f"%{ord(char):02x}": char.lower() for char in _UNRESERVED}
    return reduce(lambda found, code: found.replace(code, codes[code]), codes, text)


def _quoted(text: str) -> str:
    """*text* for a regular expression of any engine: only a dot needs it in a URL's path."""
    return text.replace(".", r"\.")
