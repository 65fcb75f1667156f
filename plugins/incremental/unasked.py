"""What Pelican does for each article although nobody has asked for it."""

from __future__ import annotations

from typing import Any

from pelican.cache import FileStampDataCacher
from pelican.generators import CachingGenerator


def spare_stamps(generator: CachingGenerator) -> None:
    """Have Pelican look into its own caches only if they are in use.

    It asks the time of each file four times, to compare it with what an empty cache holds.
    """
    settings = generator.settings
    if settings["CACHE_CONTENT"] or settings["LOAD_CONTENT_CACHE"]:
        return
    for cacher in (generator, generator.readers):
        if type(cacher).get_cached_data is FileStampDataCacher.get_cached_data:
            cacher.get_cached_data = _nothing
            cacher.cache_data = _nowhere


def _nothing(_filename: str, default: Any = None) -> Any:
    return default


def _nowhere(_filename: str, _data: Any) -> None:
    pass
