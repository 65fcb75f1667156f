"""What makes a sentence a claim that needs a source: signs, each a set of words or figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_QUESTION = re.compile(r"\?[”’\"')]*$")
_COUNT = r"\d(?:[\d,.]{0,12}\d)?"
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_NUMBER = rf"(?:{_SMALL}|{_COUNT})"
_PEOPLE = (
    "(?:people|persons|patients|inpatients|outpatients|adults|adolescents|teenagers|students"
    "|participants|volunteers|veterans|women|men|girls|boys|children|users)"
)
_SPAN = rf"(?:{_NUMBER}(?: (?:to|or) {_NUMBER})?|an?|a few|several)"
_PARTS = (
    "act|article|appendix|box|chapter|day|episode|figure|instalment|issue|item|lesson|line"
    "|module|number|page|paragraph|part|phase|point|post|question|row|section|session|slide|stage"
    "|step|table|version|video|volume|week"
)
# "Part 2 of 3" is a place in a series; a lookbehind has one width, so each word has its own.
_NOT_A_PLACE = "".join(rf"(?<!\b{word} )" for word in _PARTS.split("|"))
_TIME = "(?:minutes?|hours?|days?|weeks?|months?|years?)"


@dataclass(frozen=True, slots=True)
class Sign:
    """A *pattern* whose words claim something.

    One that is *shared* describes a study or an idea, whose result may follow: a citation in the
    next sentence of the same block is near enough.
    """

    name: str
    pattern: re.Pattern[str]
    shared: bool = False


def _sign(name: str, *alternatives: str, shared: bool = False) -> Sign:
    words = "|".join(alternatives)
    return Sign(name, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), shared)


SIGNS: tuple[Sign, ...] = (
    _sign("a percentage", rf"{_COUNT}\s?(?:%|per ?cent)"),
    _sign(
        "a share",
        rf"{_NOT_A_PLACE}{_COUNT} (?:in|of|out of) (?:every )?{_COUNT}",
        rf"{_NOT_A_PLACE}{_SMALL} (?:or {_SMALL} )?(?:in|out of) (?:every )?{_NUMBER}",
    ),
    _sign("a dose", rf"{_COUNT}\s?(?:mg|µg|mcg|milligrams?|micrograms?|g|ml|IU)(?:/\w+)?"),
    _sign("a p-value", r"p\s?-value", r"p\s?[<>=≤≥]\s?0?\.\d+"),
    _sign("a confidence interval", "CI", "confidence intervals?"),
    _sign("a ratio", "(?:odds|risk|hazard|rate|response) ratio", "NNT"),
    _sign("points on a scale", rf"{_COUNT}(?: \w+)? points"),
    _sign("efficacy", "(?:in|cost-)?effective(?:ness)?", "efficac(?:y|ious)"),
    _sign(
        "safety",
        r"(?:is|are|was|were|be|proved|considered) (?:\w+ ){0,2}(?:un)?safe",
        "safe (?:and|to|for|in)|safe(?:r|ly)? than|safety profile|well[ -]tolerated",
        "(?:few|minimal) side effects",
    ),
    _sign("proof", "(?:un)?prove[ns]?", "proof", "not shown", "(?:is|not) (?:un)?known"),
    _sign("a cure", "cure[sd]?", "curing", "heals?"),
    _sign(
        "a comparison",
        r"(?:better|worse|faster|stronger|weaker|more|less) (?:\w+ )?than(?! (?:one|that)\b)",
        "superior|inferior|as (?:well|good) as|beats?|outperform(?:s|ed)?",
    ),
    _sign(
        "a result",
        r"(?:trials?|stud(?:y|ies)|review|survey|meta-analysis)\b[^.]*\b"
        "(?:found|find|shows?|showed|saw|seen|agree|favou?rs?|suggests?|reported|missed"
        "|positive|negative)",
        "relapsed|responded|in remission|reached remission|risen|rose by|fell by",
        "(?:has|have|had) (?:not )?(?:been )?shown|prevents?|statistically significant",
        "no clear (?:difference|gain|effect|change)|(?:double|twice) the (?:estimates?|rate|risk)",
        "(?:lower|higher) risk",
    ),
    _sign(
        "a warning",
        r"(?:FDA|agency|(?<!-)label|guideline|NICE|task force)\b[^.]*\b"
        "(?:warn(?:s|ed)?|rules? out|advises?|recommends?|suggests?|approved|declined)",
    ),
    _sign(
        "regulation",
        "approv(?:ed|al|es)|off-label|boxed warning|guidelines?|Schedule I+",
        "(?<!-)label(?! means)",
    ),
    _sign(
        "harm",
        "side effects?|dissociation|dizz(?:y|iness)|nausea|sedation|sleepiness|bladder",
        "dependen(?:t|ce)|blood pressure|pregnancy|withdrawal symptoms",
    ),
    _sign(
        "the time of an effect",
        rf"(?:within|after|for|up to|lasts?|waited)(?: \w+){{0,2}}? {_SPAN} {_TIME}",
        f"within {_TIME}",
        shared=True,
    ),
    _sign(
        "a mechanism",
        "receptors?|glutamate|serotonin|dopamine|BDNF|mTOR|nerve cells?",
        shared=True,
    ),
    _sign(
        "a trial",
        r"(?:no|one|two|three|most|many|newer|small|large|recent) "
        r"(?:\w+ ){0,3}(?:trials?|stud(?:y|ies))",
        shared=True,
    ),
    _sign(
        "a number of people",
        rf"{_COUNT}(?: [\w-]+){{0,3}} {_PEOPLE}",
        rf"{_PEOPLE} \({_COUNT}\)",
        shared=True,
    ),
)


def is_question(text: str) -> bool:
    """Whether the sentence *text* asks."""
    return _QUESTION.search(text.rstrip()) is not None


def claims_in(text: str) -> Iterator[tuple[Sign, str]]:
    """Each sign in *text*, with the words that show it; a question claims nothing."""
    if is_question(text):
        return
    for sign in SIGNS:
        if match := sign.pattern.search(text):
            yield sign, match[0]
