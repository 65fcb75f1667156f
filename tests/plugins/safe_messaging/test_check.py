import pytest

from report.diagnostic import Diagnostic
from safe_messaging.check import diagnostics

BOX = "[[crisis-box]]"
NO_HELP = Diagnostic(
    "",
    1,
    "crisis-box",
    "the page speaks of suicide and shows no help here",
    "put [[crisis-box]] before it or directly after it",
)


@pytest.mark.parametrize(
    "text",
    [
        f"{BOX}\n\nOn suicide.",
        f"On suicide.\n\n{BOX}\n\nMore.",
        f"- On suicide\n- More\n\n{BOX}",
        f"| On suicide |\n|---|\n| More |\n\n{BOX}",
        f"# On suicide\n\nText.\n\n{BOX}",
        f'!!! note "Box"\n    - On suicide\n    - More\n\n{BOX}',
        "Nothing of the kind.",
        "`suicide`",
    ],
)
def test_help_stands_before_the_first_mention_or_directly_after_it(text: str) -> None:
    assert diagnostics(text, 1, {}) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("On suicide.", 1),
        (f"Text.\n\nOn\nsuicide.\n\nText.\n\n{BOX}", 4),
        (f"On suicide.\n\nText.\n\n{BOX}", 1),
        (f"- On suicide\n\nText.\n\n{BOX}", 1),
        ("On suicide.\n\n`[[crisis-box]]`", 1),
        ("Self-harm.", 1),
    ],
)
def test_a_mention_without_help_is_told_with_its_line(text: str, line: int) -> None:
    (fault,) = diagnostics(text, 1, {})
    assert (fault.field, fault.line) == ("crisis-box", line)


def test_a_title_that_speaks_of_suicide_needs_help_somewhere() -> None:
    fields = {"title": (2, "Teens and suicide"), "summary": (3, "On suicide")}
    assert diagnostics("Text.", 5, fields) == [
        Diagnostic(
            "",
            2,
            "crisis-box",
            "the page speaks of suicide and shows no help",
            "put [[crisis-box]] after the introduction",
        )
    ]
    assert diagnostics(f"Text.\n\n{BOX}", 5, fields) == []


def test_words_are_told_with_field_and_line() -> None:
    text = f"{BOX}\n\nFine.\nHe committed\nsuicide. He hanged there.\n"
    reported = diagnostics(text, 11, {"title": (2, "A suicide epidemic")})
    assert [(fault.line, fault.field, fault.problem) for fault in reported] == [
        (14, "wording", "“committed suicide”: it speaks of a crime"),
        (15, "wording", "“hanged”: it names a method"),
        (2, "title", "“suicide epidemic”: it alarms, glamorizes or gives detail"),
        (2, "title", "“epidemic”: it alarms"),
    ]


def test_the_name_of_the_rule_and_the_remedy_are_told() -> None:
    assert diagnostics("On suicide.", 1, {}) == [NO_HELP]


def test_emphasis_hides_no_word() -> None:
    (fault,) = diagnostics("An **addict**, the *mentally*\nill.", 1, {})[:1]
    assert fault.problem == "“An addict”: it makes a person out of an illness"
