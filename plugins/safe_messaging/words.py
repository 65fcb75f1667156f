"""Words to avoid when a page speaks of suicide, with what to write instead.

After *Preventing suicide: a resource for media professionals* (World Health Organization, 2023),
*Best practices and recommendations for reporting on suicide* (reportingonsuicide.org) and the
*Framework for successful messaging* (National Action Alliance for Suicide Prevention).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.phrase import Keywords, Phrase, Words, phrase

SPEAKS = phrase(
    "{suicid* selfharm* selfinjur*}",
    "self-{harm* injur*}",
    "(?:end|take|took|taking|ending|ended)(?:ed|ing)?"
    " (?:his|her|their|your|my|one's|one’s) (?:own )?{life lives}",
)
SUBJECT = SPEAKS.pattern
"""Words that tell that a text speaks of suicide or self-harm."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A *phrase* to avoid, why, and what to write; *near* suicide only, or anywhere."""

    phrase: Phrase
    why: str
    instead: str
    near: bool = False


RULES: tuple[Rule, ...] = (
    Rule(
        phrase("{commit commits committed committing} (?:suicide|self-harm)"),
        "it speaks of a crime",
        "write “died by suicide”",
    ),
    Rule(
        phrase(
            "{successful unsuccessful successfully unsuccessfully}"
            " (?:suicides?|attempts?|attempted)",
            "{complete completed} suicides?",
            "{failed} (?:suicide )?attempts?",
            "{failed} suicides?",
            r"{botched} \w+",
        ),
        "an attempt is neither passed nor failed",
        "write “died by suicide” or “survived a suicide attempt”",
    ),
    Rule(
        phrase(
            "{suicide} (?:epidemic|wave|craze|hot ?spot|pact|victims?|note)",
            "{epidemic} of (?:suicides?|self-harm)",
        ),
        "it alarms, glamorizes or gives detail",
        "give the number, its time and its place",
    ),
    Rule(
        phrase(
            "{epidemic epidemics skyrocket* plague plagues contagi* outbreak outbreaks}",
            "{tidal} wave",
        ),
        "it alarms",
        "write “rise”, with the number",
        near=True,
    ),
    Rule(
        phrase(
            "{chose} to (?:die|end)",
            "{wanted} to escape",
            "{found} peace",
            "at {peace} at last",
            "{cry} for help",
            "easy {way} out",
            "{selfish cowardly}",
        ),
        "it judges or glamorizes",
        "write what happened, without a verdict",
        near=True,
    ),
    Rule(
        phrase(
            r"{drove drives driven pushed} (?:\w+ )?to (?:suicide|self-harm)",
            "{suicide} (?:was|is) (?:caused by|the result of|due to)",
        ),
        "no suicide has a single cause",
        "say that there are many reasons",
    ),
    Rule(
        phrase(
            "{hang hanged hanging hung overdose overdosed overdoses overdosing gunshot noose}",
            "{shot} (?:him|her|them)sel(?:f|ves)",
            "{shoot shoots shooting} (?:one|him|her|them)sel(?:f|ves)",
            "cut(?:ting)? (?:his|her|their) {wrist wrists}",
            "{slit slitting poisoned poisoning suffocat* strangl* drowned drowning}",
            "{jump jumped jumping} (?:from|off)",
            "carbon {monoxide}",
        ),
        "it names a method",
        "leave the method out",
        near=True,
    ),
    Rule(
        phrase("{kill killed kills killing} (?:him|her|them|your|one|my)sel(?:f|ves)"),
        "it is graphic",
        "write “died by suicide” or “ended their life”",
    ),
    Rule(
        phrase("{suicidal} (?:people|persons?|patients?|teens?|teenagers?|adults?|students?)"),
        "it makes a person out of a symptom",
        "write “people with suicidal thoughts”",
    ),
    Rule(
        phrase(
            "(?:an?|the|drug|opioid|many|most) {addict addicts abuser abusers}",
            "{addicts junkie junky junkies druggie druggies alcoholics depressives}",
            "drug {abuser abusers}",
            "{schizophrenic schizophrenics lunatic lunatics psycho psychos}",
            "the {mentally} ill",
        ),
        "it makes a person out of an illness",
        "write “a person with …”",
    ),
)

_ANYWHERE = Keywords.of(rule.phrase for rule in RULES if not rule.near)
_NEAR = Keywords.of(rule.phrase for rule in RULES if rule.near)
_TEACHES = re.compile(
    r"\b(?:not|never|avoid\w*|instead|rather than|old phrases?|no longer)\b", re.I
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")


def may_concern(words: Words) -> bool:
    """Whether a text of these *words* may speak of suicide, or ill of anybody."""
    return words.have(SPEAKS.keywords) or words.have(_ANYWHERE)


def may_harm(words: Words) -> bool:
    """Whether a passage of these *words* may break a rule; `harmful_words` tells if it does."""
    return words.have(_ANYWHERE) or (words.have(SPEAKS.keywords) and words.have(_NEAR))


def harmful_words(sentence: str, passage: str) -> Iterator[tuple[str, Rule]]:
    """Words of *sentence* and the rule they break; *passage* is its paragraph, item or row.

    Words in quotation marks pass in a sentence that teaches to avoid them.
    """
    words = Words(sentence)
    rules = [rule for rule in RULES if words.have(rule.phrase.keywords)]
    if not rules:
        return
    text = _QUOTED.sub("“…”", sentence) if _TEACHES.search(sentence) else sentence
    speaks = SUBJECT.search(passage) is not None
    for rule in rules:
        if speaks or not rule.near:
            yield from ((match[0], rule) for match in rule.phrase.pattern.finditer(text))
