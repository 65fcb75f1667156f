"""What a value of the identity must be, beyond its type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from settings_check.address import address_problem
from settings_check.time_zones import is_time_zone
from site_identity.identity import Identity
from site_identity.words import missing

Problem = tuple[str, str, str, str]
"""Field, value, what is wanted and how to mend it."""

_FORMS: Final = {
    "repository": (
        r"(?:https?://[^\s/]+(?:/[^\s/]+)+)?",
        "want an address as https://github.com/you/site, or nothing",
        "drop a slash at the end",
    ),
    "counter": (
        r"(?:https://[a-z0-9.-]+(?::\d+)?)?",
        "want an address as https://code.goatcounter.com, or nothing",
        "drop what follows the host",
    ),
    "contact": (
        r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)?",
        "want an address as team@example.org, or nothing",
        "write the address alone",
    ),
    "feed_authority": (
        r"(?:[a-z0-9-]+(?:\.[a-z0-9-]+)+)?",
        "want a host as example.org, or nothing",
        "write it without https://",
    ),
    "language": (r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "want a language as en", "write its code"),
}
_COLOUR: Final = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
_HELP: Final = re.compile(r"\S[^\n]*\]\((?:tel|sms|https|mailto):[^\s)]+\)[^\n]*")
_PATH: Final = re.compile(r"(?:[\w.-]+/)*(?:[\w.-]+)?")


def problems(identity: Identity) -> Iterator[Problem]:
    """Every value of *identity* that has the right type and cannot be used."""
    yield from _empty(identity)
    if objected := address_problem(identity.address):
        yield "address", identity.address.strip(), *objected
    for field, (form, wanted, remedy) in _FORMS.items():
        value = getattr(identity, field)
        if not re.fullmatch(form, value, re.ASCII):
            yield field, value, wanted, remedy
    if not is_time_zone(identity.timezone):
        wanted = "want a time zone as Europe/Berlin or UTC"
        yield "timezone", identity.timezone, wanted, "look it up"
    if identity.security_expires.tzinfo is None:
        wanted = "want a time zone"
        yield "security_expires", str(identity.security_expires), wanted, "write Z after the time"
    if identity.initials and not (identity.initials.isalnum() and len(identity.initials) <= 2):
        yield "initials", identity.initials, "want one or two letters or digits", "shorten them"
    yield from _languages(identity)
    yield from _help_lines(identity)
    yield from _colours(identity)
    yield from _links(identity)


def _empty(identity: Identity) -> Iterator[Problem]:
    for field in ("name", "subtitle", "author"):
        if not getattr(identity, field).strip():
            yield field, "", "is empty", "write it between the quotes"


def _languages(identity: Identity) -> Iterator[Problem]:
    form = _FORMS["language"][0]
    for code in identity.languages:
        if not re.fullmatch(form, code, re.ASCII) or code == identity.language:
            yield f"languages.{code}", code, "want a further language as de", "write its code"
    for code, field in sorted(missing(identity)):
        wanted = f"want {field}, which the site has in its own language"
        yield f"languages.{code}", "", wanted, f"add a line `{field} = …`"


def _help_lines(identity: Identity) -> Iterator[Problem]:
    """A reader in need is to tap a link: a number that cannot be called is no help."""
    by_field = {f"languages.{code}": words.crisis for code, words in identity.languages.items()}
    for field, lines in {"crisis": identity.crisis, **by_field}.items():
        for line in lines:
            if not _HELP.fullmatch(line.strip()):
                remedy = "put the number or the address into a link, all in one line"
                yield field, line, "want a help line as [call 112](tel:112)", remedy


def _colours(identity: Identity) -> Iterator[Problem]:
    for values in identity.colours.values():
        for value in values:
            if not _COLOUR.fullmatch(value):
                yield "colours", value, "want a colour as #0c5361", "write six digits, a to f small"


def _links(identity: Identity) -> Iterator[Problem]:
    help_link = [identity.help_link] if identity.help_link else []
    for field, links in (
        ("menu", identity.menu),
        ("footer", identity.footer),
        ("help_link", help_link),
    ):
        for label, path in links:
            if not label.strip():
                yield field, label, "want a label", "write the words that readers see"
            if not _PATH.fullmatch(path):
                remedy = "write the path of a page of this site, without a slash in front"
                yield field, path, "want a path as about/", remedy
