"""What each system's texts are: fields, addresses, and what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.migrate import exports
from tools.cli.failures import CommandError
from tools.migrate.detection import system_of
from tools.migrate.text import Text


def texts(place: Path, name: str) -> dict[str, Text]:
    system = system_of(place)
    assert system.name == name
    return {text.origin: text for text in system.read(system.source(place))}


def test_wordpress(tmp_path: Path) -> None:
    meta = (
        "<wp:postmeta><wp:meta_key>views</wp:meta_key><wp:meta_value>12</wp:meta_value></wp:postmeta>"
        "<wp:comment><wp:comment_approved>1</wp:comment_approved></wp:comment>"
        '<category domain="category" nicename="s"><![CDATA[Sleep]]></category>'
        '<category domain="post_tag" nicename="n"><![CDATA[Night & day]]></category>'
    )
    path = exports.wordpress(
        tmp_path,
        exports.item(12, "A night", "Words", further=meta),
        exports.item(13, "Gone", "Words").replace("publish", "trash"),
        exports.item(14, "A menu", "", "nav_menu_item"),
        exports.item(15, "About us", "Words", "page"),
    )
    found = texts(path, "WordPress")
    first = found["export.xml#1"]
    assert set(found) == {"export.xml#1", "export.xml#4"}
    assert found["export.xml#4"].is_page
    assert first.addresses == ("/2019/03/a-night/", "/?p=12")
    assert first.fields["date"] == "2019-03-01 09:30:00+02:00"
    assert (first.fields["categories"], first.fields["tags"]) == (["Sleep"], ["Night & day"])
    assert (first.fields["authors"], first.fields["views"]) == (["Ann Author"], "12")
    assert [kind for kind, _ in first.problems] == ["comments"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda xml: xml.replace("<title>Old</title>", "<title>Old & new</title>").encode(),
        lambda xml: xml[: xml.index("</item>") + 60].encode(),
        lambda xml: xml.encode("utf-16"),
        lambda xml: xml.replace("UTF-8", "ISO-8859-1").replace("Words", "Wörter").encode("latin-1"),
        lambda xml: xml.replace("Words", "Wo\x0brds\x00").encode(),
    ],
    ids=["ampersand", "cut off", "UTF-16", "Latin-1", "control characters"],
)
def test_a_damaged_export_is_read(tmp_path: Path, damage: object) -> None:
    path = exports.wordpress(tmp_path, exports.item(1, "One", "Words"), exports.item(2, "Two", "x"))
    path.write_bytes(damage(path.read_text()))  # type: ignore[operator]
    found = texts(path, "WordPress")
    assert found["export.xml#1"].body in ("Words", "Wörter", "Wo rds")


def test_an_export_beyond_repair_is_told_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    path.write_text("<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel>< <</channel></rss>")
    with pytest.raises(CommandError, match=r"export\.xml:1: .*; export it again"):
        texts(path, "WordPress")


def test_pelican(tmp_path: Path) -> None:
    found = texts(exports.write(tmp_path, exports.PELICAN), "Pelican")
    night = found["Sleep/2019-03-01-a_Night.md"]
    assert (night.fields["date"], night.fields["category"]) == ("2019-03-01", "Sleep")
    assert night.addresses == ("/blog/2019/a-night.html",)
    assert found["other.md"].addresses == ("/old/other.html", "/blog/2020/other.html")
    page = found["page.rst"]
    assert (page.fields["title"], page.fields["date"]) == ("A page", "2021-05-06")
    assert "<em>words</em>" in page.body
    web = found["posts/web.html"]
    assert (web.fields["title"], web.body) == ("Web", "<p>Words <b>bold</b></p>")


def test_pelican_showed_days_as_months_where_it_could(tmp_path: Path) -> None:
    files = {
        "pelicanconf.py": "PATH = 'content'\nARTICLE_URL = '{date:%m}/{slug}.html'\n",
        "content/a.md": "Title: A\nDate: 2.11.2026\nModified: 1/2/2027\n\nWords.",
        "content/b.md": "Title: B\nDate: 2026/11/02\n\nWords.",
    }
    found = texts(exports.write(tmp_path, files), "Pelican")
    a, b = found["a.md"], found["b.md"]
    assert (a.fields["date"], a.fields["modified"]) == ("2026-02-11", "2027-01-02")
    assert (a.addresses, b.addresses) == (("/02/a.html",), ("/11/b.html",))
    said = "may be 2026-02-11 or 2026-11-02; Pelican showed it as 2026-02-11, and so it is kept"
    assert a.problems[0] == ("date", f"2.11.2026 {said}")
    assert ([name for name, _ in a.problems], b.problems) == (["date", "modified"], ())


def test_hugo(tmp_path: Path) -> None:
    found = texts(exports.write(tmp_path, exports.HUGO), "Hugo")
    assert found["post/First.md"].addresses == ("/2019/First/",)
    assert found["post/second/index.md"].fields["slug"] == "second"
    assert found["about.md"].addresses == ("/about/",)


def test_hugo_in_several_languages(tmp_path: Path) -> None:
    files = {
        "hugo.yaml": "languages:\n  en: {}\n  de: {}\n",
        "content/a.md": "---\ntitle: A\n---\nWords",
        "content/a.de.md": "---\ntitle: Ah\n---\nWorte",
    }
    found = texts(exports.write(tmp_path, files), "Hugo")
    assert found["a.de.md"].fields["lang"] == "de"
    assert found["a.de.md"].addresses == ("/de/a/",)
    assert "lang" not in found["a.md"].fields


def test_jekyll(tmp_path: Path) -> None:
    found = texts(exports.write(tmp_path, exports.JEKYLL), "Jekyll")
    assert set(found) == {
        "_posts/2019-03-01-first-post.md",
        "_posts/2019-04-01-second.markdown",
        "about.md",
    }
    assert found["_posts/2019-03-01-first-post.md"].addresses == (
        "/health/news/2019/03/01/first-post/",
    )
    assert found["about.md"].addresses == ("/about-it/", "/about")


def test_jekyll_collections_have_their_addresses_and_lists_of_the_theme_stay_behind(
    tmp_path: Path,
) -> None:
    files = {
        "_config.yml": "collections:\n  notes:\n    output: true\n"
        "  works:\n    output: true\n    permalink: /en/:name/\n",
        "_notes/far/a.md": "---\ntitle: A\n---\nWords",
        "_works/b.md": "---\ntitle: B\n---\nWords",
        "tags/sleep.md": "---\nlayout: tag\ntag: sleep\n---\n\n",
    }
    found = texts(exports.write(tmp_path, files), "Jekyll")
    assert {origin: text.addresses for origin, text in found.items()} == {
        "_notes/far/a.md": ("/notes/far/a", "/notes/far/a"),
        "_works/b.md": ("/en/b/", "/en/b/"),
    }


def test_a_folder_of_markdown(tmp_path: Path) -> None:
    files = {
        "2019-03-01 Night.md": "# A night\n\nWords",
        "b.md": b"---\ntitle: Caf\xe9: au lait\ntags: [x\n---\nWords\n",
        "README.md": "no text",
    }
    found = texts(exports.write(tmp_path, files), "Markdown")
    assert found["2019-03-01 Night.md"].fields == {"slug": "Night", "date": "2019-03-01"}
    assert found["b.md"].fields == {"slug": "b", "title": "Café: au lait", "tags": "[x"}
    assert [kind for kind, _ in found["b.md"].problems] == ["encoding", "front matter"]


@pytest.mark.parametrize(
    ("name", "reported"),
    [("", "want an export of WordPress"), ("drupal", "--system: drupal: want wordpress, pelican")],
)
def test_what_is_no_site_is_told_on_one_line(tmp_path: Path, name: str, reported: str) -> None:
    with pytest.raises(CommandError, match=reported):
        system_of(tmp_path, name)


def test_settings_of_pelican_are_not_run(tmp_path: Path) -> None:
    files = {
        "pelicanconf.py": "PATH = 'content'\nraise SystemExit\nSITEURL = open('x').read()\n",
        "content/a.md": "Title: A\nDate: 2019-03-01\n\nWords\n",
    }
    assert set(texts(exports.write(tmp_path, files), "Pelican")) == {"a.md"}
