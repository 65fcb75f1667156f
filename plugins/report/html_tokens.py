"""The tags, comments and text of HTML, in their order; `plain_text.VOID` has no closing tag."""

from __future__ import annotations

import re
from typing import Final

TOKEN: Final = re.compile(
    r"""<!--.*?-->|<(/?)([a-z][a-z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|([^<]+|<)""",
    re.DOTALL | re.IGNORECASE,
)
"""Groups: the slash of a closing tag, name and attributes of a tag; text. None is a comment."""
