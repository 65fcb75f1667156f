"""What a template reads, recorded while Jinja renders.

Jinja asks its environment for each attribute and each item, and its context for each name. These
three hooks record what is asked for; values are not wrapped in proxies.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Final

import jinja2
from jinja2.runtime import Context, Macro
from pelican.contents import Content

from .dependency_recorder import EVERYTHING, RENDERING, Recorder, record
from .tracking_filters import TrackingFilters, recorded_items
from .trusted_packages import TrustedPackages, is_stock

_CHANGING: Final = frozenset(
    {
        *("append", "extend", "insert", "remove", "pop", "clear", "sort", "reverse"),
        *("add", "discard", "update", "setdefault", "popitem"),
    }
)
_JINJAS_OWN: Final = frozenset({"_block_vars", "_loop_vars"})  # for code that takes the context


class TrackingContext(Context):
    """Records each name that comes from the page's own context, and each call."""

    trust: TrustedPackages = TrustedPackages()

    def resolve_or_missing(self, key: str) -> Any:
        value = super().resolve_or_missing(key)
        recorder = RENDERING.recorder
        if recorder is not None and recorder.context.get(key, value) is value:
            recorder.names[key] = None
        return value

    def call(self, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        if getattr(type(__obj), "translates_messages", False) and kwargs.keys() <= _JINJAS_OWN:
            return __obj(*args)  # dozens on each page, of a name that is recorded, and of text
        if (recorder := RENDERING.recorder) is not None:
            recorder.calls(__obj, (*args, *kwargs.values()), self.trust)
            if getattr(__obj, "__name__", "") in _CHANGING:
                recorder.changes(
                    getattr(__obj, "__self__", None), self.environment.globals.values()
                )
            if not isinstance(__obj, Macro) and not is_stock(__obj):
                args = tuple(map(recorded_items, args))
                kwargs = {name: recorded_items(each) for name, each in kwargs.items()}
        return super().call(__obj, *args, **kwargs)


class TrackingTemplate(jinja2.Template):
    """Adds what its first lines read, which Jinja runs only once, to each page that imports it."""

    first_reads: Recorder | None = None

    def make_module(self, vars: Any = None, *args: Any, **kwargs: Any) -> Any:  # noqa: A002 - Jinja's
        if vars is not None:  # with a context: it is run for each page
            return super().make_module(vars, *args, **kwargs)
        make = super().make_module
        made, self.first_reads = record({}, lambda: make(None, *args, **kwargs))
        if (recorder := RENDERING.recorder) is not None:
            recorder.add(self.first_reads)
        return made


def track(env: jinja2.Environment, trust: TrustedPackages) -> None:
    """Have *env* record what its templates read."""
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
        if (recorder := RENDERING.recorder) is not None:
            recorder.calls(code, args, trust)
        return code(*args)

    return finalizing


def _attribute_hook(ask: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def asked(obj: Any, attribute: Any) -> Any:
        if (recorder := RENDERING.recorder) is not None and isinstance(obj, Content):
            recorder.read(obj, str(attribute))
        return ask(obj, attribute)

    return asked


def _item_hook(ask: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """Filters read items, too; what they do with the text of a body is not known."""

    def asked(obj: Any, item: Any) -> Any:
        if (recorder := RENDERING.recorder) is not None and isinstance(obj, Content):
            recorder.read(obj, str(item) if item != "content" else EVERYTHING)
        return ask(obj, item)

    return asked


def _template_hook(load: Callable[..., jinja2.Template]) -> Callable[..., jinja2.Template]:
    def loaded(names: Any, *args: Any, **kwargs: Any) -> jinja2.Template:
        if (recorder := RENDERING.recorder) is not None:
            for name in [names] if isinstance(names, str | jinja2.Template) else names:
                known = name.name if isinstance(name, jinja2.Template) else name
                recorder.templates[str(known)] = None
        template = load(names, *args, **kwargs)
        if (recorder := RENDERING.recorder) is not None and isinstance(template, TrackingTemplate):
            recorder.add(template.first_reads or Recorder({}))
        return template

    return loaded
