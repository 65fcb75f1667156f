"""Gives each article of a series its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pelican import signals
from pelican.contents import Article

import documents
import report
from article_series.series import Entry, by_series, part_diagnostics, places
from documents.site import Site
from front_matter.taxonomy import Use, name_diagnostics
from report.diagnostic import Diagnostic, wrong_value

NAME = "article_series"


def _link(site: Site) -> None:
    """`series_place` of each published article of a series, and all mistakes."""
    contents = [each for each, _ in site.documents()]
    for page in (each for each in contents if not isinstance(each, Article)):
        _refuse(site, page)
    articles = [each for each in contents if isinstance(each, Article)]
    by_path = {site.shown(each): each for each in articles}
    for article in articles:
        article.series_place = None
    entries = list(_entries(site, articles))
    for found in by_series(entries).values():
        for path, diagnostic in part_diagnostics(found):
            report.add(diagnostic.at(path))
        for entry, place in places(found):
            by_path[entry.path].series_place = place
    uses = [Use("series", e.series, e.path, e.line, e.series, "", e.is_draft) for e in entries]
    for path, diagnostic in name_diagnostics(uses, site.settings.get("FRONT_MATTER_DISTINCT", ())):
        report.add(diagnostic.at(path))


def _refuse(site: Site, page: Any) -> None:
    series, line = page.metadata.get("series"), page.metadata.get("field_lines", {}).get("series")
    if series:
        wanted = "want a series of articles, and this is a page"
        site.report(page, wrong_value(line or 1, "series", f"{series}", wanted, "delete the line"))


def _entries(site: Site, articles: list[Any]) -> Iterator[Entry]:
    for article in articles:
        lines = article.metadata.get("field_lines", {})
        series = str(article.metadata.get("series") or "").strip()
        part_line = lines.get("part", 1)
        given = article.metadata.get("part")
        number, diagnostic = _part(given, part_line, series)
        if diagnostic:
            site.report(article, diagnostic)
        elif series and not ("part" in lines and given is None):  # it is refused, and reported
            yield Entry(
                path=site.shown(article),
                series=series,
                date=article.date.timestamp(),
                title=str(article.title),
                url=article.url,
                lang=article.lang,
                part=number,
                line=lines.get("series", 1),
                part_line=part_line,
                is_draft=article.status != "published",
            )


def _part(given: Any, line: int, series: str) -> tuple[int | None, Diagnostic | None]:
    """The number of a part, or what is wrong with it; other readers give text."""
    if given is None:
        return None, None
    if not series:
        wanted = "want a series that it is a part of"
        return None, wrong_value(line, "part", f"{given}", wanted, "add series: …, or delete it")
    if not str(given).isdecimal() or int(given) < 1:
        return None, wrong_value(line, "part", f"{given}", "want a number from 1", "correct it")
    return int(given), None


def _begin(pelican: Any) -> None:
    documents.add_pass(pelican.settings, NAME, _link)


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
