"""No footnote is without words: at one, Python-Markdown fails instead of telling the writer."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from . import lines as line


class FillNotes(Treeprocessor):
    """Runs before the notes are put below the text; what is filled in here is refused elsewhere."""

    def run(self, _root: Element) -> None:
        for extension in self.md.registeredExtensions:
            notes = extension.footnotes if isinstance(extension, FootnoteExtension) else {}
            for name, words in notes.items():
                if not words.strip() or line.MARK.match(words):
                    notes[name] = f"… \\{words.strip()}"
