"""Whether templates put a text on the page once it is asked for, and do nothing else with it.

Then another text in its place gives the page that the templates would give for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import jinja2
from jinja2 import nodes
from jinja2.filters import FILTERS

TEXT: Final = "content"  # the attribute of a piece of content
# What is rendered inside these is a value first: it may be cut, tested or thrown away.
_CAPTURING: Final = (nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock)
_LOADING: Final = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
_OWN_OUTPUT: Final = frozenset({"self", "super"})


class Outlets:
    """What is known of the templates of one build."""

    def __init__(self) -> None:
        self._plain: dict[tuple[int, str], bool] = {}
        self._free: dict[tuple[int, str], bool] = {}

    def are_plain(self, env: jinja2.Environment, names: Iterable[str]) -> bool:
        """Whether each of the templates *names* only ever writes a text out, as it is."""
        return _is_stock(env) and all(self._is_plain(env, name) for name in names)

    def _is_plain(self, env: jinja2.Environment, name: str) -> bool:
        key = (id(env), name)
        if key not in self._plain:
            tree = _tree(env, name)
            self._plain[key] = tree is None or self._looks_plain(tree, env, False)
        return self._plain[key]

    def _looks_plain(self, node: nodes.Node, env: jinja2.Environment, captured: bool) -> bool:
        if isinstance(node, nodes.Output):
            return all(self._is_outlet(each, env, captured) for each in node.nodes)
        if _is_doubtful(node) or (captured and isinstance(node, nodes.Block)):
            return False
        if isinstance(node, nodes.Import | nodes.FromImport) or (
            captured and isinstance(node, nodes.Include)
        ):
            return self._loads_only_free(node, env)
        captured = captured or _is_capturing(node)
        return all(self._looks_plain(each, env, captured) for each in node.iter_child_nodes())

    def _is_outlet(self, node: nodes.Node, env: jinja2.Environment, captured: bool) -> bool:
        """Whether `{{ node }}` leaves a text as it is."""
        inner = _without_safe(node)
        if _is_text(inner):
            return not captured and (inner is not node or env.autoescape is False)
        if _is_own_output(inner):
            return not captured
        return self._looks_plain(node, env, captured)

    def _loads_only_free(self, node: nodes.Node, env: jinja2.Environment) -> bool:
        names = _names_loaded(node)
        return names is not None and all(self._is_free(env, name) for name in names)

    def _is_free(self, env: jinja2.Environment, name: str) -> bool:
        """Whether the template *name* and those that it loads never ask for a text."""
        key = (id(env), name)
        if key not in self._free:
            self._free[key] = False  # of one that loads itself
            tree = _tree(env, name)
            self._free[key] = tree is None or self._asks_for_nothing(tree, env)
        return self._free[key]

    def _asks_for_nothing(self, node: nodes.Node, env: jinja2.Environment) -> bool:
        if _is_doubtful(node):
            return False
        if isinstance(node, _LOADING) and not self._loads_only_free(node, env):
            return False
        return all(self._asks_for_nothing(each, env) for each in node.iter_child_nodes())


def _is_stock(env: jinja2.Environment) -> bool:
    """Whether *env* writes out a text as Jinja does."""
    own = all(each.startswith("jinja2.ext.") for each in env.extensions)
    marked = dict.get(env.filters, "safe") is FILTERS["safe"]
    shown = env.finalize is None and "jinja2.ext.DebugExtension" not in env.extensions
    return type(env) is jinja2.Environment and own and marked and shown


def _tree(env: jinja2.Environment, name: str) -> nodes.Template | None:
    """The syntax tree of the template *name*; None if there is none."""
    if env.loader is None:
        return None
    try:
        return env.parse(env.loader.get_source(env, name)[0])
    except jinja2.TemplateNotFound:
        return None


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Getattr) and node.attr == TEXT


def _is_own_output(node: nodes.Node) -> bool:
    """`super()` or `self.name()`: what a block gives."""
    if not isinstance(node, nodes.Call):
        return False
    called = node.node.node if isinstance(node.node, nodes.Getattr) else node.node
    return isinstance(called, nodes.Name) and called.name in _OWN_OUTPUT


def _without_safe(node: nodes.Node) -> nodes.Node:
    if isinstance(node, nodes.Filter) and node.name == "safe" and node.node is not None:
        return node.node
    return node


def _is_doubtful(node: nodes.Node) -> bool:
    """Whether *node* may use a text, or what a block gives, for something else."""
    return (
        _is_text(node)
        or isinstance(node, nodes.EvalContextModifier)
        or (isinstance(node, nodes.Name) and node.name in _OWN_OUTPUT)
        or (isinstance(node, nodes.Filter) and node.name == "attr")
        or (isinstance(node, nodes.Const) and node.value in ("attr", TEXT))
    )


def _is_capturing(node: nodes.Node) -> bool:
    return isinstance(node, _CAPTURING) or (isinstance(node, nodes.For) and node.recursive)


def _names_loaded(node: nodes.Node) -> list[str] | None:
    """The templates that *node* may load; None if only their rendering tells."""
    asked = getattr(node, "template", None)
    listed = asked.items if isinstance(asked, nodes.List | nodes.Tuple) else [asked]
    names = [each.value for each in listed if isinstance(each, nodes.Const)]
    return names if len(names) == len(listed) else None
