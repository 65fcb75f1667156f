"""What differs when publishing."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403

SITEURL = site.address  # noqa: F405
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_LANG_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""
INCREMENTAL = False  # what is published owes nothing to an earlier build

# What warns a writer stops a publisher: a retracted source, a claim without one, an old review …
CITATIONS_RETRACTED = CITATIONS_UNUSED = CLAIMS_LEVEL = "error"
FRONT_MATTER_UNFINISHED = REVIEWS_LAPSED = "error"
