"""How often a page shows which titles, for an edit of a title alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from typing import Final, NamedTuple

import jinja2
from pelican.contents import Content

from incremental.outlets import TITLE, Outlets
from incremental.recorder import METADATA, Recorder
from incremental.retitling import in_form, is_simple, without_tags
from incremental.schema import Form, Times

_UNKNOWN: Final = Times(0, 0)
_FORMS: Final = [Form(*each) for each in product((False, True), repeat=2)]


class Shown(NamedTuple):
    """How often a page shows the titles of what, in any of the *forms*."""

    times: Mapping[Content, Times]
    forms: list[Form]


class _Copy(NamedTuple):
    """A text that may be the title of any of *owners*, in any of *forms*."""

    owners: list[Content]
    forms: set[Form]


class Titles:
    """What is known of the titles on the pages of one build; *contents* gives all that have one."""

    def __init__(self, contents: Callable[[], Iterable[Content]]) -> None:
        self._outlets = Outlets(TITLE)
        self._contents = contents
        self._owners: dict[str, list[Content]] = {}
        self._copies: dict[tuple[str, bool, frozenset[Form]], _Copy] = {}

    def on_page(self, recorder: Recorder, env: jinja2.Environment, root: str) -> Shown:
        """Of the page that was rendered from the template *root*."""
        templates = [root, *recorder.templates]
        plain = self._outlets.are_plain(env, templates)
        forms = self._outlets.forms(env, templates)
        copies = [(self._copy(*key, forms), times) for key, times in recorder.copies.items()]
        shown = {c: 0 for c, asked in recorder.attributes.items() if _may_show_title(c, asked)}
        copied = dict.fromkeys((owner for copy, _ in copies for owner in copy.owners), 0)
        for copy, times in copies:
            copied.update({owner: copied[owner] + times for owner in copy.owners})
            forms |= copy.forms
        known = {
            c: Times(recorder.attributes.get(c, {}).get(TITLE, 0), copied.get(c, 0))
            for c in (shown | copied if plain else ())
        }
        doubtful = dict.fromkeys(_doubtful(recorder, copies) if plain else shown | copied, _UNKNOWN)
        return Shown(known | doubtful, sorted(forms))

    def _copy(self, text: str, marked: bool, outlets: set[Form]) -> _Copy:
        """Whose title *text* is, if it is one, and what it looks like on the page."""
        key = (text, marked, frozenset(outlets))
        if key not in self._copies:
            owners = self._by_words().get(_words(text), [])
            forms = forms_of(owners[0].title, text, marked, outlets) if len(owners) == 1 else set()
            self._copies[key] = _Copy(owners, forms)
        return self._copies[key]

    def _by_words(self) -> dict[str, list[Content]]:
        if not self._owners:
            for content in self._contents():
                if hasattr(content, TITLE):
                    self._owners.setdefault(_words(str(content.title)), []).append(content)
        return self._owners


def _words(title: str) -> str:
    """The same for all forms of a title, or so: what it is for is told by `forms_of`."""
    return " ".join(without_tags(title).split())


def forms_of(title: str, copy: str, marked: bool, outlets: Iterable[Form]) -> set[Form]:
    """In which forms *title* is shown where *outlets* show *copy*; none if that is not clear."""
    found = set()
    for outlet in outlets:
        is_html = marked and not outlet.stripped
        text = in_form(copy, outlet._replace(escaped=outlet.escaped and not is_html))
        forms = {form for form in _FORMS if in_form(title, form) == text}
        stripped_twice = outlet.stripped and copy != title  # what then becomes of its spaces?
        if not forms or stripped_twice or not is_simple(title):
            return set()
        found |= forms
    return found


def _doubtful(recorder: Recorder, copies: Iterable[tuple[_Copy, int]]) -> Iterator[Content]:
    """Content of which it is not known how often the page shows its title."""
    yield from (c for c, attribute in recorder.picked if attribute == TITLE)
    yield from (c for c, asked in recorder.attributes.items() if _may_hide_title(c, asked))
    yield from (owner for copy, _ in copies if not copy.forms for owner in copy.owners)


def _may_show_title(content: Content, asked: Iterable[str]) -> bool:
    """Whether what was *asked* of *content* may depend on its title."""
    return TITLE in asked or _may_hide_title(content, asked)


def _may_hide_title(content: Content, asked: Iterable[str]) -> bool:
    """Whether it may without being the title, as a text, itself."""
    return any(
        type(content.title) is not str
        if each == TITLE
        else each in METADATA or callable(getattr(type(content), each, None))
        for each in asked
    )
