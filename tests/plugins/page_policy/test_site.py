"""The plugin in a stock Pelican site."""

from __future__ import annotations

from pathlib import Path

from page_policy.policy import source_hash
from tests.built_site import BuiltSite
from tests.stock_site import build_stock

BASE = (
    '<meta http-equiv="Content-Security-Policy" content="{{ content_security_policy }}">'
    "<style>{{ stylesheet }}</style>{% block content %}{% endblock %}"
)


def build(folder: Path, **settings: object) -> BuiltSite:
    files = {
        "content/a.md": "Title: A\nDate: 2020-01-01\n\nText.\n",
        "overrides/base.html": BASE,
        "look/templates/keep": "",
        "look/static/css/main.css": "p { margin: 0 }",
    }
    chosen = {"PLUGINS": ["page_policy"], "THEME": str(folder / "look"), **settings}
    return build_stock(folder, files, **chosen)


def test_a_page_allows_exactly_the_style_that_it_has(tmp_path: Path) -> None:
    page = build(tmp_path).page("a.html")
    assert page.xpath("string(//style)") == "p{margin:0}"
    assert source_hash("p{margin:0}") in page.xpath("string(//meta/@content)")


def test_headers_stand_at_the_root_and_follow_the_path_of_the_site(tmp_path: Path) -> None:
    site = build(tmp_path, SITEURL="https://x.example/docs")
    lines = site.text("_headers").splitlines()
    assert [line for line in lines if line.startswith("/")] == [
        "/*",
        "/docs/theme/*",
        "/docs/images/*",
    ]


def test_a_missing_stylesheet_stops_the_build(tmp_path: Path) -> None:
    site = build(tmp_path, PAGE_POLICY_KINDS={"page": {"stylesheet": "no.css"}})
    assert (site.status, "Traceback" in site.report) == (1, False)
    assert f"{tmp_path / 'look' / 'no.css'}: No such file or directory" in site.report


def test_settings_of_another_form_are_reported_at_their_line(tmp_path: Path) -> None:
    site = build(
        tmp_path,
        PAGE_POLICY_PARTS={"code": {"stylesheet": "static/css/main.css"}},
        PAGE_POLICY_KINDS={"page": {"img-src": "data:"}},
        PAGE_POLICY_COLOURS={"accent": "red"},
        PAGE_POLICY_CACHING=["/images/*"],
    )
    reported = [line.partition(": ")[2] for line in site.report.splitlines() if "PAGE_" in line]
    assert (site.status, "Traceback" in site.report) == (1, False)
    assert sorted(reported) == [
        "PAGE_POLICY_CACHING: ['/images/*']: want a dict; write {\"…\": …}",
        'PAGE_POLICY_COLOURS: accent: \'red\': want two texts; write ("…", "…")',
        "PAGE_POLICY_KINDS: page: img-src: 'data:': want a list; put it in square brackets",
        'PAGE_POLICY_PARTS: code: want holds; add "holds": …',
    ]


def test_a_missing_stylesheet_of_a_part_stops_the_build(tmp_path: Path) -> None:
    part = {"stylesheet": "no.css", "holds": ["p"]}
    site = build(tmp_path, PAGE_POLICY_PARTS={"code": part})
    assert (site.status, "Traceback" in site.report) == (1, False)
    assert f"PAGE_POLICY_PARTS: {tmp_path / 'look' / 'no.css'}: No such file or directory" in (
        site.report
    )


def test_a_text_gets_the_parts_of_the_sheet_that_it_holds(tmp_path: Path) -> None:
    parts = {
        "code": {"stylesheet": "static/css/code.css", "holds": ["pre"]},
        "wide": {"stylesheet": "static/css/wide.css", "holds": [".wide"], "img-src": ["data:"]},
    }
    text = "Title: A\nDate: 2020-01-01\n\n"
    files = {
        "content/code.md": text + "<pre>x</pre>\n",
        "content/both.md": text + '<pre class="b wide">x</pre>\n',
        "content/other.md": text + '<p class="wider prewide">pre</p>\n',
        "overrides/article.html": "{{ article.page_policy.stylesheet }}",
        "look/static/css/main.css": "p { margin: 0 }",
        "look/static/css/code.css": "pre { margin: 0 }",
        "look/static/css/wide.css": ".wide { margin: 0 }",
        "look/templates/keep": "",
    }
    site = build_stock(
        tmp_path,
        files,
        PLUGINS=["report", "documents", "page_policy"],
        THEME=str(tmp_path / "look"),
        PAGE_POLICY_PARTS=parts,
        SLUGIFY_SOURCE="basename",
    )
    plain, code, wide = "p{margin:0}", "pre{margin:0}", ".wide{margin:0}"
    found = {name: site.text(f"{name}.html") for name in ("code", "both", "other")}
    assert found == {"code": plain + code, "both": plain + code + wide, "other": plain}
    headers = site.text("_headers")
    assert all(source_hash(sheet) in headers for sheet in found.values())
    assert "img-src 'self' data:;" in headers
