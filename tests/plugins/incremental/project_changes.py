"""What may happen to a site with our own plugins and theme between two builds."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.built_site import ROOT
from tests.plugins.incremental.changes import (
    HEAD,
    NAMES,
    Change,
    delete,
    edit,
    file_times,
    names,
    put,
    remove,
    rename,
    setting,
    spoiling,
    stores,
    write,
)
from tests.plugins.incremental.changing_site import Post
from tests.plugins.incremental.project_site import BODIES, PAGE, REFERENCES, SVG

# Each name keeps its slug: two posts with one slug are a mistake, which is another test.
posts = st.builds(
    Post,
    title=st.sampled_from(["One", 'Two "quoted" & more', "Three FDA", "Vier <b>"]),
    day=st.integers(0, 40),
    popularity=st.integers(0, 5),
    tags=st.lists(st.sampled_from(["Red", "Blue"]), unique=True, max_size=2),
    category=st.sampled_from(["Misc", "News"]),
    status=st.sampled_from(["published", "published", "published", "draft", "hidden"]),
    body=st.builds(
        lambda head, body: head + body, st.sampled_from(["", HEAD]), st.sampled_from(BODIES)
    ),
    extra=st.sampled_from(["x", "y"]),
)
fields = st.sampled_from(["title", "day", "popularity", "tags", "category", "status", "extra"])
bodies: SearchStrategy[Change] = st.builds(edit, names, st.just("body"), posts)


def ours(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


templates = st.sampled_from(
    [
        "article.html",
        "base.html",
        "home.html",
        "tag.html",
        "popular.html",
        "components/byline.html",
        "components/article_list.html",
        "components/site_footer.html",
    ]
).flatmap(
    lambda name: st.sampled_from(["", "<!-- changed -->"]).map(
        lambda more: write(f"theme/templates/{name}", ours(f"theme/templates/{name}") + more)
    )
)
macros = st.sampled_from(["<article", '<article data-changed="1"']).map(
    lambda tag: write(
        "theme/templates/article.html",
        ours("theme/templates/article.html").replace("<article", tag),
    )
)
styles = st.builds(
    lambda name, more: write(f"theme/static/css/{name}", ours(f"theme/static/css/{name}") + more),
    st.sampled_from(["base.css", "box.css", "list.css"]),
    st.sampled_from(["", "\n.changed { color: inherit; }\n"]),
)
plugin_code = st.sampled_from(["<urlset ", '<urlset data-changed="1" ']).map(
    lambda tag: write(
        "site_plugins/xml_sitemap/location.py",
        ours("plugins/xml_sitemap/location.py").replace("<urlset ", tag),
    )
)
evidence = st.sampled_from(["A study", "Another & study"]).map(
    lambda title: write("content/references.bib", REFERENCES.replace("@TITLE@", title))
)
pictures = st.sampled_from(["40", "60"]).map(
    lambda width: write("content/images/x.svg", SVG.replace("@WIDTH@", width))
)
pages = st.one_of(
    st.builds(
        lambda name, title: write(f"content/pages/{name}.md", PAGE.replace("@TITLE@", title)),
        st.sampled_from(["about", "privacy", "more"]),
        st.sampled_from(["About us", "Of more"]),
    ),
    st.just(remove("content/pages/more.md")),
)
settings = st.sampled_from(
    [
        *(setting("SITENAME", value) for value in ("Test Site", "Other & Site")),
        *(setting("POPULAR_POSTS_NUMBER", value) for value in (6, 2)),
        *(setting("READING_AIDS_LATEST", value) for value in (6, 2)),
        *(setting("DEFAULT_PAGINATION", value) for value in (10, 2)),
        *(setting("SITEURL", value) for value in ("", "https://x.example/y")),
        *(setting("AUTHOR", value) for value in ("Editorial team", "Ann")),
        *(setting("TYPOGRIFY", value) for value in (True, False)),
    ]
)
changes: SearchStrategy[Change] = st.one_of(
    bodies,
    bodies,
    bodies,
    st.builds(edit, names, fields, posts),
    st.builds(edit, names, fields, posts),
    st.builds(put, names, posts),
    st.builds(rename, names, st.sampled_from([*NAMES, "f"])),
    st.builds(delete, names),
    templates,
    macros,
    styles,
    plugin_code,
    evidence,
    pictures,
    pages,
    settings,
    file_times,
    spoiling,
    stores,
)
