import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.claim import SIGNS
from claims.phrase import Keywords, Phrase, Words, phrase
from claims.promise import PROMISES
from safe_messaging.words import RULES, SPEAKS

ALL = [*(sign.phrase for sign in SIGNS), PROMISES, SPEAKS, *(rule.phrase for rule in RULES)]


def alternatives(phrases: list[Phrase]) -> list[str]:
    """The top-level alternatives of each pattern, without the ends that surround them."""
    patterns = (each.pattern.pattern.removeprefix(r"(?<!\w)(?:") for each in phrases)
    return [part for each in patterns for part in split(each.removesuffix(r")(?!\w)"))]


def split(pattern: str) -> list[str]:
    parts, depth = [""], 0
    for sign in re.findall(r"\\.|\[[^\]]*\]|.", pattern):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


@pytest.mark.parametrize("found", ALL)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_whatever_a_phrase_matches_has_one_of_its_keywords(
    found: Phrase, data: st.DataObject
) -> None:
    pattern = data.draw(st.sampled_from(alternatives([found])))
    any_case = re.compile(pattern, re.IGNORECASE)
    text = data.draw(st.from_regex(any_case, fullmatch=True, alphabet=st.characters(codec="ascii")))
    assert Words(text).have(found.keywords)


def test_keywords_stems_and_numbers_stand_in_braces() -> None:
    made = phrase("{safe unsafe} for", "{suicid*}", r"{N}\s?mg")
    assert made.keywords == Keywords(frozenset({"safe", "unsafe", "0"}), ("suicid",))
    assert [made.pattern.fullmatch(text) is not None for text in ("Unsafe for", "12.5 mg")] == [
        True,
        True,
    ]
    assert made.pattern.search("presuicide") is None


def test_an_alternative_without_a_keyword_is_refused() -> None:
    with pytest.raises(ValueError, match="safe for has no keyword"):
        phrase("{unsafe} for", "safe for")
