"""The project whose posts get their popularity, and the views that earlier imports have counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tools import PROJECT
from tools.popularity import views_file
from tools.popularity.posts import PostIndex
from tools.popularity.views_file import Views

_VIEWS = "data/views.csv"  # below the content folder


@dataclass(frozen=True, slots=True)
class Project:
    """A site's folder with Pelican's *settings* for it; *today* is the clock's, in UTC."""

    root: Path
    settings: Mapping[str, Any]
    today: date

    @property
    def state(self) -> Path:
        """The file with the views of all imports so far."""
        return Path(self.settings["PATH"]) / _VIEWS

    def shown(self, path: Path) -> str:
        """*path* as a message shows it, relative to the project."""
        return path.relative_to(self.root).as_posix()


def today() -> date:
    """The day in UTC, as the days of exports are."""
    return datetime.now(UTC).date()


def read_project(root: Path = PROJECT) -> Project:
    """The project as it is published: addresses have the published site's path."""
    from pelican.settings import read_settings  # noqa: PLC0415 - half of the start-up time

    settings = read_settings(str(root / "publishconf.py"))
    return Project(root, settings, today())


def stored_views(project: Project, site: PostIndex) -> Views:
    """The views of earlier imports by day and post. Raises DiagnosticsError."""
    views = views_file.read(project.state, project.shown(project.state))
    return views_file.renamed(views, site.renamed())
