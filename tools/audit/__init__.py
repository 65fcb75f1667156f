"""Drives a real browser over a folder of static HTML; `docs/checks.md` lists the rules."""
