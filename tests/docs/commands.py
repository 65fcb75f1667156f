"""Whether a command of a document is one that a reader can type."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator

from invoke.exceptions import ParseError
from invoke.parser import Parser

from tasks import namespace
from tests.built_site import ROOT

_OTHERS = frozenset({"rsync"})  # programs of a server, which need not be here


def commands(text: str) -> Iterator[list[str]]:
    """The words of each command of a block; a comment ends a line, `&&` parts commands."""
    for line in text.splitlines():
        lexer = shlex.shlex(line, posix=True, punctuation_chars="&|;")
        lexer.whitespace_split = True
        words: list[str] = []
        for word in lexer:
            if set(word) <= set("&|;"):
                yield words
                words = []
            else:
                words.append(word)
        if words:
            yield words


def refusal(words: list[str]) -> str:
    """Why the command *words* cannot be run; nothing if it can."""
    program, *arguments = words
    check = _CHECKS.get(program.removeprefix(".venv/bin/"))
    if check is None:
        return "" if program in _OTHERS else f"{program}: no program that a document may name"
    return check(arguments)


def _invoke(arguments: list[str]) -> str:
    try:
        parsed = Parser(contexts=namespace.to_contexts()).parse_argv(arguments)
    except ParseError as error:
        return str(error)
    missing = [each.name for task in parsed for each in task.missing_positional_args]
    return f"{missing} is missing" if missing else ""


def _make(arguments: list[str]) -> str:
    done = subprocess.run(
        ["make", "--dry-run", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stderr if done.returncode else ""


def _git(arguments: list[str]) -> str:
    """Each option must be in the words of `git COMMAND -h`."""
    command, *words = arguments
    done = subprocess.run(
        ["git", command, "-h"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    usage = done.stdout + done.stderr
    unknown = [word for word in words if word.startswith("-") and not _is_listed(word, usage)]
    return f"{command} {unknown}: git says {usage[:80]}" if unknown or "usage:" not in usage else ""


def _is_listed(option: str, usage: str) -> bool:
    name = option.partition("=")[0].removeprefix("--")
    wanted = rf"--(?:\[no-\])?{name}\b" if option.startswith("--") else rf"(?<!\S){option}\b"
    return bool(re.search(wanted, usage))


def _python(arguments: list[str]) -> str:
    """`-m pip install`, of a file of requirements that is there, or of a wheel."""
    if arguments[:3] != ["-m", "pip", "install"]:
        return f"{arguments}: want -m pip install"
    files = [word for word in arguments[3:] if not word.startswith("-")]
    gone = [name for name in files if not (name.endswith(".whl") or (ROOT / name).is_file())]
    return f"{gone} is not there" if gone or not files else ""


def _cd(arguments: list[str]) -> str:
    return "" if len(arguments) == 1 else f"cd {arguments}"


_CHECKS = {"invoke": _invoke, "make": _make, "git": _git, "python": _python, "cd": _cd}
