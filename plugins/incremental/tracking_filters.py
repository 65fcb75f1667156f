"""Filters and tests of templates: code that may read anything of content."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from types import GeneratorType
from typing import Any, Final

import jinja2
from jinja2.filters import FILTERS
from jinja2.tests import TESTS
from pelican.contents import Content

from .dependency_recorder import RENDERING, wants_context
from .trusted_packages import CORE, TrustedPackages, module_of, owner

_UNSTEADY_FILTERS: Final = frozenset({"random", "pprint"})
# What filters of Jinja give, and what Python has for the same.
_ITERATORS: Final[tuple[type, ...]] = (
    GeneratorType,
    map,
    filter,
    zip,
    enumerate,
    reversed,
    type(reversed([])),
)


class TrackingFilters(dict[str, Any]):
    """Filters or tests; those that are not Jinja's or Pelican's own are recorded."""

    def __init__(self, given: Mapping[str, Any], trust: TrustedPackages) -> None:
        super().__init__(given)
        self._trust = trust

    def __getitem__(self, name: str) -> Any:
        return self._tracked(name, super().__getitem__(name))

    def get(self, name: str, default: Any = None) -> Any:
        return self[name] if name in self else default  # noqa: SIM401 - `get` would ask itself

    def _tracked(self, name: str, code: Any) -> Any:
        recorder = RENDERING.recorder
        if recorder is None:
            return code
        if name not in _UNSTEADY_FILTERS and _is_jinjas(name, code):
            return _attr if code is FILTERS["attr"] else code
        if name not in _UNSTEADY_FILTERS and owner(module_of(code)) in CORE:
            return _recording(code)
        if name in _UNSTEADY_FILTERS or not self._trust.covers(module_of(code)):
            recorder.untracked = f"its template uses the filter {name}"
        if wants_context(code):
            recorder.untracked = f"its template uses the filter {name}, which sees everything"
            return code
        return _recording(code)


def _is_jinjas(name: str, code: Any) -> bool:
    """Whether *code* reads content only through the environment, where it is recorded."""
    is_own = code is FILTERS.get(name) or code is TESTS.get(name)
    return is_own or owner(module_of(code)) in {"jinja2", "markupsafe", "pelican"}


@jinja2.pass_environment
def _attr(env: jinja2.Environment, obj: Any, name: str) -> Any:
    """The filter `attr`, which reads through the environment only what is there."""
    recorder = RENDERING.recorder
    if recorder is not None and isinstance(obj, Content) and not hasattr(obj, name):
        recorder.read(obj, name)
    return FILTERS["attr"](env, obj, name)


def _recording(code: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(code)
    def recording(*args: Any, **kwargs: Any) -> Any:
        if (recorder := RENDERING.recorder) is not None:
            recorder.read_all([*args, *kwargs.values()])
        passed = {name: recorded_items(each) for name, each in kwargs.items()}
        return code(*map(recorded_items, args), **passed)

    return recording


def recorded_items(argument: Any) -> Any:
    """*argument*; the items of an iterator are recorded when Python code gets them."""
    items: Iterable[Any] = argument
    return map(_recorded, items) if isinstance(argument, _ITERATORS) else argument


def _recorded(item: Any) -> Any:
    if (recorder := RENDERING.recorder) is not None:
        recorder.read_all(item)
    return item
