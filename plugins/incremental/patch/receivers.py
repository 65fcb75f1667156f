"""Records at the end of a build what a later patch needs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any, Final

from pelican import signals
from pelican.contents import Content

import report
from documents.registry import resolvers

from ..build_state import BuildState, finished
from ..dependency_recorder import EVERYTHING
from ..worker_pool import usable_processes
from .plan import DIAGNOSTICS, RECORDED_BUILD
from .recorded_build import Place, RecordedBuild, encode

# Attributes of content in which its body may be read.
_BODY: Final = frozenset({EVERYTHING, "content", "_content", "document", "metadata"})
USES: Final = "document_uses"
"""In the context: (path of a text, file, function, arguments) of files that plugins write."""


def _record(state: BuildState, is_known: bool) -> None:
    """Record the build of *state*; nothing of it unless *is_known* what it depends on."""
    if state.manifest is None:
        return
    build = state.manifest.build
    found = _diagnostics.pop(id(state.settings), [])
    diagnostics = [_as_list(each) for each in found] if is_known else []
    state.store.set_value(f"{DIAGNOSTICS} {build}", json.dumps(diagnostics))
    state.store.set_value(f"{RECORDED_BUILD} {build}", _recorded(state) if is_known else "")


def _as_list(diagnostic: report.Diagnostic) -> list[object]:
    names = ("path", "line", "field", "problem", "remedy", "level", "value")
    return [getattr(diagnostic, name) for name in names]


def _recorded(state: BuildState) -> str:
    """The recorded build as JSON; nothing if only Pelican can tell what an edit changes."""
    reader: Any = state.readers.get("md")
    compiler = getattr(reader, "compiler", "")
    settings = state.settings
    if (
        not compiler
        or state.has_listeners
        or settings["RELATIVE_URLS"]
        or settings["OUTPUT_SOURCES"]
    ):
        return ""
    options, analyses = reader.compiler_arguments()
    build = RecordedBuild(
        content=os.path.abspath(settings["PATH"]),
        environment=state.environment_of_documents.hex(),
        compiler=compiler,
        options=options,
        analyses=analyses,
        resolvers=resolvers(settings),
        tables=state.context.get("document_tables", {}),
        processes=usable_processes(settings),
        places=dict(_places(state, reader)),
    )
    try:
        return encode(build)
    except TypeError:
        return ""


def _places(state: BuildState, reader: Any) -> Iterator[tuple[str, list[Place]]]:
    """Each text of *reader* whose body no page but its own has read, and where it is shown."""
    assert state.manifest is not None  # noqa: S101 - there is a build to record
    shown_by = state.manifest.readers_of(_BODY)
    uses: dict[str, list[Place]] = {}
    for path, file, function, arguments in state.context.get(USES, ()):
        uses.setdefault(path, []).append(Place(file, function, tuple(arguments)))
    for content in state.names.all():
        if content.source_path.endswith(tuple(f".{each}" for each in reader.file_extensions)):
            pages = shown_by.get(state.names.name(content), set())
            path = content.relative_source_path.replace(os.sep, "/")
            if pages <= {_file(content)}:
                yield path, [*map(Place, sorted(pages)), *uses.get(path, ())]


def _file(content: Content) -> str:
    return str(content.save_as)


def _keep_diagnostics(pelican: Any) -> None:
    """The report may be shown and forgotten before the build is recorded."""
    _diagnostics[id(pelican.settings)] = report.found()


_diagnostics: Final[dict[int, list[report.Diagnostic]]] = {}  # by build, from its writer to its end


def register() -> None:
    signals.get_writer.connect(_keep_diagnostics)
    finished.connect(_record)
