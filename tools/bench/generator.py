"""The generators that are compared: how each is given the corpus, and how it is run."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools import PROJECT
from tools.bench.corpus import Post
from tools.bench.programs import Programs

_SITES = Path(__file__).parent


@dataclass(frozen=True)
class Generator:
    """One generator. *command* runs in the folder of its site and writes to `output/` there."""

    name: str
    site: str
    source: Callable[[Post], str]
    sources: str
    command: list[str]
    watch: list[str] = field(default_factory=list)  # rebuilds on each change until it is stopped
    environment: Mapping[str, str] = field(default_factory=dict)
    caches: tuple[str, ...] = ("cache", "resources", "output.build")

    def prepare(self, folder: Path, posts: Iterable[Post]) -> None:
        """Write the site with *posts* to the new folder *folder*."""
        shutil.copytree(_SITES / self.site, folder)
        (folder / self.sources).mkdir(parents=True)
        for post in posts:
            self.file(folder, post.slug).write_text(self.source(post), encoding="utf-8")

    def file(self, folder: Path, slug: str) -> Path:
        """The source of the post *slug*."""
        return folder / self.sources / f"{slug}.md"

    def forget(self, folder: Path) -> None:
        """Leave nothing of an earlier build in *folder*: the next one is cold.

        It is moved, not deleted: for minutes ext4 passes over the inodes of deleted files one by
        one, so that the next build would pay for the deletion, in the square of their number.
        """
        old = Path(tempfile.mkdtemp(prefix="old-", dir=folder.parent))
        for name in ("output", *self.caches):
            if (folder / name).exists():
                (folder / name).rename(old / name)


def generators(programs: Programs) -> list[Generator]:
    """Ours first, then stock Pelican, then those of *programs* that could be installed."""
    found = [_ours(), stock()]
    if programs.hugo:
        hugo = [str(programs.hugo), "--quiet", "--destination", "output", "--cleanDestinationDir"]
        watch = [str(programs.hugo), "build", "--watch", "--destination", "output"]
        found.append(Generator("hugo", "hugo_site", _yaml, "content/posts", hugo, watch))
    if programs.eleventy:
        eleventy = ["node", str(programs.eleventy)]
        watch, path = [*eleventy, "--watch"], {"BENCH_ELEVENTY": str(programs.eleventy)}
        site = Generator("eleventy", "eleventy_site", _eleventy, "posts", eleventy, watch, path)
        found.append(site)
    return found


def _ours() -> Generator:
    """The quick way in, and what `invoke serve` runs."""
    command = [sys.executable, "-m", "incremental", "-q", "--log-handler", "plain"]
    watch = [sys.executable, "-m", "tools.serve", "--settings", "pelicanconf.py", "--port", "0"]
    paths = os.pathsep.join((str(PROJECT), str(PROJECT / "plugins")))
    variables = {**environment("popular_posts incremental"), "PYTHONPATH": paths}
    return Generator(
        "ours", "pelican_site", _pelican_post, "content/posts", command, watch, variables
    )


def stock() -> Generator:
    """Pelican with the popular list and nothing else of ours."""
    command = [sys.executable, "-m", "pelican", "-q", "--log-handler", "plain"]
    return Generator(
        "pelican",
        "pelican_site",
        _pelican_post,
        "content/posts",
        command,
        [*command, "-r"],
        environment("popular_posts"),
    )


def environment(plugins: str) -> dict[str, str]:
    """What the settings of the benchmark site read: the *plugins* that it has in use."""
    return {"BENCH_PLUGINS": str(PROJECT / "plugins"), "BENCH_ENABLED": plugins}


def _pelican_post(post: Post) -> str:
    return (
        f"Title: {post.title}\nSlug: {post.slug}\nDate: {post.day}\nCategory: {post.category}\n"
        f"Tags: {', '.join(post.tags)}\nPopularity: {post.popularity}\n\n{post.body}"
    )


def _yaml(post: Post) -> str:
    fields = {
        "title": post.title,
        "slug": post.slug,
        "date": str(post.day),
        "category": [post.category],
        "tag": list(post.tags),
        "popularity": post.popularity,
    }
    return f"---\n{json.dumps(fields)}\n---\n{post.body}"


def _eleventy(post: Post) -> str:
    fields = {
        "layout": "post.njk",
        "title": post.title,
        "permalink": f"/{post.slug}/index.html",
        "category": post.category,
        "topics": list(post.tags),
        "popularity": post.popularity,
    }
    lines = "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items())
    return f"---\ndate: {post.day}\n{lines}---\n{post.body}"
