"""Tells whether a user agent is a crawler, a feed reader or a prefetcher.

The crawlers are those of monperrus/crawler-user-agents, which PyPI keeps current; feed readers and
prefetchers, which it leaves out in part, are added here.
"""

from __future__ import annotations

import re
from functools import cache

import crawleruseragents
import pyarrow as pa

_FEED_READERS = (
    r"(?i:feed|\brss|\batom\b|newsblur|inoreader|miniflux|netnewswire|newsboat|newsbeuter|liferea"
    r"|akregator|the old reader|theoldreader|bazqux|reeder|vienna|quiterss|podcast)"
)
_PREFETCHERS = r"(?i:prefetch|preview|prerender)"
_UNSPECIFIC = r"(?i:bot\b|crawl|spider|scrap|headless|monitor|\bcurl\b|\bwget\b)|^\W*$|^[^/ ]+$"


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern for all; it is compiled on first use, since that takes a second."""
    listed = (entry["pattern"] for entry in crawleruseragents.CRAWLER_USER_AGENTS_DATA)
    return re.compile("|".join([_FEED_READERS, _PREFETCHERS, _UNSPECIFIC, *listed]))


@cache
def is_robot(agent: str) -> bool:
    """Whether *agent* (a User-Agent header) names a program that reads without a person.

    The answer is cached for the life of the process: a log has few agents and many lines.
    """
    return _pattern().search(agent) is not None


def are_robots(agents: pa.Array | str) -> pa.Array | bool:
    """`is_robot` for each of *agents*; Ibis passes DuckDB's by the array, Spark's one by one."""
    if isinstance(agents, str):
        return is_robot(agents)
    whole = agents.combine_chunks() if isinstance(agents, pa.ChunkedArray) else agents
    words = whole.dictionary_encode()
    verdicts = pa.array([is_robot(word) for word in words.dictionary.to_pylist()], pa.bool_())
    return verdicts.take(words.indices)
