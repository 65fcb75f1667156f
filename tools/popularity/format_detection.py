"""Recognises the format of a file by its content, never by its name, and reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath
from types import ModuleType

import pyarrow as pa
import pyarrow.parquet as pq

from report.diagnostic import Diagnostic, DiagnosticsError, printable
from tools.popularity import cell_values as cells
from tools.popularity.csv_table import ImportContext
from tools.popularity.export import Export
from tools.popularity.formats import (
    cloudfront,
    combined,
    ga4,
    goatcounter_csv,
    goatcounter_json,
    matomo,
    parquet,
    plain,
    plausible,
    plausible_pages,
    umami,
    unsupported,
)
from tools.popularity.input_files import InputFile
from tools.popularity.log_files import Log, LogLayout

EXPORTS: dict[str, ModuleType] = {
    "goatcounter-csv": goatcounter_csv,
    "plausible": plausible,
    "plausible-pages": plausible_pages,
    "matomo": matomo,
    "umami": umami,
    "ga4": ga4,
    "plain": plain,
}
FORMATS = (*EXPORTS, "goatcounter-json", "cloudfront", "combined", "parquet")
_LINES_SHOWN = 3
ExportOrLog = Export | Log


def read_all(
    files: Iterable[Sequence[InputFile]], context: ImportContext, format_name: str = ""
) -> list[ExportOrLog]:
    """Every export read and every log recognised, in the order of *files*.

    *format_name* is the one of FORMATS that all have, or empty. Raises DiagnosticsError with all
    mistakes.
    """
    found: list[ExportOrLog] = []
    diagnostics: list[Diagnostic] = []
    for parts in files:
        try:
            found += (
                _archive(parts, context, format_name)
                if parts[0].archived
                else [_read_known(parts[0], context, format_name)]
            )
        except DiagnosticsError as wrong:
            diagnostics += wrong.diagnostics
    if diagnostics:
        raise DiagnosticsError(diagnostics)
    return found


def _archive(
    parts: Sequence[InputFile], context: ImportContext, format_name: str
) -> list[ExportOrLog]:
    """What a zip holds; beside a known file, others (browsers, countries, …) are skipped."""
    by_name = {PurePosixPath(part.name.partition("!")[2]).name: part for part in parts}
    if format_name in ("", "goatcounter-json") and by_name.keys() >= set(goatcounter_json.FILES):
        texts = {name: _text(by_name[name]) for name in goatcounter_json.FILES}
        return [goatcounter_json.read(parts[0].path.as_posix(), texts, context)]
    if unsupported.is_spreadsheet([part.name.partition("!")[2] for part in parts]):
        name, problem = parts[0].path.as_posix(), "a workbook of a spreadsheet program"
        raise DiagnosticsError([Diagnostic(name, 1, "format", problem, "save its sheet as CSV")])
    found = [source for part in parts if (source := _read(part, context, format_name))]
    if not found:
        raise DiagnosticsError([_unknown_format(part, format_name) for part in parts])
    return found


def _read_known(input_file: InputFile, context: ImportContext, format_name: str) -> ExportOrLog:
    source = _read(input_file, context, format_name)
    if source is None:
        raise DiagnosticsError([_unknown_format(input_file, format_name)])
    return source


def _read(input_file: InputFile, context: ImportContext, format_name: str) -> ExportOrLog | None:
    """The export or the log in *input_file*; `None` if its format is unknown or another one."""
    raw = input_file.head()
    if raw.startswith(parquet.MAGIC):
        return _parquet(input_file) if format_name in ("", "parquet") else None
    if found := unsupported.packed(raw):
        raise DiagnosticsError([Diagnostic(input_file.name, 1, "format", *found)])
    head = _head(raw)
    if format_name in ("", "cloudfront") and cloudfront.recognises(head):
        return _cloudfront(input_file, head)
    for name, module in EXPORTS.items():
        if format_name in ("", name) and module.recognises(head):
            export: Export = module.read(input_file.name, _text(input_file), context)
            return export
    if format_name == "combined" or (not format_name and combined.recognises(head)):
        return Log(LogLayout(combined.KIND, combined.requests), [input_file])
    return None


def _cloudfront(input_file: InputFile, head: str) -> Log:
    columns = cloudfront.layout(head)
    wrong = [
        Diagnostic(input_file.name, 2, name, "no such column", "log all fields")
        for name in cloudfront.missing(columns)
    ]
    if (version := cloudfront.version(head)) != cloudfront.VERSION:
        problem = f"version {version} of {cloudfront.KIND} is not known"
        wrong = [Diagnostic(input_file.name, 1, "version", problem, f"want {cloudfront.VERSION}")]
    if wrong:
        raise DiagnosticsError(wrong)
    kind = f"{cloudfront.KIND} of {len(columns)} fields: {' '.join(columns)}"
    return Log(LogLayout(kind, partial(cloudfront.requests, columns=columns)), [input_file])


def _parquet(input_file: InputFile) -> Log:
    if input_file.archived:
        problem = "Parquet inside an archive"
        raise DiagnosticsError(
            [Diagnostic(input_file.name, 1, "format", problem, "unpack it first")]
        )
    try:
        schema = pq.read_schema(input_file.path)
    except (pa.ArrowInvalid, OSError) as error:
        problem = f"it is damaged ({' '.join(str(error).split())[:120]})"
        wrong = [Diagnostic(input_file.name, 1, "file", problem, "fetch it again")]
        raise DiagnosticsError(wrong) from error
    if wrong := parquet.diagnostics(input_file.name, schema):
        raise DiagnosticsError(wrong)
    kind = f"{parquet.KIND}: {' '.join(schema.names)}"
    return Log(LogLayout(kind, parquet.requests, parquet=True), [input_file])


def exports_and_logs(sources: Iterable[ExportOrLog]) -> tuple[list[Export], list[Log]]:
    """The exports, and the logs with all files of one layout together."""
    exports, logs = [], dict[str, Log]()
    for source in sources:
        if isinstance(source, Export):
            exports.append(source)
        else:
            earlier = logs.get(source.layout.kind, Log(source.layout, []))
            logs[source.layout.kind] = Log(earlier.layout, [*earlier.files, *source.files])
    return exports, list(logs.values())


def _head(raw: bytes) -> str:
    """The first lines; in a log a single line may be in another encoding."""
    try:
        return cells.decoded(raw, partly=True)
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace")


def _text(input_file: InputFile) -> str:
    raw = input_file.content()
    try:
        return cells.decoded(raw)
    except UnicodeDecodeError as error:
        raise DiagnosticsError([cells.encoding_mistake(input_file.name, raw, error)]) from None


def _unknown_format(input_file: InputFile, format_name: str) -> Diagnostic:
    raw = input_file.head()
    if not raw.strip():
        return Diagnostic(
            input_file.name, 1, "file", "it is empty", "export a period that has views"
        )
    if not unsupported.is_text(_head(raw)):
        remedy = f"leave it out; {unsupported.DEFAULT}"
        return Diagnostic(input_file.name, 1, "format", "it is no text", remedy)
    lines = "; ".join(_shown(_head(raw)))
    if format_name:
        problem = f"it has not the format {format_name}; it begins: {lines}"
        return Diagnostic(
            input_file.name, 1, "format", problem, "leave --format out, or correct it"
        )
    problem = f"no known format or version; it begins: {lines}"
    return Diagnostic(input_file.name, 1, "format", problem, unsupported.instead(_head(raw)))


def _shown(head: str) -> Iterator[str]:
    for line in head.splitlines()[:_LINES_SHOWN]:
        yield f"«{printable(cells.without_addresses(line))}»"
