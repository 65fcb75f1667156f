"""The guard: every reason not to publish a site, in one report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report.mistake import Mistake
from tools.publish import against_live, credentials, wholeness
from tools.publish.candidate import Candidate
from tools.publish.live import Descent, Live
from tools.publish.settings import Settings
from tools.publish.unpublished import Unpublished, leaks

_RULES = (
    wholeness.missing,
    wholeness.strangers,
    wholeness.too_large,
    wholeness.not_as_signed,
    credentials.secrets,
)


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the operator has said is meant."""

    shrink: bool = False
    vanish: bool = False
    apart: bool = False
    again: bool = False


NOTHING = Allowed()


@dataclass(frozen=True, slots=True)
class Terms:
    """What a site is measured by: *hidden* are the sources that nobody may see yet."""

    settings: Settings
    hidden: Sequence[Unpublished] = ()
    allowed: Allowed = NOTHING


def guard(
    site: Candidate, terms: Terms, live: Live | None = None, how: Descent = Descent.FOLLOWS
) -> list[Mistake]:
    """Every reason not to publish *site* in the place of *live*, sorted; none if it may go.

    *how* tells how the source of *site* stands to that of *live*.
    """
    found = [mistake for rule in _RULES for mistake in rule(site, terms.settings)]
    found += leaks(site, terms.hidden)
    if live:
        found += _against(site, live, how, terms)
    return sorted(set(found))


def _against(site: Candidate, live: Live, how: Descent, terms: Terms) -> Iterator[Mistake]:
    allowed = terms.allowed
    if not allowed.vanish:
        yield from against_live.vanished(site, live, terms.settings)
    if not allowed.shrink:
        yield from against_live.shrunk(site, live)
    if not (allowed.apart and how is Descent.APART):
        yield from against_live.older(site.manifest.source, live, how)
