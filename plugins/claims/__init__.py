"""Claims for Pelican: a sentence that claims something clinical has a citation in reach."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("claims.receivers")
