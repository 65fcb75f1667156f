"""Whether templates put a text or a title on the page once it is asked for, and no more.

Then another one in its place gives the page that the templates would give for it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Final

import jinja2
from jinja2 import nodes
from jinja2.filters import FILTERS

from incremental.schema import Form

TEXT: Final = "content"  # attributes of a piece of content
TITLE: Final = "title"
_FILTERS: Final = {TEXT: {"safe"}, TITLE: {"safe", "striptags"}}
# What is rendered inside these is a value first: it may be cut, tested or thrown away.
_CAPTURING: Final = (nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock)
_LOADING: Final = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
_OWN_OUTPUT: Final = frozenset({"self", "super"})


class Outlets:
    """What the templates of one build do with the attribute *asked*, a text or a title.

    A text is to stand in the page as it is, a title may be escaped or stripped of tags.
    """

    def __init__(self, asked: str = TEXT) -> None:
        self._asked = asked
        self._plain: dict[tuple[int, str], bool] = {}
        self._forms: dict[tuple[int, str], set[Form]] = {}
        self._found: set[Form] = set()  # in the template that is looked at
        self._free: dict[tuple[int, str], bool] = {}

    def are_plain(self, env: jinja2.Environment, names: Iterable[str]) -> bool:
        """Whether each of the templates *names* only ever writes out what it asks for."""
        return _is_stock(env) and all(self._is_plain(env, name) for name in names)

    def forms(self, env: jinja2.Environment, names: Iterable[str]) -> set[Form]:
        """In which forms the templates *names* write it out, if they are plain."""
        return {form for name in names for form in self._forms.get((id(env), name), ())}

    def _is_plain(self, env: jinja2.Environment, name: str) -> bool:
        key = (id(env), name)
        if key not in self._plain:
            tree = _tree(env, name)
            self._found = self._forms[key] = set()
            self._plain[key] = tree is None or self._looks_plain(tree, env, False)
        return self._plain[key]

    def _looks_plain(self, node: nodes.Node, env: jinja2.Environment, captured: bool) -> bool:
        if isinstance(node, nodes.Output):
            return all(self._is_outlet(each, env, captured) for each in node.nodes)
        if self._is_doubtful(node) or (captured and isinstance(node, nodes.Block)):
            return False
        if isinstance(node, nodes.Import | nodes.FromImport) or (
            captured and isinstance(node, nodes.Include)
        ):
            return self._loads_only_free(node, env)
        captured = captured or _is_capturing(node)
        inner = self._children(node)
        return all(self._looks_plain(each, env, captured) for each in inner)

    def _is_outlet(self, node: nodes.Node, env: jinja2.Environment, captured: bool) -> bool:
        """Whether `{{ node }}` puts what was asked for on the page."""
        inner, filters = _unfiltered(node, _FILTERS[self._asked])
        if self._is_asking(inner):
            form = _form(filters, env)
            if form is None or captured or (self._asked == TEXT and form.escaped):
                return False
            self._found.add(form)
            return all(self._looks_plain(each, env, captured) for each in inner.iter_child_nodes())
        if _is_own_output(_unfiltered(node, {"safe"})[0]):
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
        if self._is_doubtful(node):
            return False
        if isinstance(node, _LOADING) and not self._loads_only_free(node, env):
            return False
        return all(self._asks_for_nothing(each, env) for each in self._children(node))

    def _is_asking(self, node: nodes.Node) -> bool:
        return isinstance(node, nodes.Getattr) and node.attr == self._asked

    def _children(self, node: nodes.Node) -> Iterator[nodes.Node]:
        """What *node* is made of; `word.title()` asks a text for its method, nobody for a title."""
        for each in node.iter_child_nodes():
            is_method = isinstance(node, nodes.Call) and self._asked == TITLE and each is node.node
            yield from each.iter_child_nodes() if is_method and self._is_asking(each) else [each]

    def _is_doubtful(self, node: nodes.Node) -> bool:
        """Whether *node* may use what it asks for, or what a block gives, for something else."""
        return (
            self._is_asking(node)
            or isinstance(node, nodes.EvalContextModifier)
            or (isinstance(node, nodes.Name) and node.name in _OWN_OUTPUT)
            or (isinstance(node, nodes.Filter) and node.name == "attr")
            or (isinstance(node, nodes.Const) and node.value in ("attr", self._asked))
        )


def _is_stock(env: jinja2.Environment) -> bool:
    """Whether *env* writes out a text as Jinja does."""
    own = all(each.startswith("jinja2.ext.") for each in env.extensions)
    marked = all(dict.get(env.filters, name) is FILTERS[name] for name in _FILTERS[TITLE])
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


def _unfiltered(node: nodes.Node, known: Container[str]) -> tuple[nodes.Node, list[str]]:
    """What is inside of *known* filters only, and which these are, the outermost first."""
    filters: list[str] = []
    while isinstance(node, nodes.Filter) and node.name in known and node.node is not None:
        filters.append(node.name)
        node = node.node
    return node, filters


def _form(filters: list[str], env: jinja2.Environment) -> Form | None:
    """What *filters* and then *env* make of a text; None if *env* decides by template."""
    is_marked = filters[:1] == ["safe"]
    if not is_marked and not isinstance(env.autoescape, bool):
        return None
    return Form("striptags" in filters, env.autoescape is True and not is_marked)


def _is_own_output(node: nodes.Node) -> bool:
    """`super()` or `self.name()`: what a block gives."""
    if not isinstance(node, nodes.Call):
        return False
    called = node.node.node if isinstance(node.node, nodes.Getattr) else node.node
    return isinstance(called, nodes.Name) and called.name in _OWN_OUTPUT


def _is_capturing(node: nodes.Node) -> bool:
    return isinstance(node, _CAPTURING) or (isinstance(node, nodes.For) and node.recursive)


def _names_loaded(node: nodes.Node) -> list[str] | None:
    """The templates that *node* may load; None if only their rendering tells."""
    asked = getattr(node, "template", None)
    listed = asked.items if isinstance(asked, nodes.List | nodes.Tuple) else [asked]
    names = [each.value for each in listed if isinstance(each, nodes.Const)]
    return names if len(names) == len(listed) else None
