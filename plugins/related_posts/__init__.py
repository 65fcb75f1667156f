"""Posts that have subjects, sources or words in common with a post, each with the reason why."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from related_posts.receivers import register as connect  # noqa: PLC0415

    connect()
