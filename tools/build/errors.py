"""Turns an exception that stops a build into a diagnostic."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import report
from report.diagnostic import Diagnostic, DiagnosticsError
from tools.cli.disk import disk_problem
from tools.cli.output import is_unread


@contextmanager
def reported(conf: Path) -> Iterator[None]:
    """A context whose exceptions become a DiagnosticsError.

    A diagnostic without a file of the project names the settings file *conf*. That nobody reads
    the output any more is no mistake of a source, and stays a BrokenPipeError.
    """
    try:
        yield
    except DiagnosticsError:
        raise
    except Exception as error:
        if isinstance(error, BrokenPipeError) and is_unread():
            raise
        raise DiagnosticsError([*report.found(), diagnostic(error, conf)]) from error


def diagnostic(error: BaseException, conf: Path) -> Diagnostic:
    """*error*, under the project's file and line that it came from, else under *conf*."""
    if isinstance(error, OSError) and (refusal := disk_problem(error)):
        return Diagnostic(_file_of(error, conf), 1, "disk", *refusal)
    path, line = _origin(error, conf)
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    message = " ".join(text.split()) or "no more is known"
    problem = f"{type(error).__name__}: {message[:300]}"
    return Diagnostic(path, line, "build", problem, "add --debug to see the way there")


def _file_of(error: OSError, conf: Path) -> str:
    return _shown(Path(str(error.filename))) if error.filename else _shown(conf)


def _origin(error: BaseException, conf: Path) -> tuple[str, int]:
    """Path and line of the innermost frame in the project; templates are in the traceback too."""
    if isinstance(error, SyntaxError) and error.filename:
        return _shown(Path(error.filename)), error.lineno or 1
    if (name := getattr(error, "filename", None)) and hasattr(error, "lineno"):
        return _shown(Path(name)), error.lineno or 1  # Jinja's TemplateSyntaxError
    here = Path.cwd()
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename).absolute()
        ours = path.is_relative_to(here) and "site-packages" not in path.parts
        if ours and path.is_file() and "tools" not in path.parts:
            return _shown(path), frame.lineno or 1
    return _shown(conf), 1


def _shown(path: Path) -> str:
    path, here = path.absolute(), Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
