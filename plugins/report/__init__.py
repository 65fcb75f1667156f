"""One report of every mistake that plugins find, told once, before a page is written.

A plugin that finds a mistake adds it and goes on; when all sources are read the build stops, if any
is an error, with one exception that carries them all.
"""

from report.mistake import Level, Mistake, MistakesFound
from report.register import begin, catch_logs, found, register, tell

__all__ = ["Level", "Mistake", "MistakesFound", "begin", "catch_logs", "found", "register", "tell"]

catch_logs()  # at import: a plugin after this one in PLUGINS that cannot be loaded is only logged
