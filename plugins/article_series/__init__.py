"""Articles that are parts of a series: each shows its part and leads to the others."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("article_series.receivers")
