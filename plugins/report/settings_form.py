"""Settings that hold lists and tables: what has another form is reported and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from report.collected import add
from report.diagnostic import Diagnostic
from report.place import shown
from report.settings_source import line_of


class Wrong(NamedTuple):
    """*problem* names the value and what is wanted of it."""

    problem: str
    remedy: str


Form = Callable[[Any], Wrong | None]


def check(settings: dict[str, Any], name: str, form: Form, instead: Any) -> None:
    """Report the setting *name* if it is set and has not the *form*; *instead* takes its place."""
    value = settings.get(name)
    wrong = None if value is None else form(value)
    if wrong is not None:
        add_mistake(settings, name, *wrong)
        settings[name] = instead


@contextmanager
def reported(settings: Mapping[str, Any], name: str, *errors: type[Exception]) -> Iterator[None]:
    """Report *errors* as mistakes of the setting *name*, and go on."""
    try:
        yield
    except errors as error:
        problem, _, remedy = str(error).partition("; ")
        add_mistake(settings, name, problem, remedy)


def add_mistake(settings: Mapping[str, Any], name: str, problem: str, remedy: str) -> None:
    """Report *problem* of the setting *name* at the line where it is set."""
    file, line = line_of(name, settings)
    path = shown(file.absolute(), Path(settings["PATH"]).absolute())
    add(Diagnostic(path, line, name, problem, remedy))


def text(value: Any) -> Wrong | None:
    """Text, which is not empty."""
    if isinstance(value, str) and value:
        return None
    return Wrong(f"{value!r}: want text", "put it in quotes")


def list_of(of: Form) -> Form:
    """A form of lists whose entries have the form *of*; a text is none of its letters."""

    def form(value: Any) -> Wrong | None:
        if isinstance(value, (list, tuple, set, frozenset)):
            return next(filter(None, map(of, value)), None)
        return Wrong(f"{value!r}: want a list", "put it in square brackets")

    return form


texts: Final = list_of(text)


def text_or_texts(value: Any) -> Wrong | None:
    return text(value) if isinstance(value, str) else texts(value)


def pair(value: Any) -> Wrong | None:
    """Two texts."""
    if isinstance(value, (list, tuple)) and len(value) == 2:
        return texts(value)
    return Wrong(f"{value!r}: want two texts", 'write ("…", "…")')


def table(
    of: Form, named: Mapping[str, Form] | None = None, *, needed: str = "", least: int = 0
) -> Form:
    """A form of dicts whose values have the form *of*, or the one that *named* has for their key.

    The key *needed* is among them, and there are at *least* so many.
    """
    forms = named or {}

    def form(value: Any) -> Wrong | None:
        if not isinstance(value, Mapping):
            return Wrong(f"{value!r}: want a dict", 'write {"…": …}')
        if len(value) < least or (needed and needed not in value):
            return Wrong(f"want {needed or 'one entry at least'}", f'add "{needed or "…"}": …')
        for key, each in value.items():
            if wrong := text(key) or forms.get(key, of)(each):
                return Wrong(f"{key}: {wrong.problem}", wrong.remedy)
        return None

    return form


TEXTS_BY_NAME: Final = table(texts)
TEXT_BY_NAME: Final = table(text)
