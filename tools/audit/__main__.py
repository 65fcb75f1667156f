"""`python -m tools.audit --site DIR --url URL`: for any folder of static HTML."""

import sys

from tools.audit.run import audit
from tools.check.command import run

if __name__ == "__main__":
    sys.exit(run("audit", audit, sys.argv[1:]))
