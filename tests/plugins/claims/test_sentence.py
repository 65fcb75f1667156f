import pytest

from claims.block import blocks
from claims.plain_text import outside_quotes, readable
from claims.sentence import sentences


def read(markdown: str) -> list[tuple[int, str, bool]]:
    return [(s.line, s.text, s.cited) for block in blocks(markdown) for s in sentences(block)]


def test_a_citation_after_the_stop_belongs_to_the_sentence_before_it() -> None:
    assert read("One is cited.[@a] Two is not. Three is [@b]. Four, too. [see @a, p. 3]") == [
        (1, "One is cited.", True),
        (1, "Two is not.", False),
        (1, "Three is.", True),
        (1, "Four, too.", True),
    ]


def test_an_escaped_citation_cites_nothing() -> None:
    assert [cited for _, _, cited in read(r"It works \[@a].")] == [False]


def test_a_sentence_is_told_with_the_line_on_which_it_begins() -> None:
    assert read("One\nends here. Two\nbegins\nabove.[@a]\nThree.") == [
        (1, "One ends here.", False),
        (2, "Two begins above.", True),
        (5, "Three.", False),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. Gupta and A. John Rush et al. wrote p. 3 vs. No. 4.",
        "It fell by 3.6 points on 5 Aug. 2018.",
        "The U.S. label (e.g. of Spravato) warns.",
        "He asked “Why?” and left.",
    ],
)
def test_abbreviations_and_decimals_end_no_sentence(sentence: str) -> None:
    assert [text for _, text, _ in read(sentence)] == [sentence]


def test_a_sentence_ends_with_its_quotes_and_emphasis() -> None:
    assert [text for _, text, _ in read("**Bold end.** “Quoted end.” (In brackets.) Last")] == [
        "Bold end.",
        "“Quoted end.”",
        "(In brackets.)",
        "Last",
    ]


def test_what_leads_a_list_or_heads_a_column_is_in_reach() -> None:
    assert [cited for _, _, cited in read("The label says:[@a]\n\n- 5%.\n- 6%.")] == [True] * 3
    table = "| Trial | A[@a] | B |\n|---|---|---|\n| x | 5% | 6% |"
    assert [cited for _, _, cited in read(table)] == [True, True, True, True, True, False]


@pytest.mark.parametrize("lead", ["Old.[@a] The label says:", "The label says.[@a]", "None:"])
def test_a_list_without_a_cited_introduction_is_on_its_own(lead: str) -> None:
    assert read(f"{lead}\n\n- 5%.")[-1] == (3, "5%.", False)


def test_markup_is_not_read() -> None:
    assert readable("**A** [link](https://x.example) `b`{: .c} <i>d</i>[@e][^1]&nbsp;!") == (
        "A link b d !"
    )
    assert readable('![Alt text]({static}/x.svg "Caption")') == "Alt text Caption"


def test_what_others_say_stands_in_quotes() -> None:
    assert outside_quotes("Some say “it cures”, 'x' or \"it heals\"; it's ‘odd’.") == (
        "Some say “…”, 'x' or “…”; it's “…”."
    )
