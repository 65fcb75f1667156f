"""Names, dates and values that were refused, in a build with Pelican."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.built_site import SMALL_SITE, BuiltSite, run_pelican, write_files

PLUGINS = 'PLUGINS = ["report", "documents", "front_matter"]\nDIRECT_TEMPLATES = []\n'


def build(folder: Path, files: Mapping[str, str], settings: str = "") -> BuiltSite:
    """A build of *files* below `content/posts/`; more than one in a folder is an error."""
    posts = {f"content/posts/{name}": text for name, text in files.items()}
    write_files(folder, {"conf.py": f"{SMALL_SITE}{PLUGINS}{settings}", **posts})
    return run_pelican(folder, folder / "conf.py", folder / "output")


def diagnostics(site: BuiltSite) -> list[str]:
    return [line for line in site.report.splitlines() if line.startswith("content/")]


def post(fields: str, title: str = "T") -> str:
    return f"---\ntitle: {title}\ndate: 2019-03-01\n{fields}\n---\nSome words.\n"


@pytest.mark.parametrize("field", ["tags: {a: b}", "authors: [[a]]", "category: [a]", "lang: EN"])
def test_a_value_that_is_refused_leaves_the_other_mistakes_in_the_report(
    tmp_path: Path, field: str
) -> None:
    site = build(tmp_path, {"a.md": post(field), "b.md": post("tags: [x, X]"), "c.md": "No"})
    reported = [line for line in diagnostics(site) if not line.endswith("(warning)")]
    assert [line.split(": ")[0] for line in reported] == [
        "content/posts/a.md:4",
        "content/posts/b.md:4",
        "content/posts/c.md:1",
    ]
    assert "Traceback" not in site.report


def test_two_names_with_one_address_stop_a_build_and_near_ones_do_not(tmp_path: Path) -> None:
    files = {
        "a.md": post("tags: [résumé, stigma]\nauthors: [José Núñez]\ncategory: Müde"),
        "b.md": post("tags: [resume, stigmas]\nauthors: [Jose Nunez]\ncategory: Mude"),
    }
    site = build(tmp_path, files)
    reported = [line.split(";")[0] for line in diagnostics(site)]
    other = "want another name:"
    assert reported == [
        f"content/posts/a.md:4: tags: résumé: {other} /tag/resume.html is the address of"
        " “resume” in content/posts/b.md",
        f"content/posts/a.md:5: authors: José Núñez: {other} /author/jose-nunez.html is the"
        " address of “Jose Nunez” in content/posts/b.md",
        f"content/posts/a.md:6: category: Müde: {other} /category/mude.html is the address of"
        " “Mude” in content/posts/b.md",
        "content/posts/b.md:4: tags: stigmas: nearly the same: tags “stigma” in"
        " content/posts/a.md and “stigmas” in content/posts/b.md",
    ]
    assert site.report.rstrip().endswith("3 mistakes and 1 warning in 2 files")


def test_names_are_compared_with_those_of_texts_that_give_none(tmp_path: Path) -> None:
    """They have the one of AUTHOR, and the name of their folder as category."""
    files = {
        "a.md": post("authors: [editorial Team]\ncategory: sleep"),
        "Sleep/b.md": post("", "B"),
        "c.md": post("authors: [Editorial team]\ncategory: Sleep", "C"),
    }
    settings = 'AUTHOR = "Editorial team"\nUSE_FOLDER_AS_CATEGORY = True\n'
    reported = [line.split(";")[0] for line in diagnostics(build(tmp_path, files, settings))]
    assert reported == [
        "content/posts/a.md:4: authors: editorial Team: want another name:"
        " /author/editorial-team.html is the address of “Editorial team” in texts without authors",
        "content/posts/a.md:5: category: sleep: want another name:"
        " /category/sleep.html is the address of “Sleep” in texts without category",
    ]


def test_a_setting_that_no_text_needs_is_compared_with_nothing(tmp_path: Path) -> None:
    files = {"a.md": post("authors: [editorial Team]\ncategory: Misc")}
    settings = 'AUTHOR = "Editorial team"\nDEFAULT_CATEGORY = "misc"\n'
    site = build(tmp_path, files, settings)
    assert (site.status, diagnostics(site)) == (0, [])


DATED = {
    "2020-01-02-a.md": "---\ntitle: A\n---\nSome words.\n",
    "2020-01-02-b.md": "---\ntitle: B\ndate: 2021-05-06\n---\nSome words.\n",
}


def test_the_name_of_a_file_gives_the_date_that_its_header_leaves_out(tmp_path: Path) -> None:
    site = build(tmp_path, DATED)
    assert site.status == 0, site.report
    assert "2020-01-02T00:00" in site.text("2020-01-02-a.html")
    assert "2021-05-06T00:00" in site.text("2020-01-02-b.html")


@pytest.mark.parametrize("default", ["'2018-07-08'", "(2018, 7, 8, 9, 30)", "'fs'"])
def test_the_setting_default_date_gives_the_date_of_a_text_without(
    tmp_path: Path, default: str
) -> None:
    files = {
        "a.md": "---\ntitle: A\n---\nSome words.\n",
        "2020-01-02-a.md": DATED["2020-01-02-a.md"],
    }
    site = build(tmp_path, files, f"DEFAULT_DATE = {default}\n")
    assert site.status == 0, site.report
    assert ("2018-07-08T" in site.text("a.html")) == (default != "'fs'")
    assert "1970" not in site.text("a.html")
    assert "2020-01-02T00:00" in site.text("2020-01-02-a.html")


def test_a_date_in_a_path_that_is_none_is_told(tmp_path: Path) -> None:
    settings = 'PATH_METADATA = r"posts/(?P<date>\\d{4}-\\d\\d)/.*"\n'
    site = build(tmp_path, {"2020-13/a.md": "---\ntitle: A\n---\nSome words.\n"}, settings)
    assert [line.split("; ")[0] for line in diagnostics(site)] == [
        "content/posts/2020-13/a.md:1: date: 2020-13: want a date as 2019-03-01 or 2019-03-01 09:30"
    ]


def test_names_that_look_the_same_are_the_same(tmp_path: Path) -> None:
    composed, apart = (
        post("category: c\ntags: [caf\u00e9]", "A"),
        post("category: c\ntags: [cafe\u0301]", "B"),
    )
    site = build(tmp_path, {"a.md": composed, "b.md": apart}, "TAG_SAVE_AS = 'tag/{slug}.html'\n")
    assert (site.status, diagnostics(site)) == (0, [])
    assert site.text("tag/cafe.html").count("<article") == 2
