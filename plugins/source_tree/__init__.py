"""The files below `content/`: names, kinds, sizes, and what becomes of each. See `README.md`."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("source_tree.receivers")
