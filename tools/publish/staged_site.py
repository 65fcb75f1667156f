"""A site that is about to be published: its folder, its manifest, what is known of its source."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from settings_check.output_folder import MARKER
from tools.publish.site_manifest import MANIFEST_PATH, File, SiteManifest, list_files, parse
from tools.publish.status import PublishError, Status

_NOT_FOR_READERS = (MARKER, ".gitignore")
_REDIRECT = b'http-equiv="refresh"'


@dataclass(frozen=True)
class StagedSite:
    """The *folder*, in which *manifest* lies as well."""

    folder: Path
    manifest: SiteManifest

    @cached_property
    def files(self) -> dict[str, File]:
        """What lies there, whatever the manifest says of it."""
        return list_files(self.folder)

    def texts(self) -> Iterator[tuple[str, bytes]]:
        """Each regular file with its content, sorted by path."""
        for path in self.files:
            if (file := self.folder / path).is_file() and not file.is_symlink():
                yield path, file.read_bytes()

    @cached_property
    def pages(self) -> int:
        """How many pages a reader can stay on."""
        return sum(is_page(path, content) for path, content in self.texts())


def read_staged_site(folder: Path) -> StagedSite:
    """The site in *folder*. Raises `PublishError` when it has no manifest of ours."""
    file = folder / MANIFEST_PATH
    manifest = parse(file.read_bytes()) if file.is_file() else None
    if manifest is None:
        raise PublishError(Status.UNREADY, f"{file} is no manifest; stage the site again")
    return StagedSite(folder, manifest)


def is_page(path: str, content: bytes) -> bool:
    """Whether *path* is a page, and no mere redirect to one."""
    return path.endswith(".html") and _REDIRECT not in content[:4096].lower()


def address(path: str) -> str:
    """Where *path* is served, from the root of the site: `a/index.html` at `/a/`."""
    return (
        f"/{path.removesuffix('index.html')}" if f"/{path}".endswith("/index.html") else f"/{path}"
    )


def copy_site(built: Path, folder: Path, cname: str) -> None:
    """Copy the site in *built* to *folder*, with what GitHub Pages wants and no mark of ours."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(built, folder, symlinks=True, ignore=_marks_of(built))
    (folder / ".nojekyll").touch()
    if cname:
        _write_domain(folder, cname)


def with_domain(site: StagedSite, cname: str) -> StagedSite:
    """*site*, with the domain *cname* in folder and manifest if it was built before it had one."""
    if not cname or "CNAME" in site.files.keys() | site.manifest.files.keys():
        return site
    _write_domain(site.folder, cname)
    files = {**site.manifest.files, "CNAME": list_files(site.folder)["CNAME"]}
    manifest = msgspec.structs.replace(site.manifest, files=files)
    (site.folder / MANIFEST_PATH).write_bytes(manifest.encode())
    return StagedSite(site.folder, manifest)


def _write_domain(folder: Path, cname: str) -> None:
    (folder / "CNAME").write_text(f"{cname}\n", encoding="ascii")


def write_manifest(  # noqa: PLR0913, PLR0917 - the fields of a manifest
    folder: Path, site: str, source: str, clock: int, requirements: str, zone: str = "UTC"
) -> StagedSite:
    """Write the manifest of the site in *folder*; see `SiteManifest` for the arguments."""
    (folder / MANIFEST_PATH).unlink(missing_ok=True)
    manifest = SiteManifest(site, source, clock, requirements, list_files(folder), zone)
    (folder / MANIFEST_PATH).parent.mkdir(exist_ok=True)
    (folder / MANIFEST_PATH).write_bytes(manifest.encode())
    return StagedSite(folder, manifest)


def _marks_of(top: Path) -> Callable[[str, list[str]], list[str]]:
    def ignore(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if Path(folder) == top and name in _NOT_FOR_READERS]

    return ignore
