"""Which system a site is of."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tools.cli.failures import CommandError
from tools.migrate.systems import hugo, jekyll, pelican, plain, wordpress
from tools.migrate.text import System

SYSTEMS: Final = (wordpress.SYSTEM, pelican.SYSTEM, hugo.SYSTEM, jekyll.SYSTEM, plain.SYSTEM)
"""In the order in which they are asked: any folder may hold Markdown."""


def system_of(place: Path, name: str = "") -> System:
    """The system of the site at *place*, or that of the *name*. Raises CommandError."""
    if not place.exists():
        raise CommandError(f"{place}: there is no such file or folder; name what was exported")
    known = {each.name.lower(): each for each in SYSTEMS}
    if name:
        if name.lower() not in known:
            raise CommandError(f"--system: {name}: want {', '.join(known)}")
        return known[name.lower()]
    found = next((each for each in SYSTEMS if each.recognises(place)), None)
    if found is None:
        wanted = "want an export of WordPress, a site of Pelican, Hugo or Jekyll, or Markdown"
        raise CommandError(f"{place}: {wanted}; docs/migrating.md tells how to get one")
    return found
