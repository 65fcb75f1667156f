"""What may happen to a site between two builds: to its sources, its output, its store, its day."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.plugins.incremental.changing_site import (
    AROUND,
    MARKER,
    STATICS,
    TEMPLATES,
    ChangingSite,
    Post,
)

NAMES = ["a", "b", "c", "d", "e"]
HUGE = "\n\n".join(
    f"Paragraph {at} of *many*, with `code` & [a link](/x{at}/)." for at in range(60)
)
BODIES = [
    "Body.",
    'Another *body* of "words" & more -- with FDA and U.S. caps.',
    "# Head\n\nText @word with `code` and a footnote.[^1]\n\n[^1]: Note.",
    "See [a]({filename}a.md) and [about]({filename}../pages/about.md).",
    "![x]({static}/images/a.txt) [b]({attach}../images/b.txt)",
    "![]({static}/images/a.txt)",
    "| One | Two |\n|---|--:|\n| 1 | `a|b` |\n| 3 | 4 |",
    "```python\nprint('x < y')\n```\n\n> A quote\n> of two lines\n\n1. one\n2. two\n    - three\n",
    "Term\n:   Definition.\n\n*[HTML]: Hypertext\n\nHTML <b>bold</b> &copy; é ü 漢字 🙂",
    "~~~\ncode\n~~~\n\nTwo  \nlines\\\n\n***\n\n<!-- note -->\n\n<div>block</div>",
    "See [tag]({tag}Red) and [cat]({category}News) and <https://x.example>.",
    HUGE,
    "",
]
EPOCHS = ["1767225600", "1767312000", "1798761600"]


@dataclasses.dataclass(frozen=True)
class Change:
    """A change, and what a failing test calls it."""

    what: str
    do: Callable[[ChangingSite], object]

    def __repr__(self) -> str:
        return self.what


posts = st.builds(
    Post,
    title=st.sampled_from(["One", 'Two "quoted" & more', "Three FDA", "Vier"]),
    day=st.integers(0, 40),
    popularity=st.integers(0, 5),
    tags=st.lists(st.sampled_from(["Red", "blue", "red"]), unique=True, max_size=2),
    category=st.sampled_from(["Misc", "News"]),
    status=st.sampled_from(["published", "published", "published", "draft", "hidden"]),
    lang=st.sampled_from(["en", "en", "de"]),
    slug=st.sampled_from(["", "", "", "shared"]),
    body=st.sampled_from(BODIES),
    extra=st.sampled_from(["x", "y"]),
)
names = st.sampled_from(NAMES)


# A text with a summary that stays while the rest is edited.
HEAD = "A first paragraph that says *nothing* new in some more words, and stays as it is.\n\n"
long_bodies = st.sampled_from([HEAD + body for body in BODIES])
PLAIN_BODIES = [
    HEAD + text for text in ("More.", "Some *more* of it -- here.", "> Else.", "Apples")
]


def lengthen(post: Post, body: str) -> Post:
    return dataclasses.replace(post, body=body)


long_posts = st.builds(lengthen, posts, long_bodies)

# Sources


def edit(name: str, field: str, of: Post) -> Change:
    def do(site: ChangingSite) -> None:
        post = site.posts.get(name, of)
        setattr(post, field, getattr(of, field))
        site.put(name, post)

    return Change(f"{field} of {name}: {getattr(of, field)!r:.80}", do)


def retitle(name: str, title: str, number: int) -> Change:
    """A title that few posts have in common."""
    return edit(name, "title", Post(f"{title} {number} more"))


titles = st.sampled_from(
    ["Apples", "Ripe pears &", "FDA <b>plums</b>", '"Cherries" --', "Nüsse", ""]
)


def count(name: str, popularity: int) -> Change:
    """A number that often changes no list."""
    return edit(name, "popularity", Post("Counted", popularity=popularity))


popularities = st.integers(0, 40)


def put(name: str, post: Post) -> Change:
    return Change(f"put {name}: {post!r:.200}", lambda site: site.put(name, post))


def rename(name: str, to: str) -> Change:
    def do(site: ChangingSite) -> None:
        if name in site.posts and to not in site.posts:
            post = site.posts[name]
            site.drop(name)
            site.put(to, post)

    return Change(f"rename {name} {to}", do)


def delete(name: str) -> Change:
    return Change(f"delete {name}", lambda site: site.drop(name) if name in site.posts else None)


def write(name: str, text: str) -> Change:
    return Change(f"write {name}: {text!r:.60}", lambda site: site.write(name, text))


def remove(name: str) -> Change:
    return Change(f"remove {name}", lambda site: site.remove(name))


def setting(name: str, value: object) -> Change:
    return Change(f"{name} = {value!r}", lambda site: site.settings.update({name: value}))


def day(epoch: str) -> Change:
    return Change(f"day {epoch}", lambda site: site.environment.update(SOURCE_DATE_EPOCH=epoch))


templates = st.sampled_from(sorted(TEMPLATES)).flatmap(
    lambda name: st.sampled_from(["", "changed "]).map(
        lambda more: write(f"theme/templates/{name}", TEMPLATES[name] + more)
    )
)
partials = st.sampled_from(
    [
        write("theme/templates/banner.html", "{{ SITENAME }}"),
        remove("theme/templates/banner.html"),
        write("theme/templates/card-x.html", "a card of {{ article.title }}"),
        remove("theme/templates/card-x.html"),
    ]
)
settings = st.sampled_from(
    [
        *(setting("SITENAME", value) for value in ("Site", "Other")),
        *(setting("GREETING", value) for value in ("hello", "bye")),
        *(setting("DEFAULT_PAGINATION", value) for value in (2, 3)),
        *(setting("POPULAR_POSTS_NUMBER", value) for value in (1, 3)),
        *(setting("TYPOGRIFY", value) for value in (True, False)),
        *(setting("RELATIVE_URLS", value) for value in (True, False)),
        *(setting("JINJA_GLOBALS", {"motto": value}) for value in ("one", "two")),
        *(setting("FEED_MAX_ITEMS", value) for value in (1, 3)),
        *(setting("SUMMARY_MAX_LENGTH", value) for value in (8, 3, None)),
        *(setting("YEAR_ARCHIVE_SAVE_AS", value) for value in ("{date:%Y}/index.html", "")),
        *(setting("FEED_ALL_RSS", value) for value in ("all.rss", None)),
        *(
            setting("SITEURL", value)
            for value in ("https://site.example", "", "https://x.example/y")
        ),
    ]
)
plugin_code = st.sampled_from(['MARK = "b"', 'MARK = "a"', 'SHOUT = "?"', 'SHOUT = "!!"']).map(
    lambda line: write(
        "site_plugins/around.py", re.sub(f'^{line[:5]}.*= "[^"]*"', line, AROUND, flags=re.M)
    )
)
inputs = st.sampled_from(
    [
        *(write("words.txt", word) for word in ("word", "term")),
        *(write("data.json", f'{{"word": "{word}"}}') for word in ("data", "more")),
    ]
)
statics = st.one_of(
    st.builds(write, st.sampled_from(sorted(STATICS)), st.sampled_from(["a", "z", "longer"])),
    st.sampled_from(
        [
            write("content/images/new.txt", "new"),
            remove("content/images/new.txt"),
            remove("theme/static/site.css"),
            write("theme/static/more/deep.css", "b {}"),
            remove("theme/static/more/deep.css"),
        ]
    ),
)
pages = st.one_of(
    st.sampled_from(BODIES).map(
        lambda body: write("content/pages/about.md", f"Title: About\n\n{body}\n")
    ),
    st.sampled_from(
        [
            write("content/pages/more.md", "Title: More\n\nMore."),
            write("content/pages/more.md", "Title: More\nStatus: hidden\n\nMore."),
            write("content/pages/more.md", "Title: More\nStatus: draft\n\nMore."),
            write("content/pages/more.md", "Title: Most\nSlug: most\n\nMore."),
            write("content/pages/more.md", "Title: More\nTemplate: article\nslug: a\n\nMore."),
            write("content/pages/deep/moved.md", "Title: More\n\nMore."),
            remove("content/pages/more.md"),
            remove("content/pages/deep/moved.md"),
            write("content/raw.html", "{{ SITENAME }} raw {{ pages|length }}"),
        ]
    ),
)
fields = st.sampled_from(
    ["title", "day", "popularity", "tags", "category", "status", "lang", "slug", "extra"]
)


# Times, the output, the store


def touch(name: str) -> Change:
    """The same bytes at another time."""

    def do(site: ChangingSite) -> None:
        if (site.folder / name).exists():
            os.utime(site.folder / name, (10**9, 10**9))

    return Change(f"touch {name}", do)


def sneak(name: str, of: Post) -> Change:
    """Another body, as long as the old one, and the time of change set back."""

    def do(site: ChangingSite) -> None:
        path = site.folder / f"content/posts/{name}.md"
        if name not in site.posts:
            return
        site.put(name, site.posts[name])
        seen = path.stat()
        post = site.posts[name]
        post.body = post.body[:-1] + ("!" if post.body[-1:] != "!" else "?")
        site.put(name, post)
        os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))

    return Change(f"sneak into {name}", do)


def spoil(which: int, how: str) -> Change:
    """An output file is deleted, truncated or edited by hand; not what says whose folder it is."""

    def do(site: ChangingSite) -> None:
        output = site.folder / "output"
        files = sorted(path for path in output.rglob("*") if path.is_file())
        files = [path for path in files if path.name != MARKER]
        if not files:
            return
        path = files[which % len(files)]
        {"delete": path.unlink, "truncate": lambda: os.truncate(path, 3)}.get(
            how, lambda: _replace(path, b"by hand" + path.read_bytes())
        )()

    return Change(f"{how} output file {which}", do)


def _replace(path: Path, data: bytes) -> None:
    """As an editor does: a hard link elsewhere keeps what it has."""
    path.unlink()
    path.write_bytes(data)


def empty_output(site: ChangingSite) -> None:
    shutil.rmtree(site.folder / "output", ignore_errors=True)


def store(site: ChangingSite) -> Path:
    return site.folder / "cache" / "incremental.sqlite"


def _whole_store(site: ChangingSite) -> Path | None:
    """The store with nothing of it left in a log beside it; None where there is none."""
    path = store(site)
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.DatabaseError:
        return None
    return path


def lose_store(site: ChangingSite) -> None:
    site.forget()
    shutil.rmtree(site.folder / "cache", ignore_errors=True)


def block_store(site: ChangingSite) -> None:
    """Nobody can write there: not even root writes into a file as into a folder."""
    lose_store(site)
    unblock_store(site)
    (site.folder / "cache").write_text("in the way")


def unblock_store(site: ChangingSite) -> None:
    if (site.folder / "cache").is_file():
        site.forget()
        (site.folder / "cache").unlink()


def cut_store(site: ChangingSite) -> None:
    if path := _whole_store(site):
        site.forget()
        os.truncate(path, path.stat().st_size // 2)


def overwrite_bytes(site: ChangingSite, at: int) -> None:
    if path := _whole_store(site):
        site.forget()
        data = bytearray(path.read_bytes())
        start = at % len(data)
        data[start : start + 64] = bytes((each * 37 + at) % 256 for each in range(64))
        path.write_bytes(data[: path.stat().st_size])


def spoil_rows(site: ChangingSite, table: str) -> None:
    """Someone has written into the store what no build has written."""
    if path := _whole_store(site):
        site.forget()
        statement = {
            "documents": "UPDATE documents SET document = replace(document, '<p>', '<p>Forged.')",
            "dependencies": "UPDATE dependencies SET json = '[[], [], []]'",
            "named_values": "UPDATE named_values SET text = 'no json'",
            "version": "PRAGMA user_version = 99",
            "program": "PRAGMA application_id = 7",
        }[table]
        with closing(sqlite3.connect(path)) as db, db:
            db.execute(statement)


def keep_store(site: ChangingSite) -> None:
    if path := _whole_store(site):
        (site.folder / "kept").mkdir(exist_ok=True)
        shutil.copy(path, site.folder / "kept" / path.name)


def old_store(site: ChangingSite) -> None:
    """A store of an earlier day is put back, from a backup."""
    kept = site.folder / "kept" / store(site).name
    if kept.is_file() and (path := _whole_store(site)):
        shutil.copy(kept, path)


file_times = st.one_of(
    st.sampled_from(["content/posts/a.md", "words.txt", "theme/templates/base.html"]).map(touch),
    st.sampled_from([f"content/posts/{name}.md" for name in NAMES]).map(touch),
    st.builds(sneak, names, posts),
    st.builds(sneak, names, posts),
    st.sampled_from(EPOCHS).map(day),
)
spoiling = st.one_of(
    st.builds(spoil, st.integers(0, 40), st.sampled_from(["delete", "truncate", "edit"])),
    st.just(Change("delete the output", empty_output)),
)
stores = st.one_of(
    st.sampled_from(
        [
            Change("delete the store", lose_store),
            Change("block the store", block_store),
            Change("unblock the store", unblock_store),
            Change("truncate the store", cut_store),
            Change("keep the store", keep_store),
            Change("old store", old_store),
            Change("old store", old_store),
        ]
    ),
    st.integers(0, 200_000).map(
        lambda at: Change(f"overwrite bytes at {at}", lambda site: overwrite_bytes(site, at))
    ),
    st.sampled_from(["documents", "dependencies", "named_values", "version", "program"]).map(
        lambda table: Change(f"forge {table}", lambda site: spoil_rows(site, table))
    ),
)
bodies: SearchStrategy[Change] = st.builds(edit, names, st.just("body"), posts)
changes: SearchStrategy[Change] = st.one_of(
    bodies,
    bodies,
    st.builds(edit, names, fields, posts),
    st.builds(edit, names, fields, posts),
    st.builds(put, names, posts),
    st.builds(rename, names, names),
    st.builds(delete, names),
    templates,
    partials,
    settings,
    plugin_code,
    inputs,
    statics,
    pages,
    file_times,
    spoiling,
    stores,
)
