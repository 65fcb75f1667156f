"""The files that `invoke icons` writes."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from report.diagnostic import DiagnosticsError
from site_identity.drawn import old_icons
from tests.built_site import IDENTITY, ROOT
from tools.init.icons.command import make_icons

MAKE = """
import sys
from pathlib import Path
from tools.init.icons.command import make_icons
make_icons(Path(sys.argv[1]))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("css/tokens.css", "icons"):
        target = tmp_path / "theme/static" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".css"):
            shutil.copy2(ROOT / "theme/static" / name, target)
        else:
            target.mkdir()
    text = IDENTITY.read_text(encoding="utf-8")
    (tmp_path / "site.toml").write_text(f'{text}[colours]\naccent = ["#204060", "#abcdef"]\n')
    return tmp_path


@pytest.mark.thorough
def test_the_icons_have_their_sizes_and_the_colour_of_the_site(
    project: Path, require_program: Callable[..., str]
) -> None:
    require_program("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    # In a process of its own: the tests' browser already has Playwright open in this one.
    subprocess.run([sys.executable, "-c", MAKE, str(project)], cwd=ROOT, check=True)
    folder = project / "theme/static/icons"
    found = {}
    for path in folder.glob("*.png"):
        with Image.open(io.BytesIO(path.read_bytes())) as picture:
            # In the middle of the left edge there is nothing but the ground.
            ground = picture.convert("RGBA").convert("RGB").getpixel((0, picture.height // 2))
            found[path.name] = (picture.size, ground)
    blue = (0x20, 0x40, 0x60)
    assert found == {
        "icon-32.png": ((32, 32), blue),
        "icon-180.png": ((180, 180), blue),
        "icon-192.png": ((192, 192), blue),
        "icon-512.png": ((512, 512), blue),
        "share.png": ((1200, 630), blue),
    }
    assert "<title>Test Site</title>" in (folder / "icon.svg").read_text(encoding="utf-8")
    assert not list(old_icons(project / "site.toml", project / "theme", project / "content"))
    file = project / "site.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("#204060", "#402060"))
    (warning,) = old_icons(file, project / "theme", project / "content")
    assert warning.problem.endswith("show the old colours")


def test_a_mark_that_is_not_there_is_a_mistake_at_its_line(project: Path) -> None:
    file = project / "site.toml"
    file.write_text('mark = "data/no.svg"\n' + file.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(DiagnosticsError, match=r"^site.toml:1: mark: data/no.svg: No such file"):
        make_icons(project)
