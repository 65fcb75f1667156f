"""Guard rules about files: required ones, unexpected ones, sizes and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from report.diagnostic import Diagnostic
from tools.publish.publish_settings import PublishSettings
from tools.publish.site_manifest import FOR_THE_HOST, MANIFEST_PATH, differences
from tools.publish.staged_site import StagedSite

MIB = 1 << 20
LARGEST_FILE = 50 * MIB  # GitHub warns above it and refuses files above 100 MiB
LARGEST_SITE = 1024 * MIB  # what GitHub Pages serves at most
KINDS = frozenset(
    f".{suffix}"
    for suffixes in (
        ("html", "css", "js", "mjs", "json", "xml", "xsl", "txt", "webmanifest", "wasm", "woff2"),
        ("svg", "png", "jpg", "jpeg", "webp", "avif", "gif", "ico", "mp3", "mp4", "webm", "vtt"),
        ("pdf", "epub", "csv"),
        ("pagefind", "pf_meta", "pf_index", "pf_fragment", "pf_filter"),  # the search index
    )
    for suffix in suffixes
)
_HIDDEN_BUT_MEANT = {".nojekyll", ".well-known"}
_LONGEST = 1000  # bytes of a path
# Control signs; what git's stream would read as quotes; what a URL or Windows cannot hold.
_ODD = re.compile(r'[\x00-\x1f\x7f"\\<>|*?:]|[ .](?=/|$)|(?:^|/) ')


def missing_files(site: StagedSite, settings: PublishSettings) -> Iterator[Diagnostic]:
    """A file without which the site is not whole."""
    needed = [*settings.required, ".nojekyll", *(["CNAME"] if settings.cname else [])]
    for path in dict.fromkeys(needed):
        if path not in site.files:
            yield Diagnostic(
                path, 1, "missing", "is not in the site", "see `required` in publish.toml"
            )
        elif not site.files[path].size and path != ".nojekyll":
            yield Diagnostic(path, 1, "missing", "is empty", "look at what writes it")
    if not site.pages:
        yield Diagnostic(
            ".", 1, "empty", "the site has no page", "build it, and look at the report"
        )


def unexpected_files(site: StagedSite, _settings: PublishSettings) -> Iterator[Diagnostic]:
    """A dotfile, a source or whatever else no site serves; a link; a name no host can hold."""
    for path in site.files:
        file, suffix = site.folder / path, PurePosixPath(path).suffix.lower()
        if _ODD.search(path) or len(path.encode()) > _LONGEST:
            shown, problem = repr(path)[1:-1], "is a name that some host or system cannot hold"
            yield Diagnostic(shown, 1, "name", problem, "use letters, digits, - and _")
        elif file.is_symlink() or not file.is_file():
            yield _unexpected(path, "is a link or a device", "copy what it leads to")
        elif any(part.startswith(".") for part in _unexpected_parts(path)):
            yield _unexpected(
                path, "is hidden: its name begins with a dot", "keep it out of output"
            )
        elif suffix not in KINDS and path not in FOR_THE_HOST:
            yield _unexpected(path, "is no kind of file that a site serves", "is it a source?")


def too_large(site: StagedSite, _settings: PublishSettings) -> Iterator[Diagnostic]:
    """What the host would refuse, after a long upload."""
    for path, file in site.files.items():
        if file.size > LARGEST_FILE:
            problem = f"has {file.size / MIB:,.0f} MiB, more than {LARGEST_FILE // MIB}"
            yield Diagnostic(path, 1, "size", problem, "make it smaller or serve it elsewhere")
    total = sum(file.size for file in site.files.values())
    if total > LARGEST_SITE:
        problem = f"the site has {total / MIB:,.0f} MiB, more than {LARGEST_SITE // MIB}"
        yield Diagnostic(".", 1, "size", problem, "look for files that nobody needs")


def changed_after_build(site: StagedSite, settings: PublishSettings) -> Iterator[Diagnostic]:
    """A file that is not what the manifest says: it changed after the site was built."""
    for path, kind in differences(site.manifest.files, site.files).items():
        yield Diagnostic(path, 1, "manifest", f"was {kind} after the build", "build the site again")
    cname = site.folder / "CNAME"
    if cname.is_file() and cname.read_text("utf-8", "replace").strip() != settings.cname:
        problem = f"is not the domain that publish.toml declares, {settings.cname or 'none'}"
        yield Diagnostic("CNAME", 1, "manifest", problem, "set `cname` there")
    if not (site.folder / MANIFEST_PATH).is_file():
        yield Diagnostic(MANIFEST_PATH, 1, "manifest", "is missing", "build the site again")


def _unexpected_parts(path: str) -> tuple[str, ...]:
    first, *rest = path.split("/")
    return (*([] if first in _HIDDEN_BUT_MEANT else [first]), *rest)


def _unexpected(path: str, problem: str, remedy: str) -> Diagnostic:
    return Diagnostic(path, 1, "unexpected", problem, remedy)
