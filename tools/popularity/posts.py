"""Reads the posts of the site, and every address that leads to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import signals
from pelican.contents import Article, Author, Category
from pelican.readers import default_metadata, parse_path_metadata
from pelican.utils import get_date

from front_matter import model, path_metadata, record
from front_matter.source import parse
from report.diagnostic import Diagnostic, DiagnosticsError

_SUFFIXES = {".md", ".markdown", ".mkd", ".mdown"}


@dataclass(frozen=True, slots=True)
class Post:
    """One article. *ranked* posts are those that popular lists may show.

    *key* is its name in `views.csv`: the slug, and for another language than the site's, whose
    posts may have the same slug, `slug:lang`. *url* and *aliases* begin with a slash.
    """

    path: Path
    key: str
    title: str
    day: date
    url: str
    aliases: tuple[str, ...] = ()
    published: bool = True
    ranked: bool = True
    popularity: int | None = None
    as_of: date | None = None
    pinned: int | None = None
    slug: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class PostIndex:
    """The posts of the site in the folder *root*, published on *host* under the path *base*.

    *half_life* is that of a view, in days.
    """

    root: Path
    posts: tuple[Post, ...]
    base: str
    half_life: int
    host: str = ""

    def routes(self) -> dict[str, str]:
        """The key of the post behind each address, present or old; drafts have none."""
        open_posts = [post for post in self.posts if post.published]
        old = {alias: post.key for post in open_posts for alias in post.aliases}
        return {**old, **{post.url: post.key for post in open_posts}}

    def renamed(self) -> dict[str, str]:
        """The key of the post behind each slug that it had before, as its aliases tell."""
        keys = {post.key for post in self.posts}
        old = {_last_part(alias): post.key for post in self.posts for alias in post.aliases}
        return {slug: key for slug, key in old.items() if slug not in keys}


def _last_part(address: str) -> str:
    """`b` for `/a/b/`, `/a/b.html` and `/a/b/index.html`."""
    return address.removesuffix("index.html").rstrip("/").rpartition("/")[2].removesuffix(".html")


def read_posts(root: Path, settings: Mapping[str, Any]) -> PostIndex:
    """The site in the folder *root*; *settings* are Pelican's. Raises DiagnosticsError."""
    content = Path(settings["PATH"])
    fields = model.by_name(
        (*model.FIELDS, *model.declared(settings.get("FRONT_MATTER_FIELDS", {})))
    )
    of_paths = path_metadata.options(settings)
    posts, diagnostics = [], []
    for path in _sources(content, settings["ARTICLE_PATHS"]):
        source = parse(path.read_bytes())
        elsewhere = path_metadata.values(path.relative_to(content).as_posix(), of_paths)
        known = record.read(source, fields, article=True, elsewhere=elsewhere)
        errors = [each for each in known.diagnostics if each.level == "error"]
        diagnostics += [each.at(_shown(path, root)) for each in errors]
        if not errors:
            posts.append(_post(path, known.values, settings))
    if diagnostics:
        raise DiagnosticsError(diagnostics)
    _refuse_duplicates(posts, root)
    siteurl = urlsplit(settings["SITEURL"])
    half_life = settings.get("POPULAR_POSTS_HALF_LIFE") or 90
    base, host = siteurl.path.rstrip("/"), siteurl.hostname or ""
    return PostIndex(root, tuple(posts), base, half_life, host)


def _sources(content: Path, folders: Sequence[str]) -> list[Path]:
    found = {path for folder in folders for path in (content / folder).rglob("*")}
    return sorted(path for path in found if path.suffix in _SUFFIXES and path.is_file())


def _post(path: Path, values: Mapping[str, Any], settings: Mapping[str, Any]) -> Post:
    article = _article(path, values, settings)
    ranked = article.status == "published" and values.get("popular", True)
    return Post(
        path,
        article.slug if article.in_default_lang else f"{article.slug}:{article.lang}",
        values["title"],
        article.date.date(),
        "/" + article.url.lstrip("/"),
        tuple(values.get("aliases", ())),
        published=article.status != "draft",
        ranked=ranked,
        popularity=values.get("popularity"),
        as_of=values.get("popularity_as_of"),
        pinned=values.get("pinned"),
        slug=article.slug,
        lang=article.lang,
    )


def _article(path: Path, values: Mapping[str, Any], settings: Mapping[str, Any]) -> Article:
    """Pelican's own article, without a body: its address follows from every setting for one."""

    def typed(name: str, value: Any) -> Any:
        if name == "category":
            return Category(value, settings)
        if name == "authors":
            return [Author(each, settings) for each in value]
        return get_date(str(value)) if name == "date" else value

    inside = path.relative_to(settings["PATH"]).as_posix()
    metadata = {
        **default_metadata(settings, typed),
        **parse_path_metadata(inside, settings, typed),
        **{name: typed(name, value) for name, value in values.items()},
    }
    with signals.content_object_init.muted():  # plugins of a build in this process
        return Article("", metadata, settings, str(path))


def _refuse_duplicates(posts: Iterable[Post], root: Path) -> None:
    seen: dict[str, Path] = {}
    for post in posts:
        if (first := seen.setdefault(post.key, post.path)) != post.path:
            problem = f"{post.slug} is the slug of {_shown(first, root)} too, in one language"
            remedy = "change one of them, or the lang of a translation"
            raise DiagnosticsError(
                [Diagnostic(_shown(post.path, root), 1, "slug", problem, remedy)]
            )


def _shown(path: Path, root: Path) -> str:
    inside = path.is_relative_to(root)
    return (path.relative_to(root) if inside else path).as_posix()
