"""One request a page, one policy for all: the stylesheet inlined, its hash in the policy."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: an analysis works without Pelican, which is slow to import."""
    from page_policy.receivers import register as connect  # noqa: PLC0415

    connect()
