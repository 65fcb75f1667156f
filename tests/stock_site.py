"""A site that has nothing of ours but the plugins that a test names, as another owner would."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.built_site import ROOT, BuiltSite, run_pelican, write_files

SETTINGS = {
    "PATH": "content",
    "SITENAME": "Site",
    "TIMEZONE": "UTC",
    "LOCALE": ["C"],
    "PLUGIN_PATHS": [str(ROOT / "plugins")],
    "THEME": "simple",
    "THEME_TEMPLATES_OVERRIDES": ["overrides"],
    "FEED_ALL_ATOM": None,
    "CATEGORY_FEED_ATOM": None,
}


def build_stock(folder: Path, files: Mapping[str, str], **settings: object) -> BuiltSite:
    """Write *files*, named from *folder*, and build them with Pelican's defaults and *settings*."""
    write_files(folder, files)
    chosen = {**SETTINGS, **settings}
    conf = folder / "conf.py"
    conf.write_text("".join(f"{name} = {value!r}\n" for name, value in chosen.items()))
    return run_pelican(folder, conf, folder / "output")
