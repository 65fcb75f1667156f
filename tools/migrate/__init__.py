"""Moves a site of WordPress, Pelican, Hugo, Jekyll or plain Markdown into this one.

`systems/` read what was exported into texts (`text.py`). `plan.py` gives each text its place,
`fields.py` its front matter and `bodies/` its Markdown; `command.py` writes them, and a report of
what needs a person. Nothing that is there is overwritten.
"""
