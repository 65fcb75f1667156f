import pytest

from claims.claim import claims_in
from claims.promise import promises_in


@pytest.mark.parametrize(
    ("text", "sign", "words"),
    [
        ("It rose by a third, to 26.6% of users.", "a percentage", "26.6%"),
        ("Half, or 50 per cent.", "a percentage", "50 per cent"),
        ("64 in 100 got better.", "a share", "64 in 100"),
        ("One in three got better.", "a share", "One in three"),
        ("Of the group, 12 of 30 got better.", "a share", "12 of 30"),
        ("They got 0.5 mg/kg.", "a dose", "0.5 mg/kg"),
        ("It was not chance (p = 0.04).", "a p-value", "p = 0.04"),
        ("The CI was wide.", "a confidence interval", "CI"),
        ("The risk ratio was two.", "a ratio", "risk ratio"),
        ("It is 3.6 points lower.", "points on a scale", "3.6 points"),
        ("Ketamine is effective.", "efficacy", "effective"),
        ("It is quite safe.", "safety", "is quite safe"),
        ("That is unproven.", "proof", "unproven"),
        ("Nothing cured it.", "a cure", "cured"),
        ("It works better than placebo.", "a comparison", "better than"),
        ("Two trials found a gain.", "a result", "trials found"),
        ("The FDA warned of it.", "a warning", "FDA warned"),
        ("It is off-label.", "regulation", "off-label"),
        ("Side effects pass.", "harm", "Side effects"),
        ("It lasts up to a week.", "the time of an effect", "lasts up to a week"),
        ("It blocks receptors.", "a mechanism", "receptors"),
        ("In most large trials it helped.", "a trial", "most large trials"),
        ("They asked 1,285 young people.", "a number of people", "1,285 young people"),
    ],
)
def test_these_words_claim_something(text: str, sign: str, words: str) -> None:
    assert (sign, words) in [(found.name, shown) for found, shown in claims_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Is it safe and effective in 55% of people?",
        "I am not safe on my own.",
        "Make the place safer.",
        "There is more than one way.",
        "*Off-label* means something.".replace("Off-label", "A label means"),
        "The film is from 2018.",
        "Call 988 on day 1.",
        "This is part 2 of 3.",
        "See paragraph 3 of 12.",
        "Step 1 of 4: rest.",
        "Part two of three, chapter one out of 9.",
        "You sit with a nurse for ten minutes.",
        "Then you will usually wait for two hours.",
        "The nurse stays with you for an hour.",
        "We talk for up to 30 minutes.",
        "Patients stay for two hours.",
        "Your doctor calls you within two days.",
    ],
)
def test_these_claim_nothing(text: str) -> None:
    assert list(claims_in(text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The most powerful drug.", ["most powerful"]),
        ("A miracle, a breakthrough.", ["miracle", "breakthrough"]),
        ("It has no side effects and is 100% safe.", ["no side effects", "100% safe"]),
        ("You will feel better; it cures.", ["You will feel better", "cures"]),
        ("Its strongest warning is short.", []),
        ("The strongest known drug.", ["strongest known drug"]),
    ],
)
def test_promises_are_found(text: str, words: list[str]) -> None:
    assert list(promises_in(text)) == words


@pytest.mark.parametrize(
    "text",
    [
        "The effect lasts for two weeks.",
        "People stay well for six weeks.",
        "You talk to a nurse, and relief lasts for two weeks.",
        "You sit with a nurse and feel better for ten days.",
        "They waited four weeks for relief.",
        "Patients meet criteria for depression for two weeks.",
        "You sit for ten minutes; it works within hours.",
    ],
)
def test_a_visit_hides_no_time_of_an_effect(text: str) -> None:
    assert "the time of an effect" in [sign.name for sign, _ in claims_in(text)]
