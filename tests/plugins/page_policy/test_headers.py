"""The `_headers` file."""

from __future__ import annotations

from page_policy.headers import SECURITY, header_policy, headers_file
from page_policy.policy import source_hash


def test_header_allows_what_any_page_needs_and_forbids_framing() -> None:
    ordinary = {"default-src": ("'none'",), "style-src": ("'sha256-a'",)}
    search = {**ordinary, "script-src": ("'self'",)}
    assert header_policy([ordinary, search]) == (
        "default-src 'none'; style-src 'sha256-a'; script-src 'self'; frame-ancestors 'none'"
    )


def test_each_path_has_its_headers_below_it() -> None:
    security = "".join(f"  {name}: {value}\n" for name, value in SECURITY.items())
    assert headers_file("default-src 'none'", {"/theme/*": "max-age=60"}) == (
        f"/*\n  Content-Security-Policy: default-src 'none'\n{security}"
        "\n/theme/*\n  Cache-Control: max-age=60\n"
    )


def test_a_line_that_a_host_would_leave_out_allows_styles_without_their_hashes() -> None:
    kinds = [{"style-src": (source_hash(str(number)),)} for number in range(40)]
    assert header_policy(kinds) == "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'"
