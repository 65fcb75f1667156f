"""Which addresses lead to a post: Pelican's own, of each language, and the old ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from report.diagnostic import DiagnosticsError
from tools.popularity import posts, views_file
from tools.popularity.import_command import run
from tools.popularity.import_options import Options
from tools.popularity.project import Project

Site = Callable[..., Project]
HEADER = "---\ntitle: T\ndate: 2019-03-01\n{}---\n"
LAST = date(2026, 10, 31)


def routes(project: Project) -> dict[str, str]:
    return posts.read_posts(project.root, project.settings).routes()


def test_a_post_with_a_warning_takes_part(site: Site) -> None:
    long = HEADER.replace("title: T", f"title: {'Long ' * 20}")
    assert routes(site(files={"a.md": long.format("")})) == {"/a/": "a"}


def test_a_post_in_another_language_has_the_address_that_its_settings_give(site: Site) -> None:
    project = site("a", files={"schlaf.md": HEADER.format("lang: de\n")})
    assert routes(project) == {"/a/": "a", "/de/schlaf/": "schlaf:de"}


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ({}, "/my-post/"),
        ({"ARTICLE_URL": "{date:%Y}/{category}/{slug}.html"}, "/2019/side-effects/my-post.html"),
        ({"ARTICLE_URL": "{author}/{slug}/"}, "/jane-doe/my-post/"),
        ({"SLUGIFY_SOURCE": "title"}, "/t/"),
        ({"FILENAME_METADATA": r"(?P<slug>My).*"}, "/My/"),
        ({"DEFAULT_LANG": "de", "ARTICLE_LANG_URL": "x/{lang}/{slug}/"}, "/x/en/my-post/"),
    ],
)
def test_an_address_follows_from_every_setting_for_it(
    site: Site, settings: dict[str, object], address: str
) -> None:
    fields = "category: Side effects\nauthors: [Jane Doe]\nlang: en\n"
    project = site(files={"My post.md": HEADER.format(fields)}, more=settings)
    assert list(routes(project)) == [address]


def test_old_addresses_lead_to_the_post_and_a_draft_has_none(site: Site) -> None:
    files = {
        "new.md": HEADER.format("aliases: [/old/, /2019/older.html]\n"),
        "draft.md": HEADER.format("status: draft\naliases: [/was/]\n"),
        "hidden.md": HEADER.format("status: hidden\n"),
    }
    assert routes(site(files=files)) == {
        "/old/": "new",
        "/2019/older.html": "new",
        "/new/": "new",
        "/hidden/": "hidden",
    }


def test_views_of_a_translation_count_for_the_translation(site: Site) -> None:
    files = {
        "sleep.md": HEADER.format(""),
        "sleep-de.md": HEADER.format("slug: sleep\nlang: de\ntranslation: true\n"),
    }
    project = site(files=files)
    export = project.root / "x"
    export.write_text("path,date,views\n/sleep/,2026-10-31,40\n/de/sleep/,2026-10-31,50\n")
    reported = run(project, Options([str(export)]))
    assert "content/posts/sleep-de.md: popularity (none) → 50\n" in reported
    assert "content/posts/sleep.md: popularity (none) → 40\n" in reported
    assert views_file.read(project.state, "") == {(LAST, "sleep"): 40, (LAST, "sleep:de"): 50}


def test_two_posts_with_one_slug_and_one_language_are_refused(site: Site) -> None:
    project = site("a", files={"b.md": HEADER.format("slug: a\n")})
    with pytest.raises(DiagnosticsError) as caught:
        routes(project)
    assert str(caught.value) == (
        "content/posts/b.md:1: slug: a is the slug of content/posts/a.md too, in one language;"
        " change one of them, or the lang of a translation"
    )


def test_views_that_were_counted_under_an_old_slug_stay_with_the_post(site: Site) -> None:
    project = site(files={"new.md": HEADER.format("aliases: [/old/, /2019/older/index.html]\n")})
    project.state.parent.mkdir(parents=True)
    project.state.write_text("date,slug,views\n2026-10-30,old,20\n2026-10-30,older,5\n")
    export = project.root / "x"
    export.write_text("path,date,views\n/new/,2026-10-31,40\n")
    run(project, Options([str(export)]))
    assert views_file.read(project.state, "") == {
        (date(2026, 10, 30), "new"): 25,
        (LAST, "new"): 40,
    }


def test_the_host_and_the_path_come_from_siteurl(site: Site) -> None:
    project = site("a", siteurl="https://X.example:8443/repo/")
    found = posts.read_posts(project.root, project.settings)
    assert (found.host, found.base) == ("x.example", "/repo")


def test_plugins_that_listen_to_pelican_do_not_see_these_articles(site: Site) -> None:
    from pelican import signals  # noqa: PLC0415

    heard: list[object] = []
    with signals.content_object_init.connected_to(heard.append):
        routes(site("a"))
    assert heard == []


def test_the_path_of_a_source_is_shown_from_the_project(site: Site) -> None:
    project = site(files={"b.md": "---\ntitle: T\n---\n"})
    with pytest.raises(DiagnosticsError, match=r"^content/posts/b\.md:1: date: "):
        posts.read_posts(Path(project.root), project.settings)
