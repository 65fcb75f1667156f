"""Which texts in reStructuredText depend on nothing but themselves and the settings.

Directives and roles are code that may read files, the clock or what other texts have left. The
names of those that do not are listed; a text with any other is read anew in each build.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from docutils.parsers.rst import directives, roles

from .trusted_packages import TrustedPackages, module_of

_DIRECTIVE: Final = re.compile(
    r"\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?([^\s:]+(?::[^\s:]+)*)[ \t]?::(?!\S)"
)
_ROLE: Final = re.compile(r":([\w.+:-]+):`|`:([\w.+:-]+):")
# https://docutils.sourceforge.io/docs/ref/rst/directives.html, but for `date`, `include`, `role`
# and `default-role`; `code-block` and `sourcecode` are Pelican's own.
_DIRECTIVES: Final = frozenset(
    {
        *("admonition", "attention", "caution", "class", "code", "code-block", "compound"),
        *("container", "contents", "csv-table", "danger", "epigraph", "error", "figure"),
        *("footer", "header", "highlights", "hint", "image", "important", "line-block"),
        *("list-table", "math", "meta", "note", "parsed-literal", "pull-quote", "raw", "replace"),
        *("rst-class", "rubric", "section-numbering", "sectnum", "sidebar", "sourcecode"),
        *("table", "target-notes", "tip", "title", "topic", "unicode", "warning"),
    }
)
# https://docutils.sourceforge.io/docs/ref/rst/roles.html; `abbr` is Pelican's.
_ROLES: Final = frozenset(
    {
        *("ab", "abbr", "abbreviation", "ac", "acronym", "code", "emphasis", "i", "literal"),
        *("math", "pep", "pep-reference", "rfc", "rfc-reference", "strong", "sub", "subscript"),
        *("sup", "superscript", "t", "title", "title-reference"),
    }
)
# Options with which a listed directive reads a file, or the size of a picture.
_READING: Final = re.compile(r":(?:file|url|scale|loading):|:figwidth:\s*image")
_READING_SETTINGS: Final = frozenset({"embed_images", "image_loading", "math_output"})
_STOCK: Final = ("docutils.", "pelican.rstdirectives")


def stands_alone(text: str, settings: Mapping[str, Any], trust: TrustedPackages) -> bool:
    """Whether what a read of *text* gives depends on *text*, *settings* and code alone."""
    if _READING.search(text) or _READING_SETTINGS.intersection(
        settings.get("DOCUTILS_SETTINGS") or ()
    ):
        return False
    found = {"".join(each) for each in _ROLE.findall(text)}
    return all(
        _is_pure(name.lower(), _DIRECTIVES, directives._directives, trust)
        for name in _DIRECTIVE.findall(text)
    ) and all(_is_pure(name.lower(), _ROLES, roles._roles, trust) for name in found)


def _is_pure(
    name: str, known: frozenset[str], registered: Mapping[str, Any], trust: TrustedPackages
) -> bool:
    code = registered.get(name)  # a plugin may register its own below any name
    if code is None:
        return name in known
    module = module_of(code)
    return (name in known and module.startswith(_STOCK)) or trust.covers(module)
