"""Checks a folder of static HTML in seconds, with no browser; `docs/checks.md` lists the rules."""
