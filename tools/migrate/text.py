"""A text of another system, as it was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Form = Literal["markdown", "html", "rst"]


@dataclass(frozen=True, slots=True)
class Text:
    """*origin* is its file below the source, *line* that on which the body begins.

    *fields* have lower-case names; values are text, lists or mappings of text. *addresses* are
    paths at which readers found it, as `/2019/03/title.html`; *names* further words by which other
    texts of its system link to it.
    """

    origin: str
    fields: Mapping[str, Any]
    body: str
    line: int = 1
    form: Form = "markdown"
    is_page: bool = False
    addresses: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    problems: tuple[tuple[str, str], ...] = ()
    """Kind and words of what was wrong with the file itself."""


@dataclass(frozen=True, slots=True)
class Source:
    """A site to move in: its *root* folder and what its settings tell.

    *url* is the address that it had; *zone* the name of its time zone; *media* folders whose files
    readers found under their path, the first that has a file wins; *languages* the codes of
    folders or suffixes that tell the language of a text.
    """

    root: Path
    url: str = ""
    zone: str = ""
    media: tuple[Path, ...] = ()
    languages: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class System:
    """*recognises* looks at a folder or file; *read* gives every text of it."""

    name: str
    recognises: Callable[[Path], bool]
    source: Callable[[Path], Source]
    read: Callable[[Source], Iterator[Text]]
