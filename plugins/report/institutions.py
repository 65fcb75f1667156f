"""Words by which the name of an institution differs from that of a person."""

from __future__ import annotations

import re

_ENGLISH = (
    r"Academy|Administration|Agency|Association|Authority|Board|Cent(?:er|re)s?|Collaborat\w+"
    r"|College|Commission|Committee|Consortium|Council|Department|Foundation|Group|Hospital"
    r"|Institutes?|Investigators|Ministry|Network|Organi[sz]ation|Programme|Services?|Society"
    r"|Task Force|University"
)
# At the end of a word, as in Universitätsklinikum and Bundesausschuss; no surname ends so.
_GERMAN = (
    r"akademie|(?:bundes|landes|gesundheits|umwelt)amt|ausschuss|behörde|(?:ethik|wissenschafts)rat"
    r"|fakultät|gemeinschaft|gesellschaft|(?:ärzte|apotheker|therapeuten)kammer|hochschule|institut"
    r"|klinik(?:en|um)?|kommission|krankenhaus|krankenkasse|ministerium|stiftung|universität"
    r"|verband|verein(?:igung)?|versicherung|zentrale|zentrum"
)
_OTHERS = (
    r"Agen(?:ce|cia|zia)|Autorité|Comité|Fondation|Fondazione|Fundaci[óo]n|H[ôo]pital|Istituto"
    r"|Institut(?:et|o|t)|Ministère|Ministerio|Ministero|Ospedale|Sociedad|Soci[ée]t[àé]|Stichting"
    r"|Universi(?:dad|dade|t[àé]|teit|tet|tetet)|Vereniging"
)
INSTITUTION = re.compile(rf"\b(?:{_ENGLISH}|{_OTHERS})\b|\b\w*(?i:{_GERMAN})\b|(?:^|\s)für\s")
