"""Plugins that the settings name and Pelican could not import.

Pelican imports all plugins before it registers the first, logs those that fail, and builds without
them. So the list in the settings file is compared with what is registered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from pelican.plugins._utils import load_legacy_plugin

from report.diagnostic import Diagnostic
from report.pelican_log import unusable_plugin
from report.settings_source import modules

_NAMESPACE = "pelican.plugins."


def unloaded_plugins(
    settings: Mapping[str, Any], reported: Collection[Diagnostic]
) -> Iterator[Diagnostic]:
    """A diagnostic for each plugin that is not registered, unless *reported* has one already."""
    registered = {name.removeprefix(_NAMESPACE) for name in settings["PLUGINS"]}
    for name in _named(settings):
        if name.removeprefix(_NAMESPACE) in registered or any(
            f" plugin `{name}`" in each.problem for each in reported
        ):
            continue
        try:
            load_legacy_plugin(name, settings["PLUGIN_PATHS"])
        except ImportError as error:
            yield unusable_plugin(f"Cannot load plugin `{name}`", error)
        else:  # the log has the reason, unless it is as quiet as after `--quiet`
            yield unusable_plugin(f"Pelican has not registered plugin `{name}`", None)


def _named(settings: Mapping[str, Any]) -> list[str]:
    """The names of plugins in the settings file; Pelican has shortened the list of *settings*."""
    lists = (vars(module).get("PLUGINS") for module in modules(settings))
    first = next((each for each in lists if each is not None), ())
    return [name for name in first if isinstance(name, str)]
