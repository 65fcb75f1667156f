"""A page that every rule of audit passes; each test breaks one thing in it."""

from __future__ import annotations

import base64
import hashlib

STYLE = """
:root { color-scheme: light dark }
body { background: light-dark(#fff, #111); color: light-dark(#111, #eee); overflow-wrap: anywhere }
a { display: inline-block; min-block-size: 24px; color: light-dark(#00358a, #9cf) }
a:focus-visible { outline: 3px solid light-dark(#00358a, #9cf) }
.skip { position: absolute; inset-block-start: -9rem }
.skip:focus { inset-block-start: 0 }
@media (prefers-reduced-motion: no-preference) { a { transition: all 1s } }
@media print {
  nav, .skip { display: none }
  main a[href^="http"]::after { content: " (" attr(href) ")" }
  li { break-inside: avoid }
}
"""
BODY = """<a class="skip" href="#main">Skip to the text</a>
<nav aria-label="Main"><a href="#main">Text</a> <a href="#more">More</a></nav>
<main id="main" tabindex="-1">
<h1>Sleep</h1>
<p>Sleep is <a href="https://other.example/sleep">well understood</a>.</p>
<h2 id="more">More</h2>
<ol class="references"><li>Author A. A study of sleep in many people. <a href="https://doi.org/10.1/x">DOI</a></li></ol>
</main>"""


def page(style: str = STYLE, body: str = BODY, *, strict: bool = True, script: str = "") -> str:
    """A page with *style* and *body*, and unless not *strict* the policy that fits them."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">'
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
{meta if strict else ""}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="About sleep.">
<title>Sleep</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
{body}
{f"<script>{script}</script>" if script else ""}
</body>
</html>
"""


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' data:;"
        " connect-src 'self'; base-uri 'none'; form-action 'none'"
    )
