"""A build that would make the same is not made, and says so; any other is made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.built_site import ROOT, SMALL_SITE, write_files

POST = "---\ntitle: A post\ndate: 2019-03-01\n---\nHello.\n"
WARNS = """
from pelican import signals
from report import Diagnostic, add
def warn(generators):
    add(Diagnostic("content/posts/a.md", 5, "words", "a doubt", "look at it", "warning"))
def register():
    signals.all_generators_finalized.connect(warn)
"""
COUNTS = """
from pathlib import Path
from pelican import signals
import documents
def count(builder, options):
    with Path("compiled").open("a") as file:
        print(builder.path, file=file)
def begin(pelican):
    documents.add_analysis(pelican.settings, "counts", "counts:count")
def set_late(generators):
    generators[0].settings["LATE"] = 1
def register():
    signals.initialized.connect(begin)
    signals.all_generators_finalized.connect(set_late)
"""
SETTINGS = f"""{SMALL_SITE}\
PLUGIN_PATHS.append("more")
PLUGINS = ["report", "documents", "front_matter", "incremental", "incremental.patch"]
INCREMENTAL_PURE = ["report", "documents", "front_matter", "warns"]
CACHE_PATH = ".cache/pelican"
"""
ARTICLE = (
    '<html lang="en"><head><title>{{ (article or page).title }}</title></head><body><main>'
    "<article><h1>{{ (article or page).title }}</h1></article></main></body></html>"
)
DRIVER = (
    "import sys; sys.path[:0] = [sys.argv[1]]; from pathlib import Path;"
    "from tools.build.command import Arguments, command;"
    "change = Path('change.py'); exec(change.read_text() if change.exists() else '');"
    "status = command(Arguments(cache=sys.argv[2] == 'cache'), Path.cwd());"
    "print('with' if 'pelican' in sys.modules else 'without', 'Pelican'); sys.exit(status)"
)
BUILT, UP_TO_DATE = (
    ["The site is built", "with Pelican"],
    ["The site is up to date", "without Pelican"],
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that has been built."""
    files = {"pelicanconf.py": SETTINGS, "content/posts/a.md": POST, "more/.keep": ""}
    write_files(tmp_path, files)
    assert built(tmp_path) == BUILT
    return tmp_path


def run(site: Path, cache: str = "cache") -> tuple[list[str], str]:
    """What a build says, without its time, and its report."""
    command = [sys.executable, "-c", DRIVER, str(ROOT), cache]
    shell = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(command, cwd=site, env=shell, capture_output=True, text=True, check=True)
    return [line.partition(",")[0] for line in done.stdout.splitlines()], done.stderr


def built(site: Path, cache: str = "cache") -> list[str]:
    return run(site, cache)[0]


def built_with_index(site: Path, update: str) -> list[str]:
    """What a build says whose index is made by the expression *update*."""
    code = f"from tools.build.search_index import SearchIndex\nSearchIndex.update = {update}\n"
    (site / "change.py").write_text(code)
    try:
        return built(site)
    finally:
        (site / "change.py").unlink()


def tree(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_second_build_sees_without_pelican_that_there_is_nothing_to_do(site: Path) -> None:
    before = tree(site / "output")
    assert [built(site), built(site)] == [UP_TO_DATE, UP_TO_DATE]
    assert tree(site / "output") == before


@pytest.mark.parametrize(
    "change",
    [
        lambda site: (site / "content/posts/a.md").write_text(POST.replace("Hello", "Other")),
        lambda site: (site / "content/posts/b.md").write_text(POST),
        lambda site: (site / "content/posts/a.md").rename(site / "content/posts/c.md"),
        lambda site: (site / "pelicanconf.py").write_text(f"{SETTINGS}SITENAME = 'Other'\n"),
        lambda site: (site / "output/a.html").unlink(),
        lambda site: (site / "output/a.html").write_text("<html>Somebody's own</html>"),
        lambda site: (site / "output/extra.html").write_text("<html></html>"),
        lambda site: (site / ".cache/pelican/incremental.sqlite").unlink(),
        lambda site: write_files(site, {".cache/build/pelicanconf.json": '{"output": 3}'}),
        lambda site: write_files(
            site,
            {
                ".cache/popularity/journal": '{"0": "content/posts/d.md"}',
                ".cache/popularity/0": POST,
            },
        ),
    ],
    ids=[
        "edit",
        "new",
        "renamed",
        "setting",
        "lost",
        "changed",
        "stray",
        "store",
        "note",
        "import",
    ],
)
def test_whatever_changes_the_site_is_built(site: Path, change: Callable[[Path], object]) -> None:
    change(site)
    assert [built(site), built(site)] == [BUILT, UP_TO_DATE]
    after = tree(site / "output")
    assert built(site, "no cache") == BUILT
    assert after == tree(site / "output")


def test_an_edit_of_text_that_no_other_page_sees_is_shown_without_pelican(site: Path) -> None:
    theme = ROOT / "tools/bench/pelican_site/theme"  # shows texts as they are
    conf = f"{SETTINGS}THEME = {str(theme)!r}\nDIRECT_TEMPLATES = ['index']\n"
    (site / "pelicanconf.py").write_text(conf)
    text = POST.replace("date:", "summary: A text.\ndate:")
    (site / "content/posts/a.md").write_text(f"{text}\nHello\n")
    assert built(site) == BUILT
    (site / "content/posts/a.md").write_text(f"{text}\nEdited\n")
    assert [built(site), built(site)] == [["The site is built", "without Pelican"], UP_TO_DATE]
    after = tree(site / "output")
    assert "Edited" in after["a.html"].decode()
    assert built(site, "no cache") == BUILT
    assert tree(site / "output") == after


def test_a_warning_is_shown_each_time(site: Path) -> None:
    write_files(site, {"more/warns.py": WARNS})
    changed = SETTINGS.replace('"incremental", ', '"warns", "incremental", ')
    (site / "pelicanconf.py").write_text(changed)
    runs = [run(site), run(site)]
    reported = "content/posts/a.md:5: words: a doubt; look at it (warning)"
    assert [reported in report for _, report in runs] == [True, True]
    assert [said for said, _ in runs] == [BUILT, UP_TO_DATE]


def test_a_build_without_the_cache_reads_and_keeps_nothing(site: Path) -> None:
    kept, output = tree(site / ".cache/pelican"), tree(site / "output")
    assert built(site, "no cache") == BUILT
    assert (tree(site / ".cache/pelican"), tree(site / "output")) == (kept, output)
    assert list((site / ".cache/build").glob("*.json")) == []


def test_a_build_that_fails_is_made_again(site: Path) -> None:
    (site / "content/posts/a.md").write_text(POST.replace("date", "status: wrong\ndate"))
    with pytest.raises(subprocess.CalledProcessError):
        run(site)
    with pytest.raises(subprocess.CalledProcessError):
        run(site)
    (site / "content/posts/a.md").write_text(POST)
    assert built(site) == BUILT


def count_compiled(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build *site* with a further post; from here on `compiled` lists what is compiled."""
    monkeypatch.setenv("PYTHONPATH", str(site / "more"))
    plugins = 'PLUGINS.append("counts")\nINCREMENTAL_PURE.append("counts")\n'
    (site / "pelicanconf.py").write_text(SETTINGS + plugins)
    write_files(site, {"more/counts.py": COUNTS, "content/posts/b.md": POST})
    assert built(site) == BUILT
    (site / "compiled").unlink()


def test_a_text_with_new_front_matter_is_compiled_once(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count_compiled(site, monkeypatch)
    (site / "content/posts/a.md").write_text(POST.replace("A post", "A new title"))
    assert built(site) == BUILT
    assert (site / "compiled").read_text() == "posts/a.md\n"
    before = tree(site / "output")
    assert "A new title" in str(before["index.html"])
    assert built(site, "none") == BUILT
    assert tree(site / "output") == before


def test_settings_edited_with_front_matter_have_each_text_compiled_once(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count_compiled(site, monkeypatch)
    (site / "content/posts/a.md").write_text(POST.replace("A post", "A new title"))
    with (site / "pelicanconf.py").open("a") as file:
        file.write('SITENAME = "Another"\n')
    assert built(site) == BUILT
    assert sorted((site / "compiled").read_text().split()) == ["posts/a.md", "posts/b.md"]


SEARCH = "---\ntitle: Search\nslug: search\n---\nWords.\n"
MADE = "The search index of 2 pages is made"


@pytest.fixture
def searched(site: Path) -> Path:
    """A site with a search page, built, with its index."""
    theme = {"article.html": ARTICLE, "page.html": ARTICLE, "index.html": "<html></html>"}
    write_files(site, {f"theme/templates/{name}": text for name, text in theme.items()})
    write_files(site, {"content/pages/search.md": SEARCH})
    conf = f"{SETTINGS}THEME = 'theme'\nPAGE_SAVE_AS = '{{slug}}/index.html'\n"
    (site / "pelicanconf.py").write_text(conf)
    assert built(site) == [BUILT[0], MADE, BUILT[1]]
    return site


def test_a_build_of_nothing_does_not_look_at_the_index_again(searched: Path) -> None:
    assert built_with_index(searched, "lambda _: sys.exit('looked')") == UP_TO_DATE


def test_an_index_that_a_build_has_not_made_is_made_by_the_next(searched: Path) -> None:
    (searched / "content/posts/a.md").write_text(POST.replace("A post", "Another"))
    assert built_with_index(searched, "lambda _: sys.exit(print('ends'))") == [BUILT[0], "ends"]
    assert built(searched) == [UP_TO_DATE[0], MADE, UP_TO_DATE[1]]
    assert built(searched) == UP_TO_DATE


def test_an_index_that_was_deleted_is_made_again(searched: Path) -> None:
    shutil.rmtree(searched / "output/pagefind")
    assert MADE in built(searched)
