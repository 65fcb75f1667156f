from citations.place import lines_of, lines_of_key, lines_of_pictures

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
    assert list(lines_of("@a", MARKDOWN)) == [4, 12]


def test_a_fragment_is_found_in_a_group_that_spans_lines() -> None:
    assert list(lines_of("@b, p. 2", MARKDOWN)) == [11]


def test_a_key_is_found_in_the_front_matter_as_well() -> None:
    source = "---\nclaims:\n  - sources: [b, a]\n---\nThe a in the text.[@a; @a-1]\n"
    assert lines_of_key("a", source) == [3, 5]


def test_a_picture_with_a_citation_is_found_by_its_line() -> None:
    text = '![a](x.svg "b")\n\n![a](x.svg "b[@k]")\n![a [@k]](x.svg)\n`![a [@k]](x)`\n[@k]\n'
    assert list(lines_of_pictures(text)) == [3, 4]
