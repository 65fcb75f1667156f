"""How a plugin connects to Pelican: late, and with one line about a package that is not there."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module


def registration(module: str) -> Callable[[], None]:
    """The `register()` of a plugin whose receivers are connected by that of *module*.

    *module* is imported only when Pelican registers the plugin: the rest of a plugin works without
    Pelican, which is slow to import. `report` is registered first: it tells of a package that
    *module* needs and that is not installed, where Pelican would print a traceback and go on.
    """

    def register() -> None:
        """Pelican's hook; a second call changes nothing."""
        import_module("report.receivers").register()
        import_module(module).register()

    return register
