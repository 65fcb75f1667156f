"""`invoke popularity.explain`: where a post's number comes from. It needs no query engine."""

from __future__ import annotations

from pathlib import Path

from report.console import show
from report.diagnostic import DiagnosticsError
from tools import PROJECT
from tools.popularity import counting_rules, explanation, posts
from tools.popularity.project import read_project, stored_views


def command(key: str, root: Path = PROJECT) -> int:
    """Print the explanation for the post *key*, its slug or `slug:lang`; the exit status."""
    try:
        project = read_project(root)
        site = posts.read_posts(project.root, project.settings)
        views = stored_views(project, site)
        small = counting_rules.read(root / "popularity.toml").small
        print(explanation.text(key, site, views, small), end="")
    except DiagnosticsError as found:
        show(found.diagnostics)
        return 1
    return 0
