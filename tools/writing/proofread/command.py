"""`invoke proofread`: every mistake of the texts, without building a page."""

from __future__ import annotations

from pathlib import Path

from report.console import show
from report.diagnostic import Diagnostic
from tools import PROJECT
from tools.build.baseline import mistakes
from tools.build.settings import LOCAL, read_settings
from tools.files.replacement import replace
from tools.migrate import headers
from tools.migrate.names import spellings
from tools.migrate.text import Text
from tools.writing.proofread.fixes import changed


def command(*, fix: bool, every: bool, form: str = "text", project: Path = PROJECT) -> int:
    """Say what is wrong with the texts, after mending what needs no thought if *fix*.

    Returns 1 if a mistake is left that would stop a build.
    """
    conf = project / LOCAL
    if fix:
        for path in mend(Path(read_settings(conf)["PATH"])):
            print(f"mended {path.relative_to(project).as_posix()}")
    found: list[Diagnostic] = mistakes(conf)
    show(found, form, every=every, more="--all shows them")
    if not found and form == "text":
        print("Nothing is wrong with the texts.")
    return 1 if any(each.level == "error" for each in found) else 0


def mend(content: Path) -> list[Path]:
    """Mend the texts below *content*; returns those that have changed.

    A text that is no UTF-8 is left as it is. Raises OSError as the system does.
    """
    texts = {}
    for path in sorted(content.rglob("*.md")):
        try:
            texts[str(path)] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
    read = [
        Text(path, header.fields, header.body)
        for path, text in texts.items()
        if (header := headers.read(text, stock=False))
    ]
    done = []
    for name, text in changed(texts, spellings(read)):
        replace(Path(name), text.encode())
        done.append(Path(name))
    return done
