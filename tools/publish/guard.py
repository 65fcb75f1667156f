"""The guard: every reason not to publish a site, in one report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report.diagnostic import Diagnostic
from tools.publish import compared_with_published, credentials, site_files
from tools.publish.publish_settings import PublishSettings
from tools.publish.published import Published, Relation
from tools.publish.staged_site import StagedSite
from tools.publish.unpublished import Unpublished, leaks

_RULES = (
    site_files.missing_files,
    site_files.unexpected_files,
    site_files.too_large,
    site_files.changed_after_build,
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
class GuardInput:
    """What a site is measured by: *hidden* are the sources that nobody may see yet."""

    settings: PublishSettings
    hidden: Sequence[Unpublished] = ()
    allowed: Allowed = NOTHING


def guard(
    site: StagedSite,
    terms: GuardInput,
    live: Published | None = None,
    how: Relation = Relation.DESCENDANT,
) -> list[Diagnostic]:
    """Every reason not to publish *site* in the place of *live*, sorted; none if it may go.

    *how* tells how the source of *site* stands to that of *live*.
    """
    found = [diagnostic for rule in _RULES for diagnostic in rule(site, terms.settings)]
    found += leaks(site, terms.hidden)
    if live:
        found += _against(site, live, how, terms)
    return sorted(set(found))


def _against(
    site: StagedSite, live: Published, how: Relation, terms: GuardInput
) -> Iterator[Diagnostic]:
    allowed = terms.allowed
    if not allowed.vanish:
        yield from compared_with_published.vanished(site, live, terms.settings)
    if not allowed.shrink:
        yield from compared_with_published.shrunk(site, live)
    if not (allowed.apart and how is Relation.DIVERGED):
        yield from compared_with_published.older(site.manifest.source, live, how)
