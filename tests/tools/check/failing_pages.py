# ruff: noqa: E501 - what a rule says is compared whole
"""One fault a row: the rule that finds it, the change that makes it, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from tests.tools.check.good_site import GOOD, URL


@dataclass(frozen=True)
class FailingPage:
    """In *file*, *before* becomes *after*; the rule then says *said*: `file:line: message`.

    Without *before* the whole file becomes *after*, or is left out when that is None.
    """

    rule: str
    file: str
    before: str
    after: str | None
    said: list[str]

    def files(self) -> dict[str, str | bytes]:
        changed = dict(GOOD)
        if self.after is None:
            del changed[self.file]
        elif not self.before:
            changed[self.file] = self.after
        else:
            text = changed[self.file]
            assert isinstance(text, str)
            assert self.before in text
            changed[self.file] = text.replace(self.before, self.after)
        return changed


INCOMPRESSIBLE = "".join(sha256(bytes([n % 256, n // 256])).hexdigest() for n in range(500))
SLEEP = "sleep/index.html"
SECURITY = ".well-known/security.txt"
FAILING_PAGES = [
    FailingPage(
        "parse-error",
        SLEEP,
        "<h3",
        "</div><h3",
        ["sleep/index.html:22: unexpected-end-tag; the parser has to guess here"],
    ),
    FailingPage(
        "duplicate-id",
        SLEEP,
        'id="how"',
        'id="why"',
        ['sleep/index.html:22: id="why" is taken in line 21; rename one'],
    ),
    FailingPage(
        "heading-order", SLEEP, "<h2", "<h4", ["sleep/index.html:21: h4 follows h1; skip no level"]
    ),
    FailingPage(
        "heading-order",
        SLEEP,
        "<h3",
        "<h1",
        ["sleep/index.html:1: 2 h1 headings; a page has exactly one"],
    ),
    FailingPage(
        "empty-heading",
        SLEEP,
        ">How<",
        "><",
        ["sleep/index.html:22: empty h3; give it words or remove it"],
    ),
    FailingPage(
        "image-size",
        SLEEP,
        ' width="1"',
        "",
        [
            "sleep/index.html:23: https://site.example/repo/share.png: no width; the page jumps or is mute"
        ],
    ),
    FailingPage(
        "language",
        SLEEP,
        ' lang="en"',
        "",
        ['sleep/index.html:1: no lang on <html>; add for instance lang="en"'],
    ),
    FailingPage(
        "charset",
        SLEEP,
        '<meta charset="utf-8">',
        "",
        ['sleep/index.html:1: no <meta charset="utf-8"> in the first 1024 bytes'],
    ),
    FailingPage(
        "viewport",
        SLEEP,
        "initial-scale=1",
        "maximum-scale=1",
        ["sleep/index.html:6: the viewport forbids zoom; remove that"],
    ),
    FailingPage(
        "viewport",
        SLEEP,
        "width=device-width",
        "width=800",
        ["sleep/index.html:1: no viewport with width=device-width"],
    ),
    FailingPage(
        "title",
        SLEEP,
        "<title>Sleep</title>",
        "<title></title>",
        ["sleep/index.html:1: 1 titles, or an empty one; want one with words"],
    ),
    FailingPage(
        "description",
        SLEEP,
        "About Sleep.",
        "",
        ["sleep/index.html:1: descriptions of length 0; want one, of 1 to 320 characters"],
    ),
    FailingPage(
        "icon", SLEEP, 'rel="icon"', 'rel="author"', ['sleep/index.html:1: no <link rel="icon">']
    ),
    FailingPage(
        "policy-missing",
        SLEEP,
        "Content-Security-Policy",
        "x-nothing",
        ["sleep/index.html:1: 0 policies; want one <meta http-equiv> in the head"],
    ),
    FailingPage(
        "policy-missing",
        SLEEP,
        "<meta charset",
        "<style></style><meta charset",
        ["sleep/index.html:4: <style> before the policy that rules it"],
    ),
    FailingPage(
        "policy-loose",
        SLEEP,
        "default-src 'none'",
        "default-src *",
        [
            "sleep/index.html:5: default-src allows *",
            "sleep/index.html:5: default-src is not 'none'",
            "sleep/index.html:5: object-src is not 'none'",
        ],
    ),
    FailingPage(
        "policy-loose",
        SLEEP,
        "; base-uri 'none'",
        "",
        ["sleep/index.html:5: base-uri is missing; default-src does not cover it"],
    ),
    FailingPage(
        "policy-loose",
        SLEEP,
        "base-uri",
        "sandbox; base-uri",
        ["sleep/index.html:5: sandbox has no effect in <meta>; move it to a header"],
    ),
    FailingPage(
        "policy-hash",
        SLEEP,
        "#111",
        "#222",
        [
            "sleep/index.html:5: style-src has 'sha256-zFZMo79PSr4SwN3ueoZ7/hmNQQ+kvT+BwDZTEZCR7Lg=', which nothing uses; remove it",
            "sleep/index.html:16: style-src lacks 'sha256-K2T2ttpovAaUEHNThEejRsNK7+YLdYviRdDeMODQ30E='; the browser blocks this",
        ],
    ),
    FailingPage(
        "policy-unused",
        SLEEP,
        "base-uri",
        "frame-src 'self'; base-uri",
        ["sleep/index.html:5: frame-src is open, but the page uses none; close it"],
    ),
    FailingPage(
        "inline-code",
        SLEEP,
        '<h2 id="why"',
        '<h2 id="why" style="top:0"',
        ["sleep/index.html:21: style= on <h2>; move it to the stylesheet"],
    ),
    FailingPage(
        "inline-code",
        SLEEP,
        '<h2 id="why"',
        '<h2 id="why" onclick="x()"',
        ["sleep/index.html:21: onclick= on <h2>; move it to the stylesheet"],
    ),
    FailingPage(
        "inline-code",
        "index.html",
        'href="sleep/"',
        'href="javascript:x()"',
        ["index.html:21: href= on <a> runs javascript:"],
    ),
    FailingPage(
        "json-ld",
        SLEEP,
        '"@type"',
        "@type",
        ["sleep/index.html:15: not JSON: Expecting property name enclosed in double quotes"],
    ),
    FailingPage(
        "json-ld",
        SLEEP,
        "WebPage",
        "WebPageX",
        ["sleep/index.html:15: @type ['WebPageX']: not a type of schema.org"],
    ),
    FailingPage(
        "json-ld",
        SLEEP,
        '"name"',
        '"naem"',
        ["sleep/index.html:15: naem: not a property of schema.org"],
    ),
    FailingPage(
        "json-ld",
        SLEEP,
        '"name"',
        '"recipeYield"',
        ["sleep/index.html:15: recipeYield: not a property of WebPage; it belongs to Recipe"],
    ),
    FailingPage(
        "json-ld",
        SLEEP,
        '"2026-03-01"',
        '"March"',
        ["sleep/index.html:15: dateModified: 'March' is not Date or DateTime"],
    ),
    FailingPage(
        "json-ld",
        SLEEP,
        "https://schema.org",
        "https://other.example",
        ["sleep/index.html:15: @context is 'https://other.example'; want https://schema.org"],
    ),
    FailingPage(
        "json-ld",
        SLEEP,
        '"2026-03-01"',
        '{"@type": "Person"}',
        ["sleep/index.html:15: dateModified: Person is not Date or DateTime"],
    ),
    FailingPage(
        "unpublished-words",
        SLEEP,
        ">How<",
        ">TODO: {filename}a.md<",
        [
            "sleep/index.html:22: “TODO” is not for readers",
            "sleep/index.html:22: “{filename}” is not for readers",
        ],
    ),
    FailingPage(
        "unpublished-words",
        SLEEP,
        'alt="A bed"',
        'alt="{{ title }}"',
        ["sleep/index.html:23: “{{” in alt= is not for readers"],
    ),
    FailingPage(
        "nu-checker",
        SLEEP,
        "<h2",
        "<font>x</font>\n<h2",
        ["sleep/index.html:21: The “font” element is obsolete. Use CSS instead."],
    ),
    FailingPage(
        "nu-checker",
        SLEEP,
        "color:#111",
        "colour:#111",
        ["sleep/index.html:16: CSS: “colour”: Property “colour” doesn't exist."],
    ),
    FailingPage(
        "nu-checker",
        "look.css",
        "",
        "p {\n  colour: red }\n",
        ["look.css:2: CSS: “colour”: Property “colour” doesn't exist."],
    ),
    FailingPage(
        "broken-link",
        "index.html",
        "sleep/#why",
        "sleep/#gone",
        ["index.html:21: https://site.example/repo/sleep/#gone: cannot find fragment"],
    ),
    FailingPage(
        "broken-link",
        "index.html",
        'href="sleep/"',
        'href="/repo/walk/"',
        ["index.html:21: /repo/walk: file not found"],
    ),
    FailingPage(
        "broken-link",
        "index.html",
        'href="sleep/"',
        'href="/sleep/"',
        ["index.html:21: /sleep: file not found"],
    ),
    FailingPage(
        "broken-link",
        "index.html",
        f"{URL}/icon.svg",
        f"{URL}/nope.svg",
        ["index.html:14: https://site.example/repo/nope.svg: file not found"],
    ),
    FailingPage(
        "redirect",
        "naps/index.html",
        f"url={URL}/sleep/",
        f"url={URL}/gone/",
        [
            "naps/index.html:1: canonical is ['https://site.example/repo/sleep/']; want https://site.example/repo/gone/",
            "naps/index.html:1: https://site.example/repo/gone/ is not a page of this site",
        ],
    ),
    FailingPage(
        "redirect",
        "naps/index.html",
        f"{URL}/sleep/",
        f"{URL}/naps/",
        [
            "naps/index.html:1: https://site.example/repo/naps/ redirects again; lead to the last page"
        ],
    ),
    FailingPage(
        "redirect",
        "naps/index.html",
        "0; url",
        "9; url",
        ['naps/index.html:1: want <meta http-equiv="refresh" content="0; url=…">'],
    ),
    FailingPage(
        "orphan",
        "index.html",
        "sleep/",
        "404.html",
        ["sleep/index.html:1: no page that the home page leads to links here"],
    ),
    FailingPage(
        "canonical",
        SLEEP,
        'rel="canonical"',
        'rel="author"',
        ["sleep/index.html:1: canonical is missing; want https://site.example/repo/sleep/"],
    ),
    FailingPage(
        "canonical",
        SLEEP,
        f'canonical" href="{URL}/sleep/',
        f'canonical" href="{URL}/',
        [
            "sleep/index.html:1: canonical is https://site.example/repo/; want https://site.example/repo/sleep/"
        ],
    ),
    FailingPage(
        "social-card",
        SLEEP,
        "og:type",
        "og:kind",
        ["sleep/index.html:1: no og:type; a shared link shows less"],
    ),
    FailingPage(
        "social-card",
        SLEEP,
        f'og:url" content="{URL}/sleep/',
        f'og:url" content="{URL}/',
        [
            "sleep/index.html:1: og:url is https://site.example/repo/; want https://site.example/repo/sleep/"
        ],
    ),
    FailingPage(
        "social-card",
        SLEEP,
        f'content="{URL}/share.png',
        f'content="{URL}/no.png',
        [
            "sleep/index.html:1: og:image https://site.example/repo/no.png is not a file of this site"
        ],
    ),
    FailingPage(
        "same-title",
        SLEEP,
        "<title>Sleep",
        "<title>Home",
        ["sleep/index.html:1: same title as index.html: Home"],
    ),
    FailingPage(
        "same-description",
        SLEEP,
        "About Sleep.",
        "About Home.",
        ["sleep/index.html:1: same description as index.html: About Home."],
    ),
    FailingPage(
        "third-party",
        SLEEP,
        f'{URL}/share.png" alt',
        'https://cdn.example/a.png" alt',
        ["sleep/index.html:23: <img> loads from cdn.example; host it here"],
    ),
    FailingPage(
        "third-party",
        SLEEP,
        "color:#111",
        "background:url(//cdn.example/a)",
        ["sleep/index.html:16: <style> loads from cdn.example; host it here"],
    ),
    FailingPage(
        "third-party",
        SLEEP,
        'rel="icon" href="',
        'rel="preconnect" href="https://cdn.example/',
        ["sleep/index.html:14: <link> loads from cdn.example; host it here"],
    ),
    FailingPage(
        "third-party",
        "icon.svg",
        "></svg>",
        ">\n<style>@import 'https://cdn.example/a';</style></svg>",
        ["icon.svg:2: loads from cdn.example; host it here"],
    ),
    FailingPage("sitemap", "sitemap.xml", "", None, ["sitemap.xml:1: there is no sitemap"]),
    FailingPage(
        "sitemap",
        "sitemap.xml",
        "<url>",
        "<url",
        ["sitemap.xml:3: not well-formed: error parsing attribute name, line 3, column 5"],
    ),
    FailingPage(
        "sitemap",
        "sitemap.xml",
        f"{URL}/sleep/",
        f"{URL}/naps/",
        [
            "sitemap.xml:1: https://site.example/repo/sleep/ is missing",
            "sitemap.xml:4: https://site.example/repo/naps/ is not an indexable page of this site",
        ],
    ),
    FailingPage(
        "sitemap",
        "sitemap.xml",
        f"{URL}/sleep/",
        f"{URL}/",
        [
            "sitemap.xml:1: https://site.example/repo/sleep/ is missing",
            "sitemap.xml:4: https://site.example/repo/ is listed twice",
        ],
    ),
    FailingPage(
        "sitemap",
        "sitemap.xml",
        "2026-03-01",
        "March",
        ["sitemap.xml:3: lastmod March is not a W3C date"],
    ),
    FailingPage(
        "security-txt",
        SECURITY,
        "Contact:",
        "Kontakt:",
        [f"{SECURITY}:1: no line `Contact: …`"],
    ),
    FailingPage(
        "security-txt",
        SECURITY,
        "2199-01-01T00:00:00Z",
        "2026-01-01T00:00:00Z",
        [f"{SECURITY}:2: Expires 2026-01-01T00:00:00Z: 0 days are left; renew it"],
    ),
    FailingPage(
        "security-txt",
        SECURITY,
        "2199-01-01T00:00:00Z",
        "2199-01-01",
        [
            f"{SECURITY}:2: Expires 2199-01-01: not a time with its zone such as 2027-11-01T00:00:00Z"
        ],
    ),
    FailingPage(
        "security-txt",
        SECURITY,
        "Expires",
        "Ends",
        [f"{SECURITY}:1: 0 lines `Expires: …`; want one"],
    ),
    FailingPage("robots", "robots.txt", "", None, ["robots.txt:1: there is no robots.txt"]),
    FailingPage(
        "robots",
        "robots.txt",
        URL,
        "https://other.example",
        ["robots.txt:1: no line `Sitemap: https://site.example/repo/sitemap.xml`"],
    ),
    FailingPage(
        "feed-schema",
        "feeds/all.atom.xml",
        f"<id>{URL}/</id>",
        "",
        [
            "feeds/all.atom.xml:2: Element feed failed to validate content",
            "feeds/all.atom.xml:2: Expecting an element id, got nothing",
            "feeds/all.atom.xml:2: Invalid sequence in interleave",
        ],
    ),
    FailingPage(
        "feed-schema",
        "feeds/all.atom.xml",
        "00:00:00Z",
        "00:00:00",
        [
            "feeds/all.atom.xml:6: Element updated failed to validate content",
            "feeds/all.atom.xml:6: Error validating datatype dateTime",
        ],
    ),
    FailingPage(
        "feed-schema",
        "feeds/all.atom.xml",
        "<author>",
        "<autor>",
        [
            "feeds/all.atom.xml:12: not well-formed: Opening and ending tag mismatch: autor line 12 and author, line 12, column 31"
        ],
    ),
    FailingPage(
        "feed-schema",
        "feeds/all.rss.xml",
        ">tag:site.example,2026:sleep<",
        "><",
        [
            "feeds/all.rss.xml:7: Element channel failed to validate content",
            "feeds/all.rss.xml:7: Element item failed to validate content",
            "feeds/all.rss.xml:7: Invalid sequence in interleave",
            "feeds/all.rss.xml:10: Element guid failed to validate content",
            "feeds/all.rss.xml:10: Error validating datatype string",
        ],
    ),
    FailingPage(
        "feed-schema",
        "feeds/all.rss.xml",
        "Sun, 01 Mar 2026",
        "2026-03-01",
        [
            "feeds/all.rss.xml:7: Element channel failed to validate content",
            "feeds/all.rss.xml:12: Element item failed to validate content",
        ],
    ),
    FailingPage(
        "feed-entries",
        "feeds/all.atom.xml",
        f"{URL}/sleep/",
        f"{URL}/gone/",
        ["feeds/all.atom.xml:10: https://site.example/repo/gone/ is not a page of this site"],
    ),
    FailingPage(
        "feed-entries",
        "feeds/all.rss.xml",
        "</item>",
        "</item><item><guid>tag:site.example,2026:sleep</guid></item>",
        ["feeds/all.rss.xml:1: id tag:site.example,2026:sleep stands 2 times"],
    ),
    FailingPage(
        "feed-link",
        "index.html",
        'type="application/atom+xml"',
        "",
        ['index.html:1: no <link rel="alternate"> with the type of a feed'],
    ),
    FailingPage(
        "json-feed",
        "feeds/all.json",
        '"title": "Site",',
        "",
        ["feeds/all.json:1: Object missing required field `title`"],
    ),
    FailingPage(
        "json-feed",
        "feeds/all.json",
        "00:00:00Z",
        "00:00",
        [
            "feeds/all.json:1: Expected `str` matching regex '^\\\\d{4}-\\\\d\\\\d-\\\\d\\\\dT\\\\d\\\\d:\\\\d\\\\d:\\\\d\\\\d(\\\\.\\\\d+)?(Z|[+-]\\\\d\\\\d:\\\\d\\\\d)$' - at `$.items[0].date_published`"
        ],
    ),
    FailingPage(
        "json-feed",
        "feeds/all.json",
        '"content_html": "<p>",',
        "",
        [
            "feeds/all.json:1: item https://site.example/repo/sleep/: neither content_html nor content_text"
        ],
    ),
    FailingPage(
        "json-feed",
        "feeds/all.json",
        f'"url": "{URL}/sleep/"',
        f'"url": "{URL}/gone/"',
        ["feeds/all.json:1: https://site.example/repo/gone/ is not a page of this site"],
    ),
]
