"""What a build records of its report, and what that report depends on: plain data, as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass
from typing import Any, Final

from documents.steps import Step
from report.diagnostic import Diagnostic

from ..digests import digest
from ..snapshot import libraries_of_path

# Variables of the process that settings, plugins and Python read.
VARIABLES: Final = ("SITE_TOML", "SOURCE_DATE_EPOCH", "TZ", "LANG", "LC_ALL", "PYTHONPATH")


@dataclass(frozen=True)
class RecordedReport:
    """The report of a build, and how to compile a text below *content* again.

    *reported* and *unpublished*, paths of texts, are as in `report.collected.judged`; *baseline*
    names the setting's file, if any. *keys* has the digest of what the read of each text depended
    on, by its absolute path. It holds for files below *roots* as they were, for the same
    `process_digest`, and before *until* (seconds since 1970).
    """

    roots: list[str]
    process_digest: str
    until: float
    content: str
    compiler: str
    options: Mapping[str, Any]
    analyses: list[Step]
    keys: dict[str, str]
    reported: list[Diagnostic]
    unpublished: list[str]
    baseline: str


def name_of(conf: str | os.PathLike[str]) -> str:
    """The name under which a build with the settings file *conf* is recorded."""
    return f"report of {os.path.abspath(conf)}"


def process_digest() -> str:
    """Digest of what a report may depend on besides files and the day."""
    variables = [os.environ.get(name) for name in VARIABLES]
    return digest(repr((os.getcwd(), variables, libraries_of_path())).encode()).hex()


def encode(report: RecordedReport) -> str:
    """*report* as JSON. Raises TypeError if a plugin has registered what is no plain data."""
    parts = asdict(report) | {"reported": [astuple(each) for each in report.reported]}
    return json.dumps(parts, separators=(",", ":"))


def decode(text: str) -> RecordedReport:
    """The report that `encode` made *text* from. Raises ValueError, TypeError, KeyError."""
    parts = json.loads(text)
    parts["analyses"] = [Step(**each) for each in parts["analyses"]]
    parts["reported"] = [Diagnostic(*each) for each in parts["reported"]]
    return RecordedReport(**parts)
