"""Markdown as CommonMark and GitHub read it, or a diagnostic with the line. See `README.md`."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("commonmark_compat.receivers")
