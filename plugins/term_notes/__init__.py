"""Words about categories, tags and authors, for their pages and lists, from one checked file."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("term_notes.receivers")
