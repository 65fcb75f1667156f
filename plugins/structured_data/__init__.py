"""Structured data for Pelican: JSON-LD that says what the page shows, and nothing else."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("structured_data.receivers")
