"""Settings are input too: their names, their types and where they would write. See `README.md`.

Only `register()` imports Pelican.
"""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("settings_check.receivers")
