"""What is dated after the day of the build is in a preview, and nowhere in what is published."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.built_site import ROOT, BuiltSite, run_pelican, write_files

SETTINGS = f"""
PATH = "content"
ARTICLE_PATHS = ["posts"]
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
PLUGINS = ["report", "documents", "front_matter", "links", "reviews", "embargo"]
THEME = "simple"
THEME_TEMPLATES_OVERRIDES = ["over"]
SLUGIFY_SOURCE = "basename"
SITENAME = "Test"
AUTHOR = "Tester"
TIMEZONE = "UTC"
SITEURL = "https://x.example"
ARTICLE_SAVE_AS = "{{slug}}.html"
TODAY = "2026-06-15"
FRONT_MATTER_UNFINISHED = ""
"""
PUBLISHED = 'DRAFT_SAVE_AS = ""\n'


def post(title: str, day: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {day}\ntags: [{title.lower()}]\n{more}---\n{title} text.\n"


PAST = "content/posts/past.md"
FILES = {
    PAST: post("Past", "2026-06-14"),
    "content/posts/today.md": post("Today", "2026-06-15 23:00"),
    "content/posts/tomorrow.md": post("Tomorrow", "2026-06-16"),
    "content/posts/far.md": post("Far", "2030-01-01", "status: hidden\n"),
    "content/posts/unfinished.md": post("Unfinished", "2026-01-01", "status: draft\n"),
    "content/pages/idea.md": "---\ntitle: Idea\nstatus: draft\n---\nIdea text.\n",
    "over/article.html": "{{ article.title }}|{{ article.status }}|{{ article.embargoed_until }}",
}


@pytest.fixture(scope="module", params=["preview", "published"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp(request.param)
    conf = SETTINGS + (PUBLISHED if request.param == "published" else "")
    write_files(folder, {**FILES, "conf.py": conf})
    return run_pelican(folder, folder / "conf.py", folder / "output")


def test_only_a_preview_has_what_is_not_out_yet(site: BuiltSite) -> None:
    assert site.status == 0, site.report
    drafts = [path for path in site.files() if path.startswith("drafts/")]
    if "published" in str(site.output):
        assert drafts == []
        words = ("Tomorrow", "tomorrow", "Far text", "Unfinished", "unfinished", "Idea text")
        text = {path: site.text(path) for path in site.files()}
        assert [path for path, each in text.items() if any(word in each for word in words)] == []
    else:
        assert drafts == [
            "drafts/far.html",
            "drafts/pages/idea.html",
            "drafts/tomorrow.html",
            "drafts/unfinished.html",
        ]
        assert site.text("drafts/tomorrow.html") == "Tomorrow|draft|2026-06-16 00:00:00+00:00"


def test_each_post_that_waits_is_told_in_one_line(site: BuiltSite) -> None:
    assert [line for line in site.report.splitlines() if "wait" in line] == [
        "1 post waits for 2030-01-01: content/posts/far.md",
        "1 post waits for 2026-06-16: content/posts/tomorrow.md",
    ]


def test_the_day_of_the_build_itself_is_not_the_future(site: BuiltSite) -> None:
    assert site.text("today.html").startswith("Today|published|")
    assert site.text("past.html").startswith("Past|published|")


def test_a_post_dated_today_is_published_today(tmp_path: Path) -> None:
    conf = SETTINGS.replace('TODAY = "2026-06-15"', PUBLISHED)
    day = datetime.now(UTC).date()
    write_files(tmp_path, {"conf.py": conf, "content/posts/new.md": post("New", str(day))})
    built = run_pelican(tmp_path, tmp_path / "conf.py", tmp_path / "out", {"SOURCE_DATE_EPOCH": ""})
    assert "new.html" in built.files(), built.report


WRONG = "status: {}\ntags: [odd, odd]\n"


@pytest.mark.parametrize("conf", [SETTINGS, SETTINGS + PUBLISHED], ids=["preview", "published"])
@pytest.mark.parametrize(
    ("day", "status", "stops"),
    [
        ("2026-06-16", "published", False),
        ("2026-06-14", "draft", False),
        ("2026-06-14", "published", True),
        ("2026-06-14", "hidden", True),
        ("2026-06-14", "drfat", True),
        ("2026-06-16", "drfat", True),
    ],
)
def test_only_a_mistake_in_what_is_published_stops_the_build(
    day: str, status: str, stops: bool, conf: str, tmp_path: Path
) -> None:
    source = f"---\ntitle: Wrong\ndate: {day}\n{WRONG.format(status)}---\n<script></script>\n"
    files = {"content/posts/wrong.md": source, "content/posts/past.md": FILES[PAST]}
    write_files(tmp_path, {"conf.py": conf, **files})
    built = run_pelican(tmp_path, tmp_path / "conf.py", tmp_path / "output")
    reported = [
        line for line in built.report.splitlines() if line.startswith("content/posts/wrong")
    ]
    assert (built.status, built.output.exists()) == (int(stops), not stops)
    assert all(line.endswith("(warning)") is not stops for line in reported)
    assert "content/posts/wrong.md:5: tags: odd: want each entry once; delete the second" in (
        each.removesuffix(" (warning)") for each in reported
    )


def test_a_link_to_an_embargoed_post_is_a_mistake(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("linked")
    linking = post("Past", "2026-06-14") + "See [tomorrow]({filename}tomorrow.md).\n"
    write_files(folder, {**FILES, "content/posts/past.md": linking, "conf.py": SETTINGS})
    built = run_pelican(folder, folder / "conf.py", folder / "output")
    assert built.status == 1
    assert (
        "content/posts/past.md:7: link: {filename}tomorrow.md: want no link to a draft or"
        " embargoed page; publish it or delete the link\n1 mistake in 1 file\n"
    ) in built.report
    assert not built.output.exists()
