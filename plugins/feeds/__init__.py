"""Atom, RSS and JSON feeds with full content and absolute addresses; see `README.md`."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("feeds.receivers")
