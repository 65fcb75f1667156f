"""`invoke popularity a.csv b.csv`: one positional takes several words."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TASKS = """
from functools import partial
from invoke.collection import Collection
from invoke.tasks import task
from tools.popularity.several import Several

@task(klass=partial(Several, called="add"))
def add(c, files, engine="x", dry_run=False):
    print(files, engine, dry_run)

namespace = Collection(add)
"""
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("add a", "['a'] x False"),
        ("add a b c", "['a', 'b', 'c'] x False"),
        ("add --dry-run a --engine=y b", "['a', 'b'] y True"),
        ("add -e y a b", "['a', 'b'] y False"),
        ("add add", "['add'] x False"),
        ("add", "'add' did not receive required positional arguments: 'files'"),
    ],
)
def test_each_word_is_a_file(tmp_path: Path, words: str, told: str) -> None:
    (tmp_path / "tasks.py").write_text(f"import sys\nsys.path[:0] = [{str(ROOT)!r}]\n{TASKS}")
    invoke = Path(sys.executable).with_name("invoke")
    done = subprocess.run(
        [invoke, *words.split()], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.stdout + done.stderr).strip() == told


def test_every_task_of_the_file_is_listed() -> None:
    text = (ROOT / "tasks.py").read_text()
    listed = subprocess.run(
        [Path(sys.executable).with_name("invoke"), "--list", "--list-format=json"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    whole = json.loads(listed)
    families = [whole, *whole["collections"]]
    assert sum(len(family["tasks"]) for family in families) == text.count("\n@task")
