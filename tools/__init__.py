"""What runs before or after a build; it finds pure modules of the plugins under their names."""

import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]

if str(PROJECT / "plugins") not in sys.path:
    sys.path.append(str(PROJECT / "plugins"))
