"""Whatever changes, an incremental build gives what a clean build gives."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import hypothesis
from hypothesis import strategies as st

from tests.plugins.incremental.changing_site import AROUND, TEMPLATES, ChangingSite, Post

EXAMPLES = int(os.environ.get("INCREMENTAL_EXAMPLES", "2"))
CHANGES_EACH = 8
NAMES = ["a", "b", "c", "d", "e"]
BODIES = [
    "Body.",
    'Another *body* of "words" & more -- with FDA and U.S. caps.',
    "# Head\n\nText @word with `code` and a footnote.[^1]\n\n[^1]: Note.",
    "See [a]({filename}a.md) and [about]({filename}../pages/about.md).",
    "![x]({static}/images/a.txt) [b]({attach}../images/b.txt)",
    "![]({static}/images/a.txt)",
    "",
]

Change = Callable[[ChangingSite], None]
posts = st.builds(
    Post,
    title=st.sampled_from(["One", 'Two "quoted" & more', "Three FDA", "Vier"]),
    day=st.integers(0, 40),
    popularity=st.integers(0, 5),
    tags=st.lists(st.sampled_from(["Red", "blue", "red"]), unique=True, max_size=2),
    category=st.sampled_from(["Misc", "News"]),
    status=st.sampled_from(["published", "published", "published", "draft", "hidden"]),
    lang=st.sampled_from(["en", "en", "de"]),
    slug=st.sampled_from(["", "", "shared"]),
    body=st.sampled_from(BODIES),
    extra=st.sampled_from(["x", "y"]),
)
names = st.sampled_from(NAMES)


def edit(name: str, field: str, of: Post) -> Change:
    def change(site: ChangingSite) -> None:
        post = site.posts.get(name, of)
        setattr(post, field, getattr(of, field))
        site.put(name, post)

    return change


def rename(name: str, to: str) -> Change:
    def change(site: ChangingSite) -> None:
        if name in site.posts and to not in site.posts:
            post = site.posts[name]
            site.drop(name)
            site.put(to, post)

    return change


def delete(name: str) -> Change:
    return lambda site: site.drop(name) if name in site.posts else None


def write(name: str, text: str) -> Change:
    return lambda site: site.write(name, text)


def setting(name: str, value: object) -> Change:
    return lambda site: site.settings.update({name: value})


templates = st.sampled_from(sorted(TEMPLATES)).flatmap(
    lambda name: st.sampled_from(["", "changed "]).map(
        lambda more: write(f"theme/templates/{name}", TEMPLATES[name] + more)
    )
)
partials = st.sampled_from(["banner", "no banner"]).map(
    lambda what: (
        write("theme/templates/banner.html", "{{ SITENAME }}")
        if what == "banner"
        else lambda site: site.remove("theme/templates/banner.html")
    )
)
settings = st.one_of(
    st.sampled_from(["Site", "Other"]).map(lambda value: setting("SITENAME", value)),
    st.sampled_from(["hello", "bye"]).map(lambda value: setting("GREETING", value)),
    st.sampled_from([2, 3]).map(lambda value: setting("DEFAULT_PAGINATION", value)),
    st.sampled_from([1, 3]).map(lambda value: setting("POPULAR_POSTS_NUMBER", value)),
    st.booleans().map(lambda value: setting("TYPOGRIFY", value)),
    st.booleans().map(lambda value: setting("RELATIVE_URLS", value)),
    st.sampled_from(["one", "two"]).map(lambda value: setting("JINJA_GLOBALS", {"motto": value})),
    st.sampled_from([1, 3]).map(lambda value: setting("FEED_MAX_ITEMS", value)),
)
files = st.one_of(
    st.sampled_from(["word", "term"]).map(lambda word: write("words.txt", word)),
    st.sampled_from(["data", "more"]).map(lambda word: write("data.json", f'{{"word": "{word}"}}')),
    st.sampled_from(["a", "z"]).map(lambda text: write("content/images/a.txt", text)),
    st.sampled_from(["a", "b"]).map(
        lambda mark: write(
            "site_plugins/around.py", AROUND.replace('MARK = "a"', f'MARK = "{mark}"')
        )
    ),
    st.sampled_from(BODIES).map(
        lambda body: write("content/pages/about.md", f"Title: About\n\n{body}\n")
    ),
)
fields = st.sampled_from(["title", "day", "popularity", "tags", "category", "status", "lang"])
changes = st.one_of(
    st.builds(edit, names, st.sampled_from(["body", "body", "extra", "slug"]), posts),
    st.builds(edit, names, fields, posts),
    st.builds(rename, names, names),
    st.builds(delete, names),
    templates,
    partials,
    settings,
    files,
)


def assert_same(site: ChangingSite) -> None:
    """Both builds give the same files, or both refuse for the same reason."""
    ours, refused = site.build(), site.failed
    clean = site.clean_build()
    assert refused.splitlines()[-1:] == site.failed.splitlines()[-1:] or clean is None
    assert ours == clean, refused or difference(ours, clean)


def difference(ours: dict[str, bytes] | None, clean: dict[str, bytes] | None) -> str:
    one, other = ours or {}, clean or {}
    names = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    return "\n".join(f"{name}:\n{one.get(name)!r}\n{other.get(name)!r}" for name in names)


@hypothesis.settings(max_examples=EXAMPLES, deadline=None, phases=[hypothesis.Phase.generate])
@hypothesis.given(
    first=st.lists(posts, min_size=3, max_size=4),
    then=st.lists(changes, min_size=CHANGES_EACH, max_size=CHANGES_EACH),
)
def test_after_every_change_the_output_is_that_of_a_clean_build(
    first: list[Post], then: list[Change]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = ChangingSite(Path(folder))
        for name, post in zip(NAMES, first, strict=False):
            site.put(name, post)
        assert_same(site)
        for change in then:
            change(site)
            assert_same(site)


# Nothing of this site outside the templates looks at a body.
BLIND = """
from pelican import signals

def around(generator):
    articles = generator.articles
    for before, article, after in zip([None, *articles], articles, [*articles[1:], None]):
        article.newer, article.older = before, after
    generator.context["mark"], generator.context["data"] = "a", {"word": "data"}

def register():
    signals.article_generator_finalized.connect(around)
"""
LIGHT = (
    "{% extends 'base.html' %}{% block content %}"
    "{{ article.title }}{{ article.content }}{% endblock %}"
)
PLAIN_BASE = (
    "<!doctype html>{{ SITENAME }}{{ mark }}{{ data.word }}{% block content %}{% endblock %}"
)


def blind_site(folder: Path) -> ChangingSite:
    site = ChangingSite(folder)
    site.patching = True
    site.write("site_plugins/around.py", BLIND)
    site.write(
        "theme/templates/base.html",
        PLAIN_BASE + "{% for p in popular_posts %}{{ p.title }}{% endfor %}",
    )
    site.write("theme/templates/article.html", LIGHT)
    site.write("content/pages/about.md", "Title: About\n\nAbout.\n")
    site.settings |= {
        "INCREMENTAL_BODY_BLIND": ["popular_posts", "around"],
        "MARKDOWN": {"extension_configs": {"markdown.extensions.extra": {}}},
        "POPULAR_POSTS_PAGE_SAVE_AS": "",
        "POPULAR_POSTS_JSON_SAVE_AS": "",
        "POPULAR_POSTS_FEED_SAVE_AS": "",
    }
    return site


edits = st.builds(
    edit, names, st.sampled_from(["body"] * 4 + ["title", "popularity", "tags"]), posts
)


@hypothesis.settings(max_examples=EXAMPLES, deadline=None, phases=[hypothesis.Phase.generate])
@hypothesis.given(
    first=st.lists(posts, min_size=5, max_size=5),
    then=st.lists(
        st.lists(edits, min_size=1, max_size=2), min_size=CHANGES_EACH, max_size=CHANGES_EACH
    ),
)
def test_after_every_edit_a_patched_output_is_that_of_a_clean_build(
    first: list[Post], then: list[list[Change]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = blind_site(Path(folder))
        for name, post in zip(NAMES, first, strict=True):
            site.put(name, post)
        assert_same(site)
        for changes_at_once in then:
            for change in changes_at_once:
                change(site)
            assert_same(site)
