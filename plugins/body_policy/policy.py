"""What a body may hold: elements with their attributes, and the kinds of address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

BLOCKS = frozenset(
    {"aside", "blockquote", "details", "div", "dl", "figure", "hr", "ol", "p", "pre", "section"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "table", "ul"}
)
"""Elements at which browsers end a paragraph (https://html.spec.whatwg.org/#parsing-main-inbody)."""
VOID = frozenset({"br", "col", "hr", "img", "wbr"})
_EVERYWHERE = frozenset({"class", "dir", "id", "lang", "role", "tabindex", "title"})
_CELL = frozenset({"colspan", "headers", "rowspan", "scope"})
_PLAIN = """
    abbr aside b bdi br caption cite code dd dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6
    hr i kbd mark p pre rp rt ruby s samp section small span strong sub summary sup table tbody
    tfoot thead tr u ul var wbr
"""
_ELEMENTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_PLAIN.split(), frozenset[str]()),
    "a": frozenset({"href", "hreflang", "rel"}),
    "blockquote": frozenset({"cite"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "del": frozenset({"cite", "datetime"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "decoding", "height", "loading", "src", "width"}),
    "ins": frozenset({"cite", "datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "q": frozenset({"cite"}),
    "td": _CELL,
    "th": _CELL | {"abbr"},
    "time": frozenset({"datetime"}),
}
_FURTHER = """
    acronym address applet area article audio base basefont bdo big blink body button canvas center
    data datalist dialog dir embed fieldset font footer form frame frameset head header hgroup html
    iframe image input label legend link main map marquee math menu meta meter nav nobr noframes
    noscript object optgroup option output param picture plaintext portal progress search select
    slot source strike style script svg template textarea title track tt video xmp
"""
HTML = frozenset((*_ELEMENTS, *_FURTHER.split()))
"""Names of elements; any other between < and > is a word."""
_ALIGNMENT = frozenset(f"text-align: {side};" for side in ("left", "center", "right"))


@dataclass(frozen=True, slots=True)
class Policy:
    """Elements to their attributes, and the schemes of links. Pictures are the site's own."""

    elements: Mapping[str, frozenset[str]]
    schemes: frozenset[str]

    def allows(self, element: str, attribute: str, value: str) -> bool:
        """Whether *element* may have *attribute* with *value*.

        Python-Markdown writes a table's alignment as a style; no other style is text.
        """
        if attribute in _EVERYWHERE or attribute.startswith(("aria-", "data-")):
            return True
        if attribute == "style":
            return element in {"td", "th"} and value in _ALIGNMENT
        return attribute in self.elements[element]


SCHEMES = frozenset({"http", "https", "mailto", "sms", "tel"})


def policy(further: Mapping[str, Iterable[str]] | None = None) -> Policy:
    """The policy, with *further* elements and their attributes."""
    elements = dict(_ELEMENTS)
    for name, attributes in (further or {}).items():
        elements[name] = elements.get(name, frozenset()) | frozenset(attributes)
    return Policy(elements, SCHEMES)
