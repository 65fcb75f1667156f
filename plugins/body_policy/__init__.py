"""What a body may hold: allowed elements, attributes and addresses, and a readable outline.

Needs `report` and, for files and lines, the reader of `front_matter`. See `README.md`.
"""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("body_policy.receivers")
