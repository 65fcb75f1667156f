"""Claim tables for Pelican: `[[claim-table]]` shows `claims`, graded and cited."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("claim_table.receivers")
