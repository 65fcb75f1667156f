"""`invoke popularity`: files in, numbers in the front matter out, and a word about each step."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from report.console import show
from report.mistake import Mistake, MistakesFound
from tools import PROJECT
from tools.files.transaction import Transaction
from tools.popularity import (
    header_edit,
    member,
    plan,
    posts,
    rules,
    sniff,
    summary,
    views_file,
)
from tools.popularity.engine import Engine, EngineError
from tools.popularity.engines import engine_for
from tools.popularity.imports import Imported, of_export, of_logs
from tools.popularity.options import Options, known_format, period
from tools.popularity.plan import Change
from tools.popularity.posts import Site
from tools.popularity.progress import progress
from tools.popularity.project import Project, read_project, stored_views
from tools.popularity.rules import Rules
from tools.popularity.sheet import Import
from tools.popularity.summary import Changed
from tools.popularity.views_file import Views
from tools.workshop import Workshop


def run(project: Project, options: Options) -> str:
    """Import the files of *options* and rewrite what they change; what there is to say about it.

    Raises MistakesFound, and EngineError when the engine cannot be had; nothing is changed then.
    """
    with Workshop(project.root / project.settings["OUTPUT_PATH"]).locked(_wait):
        transaction = Transaction(project.root)
        transaction.recover()
        site = posts.read(project.root, project.settings)
        limits = rules.read(project.root / "popularity.toml", site.host)
        engine = engine_for(options.engine)
        try:
            imported = _imported(project, options, site, limits, engine)
            views = _state(project, imported, site)
            as_of = max(day for day, _ in views)
            scores = engine.scores(views, as_of, site.half_life)
        finally:
            engine.close()
        changed = plan.changes(site.posts, scores, as_of, limits.small)
        files = _files(project, changed, views)
        if not options.dry_run:
            transaction.replace(files)
        told = Changed(changed, len(site.posts), options.dry_run)
        return summary.text(imported, told, project.shown)


def _imported(
    project: Project, options: Options, site: Site, limits: Rules, engine: Engine
) -> list[Imported]:
    given = Import(project.today, options.period, limits)
    sources = sniff.read(member.members(options.files), given, options.format)
    exports, logs = sniff.joined(sources)
    found = [of_export(export, site, engine) for export in exports]
    if logs:
        with progress(logs) as advance:
            found.append(of_logs(logs, site, given, engine, advance))
    if not any(one.views for one in found):
        first = found[0].name
        problem, remedy = "no row names a post of this site", "check SITEURL and the export"
        raise MistakesFound([Mistake(first, 1, "path", problem, remedy)])
    return found


def _state(project: Project, imported: Sequence[Imported], site: Site) -> Views:
    """The views of all imports so far; of two that speak for the same day the later counts."""
    views = stored_views(project, site)
    for one in imported:
        views = views_file.merged(views, one.views, one.days)
    return views


def _files(project: Project, changed: Sequence[Change], views: Views) -> dict[Path, bytes]:
    """The new content of each file that changes. Raises MistakesFound if one cannot be edited."""
    files = {project.state: views_file.text(views).encode()}
    mistakes = []
    for change in changed:
        path = change.post.path
        try:
            files[path] = header_edit.edited(path.read_bytes(), change.values())
        except header_edit.UneditableError as error:
            problem = f"{error} cannot be changed alone"
            remedy = f"write popularity: {change.popularity} on a line of its own"
            mistakes.append(Mistake(project.shown(path), 1, "popularity", problem, remedy))
    if mistakes:
        raise MistakesFound(mistakes)
    return {path: raw for path, raw in files.items() if not _holds(path, raw)}


def _holds(path: Path, raw: bytes) -> bool:
    return path.exists() and path.read_bytes() == raw


def _wait() -> None:
    sys.stderr.write("A build is running; this waits for it.\n")


def command(  # noqa: PLR0913 - one for each option of the task
    files: Sequence[str],
    *,
    engine: str = "duckdb",
    form: str = "",
    days: str = "",
    dry_run: bool = False,
    root: Path = PROJECT,
) -> int:
    """Run and print; the exit status."""
    try:
        options = Options(files, engine, known_format(form), period(days), dry_run)
        print(run(read_project(root), options), end="")
    except MistakesFound as found:
        show(found.mistakes)
        return 1
    except EngineError as error:
        sys.stderr.write(f"--engine: {error}\n")
        return 1
    return 0
