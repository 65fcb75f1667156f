"""`invoke migrate`: move a site in, say what needs a person, tolerate the rest for now."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from report.diagnostic import Diagnostic
from tools import PROJECT
from tools.build import baseline
from tools.build.settings import read_settings, settings_file
from tools.build.site_diagnostics import diagnostics as site_diagnostics
from tools.cli.failures import CommandError
from tools.migrate import headers, names, near_names, progress, writing
from tools.migrate.bodies.headings import titled
from tools.migrate.conversion import Job, Moved, convert_all
from tools.migrate.detection import system_of
from tools.migrate.media import media
from tools.migrate.plan import Plan, plan
from tools.migrate.report import Result, markdown
from tools.migrate.slugs import Known
from tools.migrate.targets import Targets
from tools.migrate.text import Source, Text

REPORT: Final = Path("reports/migration.md")


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the command line says; empty names are found out."""

    source: Path
    system: str = ""
    media: Path | None = None
    category: str = "Blog"
    dry_run: bool = False
    baseline: bool = True


def command(arguments: Arguments, project: Path = PROJECT) -> int:
    """Move the site in and say how it went; returns the exit status. Raises CommandError."""
    start = time.perf_counter()
    result = migrate(arguments, project)
    _write_report(result, project)
    seconds = time.perf_counter() - start
    verb = "would be" if arguments.dry_run else "are"
    new, kept = len(result.written.new), len(result.written.different)
    print(
        f"{result.texts:,} texts of {result.system}: {new:,} files {verb} new, in {seconds:.1f} s."
    )
    if kept:
        print(f"{kept:,} are there with other content and were left as they are.")
    if result.tolerated:
        print(f"{baseline.FILE} tolerates {result.tolerated:,} mistakes until they are mended.")
    print(f"{REPORT} has what needs a person: {len(result.diagnostics):,} places.")
    return 0


def migrate(arguments: Arguments, project: Path) -> Result:
    """Read, convert and write the texts of a site. Raises CommandError, and OSError."""
    system = system_of(arguments.source, arguments.system)
    conf = settings_file(False, project)
    settings = read_settings(conf)
    content = Path(settings["PATH"])
    source = system.source(arguments.source)
    texts = [titled(text) for text in system.read(source)]
    if not texts:
        raise CommandError(f"{arguments.source}: has no text that {system.name} would publish")
    existing = _existing(content)
    spellings = names.spellings(texts, existing)
    if not arguments.dry_run:
        spellings = near_names.asked(spellings)
    placed = plan(texts, source, settings["DEFAULT_LANG"], _known(existing))
    job = _job(placed, source, settings, spellings, arguments)
    with progress.progress(len(texts)) as done:
        moved = convert_all(texts, placed.places, job, done)
    used = {job.targets.media.targets[path]: path for each in moved for path in each.used}
    result = Result(system.name, arguments.source.name or str(arguments.source), len(texts))
    result.written = writing.write(moved, used, content, dry_run=arguments.dry_run)
    result.diagnostics = [*_diagnostics(moved, result.written), *_near_names(spellings, placed)]
    if arguments.baseline and not arguments.dry_run and result.written.new:
        progress.looking(len(texts))
        _tolerate(result, moved, conf, content)
    return result


def _job(
    placed: Plan,
    source: Source,
    settings: dict[str, Any],
    spellings: names.Spellings,
    arguments: Arguments,
) -> Job:
    return Job(
        Targets(placed, media(source, arguments.media), source.url),
        spellings,
        settings.get("FRONT_MATTER_FIELDS", {}),
        frozenset(settings.get("BODY_POLICY_LANGUAGES", ())),
        arguments.category,
        {name: value for name, value in source.options.items() if isinstance(value, str)},
    )


def _existing(content: Path) -> list[Text]:
    """The front matter of each text below *content*, with its path there."""
    found = []
    for path in sorted(content.rglob("*.md")):
        header = headers.read(path.read_text("utf-8", "replace"), stock=True)
        found.append(Text(path.relative_to(content).as_posix(), header.fields, ""))
    return found


def _known(existing: Iterable[Text]) -> dict[str, Known]:
    """Title and day of each text, by its path below the content folder."""
    return {
        text.origin: Known(str(text.fields.get("title", "")), str(text.fields.get("date", ""))[:10])
        for text in existing
    }


def _diagnostics(moved: Iterable[Moved], written: writing.Written) -> list[Diagnostic]:
    words = "is there already with other content; it is left as it is"
    there = [
        Diagnostic(f"content/{path}", 1, "there already", words, "", "warning")
        for path in written.different
    ]
    return [*there, *(each for text in moved for each in text.diagnostics)]


def _near_names(spellings: names.Spellings, placed: Plan) -> list[Diagnostic]:
    """One line for each group of names that differ by a plural or one letter."""
    first = placed.places[0].file if placed.places else ""
    return [
        Diagnostic(f"content/{first}", 0, "near names", f"{kind}: {_quoted(group)}", "", "warning")
        for kind, group in near_names.groups(spellings)
    ]


def _quoted(group: Iterable[str]) -> str:
    *others, last = (f"“{name}”" for name in group)
    return f"{', '.join(others)} and {last}"


def _tolerate(result: Result, moved: Iterable[Moved], conf: Path, content: Path) -> None:
    """Write the baseline; a text with a mistake that no build tolerates becomes a draft."""
    ours = {f"{content.name}/{each.file}": content / each.file for each in moved}
    diagnostics = baseline.intolerable(site_diagnostics(conf))
    drafts = sorted({each.path for each in diagnostics} & ours.keys())
    if drafts:
        writing.make_drafts(ours[path] for path in drafts)
    result.diagnostics += [
        replace(each, field="draft", problem=f"{each.field}: {each.problem}")
        for each in diagnostics
        if each.path in ours
    ]
    counts = baseline.write(conf, ours.keys())
    result.tolerated = sum(n for kind, n in counts.items() if kind.path in ours)


def _write_report(result: Result, project: Path) -> None:
    path = project / REPORT
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(markdown(result), encoding="utf-8")
