"""What a template reads, recorded while Jinja renders.

Jinja asks its environment for each attribute and each item, and its context for each name. These
three questions are listened to; the answers stay what they are, so nothing is wrapped in a proxy.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from types import GeneratorType
from typing import Any, Final, TypeVar

import jinja2
from jinja2.filters import FILTERS
from jinja2.runtime import Context, Macro
from jinja2.tests import TESTS
from pelican.contents import Content

from .dependency_recorder import EVERYTHING, Recorder, wants_context
from .trusted_packages import CORE, TrustedPackages, is_stock, module_of, owner

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
_CHANGING: Final = frozenset(
    {
        *("append", "extend", "insert", "remove", "pop", "clear", "sort", "reverse"),
        *("add", "discard", "update", "setdefault", "popitem"),
    }
)
_JINJAS_OWN: Final = frozenset({"_block_vars", "_loop_vars"})  # for code that takes the context


Result = TypeVar("Result")


_recorder: Recorder | None = None


def record(context: Mapping[str, Any], render: Callable[[], Result]) -> tuple[Result, Recorder]:
    """What *render* returns, and what it read."""
    global _recorder  # noqa: PLW0603 - Jinja's hooks have no other way to know the page
    outer, _recorder = _recorder, Recorder(context)
    try:
        return render(), _recorder
    finally:
        _recorder = outer


class TrackingContext(Context):
    """Tells the recorder of each name that comes from the page's own context, and of each call."""

    trust: TrustedPackages = TrustedPackages()

    def resolve_or_missing(self, key: str) -> Any:
        value = super().resolve_or_missing(key)
        if _recorder is not None and _recorder.context.get(key, value) is value:
            _recorder.names[key] = None
        return value

    def call(self, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        if getattr(type(__obj), "translates_messages", False) and kwargs.keys() <= _JINJAS_OWN:
            return __obj(*args)  # dozens on each page, of a name that is recorded, and of text
        if _recorder is not None:
            _recorder.call(__obj, (*args, *kwargs.values()), self.trust)
            if getattr(__obj, "__name__", "") in _CHANGING:
                _recorder.change(
                    getattr(__obj, "__self__", None), self.environment.globals.values()
                )
            if not isinstance(__obj, Macro) and not is_stock(__obj):
                args = tuple(map(_passed_on, args))
                kwargs = {name: _passed_on(each) for name, each in kwargs.items()}
        return super().call(__obj, *args, **kwargs)


class TrackingTemplate(jinja2.Template):
    """Tells each page that imports it what its first lines read, which Jinja runs only once."""

    first_reads: Recorder | None = None

    def make_module(self, vars: Any = None, *args: Any, **kwargs: Any) -> Any:  # noqa: A002 - Jinja's
        if vars is not None:  # with a context: it is run for each page
            return super().make_module(vars, *args, **kwargs)
        make = super().make_module
        made, self.first_reads = record({}, lambda: make(None, *args, **kwargs))
        if _recorder is not None:
            _recorder.add(self.first_reads)
        return made


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
        if _recorder is None:
            return code
        if name not in _UNSTEADY_FILTERS and _is_jinjas(name, code):
            return _asking_for_what_is_missing if code is FILTERS["attr"] else code
        if name not in _UNSTEADY_FILTERS and owner(module_of(code)) in CORE:
            return _handing_over(code)
        if name in _UNSTEADY_FILTERS or not self._trust.covers(module_of(code)):
            _recorder.untracked = f"its template uses the filter {name}"
        if wants_context(code):
            _recorder.untracked = f"its template uses the filter {name}, which sees everything"
            return code
        return _handing_over(code)


def _is_jinjas(name: str, code: Any) -> bool:
    """Whether *code* asks nothing of content but through the environment."""
    is_own = code is FILTERS.get(name) or code is TESTS.get(name)
    return is_own or owner(module_of(code)) in {"jinja2", "markupsafe", "pelican"}


@jinja2.pass_environment
def _asking_for_what_is_missing(env: jinja2.Environment, obj: Any, name: str) -> Any:
    """The filter `attr`, which asks the environment for what is there."""
    if _recorder is not None and isinstance(obj, Content) and not hasattr(obj, name):
        _recorder.ask(obj, name)
    return FILTERS["attr"](env, obj, name)


def _handing_over(code: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(code)
    def handing_over(*args: Any, **kwargs: Any) -> Any:
        if _recorder is not None:
            _recorder.hand_over([*args, *kwargs.values()])
        passed = {name: _passed_on(each) for name, each in kwargs.items()}
        return code(*map(_passed_on, args), **passed)

    return handing_over


def _passed_on(argument: Any) -> Any:
    """*argument*; where Python code gets its items one by one, the recorder hears of each then."""
    items: Iterable[Any] = argument
    return map(_handed_over, items) if isinstance(argument, _PASSING) else argument


def _handed_over(item: Any) -> Any:
    if _recorder is not None:
        _recorder.hand_over(item)
    return item


def track(env: jinja2.Environment, trust: TrustedPackages) -> None:
    """Have *env* tell what its templates read."""
    env.context_class = type("TrackingContext", (TrackingContext,), {"trust": trust})
    env.template_class = TrackingTemplate
    env.filters = TrackingFilters(env.filters, trust)
    env.tests = TrackingFilters(env.tests, trust)
    env.getattr = _attribute_hook(env.getattr)  # type: ignore[assignment,method-assign]
    env.getitem = _item_hook(env.getitem)  # type: ignore[assignment,method-assign]
    if env.finalize is not None:
        env.finalize = _finalizing(env.finalize, trust)
    env.get_template = _template_hook(env.get_template)  # type: ignore[method-assign]
    env.select_template = _template_hook(env.select_template)  # type: ignore[method-assign]


def _finalizing(code: Callable[..., Any], trust: TrustedPackages) -> Callable[..., Any]:
    """*code*, which the environment calls with all that a template puts out."""

    @functools.wraps(code)
    def finalizing(*args: Any) -> Any:
        if _recorder is not None:
            _recorder.call(code, args, trust)
        return code(*args)

    return finalizing


def _attribute_hook(ask: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def asked(obj: Any, attribute: Any) -> Any:
        if _recorder is not None and isinstance(obj, Content):
            _recorder.ask(obj, str(attribute))
        return ask(obj, attribute)

    return asked


def _item_hook(ask: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """Filters ask so too; what they do with a text is not known."""

    def asked(obj: Any, item: Any) -> Any:
        if _recorder is not None and isinstance(obj, Content):
            _recorder.ask(obj, str(item) if item != "content" else EVERYTHING)
        return ask(obj, item)

    return asked


def _template_hook(load: Callable[..., jinja2.Template]) -> Callable[..., jinja2.Template]:
    def loaded(names: Any, *args: Any, **kwargs: Any) -> jinja2.Template:
        if _recorder is not None:
            for name in [names] if isinstance(names, str | jinja2.Template) else names:
                known = name.name if isinstance(name, jinja2.Template) else name
                _recorder.templates[str(known)] = None
        template = load(names, *args, **kwargs)
        if _recorder is not None and isinstance(template, TrackingTemplate):
            _recorder.add(template.first_reads or Recorder({}))
        return template

    return loaded
