"""`python -m tools.audit --site DIR --url URL`: for any folder of static HTML."""

import sys
from collections.abc import Sequence

from tools.cli.failures import one_line


@one_line
def main(arguments: Sequence[str]) -> int:
    """Run with the options *arguments*; the exit status."""
    from tools.audit.run import audit  # noqa: PLC0415 - what it needs may not be installed
    from tools.check.command import run  # noqa: PLC0415

    return run("audit", audit, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
