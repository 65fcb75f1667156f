"""What a site is, in one checked file, and a menu that leads somewhere. See `README.md`.

Only `register()` imports Pelican.
"""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("site_identity.receivers")
