"""An edit that no other page can see replaces the text in its own page and feeds, without Pelican.

A build with this plugin records where each text is shown. A later process compiles an edited text
again: if nothing but its HTML and its line numbers differ, the new HTML takes the place of the old
one. Only texts of a reader with a compile stage of its own (`front_matter`) can be patched.
Nothing else in `incremental` imports this package.
"""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[2])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("incremental.patch.receivers")
