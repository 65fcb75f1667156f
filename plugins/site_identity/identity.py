"""What a site is: its name, its address, its people, its colours, its menu."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from site_identity.words import Link, Words


class Licence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The licence of texts and pictures, and where its words are."""

    name: str
    address: str


class Identity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields of `site.toml`; `docs/identity.md` says what each does.

    *address* is that of the published site, without a slash at its end. *kind* decides whether the
    checks of clinical texts run. *organization* says whether *author* is one, and no person.
    *colours* are custom properties of the theme, each with its value in light and in dark mode.
    *mark* is an SVG file below the content folder that the icons show in place of *initials*,
    which are made from the name if there are none.
    *crisis* are the help lines of the crisis box, each in Markdown.
    *counter* is the address of the site's GoatCounter.
    """

    name: str
    subtitle: str
    address: str
    author: str
    kind: Literal["blog", "medical"] = "blog"
    lead: str = ""
    description: str = ""
    not_found: str = ""
    language: str = "en"
    timezone: str = "UTC"
    organization: bool = False
    reviewers: dict[str, str] = msgspec.field(default_factory=dict)
    contact: str = ""
    repository: str = ""
    counter: str = ""
    security_expires: datetime
    feed_authority: str = ""
    licence: Licence | None = None
    disclaimer: str = ""
    privacy: str = ""
    feature: str = ""
    guides: list[str] = msgspec.field(default_factory=list)
    menu: list[Link] = msgspec.field(default_factory=list)
    footer: list[Link] = msgspec.field(default_factory=list)
    help_link: Link | None = None
    crisis: list[str] = msgspec.field(default_factory=list)
    crisis_more: str = ""
    initials: str = ""
    languages: dict[str, Words] = msgspec.field(default_factory=dict)
    mark: str = ""
    colours: dict[str, Link] = msgspec.field(default_factory=dict)
    example: bool = False

    @property
    def host(self) -> str:
        """The host of *address*."""
        return urlsplit(self.address).hostname or ""

    @property
    def authority(self) -> str:
        """The authority of the identifiers in feeds: *feed_authority*, or else the host."""
        return self.feed_authority or self.host

    @property
    def expires(self) -> str:
        """*security_expires* in the form of RFC 3339."""
        return self.security_expires.isoformat().replace("+00:00", "Z")
