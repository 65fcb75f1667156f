from citations.place import (
    lines_of_group,
    lines_of_keys,
    lines_of_links,
    lines_of_pictures,
    lines_of_words,
)

MARKDOWN = """---
title: x
---
One.[@a; @b]

```
[@a]
```

Two `[@a]` and\\
three.[@b,
p. 2; @a-1][@a]
"""


def test_lines_are_those_of_the_groups_outside_code() -> None:
    assert lines_of_group("@a", MARKDOWN) == [12]


def test_a_group_that_spans_lines_is_found_where_it_begins() -> None:
    assert lines_of_group("@b, p. 2; @a-1", MARKDOWN) == [11]


def test_an_escaped_group_is_none() -> None:
    assert lines_of_group("@a", "\\[@a]\n\n[@a]\n") == [3]


def test_a_key_is_found_in_citations_or_else_in_the_front_matter() -> None:
    source = "---\nclaims:\n  - sources: [b, a]\n---\nThe b in the text.[see @a; @a-1]\n"
    assert lines_of_keys(["a", "b", "c"], source) == {"a": [5], "b": [3], "c": []}


def test_a_picture_with_a_citation_is_found_by_its_line() -> None:
    text = '![a](x.svg "b")\n\n![a](x.svg "b[@k]")\n![a [@k]](x.svg)\n`![a [@k]](x)`\n[@k]\n'
    assert list(lines_of_pictures(text)) == [3, 4]


def test_a_citation_in_a_link_is_found_by_its_line() -> None:
    text = '[@a] [x](y)\n\n[words [@a]](y)\n[words\n[@a]][ref]\n<a href="y">x[@a]</a>\n'
    assert lines_of_links("@a", text) == [3, 5, 6]


def test_words_are_found_outside_code_brackets_and_front_matter() -> None:
    text = "---\nx: @a\n---\n`@a` @a-b [see @a] \\@a x@a\n(@a says)\n"
    assert lines_of_words("@a", text) == [5]


def test_a_citation_in_a_figure_of_numbers_is_found_and_one_in_other_code_is_not() -> None:
    figure = "```figure bars\nsource: [@a]\n```\n"
    text = f"{figure}\n```text\n[@a]\n```\n\n{figure}"
    assert lines_of_group("@a", text) == [2, 10]
