"""What a new site is called, where it will be, and what it is about: asked, or given as options."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from tools.cli.failures import CommandError

KINDS: Final = ("blog", "medical")
_ADDRESS: Final = re.compile(r"https://[a-z0-9.-]+(?::\d+)?(?:/[A-Za-z0-9._~-]+)*")


@dataclass(frozen=True, slots=True)
class Answers:
    """*address* is that of the published site, without a slash at its end."""

    name: str
    address: str
    kind: str

    @property
    def host(self) -> str:
        return urlsplit(self.address).hostname or ""


class Question(NamedTuple):
    """What is asked, and what is wrong with an answer, or nothing."""

    words: str
    problem: Callable[[str], str]


def name_problem(name: str) -> str:
    """What is wrong with the *name* of a site; empty if nothing is."""
    if not re.search(r"\w", name) or len(name) > 60:
        return "want a name of at most 60 characters with a letter in it"
    if not name.isprintable():
        return "want a name on one line, without control characters"
    if re.search(r'["\\<>*_\[\]`{}@|]', name):
        return 'want a name without any of " \\ < > * _ [ ] ` { } @ |'
    return ""


def address_problem(address: str) -> str:
    """What is wrong with the *address* of a site; empty if nothing is."""
    fits = _ADDRESS.fullmatch(address)
    return (
        "" if fits else "want an address as https://you.github.io/site, without a slash at its end"
    )


def kind_problem(kind: str) -> str:
    """What is wrong with the *kind* of a site; empty if nothing is."""
    return "" if kind in KINDS else f"want {' or '.join(KINDS)}"


QUESTIONS: Final = {
    "name": Question("What is the site called?", name_problem),
    "address": Question("Where will it be? (https://…)", address_problem),
    "kind": Question(
        "What kind of site is it? (blog, or medical for texts about health)", kind_problem
    ),
}


def complete(given: dict[str, str], ask: Callable[[str], str] | None) -> Answers:
    """The answers in *given*; *ask* gets the question for one that is empty, and asks again.

    Raises CommandError for a given answer that is wrong, and for an empty one if nobody can be
    asked.
    """
    found = {}
    for field, question in QUESTIONS.items():
        value = _tidied(field, given[field])
        if value and (problem := question.problem(value)):
            raise CommandError(f"--{field}: {value!r}: {problem}")
        if not value and ask is None:
            raise CommandError(f"--{field} is missing; give --name, --address and --kind")
        found[field] = value or _asked(field, question, ask)
    return Answers(**found)


def _tidied(field: str, value: str) -> str:
    """*value* without what a browser's address line adds, or a capital."""
    value = value.strip()
    if field == "address":
        host = re.match(r"https://[^/]*", value, re.IGNORECASE)
        value = host[0].lower() + value[host.end() :].rstrip("/") if host else value
    return value.lower() if field == "kind" else value


def _asked(field: str, question: Question, ask: Callable[[str], str] | None) -> str:
    assert ask is not None, "complete() has refused"  # noqa: S101
    prompt = f"{question.words} "
    try:
        while problem := question.problem(value := _tidied(field, ask(prompt))):
            prompt = f"  {problem}: "
    except EOFError:
        raise CommandError("nothing is changed; give --name, --address and --kind") from None
    return value
