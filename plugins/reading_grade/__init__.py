"""Says of each text whose running words read at too high a grade, by Flesch and Kincaid."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("reading_grade.receivers")
