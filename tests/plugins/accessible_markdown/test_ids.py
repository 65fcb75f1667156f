"""What this plugin names can be met by no heading, whatever its words are."""

from __future__ import annotations

import re

from markdown import Markdown

TEXT = """## Box 1

!!! note "Box"
    Text.

## Table 1

Table: A table

| a | b |
|---|---|
| 1 | 2 |

## Crisis box

[[crisis-box]]

## Crisis-box-1

> [[crisis-box]]
"""


def test_no_id_of_a_heading_is_that_of_a_box_or_a_table() -> None:
    own = "accessible_markdown.extension"
    html = Markdown(extensions=["admonition", "tables", "toc", own]).convert(TEXT)
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == 8
    assert len(set(ids)) == len(ids)
    assert [name for name in ids if ":" in name] == [
        "box:1",
        "table:1",
        "crisis-box:1",
        "crisis-box:2",
    ]
