"""A site without an address of its own is not published."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.built_site import write_files
from tests.stock_site import SETTINGS

POST = "Title: A\nDate: 2020-01-01\n\nHello\n"


@pytest.mark.parametrize(
    ("conf", "siteurl", "more", "is_refused"),
    [
        ("publishconf", None, [], True),
        ("publishconf", "", [], True),
        ("publishconf", "https://s.example", ["-e", 'SITEURL=""'], True),
        ("publishconf", "https://s.example", [], False),
        ("pelicanconf", "", [], False),
    ],
)
def test_publishing_wants_the_address_of_the_site(
    tmp_path: Path, conf: str, siteurl: str | None, more: list[str], is_refused: bool
) -> None:
    settings = {**SETTINGS, "PLUGINS": ["report", "settings_check"]}
    if siteurl is not None:
        settings["SITEURL"] = siteurl
    text = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
    write_files(tmp_path, {"content/a.md": POST, f"{conf}.py": text})
    ended = subprocess.run(
        [sys.executable, "-m", "pelican", "-s", f"{conf}.py", *more],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = ended.stdout + ended.stderr
    assert (": SITEURL: " in told, ended.returncode) == (is_refused, int(is_refused)), told
    assert (tmp_path / "output/a.html").exists() is not is_refused
