"""Makes drafts of posts that are dated after the day of the build."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("embargo.receivers")
