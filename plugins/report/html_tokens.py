"""The tags and comments of HTML, in their order; `plain_text.VOID` has no closing tag."""

from __future__ import annotations

import re
from typing import Final

TAG: Final = re.compile(
    r"""<(?:!--.*?-->|(/?)([A-Za-z][A-Za-z0-9]*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>)""",
    re.DOTALL,
)
"""Groups: the slash of a closing tag, name and attributes of a tag. None of them is a comment."""
