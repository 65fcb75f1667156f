"""What a site is, in one checked file, and a menu that leads somewhere. See `README.md`.

Only `register()` imports Pelican.
"""

__all__ = ["register"]


def register() -> None:
    """Connect to Pelican's signals; a second call changes nothing."""
    from site_identity.receivers import register as connect  # noqa: PLC0415 - Pelican is slow

    connect()
