from claims.block import Block, blocks

MARKDOWN = """\
# A heading {#top}

First line
second line.

!!! note "A box"
    - An item
      that goes on
    - Another

Numbers:[@a]

1. One

Table: Caption

| Trial | ELEKT[@b] |
|---|:-:|
| **People** | 403 |

![Alt]({static}/x.svg "Caption")

[[crisis-box]]

```
code 5%
```

*[AB]: abbreviation
[link]: https://x.example
<div>raw</div>

> Quoted.

[^1]: A note.
"""


def test_each_block_knows_its_kind_and_its_lines() -> None:
    assert [(block.kind, block.lines) for block in blocks(MARKDOWN, first_line=11)] == [
        ("heading", [(11, "A heading")]),
        ("paragraph", [(13, "First line"), (14, "second line.")]),
        ("heading", [(16, "A box")]),
        ("item", [(17, "An item"), (18, "that goes on")]),
        ("item", [(19, "Another")]),
        ("paragraph", [(21, "Numbers:[@a]")]),
        ("item", [(23, "One")]),
        ("caption", [(25, "Caption")]),
        ("cell", [(27, "Trial")]),
        ("cell", [(27, "ELEKT[@b]")]),
        ("cell", [(29, "**People**")]),
        ("cell", [(29, "403")]),
        ("figure", [(31, '![Alt]({static}/x.svg "Caption")')]),
        ("directive", [(33, "[[crisis-box]]")]),
        ("paragraph", [(43, "Quoted.")]),
        ("item", [(45, "A note.")]),
    ]


def test_a_cell_is_spoken_for_by_its_caption_its_head_and_its_row() -> None:
    cells = [block for block in blocks(MARKDOWN) if block.kind == "cell"]
    assert [cell.heads for cell in cells[2:]] == [
        ("Caption", "Trial", "ELEKT[@b]", "**People**", "403"),
        ("Caption", "ELEKT[@b]", "**People**", "403"),
    ]


def test_the_items_of_a_list_know_the_paragraph_before_it() -> None:
    found = blocks("These:[@b]\n\n- one\n- two\n\nText.\n\n# Heading\n\n- three\n")
    assert [(block.text, block.lead) for block in found if block.kind == "item"] == [
        ("one", "These:[@b]"),
        ("two", "These:[@b]"),
        ("three", ""),
    ]


def test_an_escaped_bar_does_not_end_a_cell() -> None:
    assert [block.text for block in blocks("| a \\| b | c |\n|---|---|\n")] == ["a \\| b", "c"]


def test_lines_of_crlf_files_count_once() -> None:
    assert list(blocks("a\r\n\r\nb\r\n")) == [
        Block("paragraph", [(1, "a")]),
        Block("paragraph", [(3, "b")]),
    ]


def test_what_a_figure_of_numbers_says_is_spoken_for_by_the_whole_figure() -> None:
    text = "Before\n\n```figure bars\ntitle: T\n\nA: 55%\nsource: [@a]\n```\nAfter\n"
    whole = ("title: T", "A: 55%", "source: [@a]")
    found = [(block.kind, block.lines, block.heads) for block in blocks(text)]
    assert found == [
        ("paragraph", [(1, "Before")], ()),
        ("cell", [(4, "T")], whole),
        ("cell", [(6, "55%")], whole),
        ("cell", [(7, "[@a]")], whole),
        ("paragraph", [(9, "After")], ()),
    ]


def test_the_names_that_a_definition_list_explains_are_headings() -> None:
    found = [(block.kind, block.text) for block in blocks("A\nB\n:   C.\n:   D.\n\nE\n")]
    assert found == [("heading", "A\nB"), ("item", "C."), ("item", "D."), ("paragraph", "E")]
