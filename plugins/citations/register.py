"""The thin Pelican shell: numbers the citations of each page as it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Content, Static
from pelican.generators import Generator
from pelican.utils import truncate_html_words

import report
from citations.before import before_numbering
from citations.bibliography import CitingPage, bibliography
from citations.groups import without_groups
from citations.library import Library, read_library
from citations.mistakes import library_mistakes, page_mistakes, picture_mistakes, unused
from citations.numbering import number, without_marks
from citations.reference_list import reference_list
from report import Mistake, tell
from report.place import shown

EXTENSION = "citations.extension"
DEFAULTS = {
    "CITATIONS_LIBRARY": "references.bib",
    "CITATIONS_TITLE": "References",
    "CITATIONS_TITLES_UP_TO": 30,
    "CITATIONS_UNUSED": "warning",
}


class _Build:
    """What one build knows: the library, and the pages that cite."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = {**DEFAULTS, **settings}
        self.path = Path(settings["PATH"]).absolute()
        self.cited: dict[str, Content] = {}
        self._library: Library | None = None

    @property
    def library_file(self) -> Path:
        return self.path / str(self.settings["CITATIONS_LIBRARY"])

    @property
    def library(self) -> Library:
        """The library, read when the first page cites; a build without citations needs no file."""
        if self._library is None:
            self._library = self._read()
        return self._library

    def _read(self) -> Library:
        path = self.name(self.library_file)
        try:
            library = read_library(self.library_file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            tell(
                Mistake(
                    path,
                    1,
                    "CITATIONS_LIBRARY",
                    f"cannot be read ({_reason(error)})",
                    "add the file",
                )
            )
            return Library()
        for mistake in library_mistakes(path, library):
            tell(mistake)
        return library

    def name(self, path: Path) -> str:
        return shown(path, self.path)


def _reason(error: OSError | UnicodeDecodeError) -> str:
    return (error.strerror or "") if isinstance(error, OSError) else error.reason


_build: _Build | None = None


def _begin(pelican: Any) -> None:
    global _build  # noqa: PLW0603 - Pelican's receivers share no other state
    _build = _Build(pelican.settings)
    extensions = pelican.settings["MARKDOWN"].setdefault("extensions", [])
    if EXTENSION not in extensions:
        extensions.append(EXTENSION)


def _cite(content: Content) -> None:
    """Number the citations of *content*, add its reference list, clear its summary of marks."""
    if _build is None or isinstance(content, Static):
        return
    before_numbering.send(content)
    content.references = []
    html = content._content or ""
    if 'class="cite"' in html:
        _summarise(content, html)
        _add_references(content, html, _build)
    if "<img" in html:
        _check_pictures(content, _build)
    for name in ("title", "description"):
        if "[@" in str(content.metadata.get(name, "")):
            _set(content, name, without_groups(content.metadata[name]))


def _summarise(content: Content, html: str) -> None:
    """A summary is shown away from its references, so it has no marks."""
    summary = content.metadata.get("summary")
    if summary is None:
        summary = _first_words(without_marks(html), content.settings)
    content._summary = content.metadata["summary"] = without_groups(without_marks(summary))


def _first_words(html: str, settings: dict[str, Any]) -> str:
    """As Pelican shortens a body, which marks one of exactly the words that fit as cut, too."""
    length, end = settings["SUMMARY_MAX_LENGTH"], settings["SUMMARY_END_SUFFIX"]
    if length is None or truncate_html_words(html, length + 1, end) == html:
        return html
    return str(truncate_html_words(html, length, end))


def _check_pictures(content: Content, build: _Build) -> None:
    file = Path(content.source_path)
    for mistake in picture_mistakes(build.name(file), file.read_text(encoding="utf-8")):
        tell(mistake)


def _set(content: Content, name: str, value: str) -> None:
    content.metadata[name] = value
    setattr(content, name, value)


def _add_references(content: Content, html: str, build: _Build) -> None:
    sources = build.library.sources
    numbered = number(html, frozenset(sources))
    if numbered.unknown or numbered.malformed:
        file = Path(content.source_path)
        text = file.read_text(encoding="utf-8")
        for mistake in page_mistakes(build.name(file), text, numbered, sources):
            tell(mistake)
    section = reference_list(
        numbered.uses,
        sources,
        build.settings["CITATIONS_TITLE"],
        titles=build.settings["CITATIONS_TITLES_UP_TO"],
    )
    content._content = numbered.html + str(section)
    content.references = [sources[use.key] for use in numbered.uses]
    build.cited[str(content.source_path)] = content


def _finish(generators: list[Generator]) -> None:
    """Report sources that no page uses; give the templates the bibliography."""
    if _build is None or not _build.library_file.is_file():
        return
    keys = {source.key for content in _build.cited.values() for source in content.references}
    level = _build.settings["CITATIONS_UNUSED"]
    for mistake in unused(_build.name(_build.library_file), _build.library, keys, level):
        tell(mistake)
    generators[0].context["bibliography"] = bibliography(
        _build.library.sources,
        [
            (CitingPage(content.title, content.url), [source.key for source in content.references])
            for content in _build.cited.values()
            if content.status == "published"
        ],
    )


def register() -> None:
    report.register()
    signals.initialized.connect(_begin)
    signals.content_object_init.connect(_cite)
    signals.all_generators_finalized.connect(_finish)
