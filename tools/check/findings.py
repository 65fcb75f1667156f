"""A finding: what a check says about one line of one file, and the ways to print many of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

Format = Literal["text", "github", "json"]


@dataclass(frozen=True, order=True, slots=True)
class Spot:
    """What a rule yields: the place and what is wrong there. *line* counts from 1."""

    path: str
    line: int
    message: str


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """A spot with the name of the rule that found it."""

    path: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {' '.join(self.message.split())}"


def render(findings: Iterable[Finding], style: Format) -> str:
    """All *findings*, sorted, each once: a line each, or one JSON document."""
    return _RENDERERS[style](sorted(set(findings)))


def _text(findings: list[Finding]) -> str:
    return "".join(f"{finding}\n" for finding in findings)


def _json(findings: list[Finding]) -> str:
    return json.dumps([asdict(finding) for finding in findings], indent=2) + "\n"


def _github(findings: list[Finding]) -> str:
    """Workflow commands: GitHub shows each beside the line it names."""
    return "".join(
        f"::error file={_property(finding.path)},line={finding.line},"
        f"title={_property(finding.rule)}::{_data(finding.message)}\n"
        for finding in findings
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_RENDERERS = {"text": _text, "github": _github, "json": _json}
