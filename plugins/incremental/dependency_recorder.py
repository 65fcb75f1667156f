"""Records what one page reads while its template is rendered."""

from __future__ import annotations

import json
from collections.abc import Callable, ItemsView, Iterable, Mapping, ValuesView
from datetime import date, time, timedelta
from itertools import chain
from typing import Any, Final, TypeVar

from jinja2.runtime import Macro
from pelican.contents import Content
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import URLWrapper

from .trusted_packages import CORE, TrustedPackages, is_stock, module_of, owner

ASSETS: Final = "webassets.ext.jinja2"  # the end of its name: pelican-webassets has a copy
EVERYTHING: Final = "*"  # in the place of an attribute
_STATES: Final = (str, bytes, int, float, list, tuple, dict, set, frozenset, date, time, timedelta)


class Recorder:
    """The reads of one page: names of the context, attributes of content, templates."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.context = context
        self.names: dict[str, None] = {}
        self.attributes: dict[Content, dict[str, None]] = {}
        self.templates: dict[str, None] = {}
        self.assets: dict[str, None] = {}  # arguments of tags `assets` of webassets, as JSON
        self.untracked: str = ""  # why this page has to be made in full each time

    def calls(self, code: Any, arguments: Iterable[Any], trust: TrustedPackages) -> None:
        """*code* is about to be called from a template."""
        if isinstance(code, Macro) or self._is_of_assets(code, arguments):
            return
        for argument in arguments:
            self.read_all(argument)
        if wants_context(code):  # names that it asks for are recorded; content it may read whole
            self.read_all([each for each in self.context.values() if isinstance(each, Content)])
        if _is_method_of_state(code):
            return
        if not trust.covers(module_of(code)):
            self.untracked = f"its template calls {module_of(code)}.{_name(code)}"

    def _is_of_assets(self, code: Any, arguments: Iterable[Any]) -> bool:
        """Whether *code* is the tag `assets`, which each build calls again instead."""
        if not module_of(code).endswith(ASSETS) or _name(code) != "AssetsExtension._render_assets":
            return False
        try:
            self.assets[json.dumps([a for a in arguments if not isinstance(a, Macro)])] = None
        except TypeError:
            return False
        return True

    def read(self, content: Content, attribute: str) -> None:
        self.attributes.setdefault(content, {})[attribute] = None

    def changes(self, value: Any, others: Iterable[Any]) -> None:
        """*value* is about to be changed; *others* are what every page sees besides its context."""
        own = (vars(c).get(each) for c, asked in self.attributes.items() for each in asked)
        if any(each is value for each in chain(self.context.values(), others, own)):
            self.untracked = "its template changes what other pages see"

    def add(self, other: Recorder) -> None:
        """*other* are reads of what this page takes over."""
        self.names |= other.names
        self.templates |= other.templates
        self.assets |= other.assets
        for content, asked in other.attributes.items():
            self.attributes.setdefault(content, {}).update(asked)
        self.untracked = self.untracked or other.untracked

    def read_all(self, argument: Any) -> None:
        """Python code is called with *argument* and may read anything of it."""
        if isinstance(argument, Content):
            self.read(argument, EVERYTHING)
        elif isinstance(argument, list | tuple | set | ValuesView | ItemsView):
            for each in argument:
                self.read_all(each)
        elif isinstance(argument, dict):
            self.read_all(list(argument.values()))


class Rendering:
    """The recorder of the page that is rendered now, which Jinja's hooks cannot be handed."""

    recorder: Recorder | None = None


RENDERING: Final = Rendering()
Result = TypeVar("Result")


def record(context: Mapping[str, Any], render: Callable[[], Result]) -> tuple[Result, Recorder]:
    """What *render* returns, and what it read."""
    outer, own = RENDERING.recorder, Recorder(context)
    RENDERING.recorder = own
    try:
        return render(), own
    finally:
        RENDERING.recorder = outer


def _is_method_of_state(code: Any) -> bool:
    """Whether *code* is a method of something whose state is digested whole, and reads no more."""
    of = getattr(code, "__self__", None)
    return isinstance(of, (*_STATES, Page, Paginator, URLWrapper)) and is_stock(code)


def wants_context(code: Any) -> bool:
    """Whether Jinja hands *code* the whole context, and *code* is not Jinja's own."""
    return bool(getattr(code, "jinja_pass_arg", None)) and owner(module_of(code)) not in CORE


def _name(code: Any) -> str:
    return str(getattr(code, "__qualname__", None) or type(code).__qualname__)
