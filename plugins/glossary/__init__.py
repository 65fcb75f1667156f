"""A page of terms in plain words; the first use of each in a text gets its explanation."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("glossary.receivers")
