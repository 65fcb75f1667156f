"""What is wrong with the address of a link, as browsers and checkers read it.

The signs that an address may hold are those of RFC 3986
(https://www.rfc-editor.org/rfc/rfc3986#appendix-A).
"""

from __future__ import annotations

import re
from urllib.parse import quote

_NO_HOST = re.compile(r"https?:(?!//(?!https?:)[^/?#:.\\])", re.IGNORECASE)
"""What begins an address of the web and leads to this site, or nowhere: `https:/example.org`."""
_BEFORE_HOST = re.compile(r"https?:[:/.\\]*(?:https?:/*)?", re.IGNORECASE)
_SLASHES = re.compile(r"(mailto|sms|tel):/+", re.IGNORECASE)
_UNSEEN = re.compile("[\xad\u200b\u2060\ufeff]")
_WEB = re.compile(
    r"https?://(?:[^/?#@]*@)?(?:\[[^\]/?#]*\]|(?P<host>[^/?#:]*))(?::(?P<port>[^/?#]*))?"
    r"(?P<path>[^#]*)#?(?P<fragment>.*)",
    re.IGNORECASE | re.DOTALL,
)
SIGN = re.compile(r"[\^|{}\[\]`\"<>#]|%(?![0-9A-Fa-f]{2})")
"""What no path, query or fragment may hold."""
_MOST_PORTS = 65535


def wrong_address(value: str, seen: str) -> tuple[str, str] | None:
    """What is wanted of *value* and the remedy; browsers read it as *seen*."""
    if _NO_HOST.match(seen):
        host = _BEFORE_HOST.sub("", seen, count=1)
        remedy = f"write https://{host}" if host else "write the whole address"
        return "want two slashes and a host", remedy
    if match := _SLASHES.match(seen):
        return f"want no slashes after {match[1]}:", "delete them"
    if match := _UNSEEN.search(value):
        return "want no sign that nobody sees in an address", f"delete U+{ord(match[0]):04X}"
    web = _WEB.fullmatch(value)
    return _wrong_part(web) if web else None


def _wrong_part(web: re.Match[str]) -> tuple[str, str] | None:
    if ".." in (web["host"] or ""):
        return "want a host with one dot between its parts", "correct the address"
    port = web["port"]
    if port and not (re.fullmatch(r"[0-9]{1,5}", port) and int(port) <= _MOST_PORTS):
        remedy = "correct it, or delete it with its colon"
        return f"want a port of at most {_MOST_PORTS}, not {port}", remedy
    if match := SIGN.search(web["path"]) or SIGN.search(web["fragment"]):
        sign = match[0]
        return f"want no {sign} in an address", f"write {quote(sign, safe='')}"
    return None
