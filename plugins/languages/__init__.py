"""A site in several languages: the words of the theme, and lists and feeds for each."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("languages.receivers")
