"""Figures of numbers for Pelican: a fenced block of `name: value` lines becomes SVG and a table."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("number_figures.receivers")
