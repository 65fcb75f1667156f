"""Checks that a published text has words of its own and a category."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from report.diagnostic import Diagnostic, Level, wrong_value

if TYPE_CHECKING:  # the reader imports this for its options
    from front_matter.record import Record
    from front_matter.source import ParsedSource

SUMMARY: Final = "One or two sentences for lists and feeds."
BODY: Final = "The first paragraph says what matters most."
"""The words that a new text begins with."""
STARTER: Final = (
    "Its file is `content/articles/how-this-site-works.md`.",
    "Its file is `content/posts/welcome.md`.",
    "Say here who you are, who",
    "Write the way to reach you into `site.toml`",
)
"""The words that each text of a new site holds as long as its owner has not made it theirs."""
_NO_WORDS = re.compile(r"<!--.*?-->|<[^>]*>|&#?\w+;|[\W_]+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rules:
    """*level* is that of what is found. In these *folders* a text has no category of its folder.

    *folders* is empty where the setting USE_FOLDER_AS_CATEGORY is off.
    """

    level: Level
    folders: tuple[str, ...]

    def diagnostics(
        self, source: ParsedSource, known: Record, path: str, article: bool
    ) -> Iterator[Diagnostic]:
        """Everything unfinished in the text at *path* below the content folder; drafts may be.

        A file that cannot be read has had its mistake.
        """
        from front_matter import record  # noqa: PLC0415 - no cached text needs it

        unread = source.attempted and not source.body
        if unread or known.values.get("status", "published") == "draft":
            return
        yield from self._of_body(source)
        if known.values.get("summary") == SUMMARY:
            yield self._template(known.lines["summary"], "summary", SUMMARY)
        typed = known.lines.keys() | source.attempted | record.attempted(known.diagnostics)
        if article and source.fields and "category" not in typed and not self._has_folder(path):
            wanted = "want a category for what is published"
            yield self._found(1, "category", "", wanted, "add category: …")

    def _of_body(self, source: ParsedSource) -> Iterator[Diagnostic]:
        if not _has_words(source.body):
            line = min(source.body_line, source.text.count("\n") + 1)
            remedy = "write it, or status: draft"
            yield self._found(line, "body", "", "want a text of words", remedy)
        for words in (BODY, *STARTER):
            before, found, _ = source.body.partition(words)
            if found:
                yield self._template(source.body_line + before.count("\n"), "body", words)

    def _template(self, line: int, field: str, words: str) -> Diagnostic:
        wanted = "want words of your own in the place of these"
        remedy = "write them, delete the file, or set status: draft"
        return self._found(line, field, words, wanted, remedy)

    def _found(self, line: int, field: str, value: str, wanted: str, remedy: str) -> Diagnostic:
        return replace(wrong_value(line, field, value, wanted, remedy), level=self.level)

    def _has_folder(self, path: str) -> bool:
        folder = str(PurePosixPath(path).parent)
        return bool(self.folders) and folder not in {".", *self.folders}


def _has_words(text: str) -> bool:
    end = 0
    for match in _NO_WORDS.finditer(text):
        if match.start() > end:
            break
        end = match.end()
    return end < len(text)


def rules(options: dict[str, Any] | None) -> Rules | None:
    """The rules that plain *options* ask for, if any."""
    return Rules(options["level"], tuple(options["folders"])) if options else None


def options(settings: dict[str, Any]) -> dict[str, Any] | None:
    """What `rules` needs of *settings*, as plain data; nothing if the check is off."""
    level = settings.get("FRONT_MATTER_UNFINISHED", "warning")
    folders = settings["ARTICLE_PATHS"] if settings.get("USE_FOLDER_AS_CATEGORY") else []
    return {"level": level, "folders": list(folders)} if level else None
