"""A small site without a fault; each test breaks one thing in it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path

from tools.check.check_settings import CheckSettings
from tools.check.site_folder import SiteFolder

URL = "https://site.example/repo"
STYLE = "body{color:#111}"
_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; img-src 'self'; base-uri 'none'"


def page(title: str, path: str, body: str, extra: str = "") -> str:
    """A whole page; *extra* is a line of the head."""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="About {title}.">
<link rel="canonical" href="{URL}/{path}">
<meta property="og:title" content="{title}">
<meta property="og:type" content="website">
<meta property="og:url" content="{URL}/{path}">
<meta property="og:image" content="{URL}/share.png"><meta property="og:image:alt" content="Site">
<link rel="icon" href="{URL}/icon.svg">
{extra}
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


_FEED_LINK = (
    f'<link rel="alternate" type="application/atom+xml" href="{URL}/feeds/all.atom.xml" title="A">'
)
_JSON_LD = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebPage",'
    ' "name": "Sleep", "dateModified": "2026-03-01"}</script>'
)
GOOD: dict[str, str | bytes] = {
    "index.html": page(
        "Home",
        "",
        f'<p><a href="{URL}/sleep/#why">Sleep</a> is a <a href="sleep/">page</a>.</p>',
        _FEED_LINK,
    ),
    "sleep/index.html": page(
        "Sleep",
        "sleep/",
        '<h2 id="why">Why</h2>\n<h3 id="how">How</h3>\n'
        f'<p><img src="{URL}/share.png" alt="A bed" width="1" height="1"></p>',
        _JSON_LD,
    ),
    "naps/index.html": f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Moved</title>
<meta http-equiv="refresh" content="0; url={URL}/sleep/">
<link rel="canonical" href="{URL}/sleep/">
</head>
<body><p><a href="{URL}/sleep/">Sleep</a></p></body>
</html>
""",
    "404.html": page("Not here", "404.html", "<p>Nothing is here.</p>"),
    ".well-known/security.txt": f"Contact: {URL}/contact/\nExpires: 2199-01-01T00:00:00Z\n",
    "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {URL}/sitemap.xml\n",
    "sitemap.xml": f"""<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>{URL}/</loc><lastmod>2026-03-01</lastmod></url>
<url><loc>{URL}/sleep/</loc></url>
</urlset>
""",
    "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>',
    "share.png": b"\x89PNG",
    "feeds/all.atom.xml": f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Site</title>
<id>{URL}/</id>
<link href="{URL}/" rel="alternate"/>
<updated>2026-03-01T00:00:00Z</updated>
<entry>
<title>Sleep</title>
<id>tag:site.example,2026:sleep</id>
<link href="{URL}/sleep/" rel="alternate"/>
<updated>2026-03-01T00:00:00+01:00</updated>
<author><name>A</name></author>
<content type="html">&lt;p&gt;</content>
</entry>
</feed>
""",
    "feeds/all.rss.xml": f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>Site</title>
<link>{URL}/</link>
<description/>
<item>
<title>Sleep</title>
<link>{URL}/sleep/</link>
<guid isPermaLink="false">tag:site.example,2026:sleep</guid>
<dc:creator>A</dc:creator>
<pubDate>Sun, 01 Mar 2026 00:00:00 +0000</pubDate>
</item>
</channel>
</rss>
""",
    "feeds/all.json": f"""{{"version": "https://jsonfeed.org/version/1.1", "title": "Site",
"items": [{{"id": "{URL}/sleep/", "url": "{URL}/sleep/", "content_html": "<p>",
"date_published": "2026-03-01T00:00:00Z"}}]}}
""",
}


def write_site(folder: Path, files: Mapping[str, str | bytes], **settings: object) -> SiteFolder:
    """Writes *files* below `folder/site`; texts for spelling are written below `folder/texts`."""
    for name, content in files.items():
        path = folder / ("" if name.startswith("texts/") else "site") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return SiteFolder(folder / "site", URL, CheckSettings(**settings))  # type: ignore[arg-type]
