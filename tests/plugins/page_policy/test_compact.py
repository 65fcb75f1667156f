"""Sheets with fewer bytes."""

import pytest

from page_policy.compact import compact


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (
            "@layer base,parts;@layer parts{:root{--ink:#000;--line:var(--ink)}}",
            "@layer a,b;@layer b{:root{--a:#000;--b:var(--a)}}",
        ),
        (".box--ink{--ink:1}", ".box--ink{--a:1}"),
        ("@layer a-b{a{b:c}}", "@layer a{a{b:c}}"),
        (
            "a{margin-block-start:0;padding-block-end:0;inset-block-start:0;border-block-end:0}",
            "a{margin-top:0;padding-bottom:0;top:0;border-bottom:0}",
        ),
        ("a{border-block-start-width:0}", "a{border-top-width:0}"),
        (
            "a{max-inline-size:1px;block-size:1px;min-block-size:1px}",
            "a{max-width:1px;height:1px;min-height:1px}",
        ),
        ("@media (min-inline-size:1px){a{b:c}}", "@media (min-width:1px){a{b:c}}"),
    ],
)
def test_names_and_sides_are_short(css: str, expected: str) -> None:
    assert compact(css) == expected


@pytest.mark.parametrize(
    "css",
    [
        "a{padding-block:0;margin-inline-start:0;inset-inline:0}",
        "a{scroll-margin-block-start:1rem}",
        "a{transition:inline-size 1s}",
        "a{text-size-adjust:100%}",
        "@container x (inline-size>1px){a{b:c}}",
    ],
)
def test_what_has_no_short_form_stays(css: str) -> None:
    assert compact(css) == css


def test_more_than_26_names_have_two_letters() -> None:
    css = f"a{{{';'.join(f'--name-{number}:0' for number in range(28))}}}"
    assert compact(css).endswith(";--z:0;--aa:0;--ab:0}")
