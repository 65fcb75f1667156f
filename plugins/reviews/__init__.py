"""Reviews for Pelican: the dates of a page's evidence are a contract that the build keeps."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("reviews.receivers")
