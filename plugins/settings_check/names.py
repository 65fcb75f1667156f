"""Checks names of settings: one that is nearly Pelican's is a slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final

_UNDECLARED = frozenset(
    {"ARCHIVES_SAVE_AS", "ARCHIVES_URL", "AUTHOR", "AUTHORS_SAVE_AS", "AUTHORS_URL"}
    | {"AUTHOR_FEED_ATOM_URL", "AUTHOR_FEED_RSS_URL", "AUTHOR_REGEX_SUBSTITUTIONS"}
    | {"CATEGORIES_SAVE_AS", "CATEGORIES_URL", "CATEGORY_FEED_ATOM_URL", "CATEGORY_FEED_RSS"}
    | {"CATEGORY_FEED_RSS_URL", "CATEGORY_REGEX_SUBSTITUTIONS", "DEBUG", "DEFAULT_DATE"}
    | {"DISQUS_SITENAME", "FEED_ALL_ATOM_URL", "FEED_ALL_RSS", "FEED_ALL_RSS_URL"}
    | {"FEED_ATOM", "FEED_ATOM_URL", "FEED_DOMAIN", "FEED_RSS", "FEED_RSS_URL", "GITHUB_URL"}
    | {"GOOGLE_ANALYTICS", "INDEX_URL", "LINKS", "MENUITEMS", "SITESUBTITLE", "SOCIAL"}
    | {"TAGS_SAVE_AS", "TAGS_URL", "TAG_FEED_ATOM", "TAG_FEED_ATOM_URL", "TAG_FEED_RSS"}
    | {"TAG_FEED_RSS_URL", "TAG_REGEX_SUBSTITUTIONS", "TIMEZONE"}
    | {"TRANSLATION_FEED_ATOM_URL", "TRANSLATION_FEED_RSS", "TRANSLATION_FEED_RSS_URL"}
    | {"TWITTER_USERNAME"}
)
_OF_THEMES = frozenset(
    {"AUTHORS", "AUTHOR_URLS", "GITHUB_USER", "MENU_ITEMS", "SITETITLE", "SITE_SUBTITLE"}
    | {"TWITTER_USER"}
)
"""What well-known themes read, as far as it is nearly the name of another setting."""
_NEAR: Final = 0.85  # for `difflib`: the share of two names that is the same


def known(defaults: Iterable[str], templates: Iterable[str]) -> frozenset[str]:
    """Every name that Pelican reads (its defaults, those without one, those of each template).

    And those that themes read.
    """
    of_templates = {f"{name.upper()}_{end}" for name in templates for end in ("SAVE_AS", "URL")}
    return frozenset(defaults) | _UNDECLARED | _OF_THEMES | of_templates


def slips(names: Iterable[str], known_names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each of *names* that is unknown and very near to a known one, with that one."""
    letters = {name: frozenset(name) for name in known_names}
    for name in sorted(set(names) - known_names):
        likely = [each for each in known_names if _may_be_near(name, each, letters[each])]
        near = get_close_matches(name, likely, n=1, cutoff=_NEAR)
        if near and not _declined(name, near[0]):
            yield name, near[0]


def _may_be_near(name: str, known_name: str, letters: frozenset[str]) -> bool:
    """False where `get_close_matches` would not find *known_name*, which has *letters*.

    It measures twice the letters that match by all letters; a letter of one name alone matches
    none. To measure all pairs would take a tenth of a build of a few texts.
    """
    return len(letters.symmetric_difference(name)) <= (1 - _NEAR) * (len(name) + len(known_name))


def _declined(name: str, near: str) -> bool:
    """A word more, as in `POPULAR_FEED_ATOM`, makes another name, not a slip."""
    return set(name.split("_")) > set(near.split("_"))
