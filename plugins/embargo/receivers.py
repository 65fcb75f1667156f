"""Makes a draft of what is dated after the day of the build.

A publishing build is one whose `DRAFT_SAVE_AS` is empty: it writes no draft and names none. A
preview writes each below `drafts/`; `embargoed_until` tells a template what to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from pelican import signals
from pelican.contents import Article

import report
from report.build_state import BuildStates
from report.diagnostic import Diagnostic
from report.place import shown
from reviews.today import UnknownDayError, of_build

_DRAFTS = ("DRAFT", "DRAFT_LANG", "DRAFT_PAGE", "DRAFT_PAGE_LANG")


@dataclass(frozen=True)
class _Embargo:
    """What is dated after *today*, the day of the build, is held back."""

    today: date


_embargoes: Final = BuildStates[_Embargo]()


def _begin(pelican: Any) -> None:
    settings = pelican.settings
    settings["WITH_FUTURE_DATES"] = True  # Pelican would ask the clock
    if not settings["DRAFT_SAVE_AS"]:
        settings.update({f"{kind}_SAVE_AS": "" for kind in _DRAFTS})
    try:
        _embargoes.add(pelican, _Embargo(of_build(pelican)))
    except UnknownDayError as error:
        remedy = "correct or remove it; until then nothing is held back"
        report.add(Diagnostic("pelicanconf.py", 1, "TODAY", str(error), remedy))


def _hold_back(content: Any) -> None:
    embargo = _embargoes.of(content.settings)
    if embargo is None or not isinstance(content, Article) or not hasattr(content, "date"):
        return
    if content.date.date() > embargo.today:
        if content.status != "draft":  # which waits for its writer, whatever its date
            _note(content)
            content.embargoed_until = content.date
        content.status = "draft"


def _note(content: Any) -> None:
    path = shown(Path(content.source_path), Path(content.settings["PATH"]).absolute())
    line = content.metadata.get("field_lines", {}).get("date", 1)
    problem = f"1 post waits for {content.date:%Y-%m-%d}"
    report.add(Diagnostic(path, line, "date", problem, "", "note"))


def _name_no_draft(generator: Any) -> None:
    """Templates, feeds and searches read these lists."""
    if generator.settings["DRAFT_SAVE_AS"]:
        return
    for name in ("drafts", "drafts_translations", "draft_pages", "draft_translations"):
        getattr(generator, name, []).clear()


def register() -> None:
    """Connect to Pelican's signals; a second call changes nothing."""
    signals.initialized.connect(_begin)
    signals.content_object_init.connect(_hold_back)
    signals.article_generator_pretaxonomy.connect(_name_no_draft)
    signals.page_generator_finalized.connect(_name_no_draft)
