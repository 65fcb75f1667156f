"""Mends texts in place: what needs no thought."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from tools.files.replacement import replace
from tools.migrate import headers
from tools.migrate.names import spellings
from tools.migrate.text import Text
from tools.writing.proofread.fixes import changed

_END: Final = re.compile(r"\r\n|\r|\n")
_BYTE_ORDER_MARK: Final = "\ufeff"


def mend(content: Path) -> list[Path]:
    """Mend the texts below *content*; returns those that have changed.

    A text that is no UTF-8 is left as it is. Ends of lines and a byte order mark stay as they are;
    if the ends are of several kinds, they become those of the first line. Raises OSError as the
    system does.
    """
    texts, typed = {}, {}
    for path in sorted(content.rglob("*.md")):
        try:
            typed[str(path)] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
        texts[str(path)] = _END.sub("\n", typed[str(path)].removeprefix(_BYTE_ORDER_MARK))
    read = [
        Text(path, header.fields, header.body)
        for path, text in texts.items()
        if (header := headers.read(text, stock=False))
    ]
    done = []
    for name, text in changed(texts, spellings(read)):
        replace(Path(name), _in_form(text, typed[name]).encode())
        done.append(Path(name))
    return done


def _in_form(text: str, typed: str) -> str:
    """*text* with the ends of lines and the byte order mark of *typed*."""
    end = _END.search(typed)
    mark = _BYTE_ORDER_MARK if typed.startswith(_BYTE_ORDER_MARK) else ""
    return mark + text.replace("\n", end[0] if end else "\n")
