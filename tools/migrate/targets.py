"""Where an address of the old site leads in this one."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from tools.migrate import addresses
from tools.migrate.media import SHOWN, Media
from tools.migrate.plan import Plan
from tools.migrate.text import Text

_OPENINGS: Final = ("{filename}", "{static}", "{attach}", "|filename|", "|static|", "|attach|")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SCHEMES: Final = ("http", "https", "mailto", "tel", "sms")


@dataclass
class Targets:
    """Links of one site. *url* is its old address; *used* the files that links lead to."""

    plan: Plan
    media: Media
    url: str = ""
    used: set[Path] = field(default_factory=set)

    def link(self, text: Text, typed: str) -> str:
        """What to write for the address *typed* in *text*; "" if it can be no address."""
        typed = typed.strip()
        if typed.startswith("ref:"):
            return self._reference(text, unquote(typed[4:]))
        if typed.startswith("//"):
            typed = f"https:{typed}"
        if self._is_elsewhere(typed):
            return typed
        path = self._own_path(typed)
        if not path or path.startswith("#"):
            return path
        return self._inside(text, path) or typed.removeprefix(_opening(typed))

    def picture(self, text: Text, typed: str) -> str:
        """`{static}/…` for a picture that moves in, else ""."""
        found = self._file(text, typed)
        if found is None or found.suffix.lower() not in SHOWN:
            return ""
        return self._static(found)

    def thumbnail(self, text: Text, typed: str) -> str:
        """The path of a picture for lists, below the content folder."""
        made = self.picture(text, typed).removeprefix("{static}/")
        return "" if made.endswith(".gif") else made

    def _is_elsewhere(self, typed: str) -> bool:
        """Whether *typed* is an address of another site, or one of a person."""
        try:
            parts = urlsplit(typed)
            host = parts.hostname
        except ValueError:
            return False
        if parts.scheme not in _SCHEMES:
            return False
        return not self._host or host != self._host

    def _own_path(self, typed: str) -> str:
        """The path of an address of the old site; "" for what is no address."""
        if opening := _opening(typed):
            return typed[len(opening) :]
        try:
            parts = urlsplit(typed)
        except ValueError:
            return ""
        if parts.scheme in _SCHEMES and parts.netloc:
            below = typed.partition(parts.netloc)[2] or "/"
            return below.removeprefix(self._folder) or "/"
        return "" if _SCHEME.match(typed) else typed

    @cached_property
    def _host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @cached_property
    def _folder(self) -> str:
        return urlsplit(self.url).path.rstrip("/")

    def _inside(self, text: Text, path: str) -> str:
        path, hash_sign, anchor = path.partition("#")
        end = f"{hash_sign}{anchor}"
        for candidate in self._candidates(text, path):
            if file := self.plan.by_origin.get(unquote(candidate).lstrip("/")):
                return f"{{filename}}/{file}{end}"
            if file := self.plan.by_address.get(addresses.key(candidate)):
                return f"{{filename}}/{file}{end}"
        if found := self._file(text, path):
            return self._static(found)
        return ""

    def _candidates(self, text: Text, path: str) -> list[str]:
        """*path* from the root, from the folder of the file, and from each old address."""
        if path.startswith("/"):
            return [path]
        bases = [f"/{posixpath.dirname(text.origin)}/"]
        for address in text.addresses:
            bases += [
                address if address.endswith("/") else f"{posixpath.dirname(address)}/",
                f"{address}/",
            ]
        joined = [posixpath.normpath(posixpath.join(base, path)) for base in bases]
        stem = joined[0].rpartition(".")
        return [*joined, *([f"{stem[0]}.md"] if stem[2] in ("html", "rst", "htm") else [])]

    def _reference(self, text: Text, name: str) -> str:
        name, hash_sign, anchor = name.partition("#")
        end = f"{hash_sign}{anchor}"
        if not name:
            return end
        if found := self._inside(text, name if "/" in name else f"./{name}"):
            return f"{found}{end}"
        plain = name.strip("/").removesuffix(".md").removesuffix(".markdown").removesuffix("/index")
        for key in (plain, plain.removeprefix("content/"), plain.rpartition("/")[2]):
            if file := self.plan.by_name.get(key.casefold()):
                return f"{{filename}}/{file}{end}"
        found_file = self.media.named(name)
        return self._static(found_file) if found_file else ""

    def _file(self, text: Text, typed: str) -> Path | None:
        typed = typed.strip()
        if typed.startswith("ref:"):
            name = unquote(typed[4:])
            return self._file(text, name) or self.media.named(name)
        is_upload = "/wp-content/uploads/" in typed
        if not typed or (self._is_elsewhere(typed) and not is_upload):
            return None
        path = typed if is_upload else self._own_path(typed)
        folders = (
            posixpath.dirname(text.origin),
            *(posixpath.dirname(each) for each in text.addresses),
            *text.addresses,
        )
        found = self.media.find(path, tuple(dict.fromkeys(folders)))
        return found if found in self.media.targets else None

    def _static(self, path: Path) -> str:
        self.used.add(path)
        return f"{{static}}/{quote(self.media.targets[path])}"


def _opening(typed: str) -> str:
    """Pelican's word for what an address leads to."""
    return next((each for each in _OPENINGS if typed.startswith(each)), "")
