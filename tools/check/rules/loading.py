"""Rules about what a page loads: no other host, and a weight budget."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from justhtml import Element

from report.diagnostic import Diagnostic
from tools.check.diagnostics import diagnostic
from tools.check.page import attribute, raw_text
from tools.check.site_folder import SiteFolder, read_text

_LOADING = ("src", "srcset", "poster", "data", "action", "formaction", "background", "ping")
_LOADING_RELATIONS = frozenset(
    [
        "stylesheet",
        "icon",
        "apple-touch-icon",
        "mask-icon",
        "manifest",
        "preload",
        "prefetch",
        "modulepreload",
        "preconnect",
        "dns-prefetch",
        "prerender",
    ]
)
_JSON_LD = re.compile(r'<script type="application/ld\+json">.*?</script>\s*', re.DOTALL)
_CSS_URL = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""")


def third_party(site: SiteFolder) -> Iterator[Diagnostic]:
    """Nothing is loaded from another host: no image, style, script, font, frame, form or hint."""
    for page in site.pages:
        for element in page.all_elements:
            for link in _loaded(element):
                if host := _foreign_host(link, page.address):
                    yield page.diagnostic(
                        element, f"<{element.name}> loads from {host}", "host it here"
                    )
    for file in (name for name in site.files if name.endswith((".css", ".svg"))):
        source = read_text(site.files[file])
        for match in _CSS_URL.finditer(source):
            if host := _foreign_host(match[1], site.address(file)):
                line = source.count("\n", 0, match.start()) + 1
                yield diagnostic(site.shown(file), line, f"loads from {host}", "host it here")


def weight(site: SiteFolder) -> Iterator[Diagnostic]:
    """What is read of a page, gzipped, stays within the budget of its kind (`budgets`)."""
    for page in site.pages:
        size = wire_size(page.source)
        budget = site.settings.budget(page.file)
        if budget is not None and size > budget:
            yield page.diagnostic(
                1, f"{size} bytes gzipped, {size - budget} over the budget of {budget}"
            )


def wire_size(page: str) -> int:
    """Bytes of *page* on the wire that a reader waits for, at level 6, which servers use.

    Its JSON-LD is for machines and comes after the last word that is read, so it does not count.
    """
    read = _JSON_LD.sub("", page)
    return len(gzip.compress(read.encode(), compresslevel=6, mtime=0))


def _loaded(element: Element) -> Iterator[str]:
    if element.name == "a":
        return
    for name in _LOADING:
        value = attribute(element, name)
        yield from _candidates(value) if name == "srcset" else [value]
    if set(attribute(element, "rel").lower().split()) & _LOADING_RELATIONS:
        yield attribute(element, "href")
    if element.name in ("image", "use"):
        yield attribute(element, "href") or attribute(element, "xlink:href")
    css = attribute(element, "style") if element.name != "style" else raw_text(element)
    yield from _CSS_URL.findall(css)


def _candidates(srcset: str) -> list[str]:
    return [part.split()[0] for part in srcset.split(",") if part.strip()]


def _foreign_host(link: str, base: str) -> str:
    target = urlsplit(urljoin(base, link))
    own = urlsplit(base)
    is_web = target.scheme in ("http", "https", "ws", "wss", "")
    return target.netloc if is_web and target.netloc not in ("", own.netloc) else ""
