"""Ten million lines of log: `invoke popularity` beside GoAccess, on the same files in the same run.

GoAccess makes a report of many panels; ours filters crawlers by 1,500 patterns, matches posts and
weighs their views. Both read each line once and count requests.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tools import PROJECT
from tools.bench import access_log
from tools.bench.measure import Cost, run

MEMORY = 1000.0  # MB that ours may take
_PARTS = 10
_SETTINGS = """
PATH = "content"
ARTICLE_PATHS = ["posts"]
ARTICLE_URL = "{slug}/"
SITEURL = "https://www.example.org"
OUTPUT_PATH = "output"
"""
_OURS = """
import sys
from pathlib import Path
from tools.popularity.import_command import command
sys.exit(command(sys.argv[2:], root=Path(sys.argv[1])))
"""


def bench(lines: int, repeats: int) -> int:
    """Print what both cost; 1 if ours is slower or takes MEMORY."""
    if not shutil.which("goaccess"):
        sys.stderr.write("goaccess is missing; Debian has it as `goaccess`\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="bench-", dir="/var/tmp") as name:
        folder = Path(name)
        logs = access_log.write(folder / "logs", lines, _PARTS)
        _write_site(folder)
        size = sum(path.stat().st_size for path in logs)
        print(f"{lines:,} lines in {len(logs)} files, {size / 1e6:,.0f} MB gzipped")
        return max(_turn(folder, logs) for _ in range(repeats))


def _turn(folder: Path, logs: list[Path]) -> int:
    theirs = _printed("goaccess", _goaccess(folder, logs))
    ours = _printed("invoke popularity", _popularity(folder, logs))
    print(f"ours is {theirs.wall / ours.wall:.2f} times as fast as GoAccess")
    return 1 if ours.wall > theirs.wall or ours.memory >= MEMORY else 0


def _printed(name: str, cost: Cost) -> Cost:
    used = f"{cost.wall:.1f} s, {cost.cpu:.1f} s of processor, {cost.memory:.0f} MB"
    print(f"{name}: {used}", flush=True)
    return cost


def _goaccess(folder: Path, logs: list[Path]) -> Cost:
    names = " ".join(str(path) for path in logs)
    report = folder / "report.json"
    flags = f"--no-global-config --no-progress --log-format=COMBINED -o {report} -"
    return run(["sh", "-c", f"zcat {names} | goaccess {flags}"], folder, {})


def _popularity(folder: Path, logs: list[Path]) -> Cost:
    command = [sys.executable, "-c", _OURS, str(folder), *map(str, logs)]
    return run(command, folder, {"PYTHONPATH": str(PROJECT)})


def _write_site(folder: Path) -> None:
    posts = folder / "content" / "posts"
    posts.mkdir(parents=True)
    (folder / "publishconf.py").write_text(_SETTINGS, encoding="utf-8")
    for slug in access_log.slugs():
        header = f"---\ntitle: {slug}\ndate: 2026-01-01\n---\n"
        (posts / f"{slug}.md").write_text(header, encoding="utf-8")
