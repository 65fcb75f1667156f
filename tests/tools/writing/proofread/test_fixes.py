"""What is mended, and what is left as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.writing.proofread.fixes import fixed

SPELLINGS = {("tags", "sleep"): "Sleep", ("tags", "c"): "C#", ("category", "mood"): "Mood"}
HEAD = "---\ntitle: T\n---\n"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("# One\n\n### Two\n", "## One\n\n### Two\n"),
        ("## One\n\n#### Two\n\n## Three\n", "## One\n\n### Two\n\n## Three\n"),
        ("a <!-- kept -->\n<!--more-->\nb\n", "a <!-- kept -->\nb\n"),
        ('<a href="x" target="_blank">x</a>\n', '<a href="x">x</a>\n'),
        ('<a title="no target=b" href="x">\n', '<a title="no target=b" href="x">\n'),
        ("one \n\n   \ntwo  \nthree\n", "one\n\n\ntwo  \nthree\n"),
        ("one  \ntwo  \n\n## Three \n\nlast   \n", "one  \ntwo\n\n## Three\n\nlast\n"),
        ("```\n# code \n```\n", "```\n# code \n```\n"),
        ("```\n# open \n", "```\n# open \n"),
        ("<pre>\n# code \n</pre>\n\n# One\n", "<pre>\n# code \n</pre>\n\n## One\n"),
        ("<!--\n# a note\n-->\n\n### One\n", "<!--\n# a note\n-->\n\n## One\n"),
        ('`<a target="x">`\n', '`<a target="x">`\n'),
        ("<div><pre>\n# code \n</pre></div>\n", "<div><pre>\n# code \n</pre></div>\n"),
        ("Run:\n\n    # code   \n    x \n", "Run:\n\n    # code   \n    x \n"),
        ("Run:\n\n\t<a target=x>\n", "Run:\n\n\t<a target=x>\n"),
        ("Run:\n\n    <!-- more -->\n", "Run:\n\n    <!-- more -->\n"),
        ("1. a\n\n       # code \n", "1. a\n\n       # code \n"),
        ("> Run:\n>\n>     <a target=x> \n", "> Run:\n>\n>     <a target=x> \n"),
        ("-     code \n- words \n", "-     code \n- words\n"),
        ("A \\` sign.\n\n# One\n\nA \\` sign.\n", "A \\` sign.\n\n## One\n\nA \\` sign.\n"),
        ("A \ue0007\ue001 sign. \n", "A \ue0007\ue001 sign.\n"),
        ("<code>\n# a\n</code>\n\n# b\n", "<code>\n# a\n</code>\n\n## b\n"),
        ('<div class="x">\n# a\n</div>\n', '<div class="x">\n# a\n</div>\n'),
        ("<table><tr>\n# a\n\n# b\n", "<table><tr>\n# a\n\n## b\n"),
        ("<em>a</em> b\n# c\n", "<em>a</em> b\n## c\n"),
        ('<p>\n<a target="x">\n</p>\n', "<p>\n<a>\n</p>\n"),
        ("```\n# an open fence \n", "```\n# an open fence \n"),
    ],
)
def test_bodies(typed: str, expected: str) -> None:
    assert fixed(HEAD + typed, {}) == HEAD + expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("date: March 1, 2019", "date: 2019-03-01"),
        ("date: 2019-3-1 9:30", "date: 2019-03-01 09:30"),
        ("date: 2019-03-01T09:30+02:00", "date: 2019-03-01T09:30+02:00"),
        ("date: soon", "date: soon"),
        ("date: 2.11.2026", "date: 2.11.2026"),
        ("date: 1/2/2026", "date: 1/2/2026"),
        ("modified: 26-02-01", "modified: 26-02-01"),
        ("date: 13/2/2026", "date: 2026-02-13"),
        ("date: 2026-02-01 09:30 GMT+1", "date: 2026-02-01T09:30:00+01:00"),
        ("date: 2026-02-01 09:30 IST", "date: 2026-02-01 09:30 IST"),
        ("tags: [sleep, night]", "tags: [Sleep, night]"),
        ("tags: sleep, Sleep", "tags: [Sleep]"),
        ("category: mood", "category: Mood"),
        ("tags: [night] # why", "tags: [night] # why"),
        ('tags: [sleep, "a, b"]', 'tags: [Sleep, "a, b"]'),
        ("tags: sleep, 5,000 steps", 'tags: [Sleep, "5,000 steps"]'),
        ("tags: ['it''s', sleep]", "tags: [it's, Sleep]"),
        ("tags: [sleep,\n  night]", "tags: [sleep,\n  night]"),
        ("tags: sleep,\n  night", "tags: sleep,\n  night"),
        ("tags: [[sleep]]", "tags: [[sleep]]"),
        ("tags: [C++, C, sleep]", "tags: [C++, C, Sleep]"),
        ("date: 2026-1-2\n  or so", "date: 2026-1-2\n  or so"),
        ("review_by: 2027/1/2", "review_by: 2027-01-02"),
        ("evidence_checked: 1 Feb 2026 # as told", "evidence_checked: 2026-02-01 # as told"),
        ("popularity_as_of: '2026.2.13'", "popularity_as_of: '2026-02-13'"),
        ("review_by: 2027/1/2 9:30", "review_by: 2027/1/2 9:30"),
        ("title_refers_to: 3 August 2018", "title_refers_to: 2018-08-03"),
        ("title_refers_to: 2018/8", "title_refers_to: 2018/8"),
        ("changes:\n- date: 2026.2.3\n  change: A", "changes:\n- date: 2026-02-03\n  change: A"),
        ("changes: [{date: 2026/2/3, change: A}]", "changes: [{date: 2026-02-03, change: A}]"),
        ('changes: [{change: "date: 2026/2/3", date: 2026/2/3}]',) * 2,
        ("summary: |\n  date: 2026/2/3",) * 2,
        ("date: 2026-3-4 9:5", "date: 2026-03-04 09:05"),
    ],
)
def test_front_matter(typed: str, expected: str) -> None:
    assert fixed(f"---\n{typed}\n---\nWords\n", SPELLINGS) == f"---\n{expected}\n---\nWords\n"


def test_the_header_of_stock_pelican_keeps_its_form() -> None:
    typed = "Title: T\nDate: 2026/3/4\nTags: sleep\n\n# One \n"
    expected = "Title: T\nDate: 2026-03-04\nTags: sleep\n\n## One\n"
    assert fixed(typed, SPELLINGS) == expected


@pytest.mark.parametrize("text", ["---\ntitle: T\n# One\n", "---\ntitle: T\n\n# One\n", HEAD[:-1]])
def test_a_file_without_end_of_front_matter_or_body_is_left(text: str) -> None:
    assert fixed(text, {}) == text


def test_a_file_without_front_matter_is_left() -> None:
    assert fixed("# One\n", {}) == "# One\n"


@given(st.text(st.characters(exclude_categories=["Cs", "Co"]), max_size=200))
def test_to_mend_twice_is_to_mend_once(body: str) -> None:
    once = fixed(HEAD + body, SPELLINGS)
    assert fixed(once, SPELLINGS) == once
