"""Words by which the name of an institution differs from that of a person."""

from __future__ import annotations

import re

INSTITUTION = re.compile(
    r"\b(?:Academy|Administration|Agency|Association|Authority|Board|Cent(?:er|re)s?|Collaborat\w+"
    r"|College|Commission|Committee|Consortium|Council|Department|Foundation|Group|Hospital"
    r"|Institutes?|Investigators|Ministry|Network|Organi[sz]ation|Programme|Services?|Society"
    r"|Task Force|University)\b"
)
