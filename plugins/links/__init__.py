"""Links are checked at the source: files, anchors, drafts, each with its line. See `README.md`."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("links.receivers")
