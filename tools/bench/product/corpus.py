"""A seeded corpus of texts for this site, made of the paragraphs of its own texts."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path, PurePosixPath
from typing import Any, Final

import yaml

from tools.bench.product import blocks

WORDS_A_TEXT: Final = 950
LAST_DAY: Final = date(2026, 11, 20)  # of a generated text
_FIRST_DAY: Final = date(2012, 1, 1)
_CHECKED: Final = date(2026, 11, 23)
_BLOCKS_A_HEADING: Final = 4
_HALF_A_BLOCK: Final = 40  # words, so that texts have as many as they should on average
_TAGS_A_TEXT: Final = 4
# No two names differ by one letter or a plural: the site takes that for a slip.
TAGS: Final = """
adherence aging anesthesia anhedonia anxiety brain burnout caffeine caregiving cost
dissociation dosage employment exercise fatigue genetics grief insurance lithium loneliness
meditation memory menopause mindfulness neuroimaging nutrition parenthood placebo pregnancy
psilocybin psychotherapy rumination schooling self-care sleep statistics stimulation
telehealth trauma veterans withdrawal youth
"""
CATEGORIES: Final = ("Daily life", "Questions and answers", "Reading research", "Side effects")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the site: its *path* below `content`, its front matter, and its Markdown."""

    path: PurePosixPath
    fields: Mapping[str, Any]
    body: str

    @property
    def slug(self) -> str:
        """The last part of the address."""
        return self.path.stem

    def source(self) -> str:
        """The file, as a writer would have it."""
        header = yaml.safe_dump(dict(self.fields), allow_unicode=True, sort_keys=False, width=1000)
        return f"---\n{header}---\n\n{self.body}"


def read_texts(content: Path) -> list[Text]:
    """The texts below the folder *content*, in the order of their paths."""
    return [_read(content, path) for path in sorted(content.glob("*/*.md"))]


def _read(content: Path, path: Path) -> Text:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    relative = PurePosixPath(path.relative_to(content).as_posix())
    return Text(relative, yaml.safe_load(head), body.strip() + "\n")


def corpus(content: Path, count: int, seed: int = 1) -> Iterator[Text]:
    """The texts below *content*, and as many made of their parts as make *count* in all.

    A longer corpus begins with a shorter one.
    """
    own = read_texts(content)
    yield from own
    parts = _Parts(own, _allowed(content))
    for number in range(count - len(own)):
        yield parts.text(number, random.Random(f"{seed}/{number}"))  # noqa: S311 - not a secret


def _allowed(content: Path) -> list[str]:
    entries = yaml.safe_load((content / "data/claims-allowed.yaml").read_text(encoding="utf-8"))
    return [entry["sentence"] for entry in entries]


class _Parts:
    """What the site's own posts and articles are made of."""

    def __init__(self, own: list[Text], allowed: list[str]) -> None:
        posts = [text for text in own if text.path.parent.name != "pages"]
        parts = [block for text in posts for block in blocks.split(text.body)]
        self._headings = blocks.headings(parts)
        self._blocks = blocks.movable(parts, allowed)
        self._about = [text.fields["about"] for text in posts]
        self._categories = sorted({*CATEGORIES, *(text.fields["category"] for text in posts)})
        self._tags = sorted(
            {*TAGS.split(), *(tag for text in posts for tag in text.fields["tags"])}
        )

    def text(self, number: int, chance: random.Random) -> Text:
        """Text *number*; each has its own title, and every post links to earlier ones."""
        order = chance.sample(self._headings, len(self._headings))
        fields = self._fields(number, f"{order[0].rstrip('?.!')}: part {number + 1}", chance)
        parts = [blocks.CRISIS_BOX, *self._body(order[1:], chance), *_links(number, chance)]
        return Text(PurePosixPath(f"posts/{slug(number)}.md"), fields, "\n\n".join(parts) + "\n")

    def _fields(self, number: int, title: str, chance: random.Random) -> dict[str, Any]:
        days = (LAST_DAY - _FIRST_DAY).days
        return {
            "title": title,
            "summary": f"Text {number + 1} of a corpus that is made to measure how fast this is.",
            "description": f"What text {number + 1} of the corpus says, in one sentence.",
            "date": _FIRST_DAY + timedelta(days=chance.randrange(days)),
            "category": chance.choice(self._categories),
            "tags": sorted(chance.sample(self._tags, _TAGS_A_TEXT)),
            "popularity": int(chance.paretovariate(0.8) * 100) % 100_000_000,
            "clinical": True,
            "about": chance.choice(self._about),
            "evidence_checked": _CHECKED,
            "review_by": _CHECKED + timedelta(days=chance.randrange(100, 360)),
        }

    def _body(self, order: list[str], chance: random.Random) -> Iterator[str]:
        """Blocks below headings, none twice, until there are words enough."""
        words = 0
        for place, block in enumerate(chance.sample(self._blocks, len(self._blocks))):
            if words >= WORDS_A_TEXT - _HALF_A_BLOCK:
                return
            if place % _BLOCKS_A_HEADING == 0:
                yield f"## {order[place // _BLOCKS_A_HEADING]}"
            words += len(block.split())
            yield block


def slug(number: int) -> str:
    """The name of generated text *number*."""
    return f"text-{number + 1:05}"


def _links(number: int, chance: random.Random) -> list[str]:
    """A paragraph that leads to up to three earlier texts."""
    earlier = sorted({chance.randrange(number) for _ in range(3)}) if number else []
    found = [f"[text {each + 1}]({{filename}}/posts/{slug(each)}.md)" for each in earlier]
    return [f"More of this: {', '.join(found)}."] if found else []
