"""Rule about security.txt (RFC 9116)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from report.diagnostic import Diagnostic
from tools.check.diagnostics import diagnostic
from tools.check.site_folder import SiteFolder, read_text
from tools.cli import numbers

_FILE = ".well-known/security.txt"
_NOTICE = timedelta(days=30)


def security_txt(site: SiteFolder) -> Iterator[Diagnostic]:
    """A security.txt names a contact, and is valid for another 30 days at least."""
    if _FILE not in site.files:
        return
    shown = site.shown(_FILE)
    text = read_text(site.files[_FILE])
    lines = [line.partition(":")[::2] for line in text.splitlines()]
    if not any(name == "Contact" for name, _ in lines):
        yield diagnostic(shown, 1, "no line `Contact: …`")
    ends = [(at, value.strip()) for at, (name, value) in enumerate(lines, 1) if name == "Expires"]
    if len(ends) != 1:
        yield diagnostic(shown, 1, f"{len(ends)} lines `Expires: …`", "want one")
    yield from (
        diagnostic(shown, at, f"Expires {end}: {problem}")
        for at, end in ends
        if (problem := _problem(end))
    )


def _problem(end: str) -> str:
    """What is wrong with the end of validity *end*, an RFC 3339 time."""
    now = _now()
    try:
        left = datetime.fromisoformat(end) - now
    except (ValueError, TypeError):
        return "not a time with its zone such as 2027-11-01T00:00:00Z"
    return "" if left > _NOTICE else f"{max(left.days, 0)} days are left; renew it"


def _now() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(numbers.epoch(epoch), UTC) if epoch else datetime.now(UTC)
