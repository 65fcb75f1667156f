"""What counts as a page view: the settings of `popularity.toml`."""

from __future__ import annotations

import ipaddress
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from report.diagnostic import Diagnostic, DiagnosticsError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class CountingRules:
    """Views count on *hosts* alone, or on every host if there are none.

    *pages_a_minute* is the most that one address may fetch before its day is left out.

    *broken_share* is the part of a log's lines, from 0 to 1, that may be broken; *small* the score
    below which a post counts as unread, so that no single reader shows.
    """

    hosts: frozenset[str] = frozenset()
    staff_networks: tuple[Network, ...] = ()
    pages_a_minute: int = 30
    broken_share: float = 0.01
    small: int = 10


def read(path: Path, host: str = "") -> CountingRules:
    """The rules of the file *path*, the defaults if there is none. Raises DiagnosticsError.

    *host* is that of SITEURL: without `hosts`, views count there, with and without `www.`.
    """
    values: dict[str, Any] = {"hosts": _with_and_without_www(host)}
    if not path.is_file():
        return CountingRules(**values)
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DiagnosticsError(
            [Diagnostic(path.name, 1, "settings", f"{error}", "correct it")]
        ) from None
    known = {field.name for field in fields(CountingRules)}
    wrong = [_wrong(path, name, "no such setting", "delete it") for name in given.keys() - known]
    for name in given.keys() & known:
        try:
            values[name] = _PARSERS[name](given[name])
        except (ValueError, TypeError) as error:
            wrong.append(_wrong(path, name, f"{error}", "correct it"))
    if wrong:
        raise DiagnosticsError(wrong)
    return CountingRules(**values)


def _with_and_without_www(host: str) -> frozenset[str]:
    bare = host.removeprefix("www.")
    return frozenset({bare, f"www.{bare}"}) if host else frozenset()


def _wrong(path: Path, name: str, problem: str, remedy: str) -> Diagnostic:
    return Diagnostic(path.name, 1, name, problem, remedy)


def _whole(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"{value!r} is no whole number")
    return value


def _share(value: Any) -> float:
    if type(value) not in (int, float) or not 0 <= value <= 1:
        raise ValueError(f"{value!r} is no share from 0 to 1")
    return float(value)


def _texts(value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"{value!r} is no list of texts")
    return value


_PARSERS = {
    "hosts": lambda value: frozenset(host.lower() for host in _texts(value)),
    "staff_networks": lambda value: tuple(map(ipaddress.ip_network, _texts(value))),
    "pages_a_minute": _whole,
    "broken_share": _share,
    "small": _whole,
}
