"""A page: one HTML file of a built site, parsed once, with the line of everything in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from justhtml import Element, JustHTML, Node, Text

from report.diagnostic import Diagnostic
from tools.check.diagnostics import diagnostic

_SILENT = frozenset({"script", "style", "template", "noscript", "svg"})
_VERBATIM = frozenset({"code", "pre", "kbd", "samp", "var"})


@dataclass(frozen=True)
class Page:
    """*path* is for findings, *file* is relative to the site, *address* is where it is served."""

    path: str
    file: str
    address: str
    source: str

    @cached_property
    def document(self) -> JustHTML:
        """The parsed document."""
        return JustHTML(self.source, sanitize=False, collect_errors=True, track_node_locations=True)

    @cached_property
    def all_elements(self) -> tuple[Element, ...]:
        """Every element, in document order."""
        return tuple(node for node in _walk(self.document.root) if isinstance(node, Element))

    def elements(self, *names: str) -> list[Element]:
        """Those elements, in document order."""
        return [element for element in self.all_elements if element.name in names]

    def links(self, rel: str) -> list[Element]:
        """The `<link>` elements of that relation."""
        return [e for e in self.elements("link") if rel in attribute(e, "rel").lower().split()]

    def meta(self, name: str) -> list[Element]:
        """The `<meta>` elements with that name, property or http-equiv."""
        keys = ("name", "property", "http-equiv")
        return [
            e for e in self.elements("meta") if any(attribute(e, k).lower() == name for k in keys)
        ]

    @cached_property
    def is_redirect(self) -> bool:
        """Whether the page only leads to another."""
        return bool(self.meta("refresh"))

    @cached_property
    def is_indexable(self) -> bool:
        """A page that search engines may list: no redirect, no error page, no `noindex`."""
        robots = " ".join(attribute(meta, "content").lower() for meta in self.meta("robots"))
        return not (self.is_redirect or self.file == "404.html" or "noindex" in robots)

    def diagnostic(self, where: Element | Text | int, problem: str, remedy: str = "") -> Diagnostic:
        """That there is a *problem* at an element, a text or a line of this page."""
        line = where if isinstance(where, int) else where.origin_line
        return diagnostic(self.path, line or 1, problem, remedy)

    def texts(self, root: Node | None = None, *without: str) -> Iterator[Text]:
        """The text a reader sees: no script, style or code, nor what is inside *without*."""
        found = _walk(root or self.document.root, _SILENT | _VERBATIM | {*without})
        return (node for node in found if isinstance(node, Text))

    @cached_property
    def main(self) -> Element | None:
        """The first `<main>` element, if any."""
        return next(iter(self.elements("main")), None)


def attribute(element: Element, name: str) -> str:
    """The attribute's value, stripped; empty when it is missing."""
    return (element.attrs.get(name) or "").strip()


def raw_text(element: Element) -> str:
    """The content of a script or style, as it stands in the page."""
    return "".join(getattr(child, "data", None) or "" for child in element.children or ())


def text_of(node: Node) -> str:
    """All the text inside *node*, with single spaces."""
    return " ".join("".join(t.data or "" for t in _walk(node) if isinstance(t, Text)).split())


def _walk(root: Node | Text, leave_out: frozenset[str] = frozenset()) -> Iterator[Node | Text]:
    """*root* and all below it in document order, without recursion: a page may be nested deep."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.name not in leave_out:
            yield node
            waiting += reversed(getattr(node, "children", None) or ())
