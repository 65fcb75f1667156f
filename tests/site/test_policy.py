"""Nothing runs, loads or leaks that the policy does not name, and the policy names little."""

from __future__ import annotations

import base64
import hashlib

from tests.built_site import ROOT, BuiltSite, ours
from tools.check.check_settings import read_settings
from tools.check.rules.loading import wire_size

LOADING = (
    "//script/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='manifest' or @rel='preload'"
    " or @rel='apple-touch-icon']/@href | //img/@src | //source/@srcset | //iframe/@src"
    " | //audio/@src | //video/@src | //object/@data"
)


def policy(text: str) -> dict[str, list[str]]:
    parts = [part.split() for part in text.split(";") if part.strip()]
    return {name: sources for name, *sources in parts}


def policies(site: BuiltSite) -> dict[str, dict[str, list[str]]]:
    query = "string(//meta[@http-equiv='Content-Security-Policy']/@content)"
    return {path: policy(page.xpath(query)) for path, page in site.pages.items()}


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_every_page_allows_nothing_but_what_it_names(published_site: BuiltSite) -> None:
    for path, found in policies(published_site).items():
        assert (path, found["default-src"]) == (path, ["'none'"])
        assert (path, found["base-uri"]) == (path, ["'none'"])
        assert (path, found["form-action"]) in [(path, ["'none'"]), (path, ["'self'"])]
        sources = {source for sources in found.values() for source in sources}
        assert not sources & {"*", "'unsafe-inline'", "'unsafe-eval'", "data:", "https:", "http:"}


def test_the_only_inline_style_is_the_one_whose_hash_the_policy_names(
    published_site: BuiltSite,
) -> None:
    for path, page in published_site.pages.items():
        styles = [digest(style.text or "") for style in page.xpath("//style")]
        allowed = policies(published_site)[path].get("style-src", [])
        assert (path, allowed) == (path, [*styles, "'self'"])  # 'self' is the sheet for paper
        assert (path, page.xpath("//@style")) == (path, [])


def test_the_only_inline_script_is_the_one_whose_hash_the_policy_names(
    published_site: BuiltSite,
) -> None:
    for path, page in published_site.pages.items():
        scripts = page.xpath("//script[not(@src) and not(@type='application/ld+json')]")
        allowed = policies(published_site)[path]["script-src"]
        hashes = [source for source in allowed if source.startswith("'sha256-")]
        assert (path, hashes) == (path, [digest(script.text) for script in scripts])
        assert (path, page.xpath("//@*[starts-with(name(), 'on')]")) == (path, [])


def test_files_of_script_are_on_the_search_page_only(published_site: BuiltSite) -> None:
    with_script = {
        path for path, page in published_site.pages.items() if page.xpath("//script/@src")
    }
    assert with_script <= {"search/index.html"}
    allowed = {
        path
        for path, found in policies(published_site).items()
        if not all(source.startswith("'sha256-") for source in found["script-src"])
    }
    assert allowed == with_script


def test_no_page_loads_anything_from_another_host(published_site: BuiltSite) -> None:
    foreign = {
        (path, str(url))
        for path, page in published_site.pages.items()
        for url in page.xpath(LOADING)
        if not str(url).startswith(f"{ours().address}/")
    }
    assert foreign == set()


def test_no_link_tells_another_site_more_than_it_must(published_site: BuiltSite) -> None:
    for path, page in published_site.pages.items():
        assert (path, page.xpath("string(//meta[@name='referrer']/@content)")) in [
            (path, "same-origin"),
            (path, "no-referrer"),
        ]


def test_headers_for_hosts_carry_the_same_policy_and_what_a_page_cannot_say(
    published_site: BuiltSite,
) -> None:
    lines = [line.strip() for line in published_site.text("_headers").splitlines()]
    (header,) = (line for line in lines if line.startswith("Content-Security-Policy: "))
    sent = policy(header.removeprefix("Content-Security-Policy: "))
    assert sent["frame-ancestors"] == ["'none'"]
    assert "X-Content-Type-Options: nosniff" in lines
    for path, found in policies(published_site).items():
        for name, sources in found.items():
            assert (path, name, set(sources) - set(sent[name])) == (path, name, set())


def test_every_page_with_its_styles_fits_the_first_window_of_a_connection(
    published_site: BuiltSite,
) -> None:
    settings = read_settings(ROOT / "checks.toml")
    sizes = {path: wire_size(published_site.text(path)) for path in published_site.pages}
    budgets = {path: settings.budget(path) or 0 for path in sizes}
    assert {path: size for path, size in sizes.items() if size > budgets[path]} == {}
