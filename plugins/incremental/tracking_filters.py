"""Filters and tests of templates, which are code that may read of content whatever it wants."""

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
_PASSING: Final[tuple[type, ...]] = (
    GeneratorType,
    map,
    filter,
    zip,
    enumerate,
    reversed,
    type(reversed([])),
)


class TrackingFilters(dict[str, Any]):
    """Filters or tests; the recorder hears of those that are not Jinja's or Pelican's own."""

    def __init__(self, given: Mapping[str, Any], trust: TrustedPackages) -> None:
        super().__init__(given)
        self._trust = trust

    def __getitem__(self, name: str) -> Any:
        return self._heard(name, super().__getitem__(name))

    def get(self, name: str, default: Any = None) -> Any:
        return self[name] if name in self else default  # noqa: SIM401 - `get` would ask itself

    def _heard(self, name: str, code: Any) -> Any:
        recorder = RENDERING.recorder
        if recorder is None:
            return code
        if name not in _UNSTEADY_FILTERS and _is_jinjas(name, code):
            return _asking_for_what_is_missing if code is FILTERS["attr"] else code
        if name not in _UNSTEADY_FILTERS and owner(module_of(code)) in CORE:
            return _handing_over(code)
        if name in _UNSTEADY_FILTERS or not self._trust.covers(module_of(code)):
            recorder.untracked = f"its template uses the filter {name}"
        if wants_context(code):
            recorder.untracked = f"its template uses the filter {name}, which sees everything"
            return code
        return _handing_over(code)


def _is_jinjas(name: str, code: Any) -> bool:
    """Whether *code* asks nothing of content but through the environment."""
    is_own = code is FILTERS.get(name) or code is TESTS.get(name)
    return is_own or owner(module_of(code)) in {"jinja2", "markupsafe", "pelican"}


@jinja2.pass_environment
def _asking_for_what_is_missing(env: jinja2.Environment, obj: Any, name: str) -> Any:
    """The filter `attr`, which asks the environment for what is there."""
    recorder = RENDERING.recorder
    if recorder is not None and isinstance(obj, Content) and not hasattr(obj, name):
        recorder.ask(obj, name)
    return FILTERS["attr"](env, obj, name)


def _handing_over(code: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(code)
    def handing_over(*args: Any, **kwargs: Any) -> Any:
        if (recorder := RENDERING.recorder) is not None:
            recorder.hand_over([*args, *kwargs.values()])
        passed = {name: passed_on(each) for name, each in kwargs.items()}
        return code(*map(passed_on, args), **passed)

    return handing_over


def passed_on(argument: Any) -> Any:
    """*argument*; where Python code gets its items one by one, the recorder hears of each then."""
    items: Iterable[Any] = argument
    return map(_handed_over, items) if isinstance(argument, _PASSING) else argument


def _handed_over(item: Any) -> Any:
    if (recorder := RENDERING.recorder) is not None:
        recorder.hand_over(item)
    return item
