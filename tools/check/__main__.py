"""`python -m tools.check --site DIR --url URL`: for any folder of static HTML."""

import sys

from tools.check.command import run
from tools.check.run import check

if __name__ == "__main__":
    sys.exit(run("check", check, sys.argv[1:]))
