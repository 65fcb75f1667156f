"""Settings are input too: their names, their types and where they would write. See `README.md`.

Only `register()` imports Pelican.
"""

__all__ = ["register"]


def register() -> None:
    """Connect to Pelican's signals; a second call changes nothing."""
    from settings_check.receivers import register as connect  # noqa: PLC0415 - Pelican is slow

    connect()
