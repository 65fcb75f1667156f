"""Every setting of the feeds: its default and its meaning, declared once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from typing import Any

from report.diagnostic import Diagnostic, DiagnosticsError

PREFIX = "FEEDS_"


def _option(default: Any, help_: str) -> Any:
    return field(default=default, metadata={"help": help_})


@dataclass(frozen=True, slots=True)
class Options:
    """Where feeds go. The name of each is its setting's without the prefix; "" is no feed."""

    all_atom: str = _option("feeds/all.atom.xml", "Atom of all articles")
    all_rss: str = _option("feeds/all.rss.xml", "RSS of all articles")
    all_json: str = _option("feeds/all.json", "JSON Feed of all articles")
    category_atom: str = _option("feeds/category/{slug}.atom.xml", "Atom of each category")
    tag_atom: str = _option("feeds/tag/{slug}.atom.xml", "Atom of each tag")
    authority: str = _option(
        "",
        "a host name that is yours, for ids that stay when the site moves; by default that of"
        " `SITEURL`",
    )
    items: int = _option(50, "the newest so many articles")


PATHS: dict[str, str] = {
    PREFIX + each.name.upper(): getattr(Options(), each.name)
    for each in fields(Options)
    if each.name.endswith(("_atom", "_rss", "_json"))
}
"""The settings that are files, with their defaults."""
NAMES = [PREFIX + each.name.upper() for each in fields(Options)]


def read_options(settings: Mapping[str, Any]) -> Options:
    """The options in *settings*. Raises DiagnosticsError for unknown names and wrong values."""
    given = {name: value for name, value in settings.items() if name.startswith(PREFIX)}
    diagnostics = [each for name, value in given.items() for each in _diagnostics(name, value)]
    if diagnostics:
        raise DiagnosticsError(diagnostics)
    return Options(**{name.removeprefix(PREFIX).lower(): value for name, value in given.items()})


def _diagnostics(name: str, value: object) -> Iterator[Diagnostic]:
    if name not in NAMES:
        near = get_close_matches(name, NAMES, n=1)
        remedy = f"did you mean {near[0]}?" if near else "remove it"
        yield Diagnostic("pelicanconf.py", 1, name, "there is no such setting", remedy)
    elif want := _wanted(name, value):
        yield Diagnostic("pelicanconf.py", 1, name, f"{value!r} is wrong", f"write {want}")


def _wanted(name: str, value: object) -> str:
    """What the setting must be, if *value* is not that."""
    if name == "FEEDS_ITEMS":
        return "" if type(value) is int and value > 0 else "a whole number, 1 or more"
    if not isinstance(value, str):
        return 'a text, "" for none'
    if name in ("FEEDS_CATEGORY_ATOM", "FEEDS_TAG_ATOM") and value and "{slug}" not in value:
        return "a path with {slug} in it"
    return ""
