"""Pictures as small as each reader needs them, without the data a camera has left. See `README.md`.

`facts`, `recipe`, `encoding` and `cache` are pure or know files only; other plugins may use them.
"""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("pictures.receivers")
