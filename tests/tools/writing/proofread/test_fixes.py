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
    ],
)
def test_front_matter(typed: str, expected: str) -> None:
    assert fixed(f"---\n{typed}\n---\nWords\n", SPELLINGS) == f"---\n{expected}\n---\nWords\n"


def test_a_file_without_front_matter_is_left() -> None:
    assert fixed("# One\n", {}) == "# One\n"


@given(st.text(st.characters(exclude_categories=["Cs", "Co"]), max_size=200))
def test_to_mend_twice_is_to_mend_once(body: str) -> None:
    once = fixed(HEAD + body, SPELLINGS)
    assert fixed(once, SPELLINGS) == once
