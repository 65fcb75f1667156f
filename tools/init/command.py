"""`invoke init`: turns a fresh clone into another site."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Final

from site_identity.read import read_identity
from tools import PROJECT
from tools.check.programs import ProgramError, chromium
from tools.cli.failures import CommandError
from tools.init.answers import Answers, complete
from tools.init.icons.command import make_icons
from tools.init.owned import OWNED
from tools.init.starter_files import starter_files

_NEXT: Final = """
{name} is ready. Next:

  make serve                        see it; each save shows at once
  edit site.toml                    subtitle, lead, author, menu: docs/identity.md
  git add --all && git commit -m "Begin {name}"
  docs/operating.md                 publish it
"""
_NEXT_MEDICAL: Final = """
The crisis box names help lines of the US and Canada. Elsewhere, write those of your country:
`crisis` in site.toml, and content/pages/get-help-now.md
"""


def command(name: str, address: str, kind: str) -> None:
    """Make the site, asking at a terminal for what is not given. Raises CommandError."""
    site = read_identity(PROJECT / "site.toml")
    if not site.example:
        print(
            f"This is {site.name} already: edit site.toml, and run `invoke icons` after a change of"
            " the name or a colour."
        )
        return
    _refuse_changes()
    _require_browser()
    given = {"name": name, "address": address, "kind": kind}
    answers = complete(given, input if sys.stdin.isatty() else None)
    replace(PROJECT, answers, date.today())  # noqa: DTZ011 - the writer's day
    try:
        make_icons()
    except ProgramError as error:
        message = f"init: the site is made, but for its icons: {error}; then run `invoke icons`"
        raise CommandError(message) from None
    print(next_steps(answers))


def next_steps(answers: Answers) -> str:
    """What the owner of the new site does next."""
    medical = _NEXT_MEDICAL if answers.kind == "medical" else ""
    return _NEXT.format(name=answers.name) + medical


def replace(project: Path, answers: Answers, today: date) -> None:
    """Put the starter in the place of all that is the old site's own; `site.toml` comes last."""
    files = starter_files(answers, today)
    for owned in OWNED:
        if owned not in ("site.toml", "theme/static/icons"):
            _remove(project / owned)
    identity = files.pop("site.toml")
    for name, text in {**files, "site.toml": identity}.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _refuse_changes() -> None:
    """Raises CommandError unless everything is committed: what init deletes must be in git."""
    changes = _git("status", "--porcelain", "--untracked-files=all")
    if changes:
        first = changes.splitlines()[0][3:]
        raise CommandError(
            f"init: the work tree has changes ({first}), and init deletes files; commit what is"
            " yours, or move it out of this folder, and run it again"
        )


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=PROJECT, capture_output=True, text=True, check=False
        )
    except OSError:
        raise CommandError("init: git is not installed; install it") from None
    if done.returncode:
        raise CommandError("init: this folder is no clone; get the project with `git clone`")
    return done.stdout


def _require_browser() -> None:
    """Raises CommandError before anything is changed: the icons are drawn in a browser."""
    try:
        chromium()
    except ProgramError as error:
        raise CommandError(f"init: {error}") from None
