"""Wiki links, as Obsidian and others write them, as links and pictures of Markdown."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from markdown.extensions.toc import slugify

from tools.migrate.bodies.context import Context

# In a table the bar has a backslash before it.
_WIKI: Final = re.compile(r"(!?)(?<!\\)\[\[([^\[\]\n|]+?)(?:\\?\|([^\[\]\n]+))?\]\](?![(\[])")
_SIZE: Final = re.compile(r"(?:^|\\?\|)[ ]*\d+(?:x\d+)?[ ]*$")


def links(text: str, context: Context) -> str:
    """*text* with each wiki link as one of Markdown, to `ref:` and the name of a file.

    The step for links makes an address of that; one that leads nowhere is words, and reported.
    """
    return _WIKI.sub(lambda match: _made(match, context), text)


def _made(match: re.Match[str], context: Context) -> str:
    name, *places = (part.strip() for part in match[2].split("#"))
    file = f"ref:{quote(name)}"
    if match[1] and name and context.picture(file):
        return f"![{_SIZE.sub('', match[3] or '')}]({file})"
    words = match[3] or " > ".join(part for part in (name, *places) if part[:1] not in ("", "^"))
    is_paragraph = bool(places) and places[-1].startswith("^")
    anchor = f"#{slugify(places[-1], '-')}" if places and not is_paragraph else ""
    address = f"{file}{anchor}" if name else anchor
    is_known = bool(address) and context.link(address).startswith(("{", "#"))
    if is_paragraph and is_known:
        context.report("wiki link", words, f"{match[0]} led to a paragraph; link to a heading")
    elif not is_known:
        problem = f"{match[0]} leads to nothing that was moved in; its words stand there"
        context.report("wiki link", words or match[2], problem)
    return f"[{words}]({address})" if is_known else words or match[2]
