"""What a site may set about publishing, in `publish.toml`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec

from tools.publish.status import PublishError, Status

_DOMAIN = r"^(?:(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+)?$"
_FEEDS = ("feeds/all.atom.xml", "feeds/all.rss.xml", "feeds/all.json")


class PublishSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """*branch* of *remote* is what the host serves, *source_branch* what may be published.

    *cname* is the domain of the site when GitHub Pages is to serve one; *required* are files
    without which a site is not whole; *gone* are patterns of addresses (`/tag/old/`) that may
    vanish without a redirect.
    """

    remote: str = "origin"
    branch: str = "gh-pages"
    source_branch: str = "main"
    cname: Annotated[str, msgspec.Meta(pattern=_DOMAIN)] = ""
    required: tuple[str, ...] = ("index.html", "404.html", "sitemap.xml", *_FEEDS)
    gone: tuple[str, ...] = ()


def read_settings(path: Path) -> PublishSettings:
    """The settings in *path*; the defaults when there is no such file. Raises `PublishError`."""
    if not path.is_file():
        return PublishSettings()
    try:
        return msgspec.toml.decode(path.read_bytes(), type=PublishSettings)
    except (msgspec.DecodeError, ValueError) as error:
        raise PublishError(Status.UNREADY, f"{path.name}:1: settings: {error}") from error
