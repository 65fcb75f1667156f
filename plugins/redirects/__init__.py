"""Old addresses that lead to the new one, from `aliases` in front matter; see `README.md`."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("redirects.receivers")
