"""Pictures as small as each reader needs them, without the data a camera has left. See `README.md`.

`facts`, `recipe`, `encoding` and `cache` are pure or know files only; other plugins may use them.
"""

from __future__ import annotations


def register() -> None:
    """Pelican's hook."""
    from pictures.receivers import register as connect  # noqa: PLC0415 - Pelican is slow to import

    connect()
