"""A picture with the title of each article, for links to it on other sites. See `README.md`."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("social_pictures.receivers")
