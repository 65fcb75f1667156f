"""What is wrong with the texts is known without Pelican, and is what a build would report."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from incremental.last_report.known_report import UnknownReportError, known_report
from incremental.last_report.recorded_report import VARIABLES
from tests.built_site import ROOT
from tests.tools.build.test_baseline import CONF
from tools.build.build import build
from tools.build.last_build import LastBuild
from tools.build.site_diagnostics import diagnostics

HEAD = "---\ntitle: {title}\ndate: 2019-03-01\ncategory: X\n---\n"
OTHERS = ["links", "commonmark_compat", "incremental", "incremental.last_report"]
# Also those that listen still, since another test in this process has loaded them.
OURS = sorted(path.name for path in (ROOT / "plugins").iterdir())
OF_THE_CONSOLE = {"GITHUB_ACTIONS", "TERM"}  # how a report is shown
EDITS = {
    "words": "Other words here.\n",
    "a new mistake": "Words.\n\n#### Deep\n",
    "two new mistakes": "# One\n\nWords.\n\n#### Deep\n",
    "moved lines": "Words.\n\nMore words.\n\nSee [two]({filename}two.md).\n",
    "another link": "See [two]({filename}nowhere.md).\n",
    "no link": "See two.\n",
    "another title": "Words.\n",
}


@pytest.fixture
def conf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    plugins = "PLUGINS = [*PLUGINS, " + ", ".join(map(repr, OTHERS)) + "]\n"
    pure = f'INCREMENTAL_PURE = {OURS}\nREPORT_BASELINE = "baseline.toml"\n'
    (tmp_path / "pelicanconf.py").write_text(f"{CONF}\n{plugins}{pure}")
    write(tmp_path, "one", "Words.\n\nSee [two]({filename}two.md).\n")
    write(tmp_path, "two", "Words.\n")
    monkeypatch.chdir(tmp_path)
    time.sleep(0.05)  # a file of this very moment may change again and keep its times
    return tmp_path / "pelicanconf.py"


def write(project: Path, name: str, body: str, title: str = "") -> None:
    path = project / f"content/posts/{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(title=title or name.title()) + body)


def known(conf: Path) -> list[str] | None:
    """What is known without a build, if it is."""
    try:
        return [str(each) for each in known_report(LastBuild(conf).store(), conf)]
    except UnknownReportError:
        return None


def anew(conf: Path) -> list[str]:
    """What a build says that knows nothing of earlier ones."""
    store = LastBuild(conf).store()
    store.rename(store.with_suffix(".away"))
    try:
        return [str(each) for each in diagnostics(conf)]
    finally:
        store.with_suffix(".away").replace(store)


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_known_is_what_a_new_build_reports(conf: Path, edit: str) -> None:
    assert diagnostics(conf) == []
    write(conf.parent, "one", EDITS[edit], title="Other" if "title" in edit else "")
    reported = known(conf)
    assert reported is None or reported == anew(conf)


def test_edits_of_words_and_what_is_wrong_in_them_need_no_build(conf: Path) -> None:
    diagnostics(conf)
    for body in ("New words.\n\n## Head\n\n#### Deep\n", "Newer words.\n\n## Head\n\n##### Deep\n"):
        write(conf.parent, "two", body)
        if known(conf) is None:  # the first adds anchors, to which others may link
            diagnostics(conf)
    assert known(conf) == ["content/posts/two.md:10: heading: Deep: want level 3, not 5; write ###"]


def test_words_that_decide_what_is_related_need_no_build(conf: Path) -> None:
    conf.write_text(f'{conf.read_text()}\nPLUGINS.append("related_articles")\n')
    write(conf.parent, "two", "Words of sleep, night, sleep.\n", title="Two\nsummary: It")
    time.sleep(0.05)  # as above
    diagnostics(conf)
    write(conf.parent, "two", "Words of bread, bread, morning.\n", title="Two\nsummary: It")
    assert known(conf) == anew(conf) == []


def test_findings_of_the_link_stage_move_with_their_lines(conf: Path) -> None:
    write(conf.parent, "one", "Words.\n\nSee [two]({filename}nowhere.md).\n")
    first = [each.line for each in diagnostics(conf)]
    write(conf.parent, "one", "Words.\n\nMore.\n\nSee [two]({filename}nowhere.md).\n")
    reported = known(conf)
    assert reported is not None
    assert reported[0].startswith(f"content/posts/one.md:{first[0] + 2}: link: ")


def test_what_other_texts_may_ask_needs_a_build(conf: Path) -> None:
    diagnostics(conf)
    (conf.parent / "content/posts/two.md").unlink()
    assert known(conf) is None
    assert "one.md:8: link" in str(diagnostics(conf)[0])
    write(conf.parent, "three", "Words.\n")
    assert known(conf) is None
    diagnostics(conf)
    conf.write_text(conf.read_text() + "\nSUMMARY_MAX_LENGTH = 9\n")
    assert known(conf) is None


def test_the_baseline_is_read_each_time(conf: Path) -> None:
    write(conf.parent, "two", "# One\n")
    assert [each.level for each in diagnostics(conf)] == ["error"]
    time.sleep(0.05)
    (conf.parent / "baseline.toml").write_text('[heading]\n"content/posts/two.md" = 1\n')
    reported = known_report(LastBuild(conf).store(), conf)
    assert [each.level for each in reported] == ["warning"]


def test_a_report_leaves_a_build_all_its_work(conf: Path) -> None:
    """A text that a report has read is not taken for one that the live pages show."""
    build(conf)
    write(conf.parent, "two", "Edited words.\n")
    diagnostics(conf)
    write(conf.parent, "one", "See [x](y.md).\n")
    diagnostics(conf)
    write(conf.parent, "one", "Words.\n")
    build(conf)
    assert "Edited words" in (conf.parent / "output/two.html").read_text()


def test_a_damaged_store_is_no_answer(conf: Path) -> None:
    diagnostics(conf)
    store = LastBuild(conf).store()
    for part in ("-wal", "-shm"):
        store.with_name(store.name + part).unlink(missing_ok=True)
    store.write_bytes(b"nothing" * 100)
    assert known(conf) is None
    assert diagnostics(conf) == []


def test_neither_pelican_nor_jinja_is_loaded(conf: Path) -> None:
    script = (
        "import sys; from pathlib import Path; import tools; "
        "from tools.build.site_diagnostics import diagnostics; "
        "diagnostics(Path('pelicanconf.py')); print(*sys.modules)"
    )

    def loaded() -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {script}"],
            cwd=conf.parent,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.split()

    assert "pelican" in loaded()
    write(conf.parent, "two", "Edited words.\n")
    assert {"pelican", "jinja2"}.isdisjoint(loaded())


def test_variables_that_decide_are_those_that_the_project_asks_for() -> None:
    code = [*(ROOT / "plugins").rglob("*.py"), ROOT / "pelicanconf.py", ROOT / "publishconf.py"]
    ask = re.compile(r"environ(?:ment)?(?:\.get\(|\[)\"([A-Z_]+)")
    asked = {name for file in code for name in ask.findall(file.read_text())}
    assert "SITE_TOML" in asked
    assert asked - OF_THE_CONSOLE <= {*VARIABLES}


def status_of_build(conf: Path) -> int:
    """The exit status of a build in a process of its own, which lets go of all when it fails."""
    paths = [str(ROOT), str(ROOT / "plugins")]
    code = f"import sys; sys.path[:0] = {paths}; from pathlib import Path\n"
    code += f"from tools.build.build import build; build(Path({str(conf)!r}))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode


def test_a_build_that_fails_at_a_page_does_not_bring_an_old_text_back(conf: Path) -> None:
    page = conf.parent / "templates/article.html"
    page.parent.mkdir()
    conf.write_text(f'{conf.read_text()}\nTHEME_TEMPLATES_OVERRIDES = ["templates"]\n')
    whole = "<html><body>{{ article.content }}</body></html>"
    page.write_text(whole)
    assert status_of_build(conf) == 0
    write(conf.parent, "two", "Other words.\n")
    time.sleep(0.05)
    page.write_text("{{ article.content // 0 }}")
    assert status_of_build(conf) == 1
    page.write_text(whole)
    assert status_of_build(conf) == 0
    assert "Other words" in (conf.parent / "output/two.html").read_text()


def needs_pelican(conf: Path) -> bool:
    """Build in a process of its own; whether it has loaded Pelican."""
    paths = [str(ROOT), str(ROOT / "plugins")]
    code = f"import sys; sys.path[:0] = {paths}; from pathlib import Path\n"
    code += "from tools.build.command import Arguments, command; command(Arguments(), Path.cwd())\n"
    code += "print('pelican' in sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=conf.parent, capture_output=True, text=True, check=True)
    return done.stdout.split()[-1] == "True"


def test_what_a_build_has_patched_is_known(conf: Path) -> None:
    conf.write_text(f'{conf.read_text()}\nPLUGINS.append("incremental.patch")\n')

    def edit(words: str, last: str = "#### Deep") -> None:
        time.sleep(0.05)
        body = f"{'Many words. ' * 50}\n\n## Head\n\n{words}\n\n{last}\n"
        write(conf.parent, "two", body, title="Two\nsummary: It")

    edit("Words.")
    (conf.parent / "baseline.toml").write_text('[heading]\n"content/posts/two.md" = 1\n')
    assert needs_pelican(conf)
    for line, words in ((13, "Other words."), (15, "More.\n\nWords.")):
        edit(words)
        assert not needs_pelican(conf)
        reported = known(conf)
        assert reported == [
            f"content/posts/two.md:{line}: heading: Deep: want level 3, not 4; write ###"
        ]
    edit("Words after the build.", last="##### Deep")
    assert known(conf) == anew(conf)
