"""What helps a reader through a text: its sections, its length, its neighbours, tags in order."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("reading_aids.receivers")
