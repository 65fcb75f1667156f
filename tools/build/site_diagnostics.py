"""Every mistake and warning of a site, without building a page."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path

from incremental.last_report.known_report import UnknownReportError, known_report
from report.diagnostic import Diagnostic, DiagnosticsError
from tools.build.last_build import LastBuild


def diagnostics(conf: Path) -> list[Diagnostic]:
    """Every mistake and warning of the site of the settings file *conf*.

    Pelican runs only if they cannot be known from earlier builds and the texts edited since.
    """
    with contextlib.suppress(UnknownReportError):
        return known_report(LastBuild(conf).store(), conf)
    return _of_a_build(conf)


def _of_a_build(conf: Path) -> list[Diagnostic]:
    from tools.build.build import BuildOptions, build  # noqa: PLC0415 - most runs need neither
    from tools.build.pelican_log import show_pelican_log  # noqa: PLC0415

    show_pelican_log(logging.CRITICAL)
    try:
        return build(conf, options=BuildOptions(report_only=True))
    except DiagnosticsError as stopped:
        return stopped.diagnostics
