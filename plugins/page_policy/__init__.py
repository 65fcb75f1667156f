"""One request a page, one policy for all: the stylesheet inlined, its hash in the policy."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("page_policy.receivers")
