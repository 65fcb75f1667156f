"""Posts that have subjects, sources or words in common with a post, each with the reason why."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from report.registration import registration

register = registration("related_articles.receivers")
