"""Typogrify once for each source: its result is cached, so Pelican need not repeat it."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable
from typing import Any

Read = tuple[str, dict[str, Any]]  # HTML and metadata


class WithoutTypogrify(ChainMap[str, Any]):
    """The settings as the readers see them, once their results are typeset."""

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__({"TYPOGRIFY": False}, settings)


def dict_of(settings: Any) -> dict[str, Any]:
    """The dict that Pelican shares, below the view that readers are given."""
    view: Any = settings
    shared: dict[str, Any] = view.maps[-1] if isinstance(settings, ChainMap) else view
    return shared


def typesetter(settings: dict[str, Any]) -> Callable[[Read], Read] | None:
    """What Pelican does with what a reader gives, by the settings; None if it does nothing.

    Also None where a title or a summary may come from elsewhere than the reader.
    """
    if not settings["TYPOGRIFY"] or _titles_from_paths(settings):
        return None

    def typeset(read: Read) -> Read:
        html, metadata = read
        texts = {name: metadata[name] for name in ("title", "summary") if name in metadata}
        changed: dict[str, Any] = {name: _typeset(text, settings) for name, text in texts.items()}
        return (_typeset(html, settings) if html else html), {**metadata, **changed}

    return typeset


def _typeset(text: str, settings: dict[str, Any]) -> str:
    import smartypants  # noqa: PLC0415 - optional, as it is for Pelican
    from typogrify.filters import typogrify  # noqa: PLC0415

    kinds = {"oldschool": smartypants.Attr.set2, "oldschool_inverted": smartypants.Attr.set3}
    dashes = kinds.get(settings["TYPOGRIFY_DASHES"], smartypants.Attr.set1)
    smartypants.Attr.default = dashes | smartypants.Attr.w  # as Pelican's readers do
    omitted = dict.fromkeys(settings["TYPOGRIFY_OMIT_FILTERS"], False)
    return str(typogrify(text, settings["TYPOGRIFY_IGNORE_TAGS"], **omitted))


def _titles_from_paths(settings: dict[str, Any]) -> bool:
    patterns = (settings.get("FILENAME_METADATA") or "", settings.get("PATH_METADATA") or "")
    records = [settings.get("DEFAULT_METADATA", {}), *settings["EXTRA_PATH_METADATA"].values()]
    return any(
        any(f"<{name}>" in str(pattern).lower() for pattern in patterns)
        or any(name in {str(key).lower() for key in dict(record)} for record in records)
        for name in ("title", "summary")
    )
