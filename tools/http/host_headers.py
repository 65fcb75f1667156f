"""Reads a `_headers` file as Cloudflare Pages and Netlify do: a path pattern, then its headers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True)
class HostHeaders:
    """For each pattern, in the order of the file, the headers it adds; `*` fits any text."""

    rules: tuple[tuple[str, Mapping[str, str]], ...]

    def of(self, path: str) -> dict[str, str]:
        """The headers of every rule that fits the address path; a later rule wins."""
        found: dict[str, str] = {}
        for pattern, headers in self.rules:
            if fnmatchcase(path, pattern.replace("[", "[[]").replace("?", "[?]")):
                found |= headers
        return found


def parse(text: str) -> HostHeaders:
    """The rules in *text*; lines that are neither pattern nor header are ignored, as hosts do."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        name, colon, value = line.partition(":")
        if line.startswith("/"):
            rules.append((line.strip(), {}))
        elif line[:1].isspace() and colon and rules:
            rules[-1][1][name.strip()] = value.strip()
    return HostHeaders(tuple(rules))
