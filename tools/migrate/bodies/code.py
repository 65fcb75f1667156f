"""Code: fences of every dialect and indented blocks become fences; code in a line is kept."""

from __future__ import annotations

import re
from typing import Final

from body_policy import languages
from body_policy.limits import CODE, CODE_BLOCK
from commonmark_compat import tabs
from report.source_lines import Fence, fences, without_fences
from tools.migrate.bodies.blocks import lines_inside
from tools.migrate.bodies.context import Context

_TAGS: Final = tuple(
    re.compile(pattern, re.DOTALL | re.IGNORECASE)
    for pattern in (
        r"\{%-?\s*highlight\s+(?P<lang>[\w+#.-]+)[^%]*%\}\n?(?P<code>.*?)\{%-?\s*endhighlight\s*-?%\}",
        r"\{%-?\s*codeblock(?:\s+[^%]*?lang:(?P<lang>[\w+#.-]+))?[^%]*%\}\n?(?P<code>.*?)\{%-?\s*endcodeblock\s*-?%\}",
        r"\{\{[<%]\s*highlight\s+\"?(?P<lang>[\w+#.-]+)[^>%]*[>%]\}\}\n?(?P<code>.*?)\{\{[<%]\s*/\s*highlight\s*[>%]\}\}",
    )
)
_RAW: Final = re.compile(r"\{%-?\s*(?:raw|endraw)\s*-?%\}")
_HIDDEN_RAW: Final = re.compile(rf"<!--\s*{_RAW.pattern}\s*-->")
# In a paragraph, and not over the rows of a table.
_SPAN: Final = re.compile(
    r"(?<![`\\])(`+)(?!`)((?:(?!\n[ >]*\n|\n[ \t]*</?t[a-z]+[\s>]).)+?)(?<!`)\1(?!`)", re.DOTALL
)
_ITEM: Final = re.compile(r"\s*(?:[-*+]|\d+[.)])\s|\s*\[\^[^\]]+\]:|\s*:\s|\s*(?:!!!|\?\?\?)")
_NAMED: Final = re.compile(r"\s*(?::::|#!)([\w+#.-]+)\s*$")
_ALIASES: Final = {
    "shell-session": "console", "sh-session": "console", "terminal": "console", "cmd": "bat",
    "dos": "bat", "node": "js", "jsonc": "json", "json5": "json", "gotmpl": "go-html-template",
    "gohtml": "html", "htm": "html", "plaintext": "text", "txt": "text", "nohighlight": "text",
    "output": "text", "ascii": "text", "docker": "dockerfile", "py2": "python2", "csharp": "c#",
    "golang": "go", "vue": "html", "svg": "xml", "env": "ini", "conf": "ini", "zsh": "bash",
    "ksh": "bash", "fish": "bash", "patch": "diff", "markup": "html", "objective-c": "objc",
    "assembly": "nasm", "latex": "tex", "viml": "vim", "yml": "yaml", "makefile": "make",
}  # fmt: skip


def keep_tabs(text: str) -> str:
    """*text* with another sign for each tab in code, until `tabs.given_back`; others are spaces."""
    if "\t" not in text:
        return text
    for pattern in _TAGS:
        text = pattern.sub(lambda match: tabs.keep(match[0]), text)
    return "\n".join(tabs.kept(text.split("\n")))


def hold(text: str, context: Context) -> str:
    """*text* with all code behind marks, and code blocks in the one form of this site."""
    text = _HIDDEN_RAW.sub("", text)
    for pattern in _TAGS:
        text = pattern.sub(_fenced, text)
    text = _RAW.sub("", _indented(text))
    text = _fences(text, context)
    return _SPAN.sub(lambda match: context.held.hold(match[0]), text)


def block(code: str, language: str) -> str:
    """*code* between fences that are longer than any in it."""
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    mark = "`" * (longest + 1)
    code = code.strip("\n")
    return f"{mark}{language}\n{code}\n{mark}"


def _fenced(match: re.Match[str]) -> str:
    return f"\n\n{block(match['code'], match['lang'] or '')}\n\n"


def _indented(text: str) -> str:
    """Blocks that four spaces make code of, as fences; what belongs to a list is left."""
    if "\n    " not in text and "\n\t" not in text and not text.startswith(("    ", "\t")):
        return text
    lines = text.split("\n")
    taken = lines_inside(without_fences(text))
    for each in fences(lines):
        taken.update(range(each.start, (each.end or len(lines)) + 1))
    made: list[str] = []
    in_list, at = False, 0
    while at < len(lines):
        line = lines[at]
        after_blank = not made or not made[-1].strip()
        is_code = _is_indented(line) and after_blank and not in_list and at not in taken
        if not is_code:
            if line.strip() and not line.startswith((" ", "\t")):
                in_list = bool(_ITEM.match(line)) or (in_list and not after_blank)
            made.append(line)
            at += 1
            continue
        end = _end_of_block(lines, at)
        made += [*_block_of(lines[at:end]).split("\n"), ""]
        at = end
    return "\n".join(made)


def _is_indented(line: str) -> bool:
    return line.startswith(("    ", "\t")) and bool(line.strip())


def _end_of_block(lines: list[str], start: int) -> int:
    end = at = start
    while at < len(lines) and (_is_indented(lines[at]) or not lines[at].strip()):
        at += 1
        if lines[at - 1].strip():
            end = at
    return end


def _block_of(lines: list[str]) -> str:
    code = [line[1:] if line.startswith("\t") else line[4:] for line in lines]
    named = _NAMED.fullmatch(code[0])
    return block("\n".join(code[1:] if named else code), named[1] if named else "")


def _fences(text: str, context: Context) -> str:
    if "```" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    total = 0
    for fence in reversed(fences(lines)):
        end = fence.end if fence.end is not None else len(lines) - 1
        body = lines[fence.start + 1 : end + (fence.end is None)]
        size = sum(len(line) + 1 for line in body)
        total += size
        language = _language(fence, context)
        if size > CODE_BLOCK or total > CODE:
            language = "text"
        prefix = lines[fence.start][: lines[fence.start].index(fence.mark)]
        close = re.sub(r"[^ >]", " ", prefix) + fence.mark
        part = "\n".join([f"{prefix}{fence.mark}{language}", *body, close])
        lines[fence.start : end + 1] = [context.held.hold(part)]
    return "\n".join(lines)


def _language(fence: Fence, context: Context) -> str:
    """A language of which this site knows that code may be in it."""
    name = languages.name_in(fence.info).split(",")[0].strip("'\"")
    name = _ALIASES.get(name, name)
    if not name or context.is_language(name):
        return name
    context.report("code language", name, f"the language {name} is not known; it is text now")
    return "text"
