"""The words of a site in a further language, and the settings that they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

Link = tuple[str, str]
"""A label and a path below the site's address, without a slash in front."""


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table `[languages.<code>]` of `site.toml`; each field is that of the same name."""

    name: str = ""
    subtitle: str = ""
    lead: str = ""
    description: str = ""
    disclaimer: str = ""
    privacy: str = ""
    feature: str = ""
    crisis: list[str] = msgspec.field(default_factory=list)
    crisis_more: str = ""
    help_link: Link | None = None
    menu: list[Link] = msgspec.field(default_factory=list)
    footer: list[Link] = msgspec.field(default_factory=list)


SETTINGS: Final = {
    "name": "SITENAME",
    "subtitle": "SITESUBTITLE",
    "lead": "SITE_LEAD",
    "description": "SITE_DESCRIPTION",
    "disclaimer": "FOOTER_DISCLAIMER",
    "privacy": "FOOTER_PRIVACY",
    "feature": "READING_AIDS_FEATURE",
    "crisis": "ACCESSIBLE_MARKDOWN_CRISIS_TEXT",
    "crisis_more": "ACCESSIBLE_MARKDOWN_CRISIS_MORE",
    "help_link": "HELP_LINK",
    "menu": "MENUITEMS",
    "footer": "FOOTER_LINKS",
}
"""The setting that each field is."""
_OWN: Final = frozenset({"name", "feature"})  # which a language need not have


def language_settings(languages: Mapping[str, Words]) -> dict[str, dict[str, Any]]:
    """The setting LANGUAGES. A language without a name of the site takes the site's own."""
    return {
        code: {
            setting: markdown_list(words.crisis) if field == "crisis" else getattr(words, field)
            for field, setting in SETTINGS.items()
            if field != "name" or words.name
        }
        for code, words in languages.items()
    }


def markdown_list(lines: Iterable[str]) -> str:
    """*lines* as the items of a list in Markdown."""
    return "\n".join(f"- {line.strip()}" for line in lines)


def missing(site: Any) -> Iterator[tuple[str, str]]:
    """The language and the field of each text that *site* has in its own language alone."""
    for code, words in site.languages.items():
        for field in SETTINGS.keys() - _OWN:
            if getattr(site, field) and not getattr(words, field):
                yield code, field
