"""How to mend values that writers often get nearly right."""

from __future__ import annotations

import re

from report.plain_name import plain, plain_path

PICTURE = (
    r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\.(?:svg|png|jpe?g|webp|avif)"
)
"""The path of a picture below the content folder."""

LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
"""The code of a language, as `en` or `pt-BR` (BCP 47)."""


def slug_remedy(typed: str) -> str:
    """A slug that is like *typed*."""
    better = plain(typed)[:100].strip("-")
    return f"did you mean {better}?" if better else "write one in plain letters"


def picture_remedy(typed: str) -> str:
    """How to name the picture *typed* by its path."""
    if "://" in typed:
        return "save the picture below content/images/ and give its path"
    path = re.sub(r"^(?:\{\w+\}|content/|\.{0,2}/)*", "", re.sub("/+", "/", typed))
    if not re.search(r"\.(?:svg|png|jpe?g|webp|avif)$", path, re.IGNORECASE):
        return "save it as SVG, PNG, JPEG, WebP or AVIF"
    if path != typed and re.fullmatch(PICTURE, path):
        return f"write {path}, its path below content/"
    if better := plain_path(path):
        return f"rename the file to {better}"
    return "rename the file: letters, digits and hyphens, and a suffix in lower case"


def language_remedy(typed: str) -> str:
    """The code that *typed* is nearly: `EN` is en, `de_DE` is de, and `pt_br` is pt-BR.

    A region stays only where it makes another written language.
    """
    parts = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?", typed)
    if parts is None:
        return "write its code"
    code, region = parts[1].lower(), (parts[2] or "").upper()
    return f"write {code}-{region}" if region and code in {"pt", "zh"} else f"write {code}"
