"""`invoke hooks`: have git ask `invoke proofread` before each commit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from tools import PROJECT
from tools.cli.failures import CommandError

_OURS: Final = "# written by `invoke hooks`"


def script(python: str) -> str:
    """The hook: it looks at texts only if the commit changes some."""
    return f"""#!/bin/sh
{_OURS}; delete this file to be asked no more, or commit with --no-verify
git diff --cached --quiet -- content || exec "{python}" -m invoke proofread
"""


def command(project: Path = PROJECT) -> int:
    """Install the hook and say where. Raises CommandError."""
    path = _folder(project) / "pre-commit"
    if path.exists() and _OURS not in path.read_text(encoding="utf-8", errors="replace"):
        message = f"{path}: another hook is there; add `invoke proofread` to it, or move it away"
        raise CommandError(message)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script(sys.executable), encoding="utf-8")
    path.chmod(0o755)
    print(f"{path}: git proofreads each commit that changes a text.")
    return 0


def _folder(project: Path) -> Path:
    try:
        done = subprocess.run(
            ["git", "rev-parse", "--git-path", "hooks"],
            cwd=project,
            capture_output=True,
            text=True,
            check=True,
        )
    except FileNotFoundError:
        raise CommandError("git is not installed; install it from https://git-scm.com") from None
    except subprocess.CalledProcessError:
        raise CommandError(f"{project}: is no git repository; run `git init`") from None
    return project / done.stdout.strip()
