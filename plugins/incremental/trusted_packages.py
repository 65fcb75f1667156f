"""Packages whose code depends on its inputs only: Pelican's own and declared ones."""

from __future__ import annotations

import sys
import weakref
from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from blinker import Signal
from pelican import signals

_OURS: Final = "incremental"
CORE: Final = frozenset(
    {
        _OURS,
        "pelican",
        "jinja2",
        "markupsafe",
        "builtins",
        "datetime",
        "functools",
        "blinker",
        "gettext",
    }
)


def owner(module: str) -> str:
    """The package that *module* belongs to; a namespace plugin is a package of its own."""
    parts = module.split(".")
    if parts[:2] == ["pelican", "plugins"] and len(parts) > 2 and parts[2] not in {"signals"}:
        return ".".join(parts[:3])
    return parts[0]


def module_of(code: Any) -> str:
    """The module that defines *code*: a function, a method, a class or a callable object."""
    code = getattr(code, "func", code)  # functools.partial
    return str(getattr(code, "__module__", None) or type(code).__module__)


Code = Callable[..., Any]


class Listeners(NamedTuple):
    """The receivers that are called while pages are written."""

    before_pages: list[Code]  # each is called with a text before its page is written
    after_pages: list[Code]
    of_feeds: list[Code]

    @classmethod
    def connected(cls) -> Listeners:
        """Those that are connected now."""
        return cls(
            _receivers(signals.article_generator_write_article, signals.page_generator_write_page),
            _receivers(signals.content_written),
            _receivers(signals.feed_generated, signals.feed_written),
        )


def _receivers(*connected: Signal) -> list[Code]:
    receivers = [each for signal in connected for each in signal.receivers.values()]
    alive = [each() if isinstance(each, weakref.ref) else each for each in receivers]
    return [each for each in alive if each is not None]


def is_stock(code: Any) -> bool:
    """Whether *code* is Pelican's, Jinja's or Python's."""
    name = owner(module_of(code))
    return name in CORE or name in sys.stdlib_module_names


class TrustedPackages:
    """The packages whose code gives the same result for the same inputs.

    *declared* is the setting `INCREMENTAL_PURE`: names of plugins and of other packages.
    """

    def __init__(self, declared: Iterable[str] = ()) -> None:
        self._names = CORE | set(declared)

    def covers(self, module: str) -> bool:
        name = owner(module)
        return name in self._names or name.removeprefix("pelican.plugins.") in self._names

    def untrusted(self, code: Iterable[Callable[..., Any]]) -> list[str]:
        """The packages, sorted, that define any of *code* and are not covered."""
        modules = {module_of(each) for each in code}
        return sorted({owner(module) for module in modules if not self.covers(module)})
