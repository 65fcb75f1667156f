"""Makes the publishing build of the project that this file lies in, in a process of its own.

    python -m tools.publish.build_process FOLDER RESULT

It writes the site into FOLDER, and what there is to say of that into the file RESULT, so that what
a plugin prints cannot be taken for it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from report.diagnostic import Diagnostic, DiagnosticsError


class Built(msgspec.Struct, frozen=True):
    """*url* and *zone* are the site's address and time zone; with *diagnostics* there is none."""

    url: str
    warnings: list[Diagnostic]
    diagnostics: list[Diagnostic]
    zone: str = "UTC"


def read_built(raw: bytes) -> Built:
    """The content of RESULT."""
    return msgspec.json.decode(raw, type=Built)


def main(folder: str, result: str) -> None:
    """Build into *folder*, and write a `Built` to the file *result*."""
    from tools.build.build import build  # noqa: PLC0415 - Pelican loads slowly
    from tools.build.settings import read_settings, settings_file  # noqa: PLC0415

    conf = settings_file(publish=True)
    try:
        warnings = build(conf, Path(folder))
        settings = read_settings(conf)
        built = Built(str(settings["SITEURL"]), warnings, [], str(settings["TIMEZONE"]))
    except DiagnosticsError as stopped:
        built = Built("", [], stopped.diagnostics)
    Path(result).write_bytes(msgspec.json.encode(built))


if __name__ == "__main__":
    main(*sys.argv[1:])
