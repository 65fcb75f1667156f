"""The files of a new site, with its name, address and days filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from tools.init.answers import Answers

_STARTER: Final = Path(__file__).parent / "starter"
_PLACE: Final = re.compile(r"@([A-Z_]+)@")
# What differs by kind within one file.
_KINDS: Final = {
    "blog": {
        "SUBTITLE": "Posts, guides and their sources",
        "DISCLAIMER": "",
        "HELP": "",
        "FOOTER": "",
        "COLOURS": 'accent = ["#27553a", "#9bd3ad"]\ntint = ["#e6f0e8", "#183024"]',
    },
    "medical": {
        "SUBTITLE": "Health information with its sources",
        "DISCLAIMER": "Information, not medical advice.",
        "HELP": (
            'help_link = ["Get help now", "get-help-now/"]\n'
            "# The help lines of the crisis box; without this list, those of the US and Canada\n"
            "# crisis = [\n"
            '#   "**In immediate danger:** [call 112](tel:112).",\n'
            '#   "**To talk to somebody:** [call 116 123](tel:116123). It is free.",\n'
            "# ]\n"
            'crisis_more = "- [More ways to get help]({filename}/pages/get-help-now.md)"\n'
        ),
        "FOOTER": '  ["Get help now", "get-help-now/"],\n',
        "COLOURS": "",
    },
}


def starter_files(answers: Answers, today: date) -> dict[str, str]:
    """Each file of a new site by its path from the project's root."""
    words = {
        "NAME": answers.name,
        "ADDRESS": answers.address,
        "HOST": answers.host,
        "KIND": answers.kind,
        "TODAY": today.isoformat(),
        "NEXT_YEAR": _next_year(today).isoformat(),
        **_KINDS[answers.kind],
    }
    return {
        name: _PLACE.sub(lambda match: words[match[1]], text)
        for name, text in _templates(answers.kind)
    }


def _templates(kind: str) -> Iterator[tuple[str, str]]:
    """What all kinds have, then what *kind* has of its own."""
    for folder in (_STARTER / "common", _STARTER / kind):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")


def _next_year(day: date) -> date:
    """The same day a year later, or 28 February."""
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
