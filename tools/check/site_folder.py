"""A site: a folder of static files and the address at which it is served."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from tools.check.check_settings import CheckSettings
from tools.check.page import Page


@dataclass(frozen=True)
class SiteFolder:
    """*url* is the address of the folder without a slash at its end; empty for a local build."""

    folder: Path
    url: str = ""
    settings: CheckSettings = field(default_factory=CheckSettings)

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every file by its path relative to the folder, sorted."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path for path in sorted(found)}

    @cached_property
    def pages(self) -> list[Page]:
        """Every HTML page, sorted by path."""
        return [
            Page(self.shown(file), file, self.address(file), read_text(path))
            for file, path in self.files.items()
            if file.endswith(".html") and not file.startswith("pagefind/")
        ]

    @cached_property
    def full_pages(self) -> list[Page]:
        """The pages a reader stays on: all but redirects."""
        return [page for page in self.pages if not page.is_redirect]

    @cached_property
    def by_address(self) -> dict[str, Page]:
        """Each page by its address."""
        return {page.address: page for page in self.pages}

    def shown(self, file: str) -> str:
        """The path that findings name: short when the site lies below the current folder."""
        path = self.folder / file
        return Path(path).as_posix()

    def address(self, file: str) -> str:
        """Where *file* is served: `a/index.html` is served at `a/`."""
        name = file.removesuffix("index.html") if f"/{file}".endswith("/index.html") else file
        return f"{self.url}/{quote(name)}"

    def file_at(self, link: str, base: str = "") -> str | None:
        """The file of this site that *link* leads to; None when it leads to another host.

        The file need not exist: a link to a folder leads to its index page.
        """
        target = urldefrag(urljoin(base or f"{self.url}/", link)).url.partition("?")[0]
        if self.url and not f"{target}/".startswith(f"{self.url}/"):
            return None
        if not self.url and urlsplit(target).netloc:
            return None
        name = unquote(target[len(self.url) :]).lstrip("/")
        return f"{name}index.html" if not name or name.endswith("/") else name


def read_text(path: Path) -> str:
    """The file as UTF-8; what is not UTF-8 becomes U+FFFD, which `parse_error` reports."""
    return path.read_text(encoding="utf-8", errors="replace")
