"""The reader: what Pelican asks for, made from a compiled document."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pelican.contents import Author, Category, Tag
from pelican.readers import BaseReader
from pelican.urlwrappers import URLWrapper
from pelican.utils import SafeDatetime

from documents.document import Document, decode, encode
from documents.registry import analyses
from documents.steps import Step
from front_matter import path_metadata, period, unfinished
from report.build_state import BuildStates
from report.diagnostic import Diagnostic

if TYPE_CHECKING:
    from front_matter.compiler import Compiler

_UNDATED = SafeDatetime(1970, 1, 1)  # only for a source with a mistake, which is never published


def compile_options(settings: dict[str, Any]) -> dict[str, Any]:
    """What a `Compiler` needs of *settings*, as plain data."""
    return {
        "markdown": settings["MARKDOWN"],
        "fields": settings.get("FRONT_MATTER_FIELDS", {}),
        "pages": list(settings["PAGE_PATHS"]),
        "slug_from_file": settings["SLUGIFY_SOURCE"] == "basename",
        "dated": settings.get("DEFAULT_DATE") == "fs",
        "path_metadata": path_metadata.options(settings),
        "unfinished": unfinished.options(settings),
        "language": settings["DEFAULT_LANG"],
        "typography": bool(settings.get("FRONT_MATTER_TYPOGRAPHY", True)),
    }


class SharedCompiler:
    """The compiler of one build: Pelican makes readers for each generator and each suffix."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings

    @cached_property
    def compiler(self) -> Compiler:
        """Made when the first text is read, so after every plugin has registered its analyses."""
        from front_matter.compiler import Compiler  # noqa: PLC0415 - no cached text needs it

        return Compiler(*compiler_arguments(self._settings))


compilers: Final = BuildStates[SharedCompiler]()


def compiler_arguments(settings: dict[str, Any]) -> tuple[dict[str, Any], list[Step]]:
    """What a `Compiler` in any process needs to compile as one with *settings* does."""
    return compile_options(settings), analyses(settings)


class FrontMatterReader(BaseReader):  # type: ignore[misc]
    """Reads Markdown with declared front matter; mistakes are findings of the document.

    `compile` is pure and may run in another process; `load` makes of its result what Pelican takes.
    """

    file_extensions = ("md", "markdown", "mkd", "mdown")
    compiler = "front_matter.compiler:Compiler"

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self._content = Path(settings["PATH"]).absolute()
        self._shared = compilers.of(settings) or SharedCompiler(settings)
        self._slugs: dict[tuple[type[URLWrapper], str], str] = {}
        self._conversions: dict[str, Callable[[Any], Any]] = {
            "date": _safe_datetime,
            "modified": _safe_datetime,
            "tags": self._list_of(Tag),
            "authors": self._list_of(Author),
            "category": lambda name: self._wrapper(Category, name),
            "title_refers_to": period.parse,
            "translation": lambda value: str(value).lower(),
        }

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The HTML and the metadata of *source_path*."""
        return self.load(self.compile(source_path))

    def process_metadata(self, name: str, value: Any) -> Any:
        """What Pelican takes for metadata of a path; a date that is none is a finding later."""
        try:
            return super().process_metadata(name, value)
        except ValueError:
            return _UNDATED

    def compile(self, source_path: str) -> str:
        """The document of *source_path*, as JSON."""
        below = os.path.relpath(source_path, self._content).replace(os.sep, "/")
        try:
            raw = Path(source_path).read_bytes()
        except OSError as error:
            problem = f"cannot be read: {error.strerror}"
            unread = Diagnostic("", 1, "file", problem, "correct its owner or mode")
            return encode(Document(metadata={"title": below}, findings=[unread]))
        return encode(self._shared.compiler.compile(raw, below))

    def compiler_arguments(self) -> tuple[dict[str, Any], list[Step]]:
        """What a `Compiler` in any process needs to compile as this reader does."""
        return compiler_arguments(self.settings)

    def load(self, compiled: str) -> tuple[str, dict[str, Any]]:
        """What Pelican takes for the HTML and the metadata of a document."""
        document = decode(compiled)
        lines = document.lines.get("fields", {})
        typed = {**document.metadata, "document": document, "field_lines": lines}
        if not document.interface.get("has_summary"):
            typed.pop("summary", None)  # plugins that look for the writer's summary find none
        if not document.interface.get("is_page") and self.settings.get("DEFAULT_DATE") != "fs":
            typed.setdefault("date", _UNDATED)
        if "thumbnail" in typed and not (self._content / typed["thumbnail"]).is_file():
            del typed["thumbnail"]  # a pass reports it; nothing reads it again as if it were there
        for name, convert in self._conversions.items():
            if name in typed:
                typed[name] = convert(typed[name])
        return document.html, typed

    def _list_of(self, kind: type[URLWrapper]) -> Callable[[list[str]], list[URLWrapper]]:
        return lambda names: [self._wrapper(kind, name) for name in names]

    def _wrapper(self, kind: type[URLWrapper], name: str) -> URLWrapper:
        """A tag, author or category; its slug is worked out once for each name."""
        made = kind(name, self.settings)
        slug = self._slugs.get((kind, name))
        if slug is None:
            self._slugs[kind, name] = made.slug
        else:
            made._slug = slug
        return made


def _safe_datetime(moment: Any) -> SafeDatetime:
    return SafeDatetime.fromisoformat(moment.isoformat())
