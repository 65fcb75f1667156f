"""`invoke popularity`: counts the views in files and writes popularity into front matter."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from report.console import show
from report.diagnostic import Diagnostic, DiagnosticsError
from tools import PROJECT
from tools.files.file_transaction import FileTransaction
from tools.files.staging_folder import StagingFolder
from tools.popularity import (
    counting_rules,
    format_detection,
    front_matter_edit,
    import_report,
    input_files,
    popularity_changes,
    posts,
    views_file,
)
from tools.popularity.counting_rules import CountingRules
from tools.popularity.csv_table import ImportContext
from tools.popularity.engine import Engine, EngineError
from tools.popularity.engine_choice import engine_for
from tools.popularity.import_options import Options, known_format, period
from tools.popularity.import_report import ImportOutcome
from tools.popularity.popularity_changes import Change
from tools.popularity.post_views import ImportedViews, views_of_export, views_of_logs
from tools.popularity.posts import PostIndex
from tools.popularity.progress_bar import progress
from tools.popularity.project import Project, read_project, stored_views, today
from tools.popularity.repeated_files import without_repeats
from tools.popularity.views_file import Views


def run(project: Project, options: Options) -> str:
    """Import the files of *options* and rewrite the posts that change; returns the report.

    Raises DiagnosticsError, and EngineError without the engine; nothing is changed then.
    """
    with StagingFolder(project.root / project.settings["OUTPUT_PATH"]).locked(_wait):
        transaction = FileTransaction(project.root)
        transaction.recover()
        site = posts.read_posts(project.root, project.settings)
        limits = counting_rules.read(project.root / "popularity.toml", site.host)
        engine = engine_for(options.engine)
        try:
            imported = _imported(project, options, site, limits, engine)
            views = _state(project, imported, site)
            as_of = max(day for day, _ in views)
            scores = engine.scores(views, as_of, site.half_life)
        finally:
            engine.close()
        changed = popularity_changes.changes(site.posts, scores, as_of, limits.small)
        files = _files(project, changed, views)
        if not options.dry_run:
            transaction.replace(files)
        outcome = ImportOutcome(changed, len(site.posts), options.dry_run)
        return import_report.text(imported, outcome, project.shown)


def _imported(
    project: Project, options: Options, site: PostIndex, limits: CountingRules, engine: Engine
) -> list[ImportedViews]:
    context = ImportContext(project.today, options.period, limits)
    sources = format_detection.read_all(input_files.find(options.files), context, options.format)
    exports, logs = format_detection.exports_and_logs(sources)
    found = [views_of_export(export, site, engine) for export in exports]
    if logs:
        logs, repeats = without_repeats(logs)
        with progress(logs) as advance:
            counted = views_of_logs(logs, site, context, engine, advance)
        found.append(replace(counted, repeats=repeats))
    if not any(one.views for one in found):
        first = found[0].name
        problem, remedy = "no row names a post of this site", "check SITEURL and the export"
        raise DiagnosticsError([Diagnostic(first, 1, "path", problem, remedy)])
    return found


def _state(project: Project, imported: Sequence[ImportedViews], site: PostIndex) -> Views:
    """The views of all imports so far; of two that speak for the same day the later counts."""
    views = stored_views(project, site)
    for one in imported:
        views = views_file.merged(views, one.views, one.days)
    return views


def _files(project: Project, changed: Sequence[Change], views: Views) -> dict[Path, bytes]:
    """The new content of each file that changes. Raises DiagnosticsError for an uneditable one."""
    files = {project.state: views_file.text(views).encode()}
    diagnostics = []
    for change in changed:
        path = change.post.path
        try:
            files[path] = front_matter_edit.edit(path.read_bytes(), change.values())
        except front_matter_edit.UneditableError as error:
            problem = f"{error} cannot be changed alone"
            remedy = f"write popularity: {change.popularity} on a line of its own"
            diagnostics.append(Diagnostic(project.shown(path), 1, "popularity", problem, remedy))
    if diagnostics:
        raise DiagnosticsError(diagnostics)
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
        options = Options(files, engine, known_format(form), period(days, today()), dry_run)
        print(run(read_project(root), options), end="")
    except DiagnosticsError as found:
        show(found.diagnostics)
        return 1
    except EngineError as error:
        sys.stderr.write(f"--engine: {error}\n")
        return 1
    return 0
