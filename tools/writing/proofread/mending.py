"""Mends texts in place: what needs no thought."""

from __future__ import annotations

from pathlib import Path

from tools.files.replacement import replace
from tools.migrate import headers
from tools.migrate.names import spellings
from tools.migrate.text import Text
from tools.writing.proofread.fixes import changed


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
