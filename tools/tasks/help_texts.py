"""Help for options that several commands have."""

from __future__ import annotations

from typing import Final

SITE_HELP: Final = {
    "site": "the built folder",
    "url": "its address; empty for a local build",
    "form": "of the report: text, github or json",
}
ALL_HELP: Final = {"all": "show every line of a long report"}
ALLOWED_HELP: Final = {
    "allow-shrink": "more than a fifth of the pages may be gone",
    "allow-vanish": "addresses may be gone without a redirect",
}
VERIFY_HELP: Final = {
    "verify": "compare the live site with what was published",
    "wait": "seconds that the host may take to serve it",
}
