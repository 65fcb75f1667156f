"""Which files are a site's own: `invoke init` makes them anew, and an update leaves them alone."""

from __future__ import annotations

from typing import Final

OWNED: Final = (
    "content",
    "site.toml",
    "checks.toml",
    "popularity.toml",
    "publish.toml",
    "README.md",
    "LICENSE-TEXTS",
    "docs/report.png",
    "docs/screenshot.png",
    "theme/static/icons",
    "theme/static/counter",
    "tests/content",
    ".github/ISSUE_TEMPLATE",
    ".vscode/medical.code-snippets",
)
"""Files and folders, from the project's root. All else is the same in every site."""
