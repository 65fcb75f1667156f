"""Policies as text."""

from __future__ import annotations

from page_policy.policy import STRICT, as_text, source_hash, widened


def test_hash_is_that_of_the_specification() -> None:
    # CSP 3, 8.4: the example of `alert('Hello, world.');`
    assert source_hash("alert('Hello, world.');") == (
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    )


def test_the_strict_policy_allows_text_and_own_pictures_only() -> None:
    assert as_text(STRICT) == (
        "default-src 'none'; style-src 'none'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_an_addition_takes_the_place_of_none_and_comes_once() -> None:
    policy = {"default-src": ("'none'",), "img-src": ("'self'",)}
    additions = {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "script-src": ["'self'"],
    }
    assert as_text(widened(policy, additions)) == (
        "default-src 'self'; img-src 'self' data:; script-src 'self'"
    )


def test_widening_leaves_the_policy_itself_as_it_is() -> None:
    policy = {"img-src": ("'self'",)}
    widened(policy, {"img-src": ["data:"]})
    assert policy == {"img-src": ("'self'",)}
