"""What the plugins of one build have registered, kept in its settings as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from documents.steps import Step, in_order

ANALYSES: Final = "DOCUMENT_ANALYSES"
RESOLVERS: Final = "DOCUMENT_RESOLVERS"
PASSES: Final = "DOCUMENT_PASSES"
LISTINGS: Final = "DOCUMENT_LISTINGS"
LANGUAGE_PATHS: Final = "DOCUMENT_LANGUAGE_PATHS"
LANGUAGE_WORDS: Final = "DOCUMENT_LANGUAGE_WORDS"
Settings = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pass:
    """A *function* over the whole site, which runs in every build after those named in *after*."""

    name: str
    function: Callable[..., None]
    after: tuple[str, ...] = ()


def add_analysis(
    settings: Settings,
    name: str,
    function: str,
    options: Mapping[str, Any] | None = None,
    after: tuple[str, ...] = (),
) -> None:
    """Have *function* (`module:name`) called with each DocumentBuilder and *options*.

    It must be pure: it reads the builder and its options, and changes the builder alone.
    """
    steps = settings.setdefault(ANALYSES, {})
    steps[name] = Step(name, function, dict(options or {}), after)


def add_resolver(
    settings: Settings,
    name: str,
    function: str,
    options: Mapping[str, Any] | None = None,
    after: tuple[str, ...] = (),
) -> None:
    """Have *function* fill placeholders: it gets the HTML, the Document, the tables, *options*.

    It must be pure; *tables* is plain data that passes of the link stage have put together.
    """
    settings.setdefault(RESOLVERS, {})[name] = Step(name, function, dict(options or {}), after)


def add_pass(
    settings: Settings, name: str, function: Callable[..., None], after: tuple[str, ...] = ()
) -> None:
    """Have *function* called with the Site when every text is read."""
    settings.setdefault(PASSES, {})[name] = Pass(name, function, after)


def add_listing(settings: Settings, name: str, function: Callable[[Any], None]) -> None:
    """Have *function* complete the context of lists in another language than `DEFAULT_LANG`.

    It is called with an ArticlesGenerator whose articles, terms, settings and context are those of
    the language, when all passes have run.
    """
    settings.setdefault(LISTINGS, {})[name] = function


def add_language_settings(
    settings: Settings, paths: Mapping[str, str], words: Mapping[str, str] | None = None
) -> None:
    """Have settings of a plugin differ in each further language; each name leads to its default.

    *paths* are files and addresses, which then stand below the code of the language, and *words*
    are messages.
    """
    settings.setdefault(LANGUAGE_PATHS, {}).update(paths)
    settings.setdefault(LANGUAGE_WORDS, {}).update(words or {})


def listings(settings: Mapping[str, Any]) -> list[Callable[[Any], None]]:
    """The functions that complete the context of a language, by their names."""
    return [function for _, function in sorted(settings.get(LISTINGS, {}).items())]


def analyses(settings: Mapping[str, Any]) -> list[Step]:
    """The analyses of a build, in the order in which they run."""
    return in_order(settings.get(ANALYSES, {}).values())


def resolvers(settings: Mapping[str, Any]) -> list[Step]:
    """The resolvers of a build, in the order in which they run."""
    return in_order(settings.get(RESOLVERS, {}).values())


def passes(settings: Mapping[str, Any]) -> list[Pass]:
    """The passes of a build, in the order in which they run."""
    return in_order(settings.get(PASSES, {}).values())
