"""A reStructuredText file of Pelican: docutils makes HTML of it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Final

from docutils.core import publish_parts
from docutils.parsers.rst import directives

from tools.migrate import rst_html
from tools.migrate.decoding import decode
from tools.migrate.text import Text

_FIELD: Final = re.compile(r"^:([\w-]+):[ \t]*(.*(?:\n[ \t]+\S.*)*)$\n?", re.MULTILINE)
_DIRECTIVE: Final = re.compile(
    r"^([ \t]*)\.\. ([\w:-]+)::(.*)((?:\n(?:\1[ \t]+\S.*|[ \t]*(?=\n\1[ \t]+\S)))*)", re.MULTILINE
)
_FILMS: Final = {"youtube": "https://youtu.be/", "vimeo": "https://vimeo.com/"}
_CODE: Final = frozenset({"sourcecode", "code-block", "code"})
_OPTIONS: Final = re.compile(r"\A(?:\n[ \t]+:[\w-]+:.*)+")
_SETTINGS: Final = {
    "raw_enabled": False,
    "file_insertion_enabled": False,
    "report_level": 5,
    "halt_level": 6,
    "syntax_highlight": "none",
    "initial_header_level": 2,
    "smart_quotes": False,
    "embed_stylesheet": False,
    "math_output": "LaTeX",
}


def read(path: Path, below: str) -> Text:
    """The text in the file *path*; a directive that docutils does not know is shown as it was."""
    typed, encoding = decode(path.read_bytes())
    problems = [("encoding", f"was {encoding}")] if encoding else []
    fields = {m[1].lower(): _words(m[2]) for m in _FIELD.finditer(_head(typed))}
    typed = _head(typed, without_fields=True) + typed[len(_head(typed)) :]
    typed = _DIRECTIVE.sub(lambda match: _directive(match, problems), typed)
    parts = publish_parts(typed, writer="html5", settings_overrides=_SETTINGS)
    title = unescape(re.sub(r"<[^>]*>", "", parts["title"]))
    fields = {"title": title, **fields} if title else fields
    return Text(
        below, fields, rst_html.plain(parts["fragment"]), 1, "html", problems=tuple(problems)
    )


def _words(typed: str) -> str:
    """The value of a field on one line, with code as Markdown has it."""
    return re.sub(r"``(.+?)``", r"`\1`", " ".join(typed.split()))


def _head(typed: str, *, without_fields: bool = False) -> str:
    """The title and the fields below it."""
    lines = typed.split("\n")
    end = next((at for at, line in enumerate(lines) if at > 2 and _is_text(lines, at)), len(lines))
    head = "\n".join(lines[:end])
    return _FIELD.sub("", head) if without_fields else head


def _is_text(lines: list[str], at: int) -> bool:
    """Whether line *at* is the first of the body: none of the title, no field, no blank."""
    line = lines[at]
    is_field = bool(re.match(r":[\w-]+:", line)) or line.startswith((" ", "\t"))
    return bool(line.strip()) and not is_field and not re.fullmatch(r"([=\-~#*^\"'])\1+\s*", line)


def _directive(match: re.Match[str], problems: list[tuple[str, str]]) -> str:
    indent, name, argument = match.groups()[:3]
    if name in _FILMS:
        return f"{indent}`Video <{_FILMS[name]}{argument.strip()}>`__"
    if name in _CODE:  # Pelican registers its own, which tell no language
        return f"{indent}.. code:: {argument.strip()}{_OPTIONS.sub('', match[4])}"
    if name in directives._directive_registry or ":" in name:
        return match[0]
    problems.append(("shortcode", f"the directive {name} is shown as it was typed"))
    shown = "\n".join(f"    {line}" for line in match[0].split("\n"))
    return f"{indent}::\n\n{shown}\n"
