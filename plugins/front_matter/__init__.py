"""Front matter as a declared type: YAML between fences, every field known, typed and explained.

Takes the place of Pelican's Markdown reader; mistakes go to `report`. See `README.md`.
"""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("front_matter.receivers")
