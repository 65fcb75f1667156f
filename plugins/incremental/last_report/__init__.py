"""The report of the last build, brought up to date without Pelican: only edited texts are compiled.

A build with this plugin records its report and what that depends on. A later process compiles the
texts that have been edited since: if nothing differs that other texts or the link stage look at,
the new findings take the place of the old ones. Only texts of a reader with a compile stage of its
own (`front_matter`) can be looked at in this way. Nothing else in `incremental` imports this
package.
"""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[2])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("incremental.last_report.receivers")
