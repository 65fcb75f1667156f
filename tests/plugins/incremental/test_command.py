"""What a command line of Pelican means, without its settings file being run."""

from __future__ import annotations

from pathlib import Path

import pytest

from incremental.command import Command, folder, read

ANSWERS = {
    "": Command("pelicanconf.py", "", "what"),
    "content": Command("pelicanconf.py", "", "what"),
    "content -s other.py -o out -q": Command("other.py", "out", ""),
    "--settings=other.py --output out --verbose": Command("other.py", "out", "why"),
    "-t theme --log-handler plain": Command("pelicanconf.py", "", "what"),
}


@pytest.mark.parametrize("line", ANSWERS)
def test_a_build_is_known_by_its_arguments(line: str) -> None:
    assert read(line.split()) == ANSWERS[line]


@pytest.mark.parametrize(
    "line", ["-r", "--listen", "-d", "--print-settings", "-e A=b", "--sett x", "-sx.py", "-s"]
)
def test_whatever_else_is_asked_is_left_to_pelican(line: str) -> None:
    assert read(line.split()) is None


def test_a_folder_is_read_from_the_settings_or_what_they_import(tmp_path: Path) -> None:
    base, conf = tmp_path / "base.py", tmp_path / "conf.py"
    base.write_text("OUTPUT_PATH = 'a'\nOUTPUT_PATH = \"b\"  # last\nCACHE_PATH = 'c'\n")
    conf.write_text("from base import *\nCACHE_PATH = f'{x}'\n")
    assert folder(str(conf), "OUTPUT_PATH", "output") == str(tmp_path / "b")
    assert folder(str(base), "CACHE_PATH", "cache") == str(tmp_path / "c")


def test_a_folder_that_no_settings_name_is_the_default(tmp_path: Path) -> None:
    assert folder(str(tmp_path / "none.py"), "CACHE_PATH", "cache") == "cache"
