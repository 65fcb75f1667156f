"""The Python-Markdown extension that puts the parts together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from accessible_markdown.boxes import label_boxes
from accessible_markdown.crisis import CrisisBox, CrisisText, label_crisis_boxes
from accessible_markdown.figures import make_figures
from accessible_markdown.films import Films
from accessible_markdown.links import mark_external_links
from accessible_markdown.notes import label_notes
from accessible_markdown.phone_numbers import keep_with_verb
from accessible_markdown.tables import describe_tables
from languages.catalogues import Gettext, gettext_for

_BEFORE_PARAGRAPHS = 15
_AFTER_ATTRIBUTE_LISTS = 7


class _Markup(Treeprocessor):
    def __init__(self, md: Markdown, own_host: str, find_gettext: Callable[[], Gettext]) -> None:
        super().__init__(md)
        self._own_host, self._find_gettext = own_host, find_gettext

    def run(self, root: Element) -> None:
        gettext = self._find_gettext()
        label_crisis_boxes(root)
        label_boxes(root, gettext)
        describe_tables(root, gettext)
        label_notes(root, gettext)
        make_figures(root)
        mark_external_links(root, self._own_host)
        keep_with_verb(root)


class AccessibleMarkdown(Extension):
    """For the `extensions` of Markdown, beside `tables` and `admonition`, which it reworks."""

    def __init__(
        self,
        crisis: CrisisText | None = None,
        own_host: str = "",
        translations: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self._crisis = crisis or CrisisText()
        self._own_host, self._translations = own_host, translations or {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        find_gettext = partial(_gettext_of, md, self._translations)
        box = CrisisBox(md.parser, self._crisis, find_gettext)
        md.parser.blockprocessors.register(box, "crisis-box", _BEFORE_PARAGRAPHS)
        md.parser.blockprocessors.register(
            Films(md.parser, find_gettext), "films", _BEFORE_PARAGRAPHS
        )
        markup = _Markup(md, self._own_host, find_gettext)
        md.treeprocessors.register(markup, "accessible_markdown", _AFTER_ATTRIBUTE_LISTS)


def _gettext_of(md: Markdown, translations: Mapping[str, Any]) -> Gettext:
    """Translates into the language of the text that *md* converts, as far as that is known."""
    builder = getattr(md, "builder", None)
    return gettext_for(translations, builder.metadata.get("lang") if builder else None)


def makeExtension(  # noqa: N802 - the name is Markdown's
    crisis_title: str = "",
    crisis_text: str = "",
    crisis_more: str = "",
    own_host: str = "",
    translations: Mapping[str, Any] | None = None,
) -> AccessibleMarkdown:
    """The extension from plain options, as the setting MARKDOWN holds them."""
    default = CrisisText()
    crisis = CrisisText(crisis_title or default.title, crisis_text or default.text, crisis_more)
    return AccessibleMarkdown(crisis, own_host, translations)
