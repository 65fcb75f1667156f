"""After an edit of a large site only what differs is put in place; the rest is not touched."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.built_site import ROOT, SMALL_SITE, write_files

SETTINGS = f"""{SMALL_SITE}\
PLUGIN_PATHS.append("more")
PLUGINS = ["report", "documents", "front_matter", "incremental", "incremental.patch"]
INCREMENTAL_PURE = ["report", "documents", "front_matter"]
CACHE_PATH = ".cache/pelican"
STATIC_PATHS = ["files"]
DIRECT_TEMPLATES = ["index", "archives"]
DEFAULT_PAGINATION = 5
"""
# As on a large site, of which these few files would be a tenth. With "kill" the third rename of a
# file into the live site is not reached; with "no index" the search index is not made.
DRIVER = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = [sys.argv[1]]
from tools.build import command as module
from tools.build.command import Arguments, command
from tools.files import staging_folder
if sys.argv[2] == "no index":
    module._update_index = lambda *_: None
staging_folder.MOST_PATCHED = float(sys.argv[3])
renamed = []
def count(event, arguments):
    if event == "os.rename" and "output.build/site" in str(arguments):
        renamed.append(arguments)
        if sys.argv[2] == "kill" and len(renamed) == 3:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
status = command(Arguments(cache=sys.argv[2] != "no cache"), Path.cwd())
print(*sorted(Path(each[1]).relative_to(Path.cwd() / "output").as_posix() for each in renamed))
sys.exit(status)
"""


def post(title: str, day: int, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: 2019-03-{day:02}\n{more}---\nHello from {day}.\n"


def start(site: Path, mode: str = "cache", most: float = 1.0) -> subprocess.Popen[str]:
    shell = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = [sys.executable, "-c", DRIVER, str(ROOT), mode, str(most)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=site, env=shell, stdout=pipe, stderr=pipe, text=True)


def build(site: Path, mode: str = "cache", most: float = 1.0) -> list[str]:
    """The files that were renamed into the live site one by one."""
    process = start(site, mode, most)
    out, err = process.communicate()
    assert process.returncode == 0, err
    return out.splitlines()[-1].split()


def status(process: subprocess.Popen[str]) -> int:
    """The exit status, once the build has ended."""
    process.communicate()
    return process.returncode


def tree(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if not path.is_dir())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def inodes(site: Path) -> dict[str, int]:
    return {name: (site / "output" / name).stat().st_ino for name in tree(site / "output")}


def assert_as_from_nothing(site: Path) -> None:
    """The output is that of a clean build, no folder is empty, and nothing is left behind."""
    output, after = site / "output", tree(site / "output")
    assert [path for path in output.rglob("*") if path.is_dir() and not any(path.iterdir())] == []
    assert [path.name for path in (site / "output.build").iterdir()] == ["lock"]
    build(site, "no cache")
    assert after == tree(output)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that has been built."""
    posts = {f"content/posts/p{day}.md": post(f"Post {day}", day) for day in range(1, 13)}
    files = {
        "pelicanconf.py": SETTINGS,
        **posts,
        "content/files/a/data.txt": "one",
        "more/.keep": "",
    }
    write_files(tmp_path, files)
    build(tmp_path)
    return tmp_path


def test_only_pages_that_show_an_edited_title_are_put_in_place(site: Path) -> None:
    before = inodes(site)
    write_files(site, {"content/posts/p1.md": post("Another title", 1)})
    renamed = build(site)
    after = inodes(site)
    changed = {name for name in after if before[name] != after[name]}
    assert changed == set(renamed)
    assert {"p1.html", "archives.html", "index3.html"} <= changed
    assert changed.isdisjoint({"p2.html", "p12.html", "index.html", "index2.html"})
    assert_as_from_nothing(site)


def test_the_whole_site_is_exchanged_if_much_of_it_changes(site: Path) -> None:
    before, folder = inodes(site), (site / "output").stat().st_ino
    write_files(site, {"content/posts/p1.md": post("Another title", 1)})
    assert build(site, most=0.1) == []
    assert (site / "output").stat().st_ino != folder
    assert inodes(site)["p2.html"] == before["p2.html"], "which is linked, not made again"
    assert_as_from_nothing(site)


def a_folder_for_a_file(site: Path) -> None:
    (site / "content/files/a/data.txt").unlink()
    write_files(site, {"content/files/a/data.txt/inside.txt": "two"})


def a_file_for_a_folder(site: Path) -> None:
    (site / "content/files/a/data.txt").unlink()
    (site / "content/files/a").rmdir()
    write_files(site, {"content/files/a": "two"})


def a_folder_that_leads_elsewhere(site: Path) -> None:
    write_files(site, {"elsewhere/precious.txt": "not the site's"})
    (site / "output/linked").symlink_to(site / "elsewhere")


@pytest.mark.parametrize(
    "change",
    [
        lambda site: (site / "content/posts/p1.md").unlink(),
        lambda site: (site / "content/posts/p1.md").rename(site / "content/posts/renamed.md"),
        lambda site: write_files(site, {"content/posts/p1.md": post("P", 1, "status: draft\n")}),
        lambda site: write_files(site, {"content/files/a/data.txt": "two"}),
        lambda site: (site / "content/files/a/data.txt").unlink(),
        lambda site: write_files(site, {"output/foreign/page.html": "<html>"}),
        lambda site: (site / "output/p2.html").unlink(),
        lambda site: write_files(site, {"output/p2.html": "<html>Somebody's own</html>"}),
        lambda site: write_files(site, {"output/pagefind/index": "of a site with a search page"}),
        a_folder_for_a_file,
        a_file_for_a_folder,
        a_folder_that_leads_elsewhere,
    ],
    ids=[
        *("deleted", "renamed", "draft", "static", "static deleted", "foreign", "lost", "changed"),
        *("index", "folder", "file", "link"),
    ],
)
def test_whatever_changes_the_output_is_that_of_a_clean_build(
    site: Path, change: Callable[[Path], object]
) -> None:
    change(site)
    write_files(site, {"content/posts/p9.md": post("Another title", 9)})
    build(site)
    assert_as_from_nothing(site)
    precious = site / "elsewhere/precious.txt"
    assert not precious.parent.exists() or precious.read_text() == "not the site's"


def test_what_a_repository_holds_of_the_output_stays(site: Path) -> None:
    write_files(site, {"output/.gitignore": "*\n", "content/posts/p1.md": post("New", 1)})
    assert build(site) != []
    assert (site / "output/.gitignore").read_text() == "*\n"


@pytest.mark.parametrize("most", [0.0, 1.0])
def test_the_search_index_is_left_where_it_is(site: Path, most: float) -> None:
    with (site / "pelicanconf.py").open("a") as conf:
        conf.write("EXTRA_PATH_METADATA = {'files/search.html': {'path': 'search/index.html'}}\n")
    write_files(site, {"content/files/search.html": "<html></html>"})
    build(site, "no index")
    write_files(site, {"output/pagefind/index": "of the old texts"})
    before = inodes(site)["pagefind/index"]
    write_files(site, {"content/posts/p1.md": post("Another title", 1)})
    assert ("p1.html" in build(site, "no index", most)) == (most == 1)
    assert inodes(site)["pagefind/index"] == before
    assert (site / "output/pagefind/index").stat().st_nlink == 1


def test_a_build_with_an_error_leaves_the_site_alone(site: Path) -> None:
    before = inodes(site)
    wrong = post("Another title", 1, "status: publishd\n")
    write_files(site, {"content/posts/p1.md": wrong})
    assert status(start(site)) == 1
    assert inodes(site) == before
    assert [path.name for path in (site / "output.build").iterdir()] == ["lock"]


def test_a_page_that_is_cut_short_leaves_the_site_alone(site: Path) -> None:
    before = inodes(site)
    write_files(site, {"content/posts/p1.md": post("Cut", 1, "template: cut\n")})
    write_files(site, {"over/cut.html": "<html>{{ article.title }}"})
    with (site / "pelicanconf.py").open("a") as conf:
        conf.write("THEME_TEMPLATES_OVERRIDES = ['over']\n")
    assert status(start(site)) == 1
    assert inodes(site) == before


def test_a_build_that_is_killed_between_two_files_is_completed_by_the_next(site: Path) -> None:
    before = tree(site / "output")
    (site / "content/posts/p12.md").unlink()
    write_files(site, {"content/posts/p1.md": post("Another title", 1)})
    assert status(start(site, "kill")) == -9
    half = tree(site / "output")
    assert b"Another title" in half["archives.html"]
    assert half["p1.html"] == before["p1.html"]
    build(site)
    assert b"Another title" in tree(site / "output")["p1.html"]
    assert_as_from_nothing(site)


def test_two_builds_at_once_give_what_one_gives(site: Path) -> None:
    write_files(site, {"content/posts/p1.md": post("Another title", 1)})
    assert [status(process) for process in [start(site), start(site)]] == [0, 0]
    assert_as_from_nothing(site)
