"""Ends a command that cannot go on with one line and an exit status."""
