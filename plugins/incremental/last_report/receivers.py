"""Records the report of each build, also of one that stops at its report."""

from __future__ import annotations

import os
from typing import Any

from report import collected
from report.receivers import complete

from ..build_state import BuildState
from ..receivers import state_of
from . import recorded_report
from .recorded_report import RecordedReport


def _record(pelican: Any, stops: bool) -> None:
    """Record what was reported; if the build *stops* here, keep also what it has read."""
    state = state_of(pelican.settings)
    conf = pelican.settings.get("SETTINGS_FILE")
    if not isinstance(state, BuildState) or state.is_nested or not conf:
        return
    if stops:
        state.save_documents_early()
    else:  # until the end of the build keeps what was read, stamps say nothing of it
        state.store.forget_stamps()
    name = recorded_report.name_of(conf)
    state.store.record_files(name, state.snapshot.files, {})
    state.store.set_value(name, _recorded(state))
    state.store.forget_replaced_documents()


def _recorded(state: BuildState) -> str:
    """The recorded report as JSON; nothing if only a build can tell what an edit changes."""
    reader: Any = state.readers.get("md")
    settings = state.settings
    if not getattr(reader, "compiler", "") or not state.reads_depend_on_sources_alone():
        return ""
    options, analyses = reader.compiler_arguments()
    reported, unpublished = collected.unjudged()
    report = RecordedReport(
        roots=state.snapshot.roots,
        process_digest=recorded_report.process_digest(),
        until=state.until,
        content=os.path.abspath(settings["PATH"]),
        compiler=reader.compiler,
        options=options,
        analyses=analyses,
        keys=state.read_keys(),
        reported=[each for each in reported if each.field != "baseline"],
        unpublished=unpublished,
        baseline=str(settings.get("REPORT_BASELINE") or ""),
    )
    try:
        return recorded_report.encode(report)
    except TypeError:
        return ""


def register() -> None:
    complete.connect(_record)
