"""What makes a sentence a claim that needs a source: signs, each a phrase."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claims.phrase import NUMBER, Keywords, Phrase, Words, phrase
from claims.visit import is_visit

_QUESTION = re.compile(r"\?[”’\"')]*$")
_SMALL = "one two three four five six seven eight nine ten"
_SMALLER = f"(?:{_SMALL.replace(' ', '|')})"
_NUMBER = f"(?:{_SMALLER}|{NUMBER})"
_PEOPLE = (
    "people persons patients inpatients outpatients adults adolescents teenagers students"
    " participants volunteers veterans women men girls boys children users"
)
_SPAN = rf"(?:{_NUMBER}(?: (?:to|or) {_NUMBER})?|an?|a few|several)"
_PARTS = (
    "act|article|appendix|box|chapter|day|episode|figure|instalment|issue|item|lesson|line"
    "|module|number|page|paragraph|part|phase|point|post|question|row|section|session|slide|stage"
    "|step|table|version|video|volume|week"
)
# "Part 2 of 3" is a place in a series; a lookbehind has one width, so each word has its own. They
# take long: a lookahead comes before them.
_NOT_A_PLACE = "".join(rf"(?<!\b{word} )" for word in _PARTS.split("|"))
_TIME = "{minute minutes hour hours day days week weeks month months year years}"
_STUDIES = "{trial trials study studies}"


@dataclass(frozen=True, slots=True)
class Sign:
    """A *phrase* that claims something.

    One that is *shared* describes a study or an idea, whose result may follow: a citation in the
    next sentence of the same block is near enough. It claims nothing where *unless* holds of the
    words of the sentence before it.
    """

    name: str
    phrase: Phrase
    shared: bool = False
    unless: Callable[[str], bool] | None = None


def _sign(
    name: str,
    *alternatives: str,
    shared: bool = False,
    unless: Callable[[str], bool] | None = None,
) -> Sign:
    return Sign(name, phrase(*alternatives), shared, unless)


_FOUND = (
    r"\b[^.]*\b(?:found|find|shows?|showed|saw|seen|agree|favou?rs?|suggests?|reported|missed"
    "|positive|negative)"
)
_WARNS = r"\b[^.]*\b(?:warn(?:s|ed)?|rules? out|advises?|recommends?|suggests?|approved|declined)"
SIGNS: tuple[Sign, ...] = (
    _sign("a percentage", r"{N}\s?(?:%|per ?cent)"),
    _sign(
        "a share",
        rf"(?=\d){_NOT_A_PLACE}{{N}} (?:in|of|out of) (?:every )?{{N}}",
        rf"(?={_SMALLER} ){_NOT_A_PLACE}{{{_SMALL}}} (?:or {_SMALLER} )?"
        rf"(?:in|out of) (?:every )?{_NUMBER}",
    ),
    _sign("a dose", r"{N}\s?(?:mg|µg|mcg|milligrams?|micrograms?|g|ml|IU)(?:/\w+)?"),
    _sign("a p-value", r"p\s?-{value}", r"p\s?[<>=≤≥]\s?0?\.{N}"),
    _sign("a confidence interval", "{ci}", "{confidence} intervals?"),
    _sign("a ratio", "(?:odds|risk|hazard|rate|response) {ratio}", "{nnt}"),
    _sign("points on a scale", r"{N}(?: \w+)? points"),
    _sign(
        "efficacy",
        "(?:cost-)?{effective effectiveness ineffective ineffectiveness}",
        "{efficacy efficacious}",
    ),
    _sign(
        "safety",
        r"(?:is|are|was|were|be|proved|considered) (?:\w+ ){0,2}{safe unsafe}",
        "{safe} (?:and|to|for|in)",
        "{safe safer safely} than",
        "{safety} profile",
        "well[ -]{tolerated}",
        "(?:few|minimal) {side} effects",
    ),
    _sign(
        "proof",
        "{prove proven proves unprove unproven unproves proof}",
        "not {shown}",
        "(?:is|not) {known unknown}",
    ),
    _sign("a cure", "{cure cured cures curing heal heals}"),
    _sign(
        "a comparison",
        r"(?:better|worse|faster|stronger|weaker|more|less) (?:\w+ )?{than}(?! (?:one|that)\b)",
        "{superior inferior beat beats outperform outperforms outperformed}",
        "as (?:{well}|{good}) as",
    ),
    _sign(
        "a result",
        f"{_STUDIES}{_FOUND}",
        f"{{review survey}}{_FOUND}",
        f"meta-{{analysis}}{_FOUND}",
        "{relapsed responded risen}",
        "in {remission}",
        "reached {remission}",
        "{rose fell} by",
        "(?:has|have|had) (?:not )?(?:been )?{shown}",
        "{prevent prevents}",
        "{statistically} significant",
        "no {clear} (?:difference|gain|effect|change)",
        "{double twice} the (?:estimates?|rate|risk)",
        "(?:lower|higher) {risk}",
    ),
    _sign(
        "a warning",
        f"{{fda agency guideline nice}}{_WARNS}",
        f"(?<!-){{label}}{_WARNS}",
        f"task {{force}}{_WARNS}",
    ),
    _sign(
        "regulation",
        "{approved approval approves guideline guidelines}",
        "off-{label}",
        "boxed {warning}",
        "{schedule} I+",
        "(?<!-){label}(?! means)",
    ),
    _sign(
        "harm",
        "{side} effects?",
        "{dissociation dizzy dizziness nausea sedation sleepiness bladder dependent dependence}",
        "blood {pressure}",
        "{pregnancy}",
        "{withdrawal} symptoms",
    ),
    _sign(
        "the time of an effect",
        rf"(?:within|after|for|up to|lasts?|waited)(?: \w+){{0,2}}? {_SPAN} {_TIME}",
        f"within {_TIME}",
        shared=True,
        unless=is_visit,  # how long somebody sits or waits
    ),
    _sign(
        "a mechanism",
        "{receptor receptors glutamate serotonin dopamine bdnf mtor}",
        "{nerve} cells?",
        shared=True,
    ),
    _sign(
        "a trial",
        rf"(?:no|one|two|three|most|many|newer|small|large|recent) (?:\w+ ){{0,3}}{_STUDIES}",
        shared=True,
    ),
    _sign(
        "a number of people",
        rf"{{N}}(?: [\w-]+){{0,3}} (?:{_PEOPLE.replace(' ', '|')})",
        f"{{{_PEOPLE}}} \\({{N}}\\)",
        shared=True,
    ),
)
_KEYWORDS = Keywords.of(sign.phrase for sign in SIGNS)


def may_claim(words: Words) -> bool:
    """Whether a text of these *words* can have a sign."""
    return words.have(_KEYWORDS)


def is_question(text: str) -> bool:
    """Whether the sentence *text* asks."""
    return _QUESTION.search(text.rstrip()) is not None


def claims_in(text: str) -> Iterator[tuple[Sign, str]]:
    """Each sign in *text*, with the words that show it; a question claims nothing."""
    words = Words(text)
    if not may_claim(words) or is_question(text):
        return
    for sign in SIGNS:
        if words.have(sign.phrase.keywords) and (match := _first(sign, text)):
            yield sign, match[0]


def _first(sign: Sign, text: str) -> re.Match[str] | None:
    """The first match of *sign* in *text* that claims something."""
    for match in sign.phrase.pattern.finditer(text):
        if sign.unless is None or not sign.unless(text[: match.start()]):
            return match
    return None
