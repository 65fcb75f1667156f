"""Rule that runs the Nu HTML checker of the W3C."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from report.diagnostic import Diagnostic
from tools.check.diagnostics import diagnostic
from tools.check.programs import ProgramError, java, node_module
from tools.check.site_folder import SiteFolder

# What the checker does not know yet, with the standard that does. Each is one at-rule or property.
_NOT_YET_KNOWN = (
    "“@view-transition”",  # CSS View Transitions 2
    "“@container”",  # CSS Containment 3
    "“@property”",  # CSS Properties and Values API 1
    "“@starting-style”",  # CSS Transitions 2
    "“:target-current”",  # CSS Overflow 5
    "“scroll-target-group”",  # CSS Overflow 5
    "“position-area”",  # CSS Anchor Positioning 1
    "“position-try”",  # CSS Anchor Positioning 1
)


# It takes a file's own address, file://, for 'self', and wants a hash for JSON-LD, which is data
# and never runs. `policy-hash` computes the hashes instead, and audit asks a browser.
_POLICY_GUESS = re.compile(r"^(Resource|Inline \w+) violates Content Security Policy \(meta tag\)")


def nu_checker(site: SiteFolder) -> Iterator[Diagnostic]:
    """The Nu checker has neither errors nor warnings for the HTML, CSS and SVG of the site."""
    for message in _messages(site):
        if message["type"] == "non-document-error":
            raise ProgramError(f"the Nu checker could not read {message.get('url')}")
        if not _is_false(message["message"]):
            yield diagnostic(_path(site, message), message.get("lastLine", 1), message["message"])


def _is_false(text: str) -> bool:
    return _POLICY_GUESS.match(text) is not None or any(name in text for name in _NOT_YET_KNOWN)


def _messages(site: SiteFolder) -> list[dict[str, Any]]:
    """Style sheets go in their own call: --also-check-css puts the lines of HTML off by 1."""
    pages = _run_nu("--skip-non-html", "--also-check-svg", str(site.folder.resolve()))
    sheets = [str(path.resolve()) for file, path in site.files.items() if file.endswith(".css")]
    return [*pages, *(_run_nu("--css", *sheets) if sheets else [])]


def _run_nu(*arguments: str) -> list[dict[str, Any]]:
    command = [java(), "-Xss4m", "-XX:TieredStopAtLevel=1", "-jar", str(_jar())]
    command += ["--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run(
        [*command, *arguments], capture_output=True, encoding="utf-8", timeout=180, check=False
    )
    if done.returncode or not done.stdout.startswith("{"):
        raise ProgramError(f"the Nu checker stopped: {done.stderr.strip()[:300]}")
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages


def _jar() -> Path:
    return node_module("vnu-jar") / "build/dist/vnu.jar"


def _path(site: SiteFolder, message: dict[str, Any]) -> str:
    path = unquote(urlsplit(message.get("url", "")).path)
    return site.shown(path.removeprefix(f"{site.folder.resolve().as_posix()}/"))
