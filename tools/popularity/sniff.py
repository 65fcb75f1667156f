"""Which format a file has: its content decides, never its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath
from types import ModuleType

import pyarrow as pa
import pyarrow.parquet as pq

from report.mistake import Mistake, MistakesFound
from report.refusal import shown
from tools.popularity import text as cells
from tools.popularity.count import Export
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
)
from tools.popularity.log import Layout, Log
from tools.popularity.member import Member
from tools.popularity.sheet import Import

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
Source = Export | Log


def read(files: Iterable[Sequence[Member]], given: Import, told: str = "") -> list[Source]:
    """Every export read and every log recognised, in the order of *files*.

    *told* is the one of FORMATS that all have, or empty. Raises MistakesFound with all mistakes.
    """
    found: list[Source] = []
    mistakes: list[Mistake] = []
    for parts in files:
        try:
            found += (
                _archive(parts, given, told)
                if parts[0].archived
                else [_known(parts[0], given, told)]
            )
        except MistakesFound as wrong:
            mistakes += wrong.mistakes
    if mistakes:
        raise MistakesFound(mistakes)
    return found


def _archive(parts: Sequence[Member], given: Import, told: str) -> list[Source]:
    """What a zip holds; beside a known file, others (browsers, countries, …) are let be."""
    by_name = {PurePosixPath(part.name.partition("!")[2]).name: part for part in parts}
    if told in ("", "goatcounter-json") and by_name.keys() >= set(goatcounter_json.FILES):
        texts = {name: _text(by_name[name]) for name in goatcounter_json.FILES}
        return [goatcounter_json.read(parts[0].path.as_posix(), texts, given)]
    found = [source for part in parts if (source := _source(part, given, told))]
    if not found:
        raise MistakesFound([_unknown(part) for part in parts])
    return found


def _known(member: Member, given: Import, told: str) -> Source:
    source = _source(member, given, told)
    if source is None:
        raise MistakesFound([_unknown(member)])
    return source


def _source(member: Member, given: Import, told: str) -> Source | None:
    """The export or the log that *member* is; `None` if it is of no known format, or not *told*."""
    raw = member.head()
    if raw.startswith(parquet.MAGIC):
        return _parquet(member) if told in ("", "parquet") else None
    head = _head(raw)
    if told in ("", "cloudfront") and cloudfront.recognises(head):
        return _cloudfront(member, head)
    for name, module in EXPORTS.items():
        if told in ("", name) and module.recognises(head):
            export: Export = module.read(member.name, _text(member), given)
            return export
    if told == "combined" or (not told and combined.recognises(head)):
        return Log(Layout(combined.KIND, combined.requests), [member])
    return None


def _cloudfront(member: Member, head: str) -> Log:
    columns = cloudfront.layout(head)
    wrong = [
        Mistake(member.name, 2, name, "no such column", "log all fields")
        for name in cloudfront.missing(columns)
    ]
    if (version := cloudfront.version(head)) != cloudfront.VERSION:
        problem = f"version {version} of {cloudfront.KIND} is not known"
        wrong = [Mistake(member.name, 1, "version", problem, f"want {cloudfront.VERSION}")]
    if wrong:
        raise MistakesFound(wrong)
    kind = f"{cloudfront.KIND} of {len(columns)} fields: {' '.join(columns)}"
    return Log(Layout(kind, partial(cloudfront.requests, columns=columns)), [member])


def _parquet(member: Member) -> Log:
    if member.archived:
        problem = "Parquet inside an archive"
        raise MistakesFound([Mistake(member.name, 1, "format", problem, "unpack it first")])
    try:
        schema = pq.read_schema(member.path)
    except (pa.ArrowInvalid, OSError) as error:
        problem = f"it is damaged ({' '.join(str(error).split())[:120]})"
        wrong = [Mistake(member.name, 1, "file", problem, "fetch it again")]
        raise MistakesFound(wrong) from error
    if wrong := parquet.mistakes(member.name, schema):
        raise MistakesFound(wrong)
    kind = f"{parquet.KIND}: {' '.join(schema.names)}"
    return Log(Layout(kind, parquet.requests, parquet=True), [member])


def joined(sources: Iterable[Source]) -> tuple[list[Export], list[Log]]:
    """The exports, and the logs with all files of one layout together."""
    exports, logs = [], dict[str, Log]()
    for source in sources:
        if isinstance(source, Export):
            exports.append(source)
        else:
            earlier = logs.get(source.layout.kind, Log(source.layout, []))
            logs[source.layout.kind] = Log(earlier.layout, [*earlier.members, *source.members])
    return exports, list(logs.values())


def _head(raw: bytes) -> str:
    """The first lines; in a log a single line may be in another encoding."""
    try:
        return cells.decoded(raw, partly=True)
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace")


def _text(member: Member) -> str:
    raw = member.content()
    try:
        return cells.decoded(raw)
    except UnicodeDecodeError as error:
        raise MistakesFound([cells.encoding_mistake(member.name, raw, error)]) from None


def _unknown(member: Member) -> Mistake:
    raw = member.head()
    if not raw.strip():
        return Mistake(member.name, 1, "file", "it is empty", "export a period that has views")
    lines = "; ".join(_shown(_head(raw)))
    problem = f"no known format or version; it begins: {lines}"
    return Mistake(member.name, 1, "format", problem, "docs/popularity.md lists the formats")


def _shown(head: str) -> Iterator[str]:
    for line in head.splitlines()[:_LINES_SHOWN]:
        yield f"«{shown(cells.without_addresses(line))}»"
