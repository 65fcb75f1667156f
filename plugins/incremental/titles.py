"""How often a page shows which titles, for an edit of a title alone."""

from __future__ import annotations

from typing import NamedTuple

import jinja2
from pelican.contents import Content

from incremental.outlets import TITLE, Outlets
from incremental.schema import UNKNOWN, Form
from incremental.tracing import EVERYTHING, Recorder


class Shown(NamedTuple):
    """How often a page shows the titles of what, in any of the *forms*."""

    times: dict[Content, int]
    forms: list[Form]


class Titles:
    """What is known of the titles on the pages of one build."""

    def __init__(self) -> None:
        self._outlets = Outlets(TITLE)

    def on_page(self, recorder: Recorder, env: jinja2.Environment, root: str) -> Shown:
        """Of the page that was rendered from the template *root*."""
        shown = {c for c, attribute in recorder.attributes if _shows_title(c, attribute)}
        templates = [root, *recorder.templates]
        if not shown or not self._outlets.are_plain(env, templates):
            return Shown(dict.fromkeys(shown, UNKNOWN), [])
        doubtful = {c for c, attribute in recorder.picked if attribute == TITLE}
        doubtful |= {c for c, attribute in recorder.attributes if _may_hide_title(c, attribute)}
        times = {c: recorder.attributes.get((c, TITLE), UNKNOWN) for c in shown}
        forms = sorted(self._outlets.forms(env, templates))
        return Shown(times | dict.fromkeys(doubtful, UNKNOWN), forms)


def _shows_title(content: Content, attribute: str) -> bool:
    """Whether *attribute* may depend on the title of *content*."""
    return attribute == TITLE or _may_hide_title(content, attribute)


def _may_hide_title(content: Content, attribute: str) -> bool:
    """Whether it may without being the title, as a text, itself."""
    if attribute == TITLE:
        return type(content.title) is not str
    known = attribute in {EVERYTHING, "metadata"}
    return known or callable(getattr(type(content), attribute, None))
