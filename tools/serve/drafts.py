"""`invoke drafts`: the texts that readers do not see yet, with their addresses on this machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from front_matter import model, path_metadata, record, source
from reviews.today import today as real_day
from tools import PROJECT
from tools.build.settings import read_settings


@dataclass(frozen=True, order=True, slots=True)
class Draft:
    """*waits_for* is the day on which a text is published by itself; None for a draft.

    *path* is below the project; *address* is from the root of the site.
    """

    path: str
    title: str
    address: str
    waits_for: date | None = None

    @property
    def state(self) -> str:
        return f"waits for {self.waits_for}" if self.waits_for else "draft"


def drafts(settings: Mapping[str, Any], today: date) -> Iterator[Draft]:
    """Every draft and every article dated after *today*, by path."""
    content = Path(settings["PATH"])
    fields = model.by_name(model.FIELDS)
    further = path_metadata.options(settings)
    for path in sorted(content.rglob("*.md")):
        below = path.relative_to(content).as_posix()
        elsewhere = path_metadata.values(below, further)
        parsed = source.parse(path.read_bytes())
        known = record.read(parsed, fields, article=False, elsewhere=elsewhere).values
        if found := _draft(known, below, settings, today):
            yield found


def _draft(
    known: Mapping[str, Any], below: str, settings: Mapping[str, Any], today: date
) -> Draft | None:
    is_page = any(below.startswith(f"{folder}/") for folder in settings["PAGE_PATHS"])
    moment = known.get("date")
    day = moment.date() if moment and not is_page and moment.date() > today else None
    is_draft = known.get("status") == "draft"
    if not (is_draft or day):
        return None
    lang = known.get("lang", settings["DEFAULT_LANG"])
    kind = "DRAFT_PAGE" if is_page else "DRAFT"
    kind += "" if lang == settings["DEFAULT_LANG"] else "_LANG"
    slug = known.get("slug", below.rpartition("/")[2].removesuffix(".md"))
    address = "/" + settings[f"{kind}_URL"].format(slug=slug, lang=lang)
    path = f"{Path(settings['PATH']).name}/{below}"
    return Draft(path, known.get("title", slug), address, None if is_draft else day)


def listing(found: Iterable[Draft]) -> list[str]:
    """A line for each, in columns."""
    rows = [(each.path, each.state, each.address) for each in sorted(found)]
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
    return [f"{path:{widths[0]}}  {state:{widths[1]}}  {address}" for path, state, address in rows]


def page(found: Iterable[Draft]) -> str:
    """The same as a page of HTML, for `invoke serve`."""
    items = "\n".join(
        f'<li><a href="{escape(each.address)}">{escape(each.title)}</a> ({each.state},'
        f" {escape(each.path)})</li>"
        for each in sorted(found)
    )
    words = f"<ul>\n{items}\n</ul>" if items else "<p>There is no draft, and no post waits.</p>"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Drafts</title>'
        '<meta name="viewport" content="width=device-width"><style>body{font:1.1rem/1.6 system-ui;'
        "margin:2rem auto;max-width:45rem;padding:0 1rem;color-scheme:light dark}</style></head>"
        f"<body><h1>Drafts and posts that wait</h1>\n{words}\n<p>Nobody else sees them.</p></body>"
        "</html>\n"
    )


def of_settings(settings: Mapping[str, Any]) -> list[Draft]:
    """The drafts of the site today."""
    return list(drafts(settings, real_day(settings.get("TODAY"), {}, settings["TIMEZONE"])))


def command(project: Path = PROJECT) -> int:
    """List the drafts; the exit status."""
    found = of_settings(read_settings(project / "pelicanconf.py"))
    print("\n".join(listing(found)) or "There is no draft, and no post waits.")
    if found:
        print("`invoke serve` shows them at these addresses, and lists them at /drafts/.")
    return 0
