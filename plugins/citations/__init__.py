"""Citations for Pelican: `[@key]` in Markdown becomes a numbered reference, linked both ways."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("citations.receivers")
