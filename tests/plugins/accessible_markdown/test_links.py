"""Links that leave the site."""

from __future__ import annotations

import pytest
from markdown import markdown

from accessible_markdown import AccessibleMarkdown


@pytest.mark.parametrize(
    ("address", "leaves"),
    [
        ("https://example.org/", True),
        ("http://example.org/", True),
        ("https://here.example/a/", False),
        ("/a/", False),
        ("#part", False),
        ("{filename}a.md", False),
        ("tel:988", False),
        ("https://[", False),
    ],
)
def test_a_link_says_that_it_leaves_the_site(address: str, leaves: bool) -> None:
    extension = AccessibleMarkdown(own_host="here.example")
    html = markdown(f'<p markdown="1">[a](<{address}>)</p>', extensions=["md_in_html", extension])
    assert ('rel="external"' in html) is leaves


def test_a_rel_that_the_writer_gave_stays() -> None:
    extension = AccessibleMarkdown()
    html = markdown("[a](https://example.org/){rel=license}", extensions=["attr_list", extension])
    assert 'rel="license external"' in html
