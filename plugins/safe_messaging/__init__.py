"""Safe messaging for Pelican: no harmful words about suicide, and help on every page about it."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("safe_messaging.receivers")
