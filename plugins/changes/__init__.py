"""What changed in a text: on its page, in a list of all changes, and in a feed."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("changes.receivers")
