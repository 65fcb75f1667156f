"""A whole bench, with generators of a few lines."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tools import PROJECT
from tools.bench import sites as module
from tools.bench.comparison import Plan
from tools.bench.corpus import Post, posts
from tools.bench.generator import Generator
from tools.bench.generator_site import GeneratorSite
from tools.bench.measure import Cost
from tools.bench.programs import Programs
from tools.bench.results import Results
from tools.bench.sites import EDITS, bench

BUILDS = """
import pathlib, sys, time
time.sleep(float(sys.argv[2]))
for source in sorted(pathlib.Path("content/posts").iterdir()):
    page = pathlib.Path("output", source.stem, "index.html")
    page.parent.mkdir(parents=True, exist_ok=True)
    if sys.argv[1] != "forgetful" or not page.exists():
        page.write_text("<main>" + source.read_text())
if sys.argv[1] == "partial":
    page.unlink()
sys.exit("broken" if sys.argv[1] == "broken" else 0)
"""


def generator(name: str, kind: str = "good", takes: float = 0.0) -> Generator:
    command = [sys.executable, "-c", BUILDS, kind, str(takes)]
    return Generator(name, "pelican_site", source, "content/posts", command, command)


def source(post: Post) -> str:
    return f"{post.title} {post.tags} {post.body}"


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "RESULTS", tmp_path / "bench.json")
    monkeypatch.setattr(module, "install", lambda _folder: Programs(None, None))
    return tmp_path / "bench.json"


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    return lambda *found: monkeypatch.setattr(module, "generators", lambda _programs: [*found])


def run(file: Path, **options: object) -> tuple[int, dict[tuple[str, str], int], list[str]]:
    """The status, the number of runs of each figure, and the remarks but those of watching."""
    given = {"repeats": 2, **options}
    status = bench(Plan((4,), **given), None)  # type: ignore[arg-type]
    found = Results(file)
    runs = {key[1:]: len(figure.costs) for key, figure in found.figures().items()}
    remarks = [f"{each.about}: {each.text}" for each in found.remarks if each.about != "watch"]
    return status, runs, remarks


MISSING = [f"generators: {name} could not be installed" for name in ("pelican", "hugo", "eleventy")]
BUILDS_OF_OURS = {(scenario, "ours"): 2 for scenario in ("cold", *EDITS)}


def test_generators_that_make_the_same_pages_are_compared(
    results: Path, running: Callable[..., None]
) -> None:
    running(generator("ours"), generator("hugo"))
    _, runs, remarks = run(results)
    assert runs == {(s, n): 2 for s in ("cold", *EDITS) for n in ("ours", "hugo")}
    assert remarks == [
        MISSING[0],
        MISSING[2],
        "after cold builds: ours, hugo made the same pages",
        "after the edits: ours, hugo made the same pages",
    ]


def test_an_edit_of_popularity_changes_that_field_alone(tmp_path: Path) -> None:
    ours = replace(generator("ours"), source=repr)
    site = GeneratorSite(ours, tmp_path / "site", list(posts(4)))
    file = ours.file(site.folder, "post-00002")
    before = file.read_text()
    site.edit_popularity(3)
    popularity = [*posts(4)][2].popularity
    assert file.read_text() == before.replace(f"={popularity},", f"={popularity + 3},") != before


def test_tags_are_added_one_by_one(tmp_path: Path) -> None:
    ours = replace(generator("ours"), source=lambda post: " ".join(post.tags))
    site = GeneratorSite(ours, tmp_path / "site", list(posts(4)))
    file = ours.file(site.folder, "post-00002")
    before, used = set(file.read_text().split("Tag ")), {t for p in posts(4) for t in p.tags}
    added = []
    for more in (1, 2):
        page, name = site.edit_tags(more)
        assert page == site.output / "post-00002" / "index.html"
        assert name in file.read_text()
        assert name in used
        added.append(name)
    assert len({*file.read_text().split("Tag ")}) == len(before) + len({*added}) == 6


def test_a_generator_that_is_not_there_is_said_to_be_missing(
    results: Path, running: Callable[..., None]
) -> None:
    running(generator("ours"))
    assert run(results) == (1, BUILDS_OF_OURS, MISSING)


@pytest.mark.thorough
def test_a_generator_that_cannot_build_is_told_and_the_others_run(
    results: Path, running: Callable[..., None]
) -> None:
    running(generator("ours"), generator("hugo", "broken"))
    status, runs, remarks = run(results)
    assert (status, runs) == (1, BUILDS_OF_OURS)
    assert remarks[1].startswith("generators: hugo cannot build: ")
    assert remarks[1].endswith("status 1: broken")


@pytest.mark.thorough
def test_a_page_that_is_stale_is_told(results: Path, running: Callable[..., None]) -> None:
    running(generator("ours", "forgetful"))
    status, runs, remarks = run(results)
    assert (status, runs) == (1, {(s, "ours"): 2 for s in ("cold", "popularity", "nothing")})
    stale = [f"{s}: ours: post-00002 does not show what was edited" for s in EDITS]
    assert remarks[3:] == [line for line in stale for _ in range(2) if line[0] == "t"]


@pytest.mark.thorough
def test_missing_pages_are_told(results: Path, running: Callable[..., None]) -> None:
    running(generator("ours"), generator("hugo", "partial"))
    status, _, remarks = run(results)
    difference = "hugo: 1 addresses are not ours's: ['post-00003/index.html']"
    assert (status, remarks[2]) == (1, f"after cold builds: {difference}")


def test_without_repeats_nothing_is_measured_and_all_is_shown(
    results: Path, running: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    running()
    Results(results).add((10, "cold", "ours"), [Cost(1, 2, 3)])
    status, runs, remarks = run(results, repeats=0)
    assert (status, runs, remarks) == (0, {("cold", "ours"): 1}, [])
    assert "| 10 | cold | ours | 1.00 | 2.00 | 3 | – | – | – | 1 |" in capsys.readouterr().out


def test_a_cold_build_finds_nothing_of_the_last_one_whose_files_stay_until_the_end(
    tmp_path: Path,
) -> None:
    ours = generator("ours")
    page = tmp_path / "site" / "output" / "page.html"
    for text in ("first", "second"):
        page.parent.mkdir(parents=True)
        page.write_text(text)
        ours.forget(tmp_path / "site")
        assert not page.parent.exists()
    assert {each.read_text() for each in tmp_path.rglob("page.html")} == {"first", "second"}


@pytest.mark.parametrize("size", ["0", "-5", "ten", "1.5"])
def test_a_size_without_a_post_is_refused_at_once(size: str) -> None:
    command = [sys.executable, "-m", "tools.bench", "--repeats", "0", "sites", "--", size]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"'{size}' is not a number of texts; give 1 or more" in done.stderr
