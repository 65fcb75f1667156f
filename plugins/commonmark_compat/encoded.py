"""What a writer typed in an address, encoded where an address cannot hold it, as CommonMark does.

`https://example.org/?a[]=1|2` leads to `https://example.org/?a%5B%5D=1%7C2`; the words of a bare
address stay. A space and a backslash are refused elsewhere.
"""

from __future__ import annotations

import re
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from body_policy.web_address import SIGN

_WEB = re.compile(r"(https?://[^/?#]*)([^#]*)(#?)(.*)", re.IGNORECASE | re.DOTALL)


class EncodeAddresses(Treeprocessor):
    """Runs once all links are there."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if (address := link.get("href")) and (web := _WEB.fullmatch(address)):
                host, path, sign, fragment = web.groups()
                link.set("href", f"{host}{_encoded(path)}{sign}{_encoded(fragment)}")


def _encoded(part: str) -> str:
    return SIGN.sub(lambda sign: quote(sign[0], safe=""), part)
