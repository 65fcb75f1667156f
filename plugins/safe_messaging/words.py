"""Words to avoid when a page speaks of suicide, with what to write instead.

After *Preventing suicide: a resource for media professionals* (World Health Organization, 2023),
*Best practices and recommendations for reporting on suicide* (reportingonsuicide.org) and the
*Framework for successful messaging* (National Action Alliance for Suicide Prevention).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.plain_text import flat

SUBJECT = re.compile(
    r"\bsuicid\w*|\bself-?(?:harm|injur)\w*|\b(?:end|take|took|taking|ending|ended)(?:ed|ing)?"
    r" (?:his|her|their|your|my|one's|one’s) (?:own )?li(?:fe|ves)\b",
    re.IGNORECASE,
)
"""Words that tell that a text speaks of suicide or self-harm."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A *pattern* to avoid, why, and what to write; *near* suicide only, or anywhere."""

    pattern: re.Pattern[str]
    why: str
    instead: str
    near: bool = False


def _rule(pattern: str, why: str, instead: str, *, near: bool = False) -> Rule:
    return Rule(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), why, instead, near)


RULES: tuple[Rule, ...] = (
    _rule(
        r"commit(?:s|ted|ting)? (?:suicide|self-harm)",
        "it speaks of a crime",
        "write “died by suicide”",
    ),
    _rule(
        r"(?:un)?successful(?:ly)? (?:suicides?|attempts?|attempted)|completed? suicides?"
        r"|failed (?:suicide )?attempts?|failed suicides?|botched \w+",
        "an attempt is neither passed nor failed",
        "write “died by suicide” or “survived a suicide attempt”",
    ),
    _rule(
        r"suicide (?:epidemic|wave|craze|hot ?spot|pact|victims?|note)"
        r"|epidemic of (?:suicides?|self-harm)",
        "it alarms, glamorizes or gives detail",
        "give the number, its time and its place",
    ),
    _rule(
        r"epidemics?|skyrocket\w*|plagues?|contagi\w+|outbreaks?|tidal wave",
        "it alarms",
        "write “rise”, with the number",
        near=True,
    ),
    _rule(
        r"chose to (?:die|end)|wanted to escape|found peace|at peace at last|cry for help"
        r"|easy way out|selfish|cowardly",
        "it judges or glamorizes",
        "write what happened, without a verdict",
        near=True,
    ),
    _rule(
        r"(?:drove|drives|driven|pushed) (?:\w+ )?to (?:suicide|self-harm)"
        r"|suicide (?:was|is) (?:caused by|the result of|due to)",
        "no suicide has a single cause",
        "say that there are many reasons",
    ),
    _rule(
        r"hang(?:ed|ing)?|hung|overdos(?:e[ds]?|ing)|gunshot|shot (?:him|her|them)sel(?:f|ves)"
        r"|shoot(?:s|ing)? (?:one|him|her|them)sel(?:f|ves)|cut(?:ting)? (?:his|her|their) wrists?"
        r"|slit(?:ting)?|noose|jump(?:ed|ing)? (?:from|off)|carbon monoxide|poison(?:ed|ing)"
        r"|suffocat\w+|strangl\w+|drown(?:ed|ing)",
        "it names a method",
        "leave the method out",
        near=True,
    ),
    _rule(
        r"kill(?:ed|s|ing)? (?:him|her|them|your|one|my)sel(?:f|ves)",
        "it is graphic",
        "write “died by suicide” or “ended their life”",
    ),
    _rule(
        r"suicidal (?:people|persons?|patients?|teens?|teenagers?|adults?|students?)",
        "it makes a person out of a symptom",
        "write “people with suicidal thoughts”",
    ),
    _rule(
        r"(?:an?|the|drug|opioid|many|most) (?:addict|abuser)s?|addicts|junk(?:ie|y|ies)"
        r"|druggies?|drug abusers?|alcoholics|schizophrenics?|depressives|the mentally ill"
        r"|lunatics?|psychos?",
        "it makes a person out of an illness",
        "write “a person with …”",
    ),
)

_TEACHES = re.compile(
    r"\b(?:not|never|avoid\w*|instead|rather than|old phrases?|no longer)\b", re.I
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")


def concerns(text: str) -> bool:
    """Whether the Markdown *text* may need a closer look: it speaks of suicide, or ill."""
    line = flat(text)
    return SUBJECT.search(line) is not None or any(
        rule.pattern.search(line) for rule in RULES if not rule.near
    )


def may_harm(passage: str) -> bool:
    """Whether a rule has words of *passage*; whether they break it, `harmful_words` tells."""
    return any(rule.pattern.search(passage) for rule in RULES)


def harmful_words(sentence: str, passage: str) -> Iterator[tuple[str, Rule]]:
    """Words of *sentence* and the rule they break; *passage* is its paragraph, item or row.

    Words in quotation marks pass in a sentence that teaches to avoid them.
    """
    text = _QUOTED.sub("“…”", sentence) if _TEACHES.search(sentence) else sentence
    speaks = SUBJECT.search(passage) is not None
    for rule in RULES:
        if speaks or not rule.near:
            yield from ((match[0], rule) for match in rule.pattern.finditer(text))
