"""How commands start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built_site import ROOT


@pytest.mark.parametrize("keeps", [True, False])
def test_a_command_keeps_byte_code_of_our_modules_as_python_does(
    keeps: bool, tmp_path: Path
) -> None:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment["PYTHONDONTWRITEBYTECODE"] = "" if keeps else "1"
    command = [sys.executable, "-m", "invoke", "--list"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    compiled = {path.name.partition(".")[0] for path in tmp_path.rglob("tools/tasks/*.pyc")}
    assert ("publishing" in compiled) == keeps
