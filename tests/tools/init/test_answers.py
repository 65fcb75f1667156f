"""What `invoke init` asks, and what it takes for an answer."""

from __future__ import annotations

import pytest

from tools.cli.failures import CommandError
from tools.init.answers import Answers, complete

GIVEN = {"name": "Crumbs & Co", "address": "https://you.example/crumbs", "kind": "blog"}


def test_what_is_given_is_not_asked() -> None:
    assert complete(GIVEN, None) == Answers("Crumbs & Co", "https://you.example/crumbs", "blog")


def test_what_is_missing_is_asked_until_the_answer_will_do() -> None:
    said, typed = [], ["", "<b>", "Crumbs", "crumbs.example", "https://crumbs.example", "medical"]

    def ask(prompt: str) -> str:
        said.append(prompt)
        return typed.pop(0)

    found = complete({"name": "", "address": "", "kind": ""}, ask)
    assert found == Answers("Crumbs", "https://crumbs.example", "medical")
    assert [prompt.split()[0] for prompt in said] == [
        "What",
        "want",
        "want",
        "Where",
        "want",
        "What",
    ]


def test_an_address_from_a_browser_and_a_kind_in_capitals_are_read() -> None:
    given = {**GIVEN, "address": " HTTPS://You.Example/Crumbs/ ", "kind": "Blog"}
    assert complete(given, None) == Answers("Crumbs & Co", "https://you.example/Crumbs", "blog")


@pytest.mark.parametrize(
    ("change", "reported"),
    [
        ({"name": "…"}, "--name: '…': want a name of at most 60 characters with a letter in it"),
        ({"name": 'A "B"'}, "--name: 'A \"B\"': want a name without any of"),
        ({"name": "A\x1b[0m"}, r"--name: 'A\\x1b\[0m': want a name on one line"),
        ({"name": "A\nB"}, r"--name: 'A\\nB': want a name on one line"),
        (
            {"address": "http://a.example"},
            "--address: 'http://a.example': want an address as https",
        ),
        ({"address": "a.example"}, "--address: 'a.example': want an address"),
        ({"address": "https://a.example/?b"}, "--address: .*: want an address"),
        ({"address": 'https://a.example/"'}, "--address: .*: want an address"),
        ({"kind": "shop"}, "--kind: 'shop': want blog or medical"),
        ({"kind": ""}, "--kind is missing; give --name, --address and --kind"),
    ],
)
def test_an_answer_that_will_not_do_is_refused(change: dict[str, str], reported: str) -> None:
    with pytest.raises(CommandError, match=f"^{reported}"):
        complete({**GIVEN, **change}, None)


def test_who_ends_the_questions_changes_nothing() -> None:
    def ask(_prompt: str) -> str:
        raise EOFError

    with pytest.raises(CommandError, match=r"^nothing is changed;"):
        complete({**GIVEN, "name": ""}, ask)
