"""`python -m tools.check --site DIR --url URL`: for any folder of static HTML."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.check.command import main


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.check", description=main.__doc__)
    parser.add_argument("--site", type=Path, default=Path("output"), help="the built folder")
    parser.add_argument("--url", default="", help="the address at which it is served")
    parser.add_argument("--format", choices=("text", "github", "json"), default="text")
    parser.add_argument("--settings", type=Path, default=Path("checks.toml"))
    return parser.parse_args()


if __name__ == "__main__":
    arguments = _arguments()
    sys.exit(main(arguments.site, arguments.url, arguments.format, arguments.settings))
