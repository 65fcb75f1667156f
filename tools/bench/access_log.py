"""A seeded access log in Combined Log Format: readers, crawlers, pictures, queries, a scraper."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate, islice
from pathlib import Path
from typing import Final

FIRST_DAY: Final = date(2026, 10, 1)
DAYS: Final = 31
_POSTS: Final = 400
_HOMES: Final = 300_000
_SCRAPER: Final = "203.0.113.9"
_BROWSERS: Final = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/{0}.0.0.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_{1} like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/18.{1} Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/{0}.0.0.0 Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64; rv:{0}.0) Gecko/20100101 Firefox/{0}.0",
    "Mozilla/5.0 (Linux; Android 1{1}; K) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/{0}.0.0.0 Mobile Safari/537.36",
)
_ROBOTS: Final = (
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2;"
    " +https://openai.com/gptbot)",
    "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers)",
    "python-requests/2.32.3",
)
_BLOCK: Final = 10_000  # lines


class _Urn:
    """Draws from *values*, each as often as its *weight* says."""

    def __init__(self, values: Sequence[str], weights: Sequence[float]) -> None:
        self._values = values
        self._sums = list(accumulate(weights))

    def draw(self, chance: random.Random, number: int) -> list[str]:
        return chance.choices(self._values, cum_weights=self._sums, k=number)


def slugs() -> list[str]:
    """The posts of the log, the most read first."""
    return [f"post-number-{number}" for number in range(_POSTS)]


def write(folder: Path, lines: int, parts: int, seed: int = 1) -> list[Path]:
    """*lines* of the log in *parts* gzipped files of *folder*, in order of time."""
    folder.mkdir(parents=True, exist_ok=True)
    blocks = _blocks(lines, seed)
    blocks_a_part = -(-lines // (parts * _BLOCK))
    return [
        _part(folder / f"access-{number:02}.log.gz", islice(blocks, blocks_a_part))
        for number in range(parts)
    ]


def _part(path: Path, blocks: Iterator[str]) -> Path:
    with gzip.open(path, "wb", compresslevel=5) as file:
        for block in blocks:
            file.write(block.encode())
    return path


def _blocks(lines: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)  # noqa: S311 - a log must be the same each time
    urns = (_addresses(chance), _requests(), _agents())
    start = datetime.combine(FIRST_DAY, datetime.min.time())
    step = DAYS * 86400 / lines
    for first in range(0, lines, _BLOCK):
        number = min(_BLOCK, lines - first)
        drawn = zip(*(urn.draw(chance, number) for urn in urns), strict=True)
        yield "".join(
            f"{address} - - [{_stamp(start, int((first + i) * step))}] {request} {agent}\n"
            for i, (address, request, agent) in enumerate(drawn)
        )


@lru_cache(maxsize=8)
def _stamp(start: datetime, second: int) -> str:
    """Several lines fall into one second, and to write a date takes longer than the rest."""
    return f"{start + timedelta(seconds=second):%d/%b/%Y:%H:%M:%S} +0000"


def _addresses(chance: random.Random) -> _Urn:
    """Homes, some of which read more than others, and one address that scrapes."""
    homes = [
        f"{chance.randint(11, 199)}.{chance.randint(0, 255)}.{chance.randint(0, 255)}"
        f".{chance.randint(1, 254)}"
        for _ in range(_HOMES)
    ]
    return _Urn([_SCRAPER, *homes], [_HOMES / 50, *(1 + 500 / (n + 10) for n in range(_HOMES))])


def _requests() -> _Urn:
    """Pages by Zipf's law, in each way in which they are asked for, and what is no page view."""
    weights: dict[str, float] = {}
    for rank, slug in enumerate(slugs(), 1):
        referrer = '"https://www.example.org/search?q=depression"'
        for request, share in (
            (f'"GET /{slug}/ HTTP/2.0" 200 9135 {referrer}', 50),
            (f'"GET /{slug}/?utm_source=letter&utm_medium=email HTTP/2.0" 200 9135 "-"', 5),
            (f'"GET /{slug}/index.html HTTP/1.1" 200 9135 "-"', 2),
            (f'"GET /{slug} HTTP/1.1" 301 162 "-"', 3),
            (f'"GET /{slug}/ HTTP/2.0" 304 0 "-"', 5),
            (f'"HEAD /{slug}/ HTTP/1.1" 200 0 "-"', 3),
            (f'"GET /images/{slug}.svg HTTP/2.0" 200 20513 "https://www.example.org/{slug}/"', 28),
        ):
            weights[request] = share / rank
    whole = sum(weights.values())
    weights['"GET /feeds/all.atom.xml HTTP/1.1" 200 48112 "-"'] = whole / 25
    weights['"GET /favicon.ico HTTP/2.0" 200 1150 "https://www.example.org/"'] = whole / 12
    weights['"POST /wp-login.php HTTP/1.1" 404 153 "-"'] = whole / 50
    weights['"GET / HTTP/2.0" 200 8011 "-"'] = whole / 10
    return _Urn(list(weights), list(weights.values()))


def _agents() -> _Urn:
    browsers = [
        form.format(version, version % 8) for form in _BROWSERS for version in range(80, 142)
    ]
    shares = [1 + (number % 62) ** 2 / 40 for number in range(len(browsers))]
    robots = [sum(shares) / 20] * len(_ROBOTS)
    return _Urn([f'"{agent}"' for agent in (*browsers, *_ROBOTS)], shares + robots)
