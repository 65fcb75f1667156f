"""Rules about words: unfinished text, spelling, reading grade."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from justhtml import Element, Node

from reading_grade.grade import ENOUGH_WORDS, flesch_kincaid_grade
from reading_grade.running_text import APPARATUS, joined
from report.diagnostic import Diagnostic
from tools.check.diagnostics import diagnostic
from tools.check.english import is_english_prose, site_language
from tools.check.page import Page
from tools.check.programs import ProgramError, codespell
from tools.check.site_folder import SiteFolder, read_text

_UNPUBLISHED = re.compile(
    r"\{(?:filename|static|attach|index|tag|category|author)\}|\bTODO\b|\bFIXME\b|\bXXX\b"
    r"|\blorem ipsum\b|\{\{|\{%|\[\[|\blocalhost\b|\b127\.0\.0\.1\b|\bUndefined\b",
    re.IGNORECASE,
)
_SPELLED = re.compile(r"^(.*?):(\d+): (.+)$")


def unpublished_words(page: Page) -> Iterator[Diagnostic]:
    """No leftover of writing or templates is shown or linked: {filename}, TODO, lorem ipsum, {{."""
    for text in page.texts():
        for match in _UNPUBLISHED.finditer(text.data or ""):
            yield page.diagnostic(text, f"“{match[0]}” is not for readers")
    for element in page.all_elements:
        for name, value in element.attrs.items():
            for match in _UNPUBLISHED.finditer(value or ""):
                yield page.diagnostic(element, f"“{match[0]}” in {name}= is not for readers")


def spelling(site: SiteFolder) -> Iterator[Diagnostic]:
    """No known misspelling in English prose (codespell; `words` in the settings: our own list)."""
    texts = [text for text in site.settings.texts if Path(text).exists()]
    command = [codespell(), "--skip=*.svg,*.png,*.bib", *_word_list(site)]
    done = subprocess.run(
        [*command, *(texts or [str(site.folder)])],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    if done.returncode not in (0, 65) or "WARNING" in done.stderr:
        raise ProgramError(f"codespell stopped: {done.stderr.strip()[:300]}")
    language = site_language()
    for line in done.stdout.splitlines():
        match = _SPELLED.match(line)
        if match and is_english_prose(match[1], int(match[2]), language):
            remedy = f"correct it, or name it in `words` of {site.settings.file}, in small letters"
            yield diagnostic(match[1], int(match[2]), match[3], remedy)


def reading_grade(site: SiteFolder) -> Iterator[Diagnostic]:
    """The running text of a page reads at or below the grade that the settings allow."""
    for page in site.full_pages:
        if not page.is_indexable or page.main is None or page.file in site.settings.grade_exempt:
            continue
        text = _running_text(page)
        grade = flesch_kincaid_grade(text)
        if len(text.split()) >= ENOUGH_WORDS and grade > site.settings.reading_grade:
            limit = site.settings.reading_grade
            yield page.diagnostic(
                page.main, f"reads at grade {grade:.1f}, over {limit:g}; shorten words, sentences"
            )


def _word_list(site: SiteFolder) -> list[str]:
    return [f"--ignore-words-list={','.join(site.settings.words)}"] if site.settings.words else []


def _running_text(page: Page) -> str:
    """The paragraphs of the main part, each ended by a full stop; no references, no tables."""
    return joined(
        "".join(text.data or "" for text in page.texts(paragraph, "sup"))
        for paragraph in page.elements("p")
        if _is_running(paragraph)
    )


def _is_running(paragraph: Element) -> bool:
    above: Node | None = paragraph.parent
    while above is not None and above.name != "main":
        classes = (getattr(above, "attrs", None) or {}).get("class") or ""
        if above.name in APPARATUS or "references" in classes:
            return False
        above = above.parent
    return above is not None


def unused_word(site: SiteFolder) -> Iterator[Diagnostic]:
    """Each of our own words occurs in the texts; a list that only grows comes to hide mistakes."""
    texts = "\n".join(read_text(file) for file in _text_files(site.settings.texts))
    for word in site.settings.words:
        if not re.search(rf"\b{re.escape(word)}\b", texts, re.IGNORECASE):
            yield diagnostic(
                site.settings.file, 1, f"“{word}” in words occurs in no text", "remove it"
            )


def _text_files(texts: list[str]) -> Iterator[Path]:
    for text in map(Path, texts):
        files = sorted(text.rglob("*")) if text.is_dir() else [text]
        yield from (file for file in files if file.is_file())
