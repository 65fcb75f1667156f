"""`python -m tools.check --site DIR --url URL`: for any folder of static HTML."""

import sys
from collections.abc import Sequence

from tools.cli.failures import one_line


@one_line
def main(arguments: Sequence[str]) -> int:
    """Run with the options *arguments*; the exit status."""
    from tools.check.command import run  # noqa: PLC0415
    from tools.check.run import check  # noqa: PLC0415 - what it needs may not be installed

    return run("check", check, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
