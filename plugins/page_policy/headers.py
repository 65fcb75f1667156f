"""The `_headers` file that Cloudflare Pages, Netlify and others read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from page_policy.policy import Directives, as_text, widened

# https://developers.cloudflare.com/pages/configuration/headers/: it leaves out a longer line
LONGEST_LINE = 2_000

SECURITY: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
}


def header_policy(policies: Iterable[Directives]) -> str:
    """One policy under which each of *policies* still decides for its own page.

    A browser enforces header and `<meta>` together, so the header allows what any page needs and
    adds `frame-ancestors`, which a `<meta>` cannot carry (CSP 3, 3.3). So many styles that a host
    would leave the line out are allowed together; each page still allows its own alone.
    """
    merged: Directives = {}
    for policy in policies:
        merged = widened(merged, policy)
    merged = {**merged, "frame-ancestors": ("'none'",)}
    if len(as_text(merged)) > LONGEST_LINE:
        merged = {**merged, "style-src": ("'self'", "'unsafe-inline'")}
    return as_text(merged)


def headers_file(policy: str, caching: Mapping[str, str]) -> str:
    """The file: *policy* and the security headers for every path, *caching* by path pattern."""
    everywhere = {"Content-Security-Policy": policy, **SECURITY}
    rules = {"/*": everywhere, **{path: {"Cache-Control": age} for path, age in caching.items()}}
    return "\n".join(_rule(path, headers) for path, headers in rules.items())


def _rule(path: str, headers: Mapping[str, str]) -> str:
    return "".join((f"{path}\n", *(f"  {name}: {value}\n" for name, value in headers.items())))
