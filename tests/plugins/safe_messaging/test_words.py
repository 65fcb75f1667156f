import pytest

from safe_messaging.words import SUBJECT, harmful_words


def words(sentence: str, passage: str = "") -> list[str]:
    return [words for words, _ in harmful_words(sentence, passage or sentence)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("He committed suicide.", ["committed suicide"]),
        ("A successful attempt.", ["successful attempt"]),
        ("A failed suicide attempt.", ["failed suicide attempt"]),
        ("Completed suicides rose.", ["Completed suicides"]),
        ("A suicide epidemic.", ["suicide epidemic", "epidemic"]),
        ("Suicides skyrocketed.", ["skyrocketed"]),
        ("Suicide was the easy way out.", ["easy way out"]),
        ("The loss drove her to suicide.", ["drove her to suicide"]),
        ("The suicide was caused by debt.", ["suicide was caused by"]),
        ("She killed herself.", ["killed herself"]),
        ("Suicidal patients came.", ["Suicidal patients"]),
        ("He was an addict.", ["an addict"]),
        ("The mentally ill need care.", ["The mentally ill"]),
    ],
)
def test_these_words_are_found(sentence: str, found: list[str]) -> None:
    assert words(sentence) == found


@pytest.mark.parametrize("method", ["hanged", "an overdose", "jumped from", "a gunshot", "drowned"])
def test_a_method_is_found_in_a_passage_on_suicide_and_only_there(method: str) -> None:
    assert len(words(f"It was {method} there.", "He died by suicide. It was there.")) == 1
    assert words(f"It was {method} there.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "He died by suicide.",
        "She survived a suicide attempt.",
        "People with suicidal thoughts can get help.",
        "The trial failed, and attempts were made to publish it.",
        "The COVID-19 epidemic hit schools.",
        "A person with an addiction.",
        "The commitment of a suicide prevention team.",
    ],
)
def test_these_words_pass(sentence: str) -> None:
    assert words(sentence) == []


def test_quoted_words_pass_only_in_a_sentence_that_teaches_to_avoid_them() -> None:
    assert words("Do not write “committed suicide”.") == []
    assert words("He “committed suicide”, they wrote.") == ["committed suicide"]


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("suicide", True),
        ("Suicidal thoughts", True),
        ("self-harm and selfharm", True),
        ("self-injury", True),
        ("to end your life", True),
        ("took her own life", True),
        ("self-help", False),
        ("the end of life", False),
    ],
)
def test_what_speaks_of_suicide(text: str, speaks: bool) -> None:
    assert (SUBJECT.search(text) is not None) is speaks
