"""Checks files before they are read, and outputs before they are made."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Content

import documents
import report
from documents.folded_name import folded_name
from documents.list_files import files_of_lists
from documents.site import Site
from report.diagnostic import Diagnostic, wrong_value
from report.place import shown
from report.settings_form import check, texts
from report.source_text import read
from source_tree import kinds, names, outputs, pictures, svg_safety
from source_tree.entry import Entry, entries

_TEXTS = (".svg", ".bib", ".csv", ".json", ".yaml", ".yml", ".toml", ".vtt", ".xml", ".txt")
_DRAFTS = ("drafts", "drafts_translations", "draft_pages", "draft_translations")
_UNREAD = wrong_value(
    1,
    "file",
    "",
    "want a folder of ARTICLE_PATHS or PAGE_PATHS",
    "move it there: nobody would see it here",
)


def _walk(pelican: Any) -> None:
    settings = pelican.settings
    check(settings, "SOURCE_TREE_FILES", texts, ())
    root = Path(settings["PATH"]).resolve()
    limits = kinds.Limits(kinds.FILES | frozenset(settings.get("SOURCE_TREE_FILES", ())))
    found = list(_entries(root))
    ignored = [name for name in names.IGNORED if name not in settings["IGNORE_FILES"]]
    hazards = [glob.escape(e.name) for e in found if kinds.is_hazard(e, root)]
    settings["IGNORE_FILES"] = [*settings["IGNORE_FILES"], *ignored, *hazards]
    for entry in found:
        head = _head(root, entry)
        for diagnostic in chain(
            names.diagnostics(entry),
            kinds.diagnostics(entry, root, limits, head),
            pictures.diagnostics(entry.name, head) if head else (),
        ):
            _add(root, entry.path, diagnostic)
        is_text = entry.is_file and entry.name.endswith(_TEXTS)
        if is_text and not pictures.is_other_kind(entry.name, head):
            _look_at(root, entry)
        if entry.is_file and not kinds.is_read(entry.path, settings):
            _add(root, entry.path, _UNREAD)
    for first, second in names.clashes(entry.path for entry in found):
        wanted = "want names that differ by more than letter case or the form of an accent"
        for path, other in ((first, second), (second, first)):
            _add(root, path, wrong_value(1, "file name", path, wanted, f"rename it or {other}"))


def _entries(root: Path) -> Iterator[Entry]:
    return (entry for entry in entries(root) if not names.is_ignored(entry.name))


def _look_at(root: Path, entry: Entry) -> None:
    text, diagnostics = (
        read((root / entry.path).read_bytes()) if entry.size < 1 << 20 else (None, [])
    )
    drawn = text is not None and entry.name.endswith(".svg")
    for diagnostic in chain(diagnostics, svg_safety.diagnostics(text or "") if drawn else ()):
        _add(root, entry.path, diagnostic)


def _head(root: Path, entry: Entry) -> bytes:
    """The first bytes of a file; none of one that must not or cannot be opened."""
    if not (entry.is_file and entry.size) or kinds.is_hazard(entry, root):
        return b""
    try:
        with (root / entry.path).open("rb") as file:
            return file.read(pictures.HEAD)
    except OSError:
        return b""  # the reader of the file says so


def _add(root: Path, path: str, diagnostic: Diagnostic) -> None:
    name = shown(root / path, root).encode("utf-8", "backslashreplace").decode()
    report.add(diagnostic.at(name))


def _check_outputs(site: Site) -> None:
    context, settings, generators = site.context, site.settings, site.generators
    root = Path(settings["PATH"]).resolve()
    pages = [each for each in context["generated_content"].values() if each is not None]
    made = [*_contents(pages), *_contents(context["static_content"].values())]
    made += files_of_lists(context)
    live = [each for each in pages if each.status != "draft"]
    kept = (outputs.reserved(output, source) for output, source in _contents(live))
    lines = {each.get_relative_source_path(): _slug_line(each) for each in pages}
    for source, diagnostic in chain(outputs.clashes(made), *kept):
        if (root / source).is_file():
            _add(root, source, replace(diagnostic, line=lines.get(source, 1)))
    for entry in _entries(root):
        for diagnostic in kinds.unpublished(entry, settings, context["static_content"]):
            _add(root, entry.path, diagnostic)
    _leave_out_drafts(generators, live)


def _leave_out_drafts(generators: Sequence[Any], live: list[Content]) -> None:
    """Let one draft have each output: the clash is a warning, and Pelican fails at the second."""
    taken = {folded_name(output) for output, _ in _contents(live)}
    for drafts in (getattr(each, name, []) for each in generators for name in _DRAFTS):
        for draft in list(drafts):
            output = folded_name(_save_as(draft))
            if output and output in taken:
                drafts.remove(draft)
            taken.add(output)


def _slug_line(content: Content) -> int:
    """Where the address is decided: in the field, else by the name of the file."""
    return int(content.metadata.get("field_lines", {}).get("slug", 1))


def _contents(contents: Any) -> Iterator[tuple[str, str]]:
    for content in contents:
        save_as = _save_as(content)
        if save_as and "{" not in save_as:
            yield save_as.lstrip("/"), content.get_relative_source_path()


def _save_as(content: Content) -> str:
    """Where *content* goes. `Static.save_as` would forbid a later `{attach}` to move the file."""
    return str(content.get_url_setting("save_as"))


def _begin(pelican: Any) -> None:
    _walk(pelican)
    follows = ("languages", "site_identity")  # which decide what lists there are
    documents.add_pass(pelican.settings, "source_tree", _check_outputs, after=follows)


def register() -> None:
    """Connect to Pelican's signals; a second call changes nothing."""
    documents.register()
    signals.initialized.connect(_begin)
