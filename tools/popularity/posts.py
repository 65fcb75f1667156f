"""The site's posts as their front matter has them, and every address that leads to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from front_matter import model, record
from front_matter.source import parse
from report.mistake import Mistake, MistakesFound

_SUFFIXES = {".md", ".markdown", ".mkd", ".mdown"}


@dataclass(frozen=True, slots=True)
class Post:
    """One article. *ranked* posts are those that popular lists may show."""

    path: Path
    slug: str
    title: str
    day: date
    url: str
    aliases: tuple[str, ...] = ()
    published: bool = True
    ranked: bool = True
    popularity: int | None = None
    as_of: date | None = None
    pinned: int | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """*base* is the path under which it is published; *half_life* counts days."""

    root: Path
    posts: tuple[Post, ...]
    base: str
    half_life: int

    def routes(self) -> dict[str, str]:
        """The slug behind each address, present or old; drafts have none."""
        open_posts = [post for post in self.posts if post.published]
        old = {alias: post.slug for post in open_posts for alias in post.aliases}
        return {**old, **{post.url: post.slug for post in open_posts}}


def read(root: Path, settings: Mapping[str, Any]) -> Site:
    """The site in the folder *root*; *settings* are Pelican's. Raises MistakesFound."""
    content = Path(settings["PATH"])
    fields = model.by_name(
        (*model.FIELDS, *model.declared(settings.get("FRONT_MATTER_FIELDS", {})))
    )
    posts, mistakes = [], []
    for path in _sources(content, settings["ARTICLE_PATHS"]):
        source = parse(path.read_bytes())
        known = record.read(source, fields, article=True)
        mistakes += [refusal.at(_shown(path, root)) for refusal in known.refusals]
        if not known.refusals:
            posts.append(_post(path, known.values, settings))
    if mistakes:
        raise MistakesFound(mistakes)
    _refuse_twins(posts, root)
    base = urlsplit(settings["SITEURL"]).path.rstrip("/")
    return Site(root, tuple(posts), base, settings.get("POPULAR_POSTS_HALF_LIFE") or 90)


def _sources(content: Path, folders: Sequence[str]) -> list[Path]:
    found = {path for folder in folders for path in (content / folder).rglob("*")}
    return sorted(path for path in found if path.suffix in _SUFFIXES and path.is_file())


def _post(path: Path, values: Mapping[str, Any], settings: Mapping[str, Any]) -> Post:
    slug = values.get("slug", path.stem)
    status = values.get("status", "published")
    known = {"slug": slug, "date": values["date"], "lang": values.get("lang", "en")}
    return Post(
        path,
        slug,
        values["title"],
        values["date"].date(),
        "/" + settings["ARTICLE_URL"].format_map(known).lstrip("/"),
        tuple(values.get("aliases", ())),
        published=status != "draft",
        ranked=status == "published" and values.get("popular", True),
        popularity=values.get("popularity"),
        as_of=values.get("popularity_as_of"),
        pinned=values.get("pinned"),
    )


def _refuse_twins(posts: Iterable[Post], root: Path) -> None:
    seen: dict[str, Path] = {}
    for post in posts:
        if (first := seen.setdefault(post.slug, post.path)) != post.path:
            problem = f"{post.slug} is the slug of {_shown(first, root)} too"
            raise MistakesFound(
                [Mistake(_shown(post.path, root), 1, "slug", problem, "change one of them")]
            )


def _shown(path: Path, root: Path) -> str:
    inside = path.is_relative_to(root)
    return (path.relative_to(root) if inside else path).as_posix()
