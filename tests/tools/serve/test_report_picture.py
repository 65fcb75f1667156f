"""The picture of a report is made from a real report, over a real page."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from tools.serve.report_picture import take


@pytest.mark.thorough
def test_the_report_is_over_the_lower_part_of_the_page(
    tmp_path: Path, require_program: Callable[..., str]
) -> None:
    require_program("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    (tmp_path / "site").mkdir()
    page = "<!doctype html><html lang=en><head><title>A</title></head><body>Hello</body></html>"
    (tmp_path / "site/index.html").write_text(page)
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:  # Playwright is open in this process
        pool.submit(take, tmp_path / "site", tmp_path / "docs/report.png").result()
    with Image.open(tmp_path / "docs/report.png") as picture:
        seen = picture.convert("RGB")
    assert seen.size == (1000, 560)
    assert seen.getpixel((990, 5)) == (255, 255, 255)
    red, green, blue = seen.getpixel((990, 550))  # type: ignore[misc]
    assert red > 3 * green
    assert red > 3 * blue
