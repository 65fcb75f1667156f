"""Signs of text that Markdown takes for its own: two carets, tildes, stars of file names, paths.

What is typed means something to a reader (`x^2+y^2`, `~5%/~6%`, `__init__.py`), and Markdown would
pair the signs and take them away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from report.diagnostic import Diagnostic
from report.source_lines import Lines

from .addresses import without_addresses
from .rules import compiled, found, matches

_BACKTICKS = ("want a file name or a path as code: its signs would be lost", "put it in backticks")
_TO_STAR, _TO_LINE = (rf"(?:[^{no}\n]|\n(?!\s*\n)){{0,300}}?" for no in ("*", ""))
_EXTENSION = r"\.[a-z]{2,5}(?=[\s,;)])"
_CARETS = re.compile(r"(?<!\\)\^([^\s^]{1,30})\^")
_ACROSS = re.compile(r"[^^][-+−–/*×·=()]+[\w(][^^]*\^[\w+−-]")
_LISTED = re.compile(r"(?<=[\w)]\^)(?:[^^]*[,;:<>&|][^^]*\^\w|(?<=\d\^)\d+\^\d)")
_TILDES = re.compile(r"(?<![\\~])~(?!~)([^\s~]{1,30})~(?!~)")
_TILDE_ACROSS = re.compile(r"(?:\d[^~]*[^\w~.][^~]*|\d+[^\W\d_]+)~\d|[^~]*[/,;–(-]~\w")
_IN_WORDS = compiled(
    (
        "~~",
        r"~~(?<![\\~]~~)(?=\w)[^~\n]{1,80}(?<=\S)~(?![~\w])(?![^\n]*~~)"
        r"|~(?<![\w\\~]~)(?=\w)[^~\s]{1,80}~~(?![~\w])",
        "want two tildes on both sides",
        "write ~~words~~",
    ),
    (
        "**",
        r"\*\*(?<![\w*\\]\*\*)\w[^*\n]{0,200}(?<=\S)\*(?![\w*])(?![^\n]*\*\*)"
        r"|\*(?<![\w*\\]\*)[^\W\d_][^*\n]{0,200}(?<=\S)\*\*(?![\w*])",
        "want as many stars before as after",
        "write **words** or *words*",
    ),
    ("__", r"__(?<![\w\\]__)[A-Za-z]\w{0,40}?__(?=\.[A-Za-z])", *_BACKTICKS),
    ("__", r"\.__(?<![\s\\]\.__)[A-Za-z]\w{0,40}?__(?!\w)", *_BACKTICKS),
    (
        "__",
        r"__(?<![\w\\]__)(?:init|main|name|repr|str|dict|len|iter|eq|pycache|doc)__(?!\w)",
        *_BACKTICKS,
    ),
    ("*.", rf"\*(?<!\\\*)\.\w{_TO_STAR}(?:[/\\]\*|\S\*\.\w)", *_BACKTICKS),
    ("**/*", r"\*\*/\*(?<![^\s/(\"'=]\*\*/\*)(?<!\w[\"']\*\*/\*)\S*", *_BACKTICKS),
    ("~", r"~(?<![\w\\)\]~]~)(?![\d/]+~)[^\s~/]{0,60}/[^\s~]{0,80}~\S*", *_BACKTICKS),
    ("..", r"[~^](?<!\\[~^])\w{0,20}\.\.[^\s~^]{0,60}[~^]\S*", *_BACKTICKS),
    (
        "__",
        r"__(?<![\w\\]__)[^\w\s*]{1,3}__\S*",
        "want no signs alone in emphasis",
        "write \\_ for each of a line to write on",
    ),
    ("_", rf"_(?<![\w\\]_)\w{_TO_LINE}\w_\.[a-z]\w{{0,4}}\b", *_BACKTICKS),
    (
        "_",
        rf"_(?<![\w\\]_)[A-Za-z][\w-]*(?:/[^\s_]*)?(?:{_EXTENSION}|(?<=/)(?=\s)){_TO_LINE}"
        r"[^\s_]_(?!\w)",
        *_BACKTICKS,
    ),
    (
        "\\",
        r"\b[A-Za-z]:(?:\\\w[\w. -]*)*\\(?!\\)[!-/:-@\[-`{-~].*?(?=\s|$)",
        *_BACKTICKS,
    ),
    ("\\\\", r"\\\\(?<![\\\w]\\\\)\w[\w.-]*\\(?!\\)\S+", *_BACKTICKS),
)
_IN_MAIL = re.compile(r"'(?<=[\w.+-]')[\w.+'-]*@")
_MAIL = compiled(  # slow, for it begins with a word: only a text that has `_IN_MAIL` is searched
    (
        "@",
        r"\w[\w.+-]*'[\w.+'-]*@[\w-]+\.\w[\w.-]*(?<![.-])(?!>)",
        "want an address of e-mail as a whole link",
        "write < before it and > after it",
    ),
)
_POSSESSIVE = re.compile(r"'s(?![\w'/?#&=%-])")
_WORDS_OF_LINK = re.compile(r"[^\[\]\n]{0,300}\]\(")  # from within them to their end
_BARE = re.compile(r"(?<![\w=/.:@\"'<-])(?<!\]\()(?:https?://|www\.)[^\s<>\"]+$")
_SICI = re.compile(r"https?://[^\s<>\"]*\b10\.\d{4,9}/[^\s<>]+<[^\s<>]*>\S*")


def diagnostics(lines: Lines) -> Iterator[Diagnostic]:
    """Diagnostics of signs of text that would be lost, outside of code and addresses."""
    for match in _SICI.finditer(lines.text) if "<" in lines.text else ():
        wanted = "want no < and > in an address: the link would end there"
        yield found(lines, match.start(), match[0], wanted, "write %3C for < and %3E for >")
    yield from _possessives(lines)
    text = without_addresses(lines.text)
    if "^" in text:
        yield from _carets(text, lines)
    if "~" in text:
        yield from _tildes(text, lines)
    further = _MAIL if _IN_MAIL.search(text) else ()
    for each in matches((*_IN_WORDS, *further), text):
        yield found(lines, *each)


def _possessives(lines: Lines) -> Iterator[Diagnostic]:
    """`https://example.org's`, of which GitHub makes a link with all of it."""
    for match in _POSSESSIVE.finditer(lines.text):
        before = lines.text[max(0, match.start() - 2000) : match.start()]
        start = max(before.rfind(space) for space in " \n") + 1
        bare = _BARE.search(before, start)
        if not bare or _WORDS_OF_LINK.match(lines.text, match.end()):
            continue
        if not before[:start].endswith("]: "):  # a definition has the address as a whole
            wanted = "want an address that ends before 's, which would be part of it"
            scheme = "" if "://" in bare[0] else "https://"
            remedy = f"write <{scheme}{bare[0]}>'s, or <{scheme}{bare[0]}'s> if it is"
            yield found(lines, match.start(), f"{bare[0]}'s", wanted, remedy)


def _carets(text: str, lines: Lines) -> Iterator[Diagnostic]:
    """`x^2+y^2`, of which Markdown raises `2+y`."""
    for match in _CARETS.finditer(text):
        start, end = match.start(1), match.end() + 1
        across = _ACROSS.match(text, start, end) or _LISTED.match(text, start, end)
        if across or _is_open(match[1]):
            wanted, remedy = "want a caret on both sides of what is raised", "write x^2^, or \\^"
            yield found(lines, match.start(), match[0], wanted, remedy)


def _is_open(raised: str) -> bool:
    return raised.count("(") != raised.count(")")


def _tildes(text: str, lines: Lines) -> Iterator[Diagnostic]:
    """Two of `~5%/~6%` or `20~25~30`, and a word that stands by itself: a subscript of nothing."""
    for match in _TILDES.finditer(text):
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        if not before.strip(" \n(>*_\"'“‘") and not (after.isalnum() or after in {"^", "["}):
            wanted = "want words before what is lowered"
            remedy = "write ~~words~~ to strike them out, or \\~ for the sign"
            yield found(lines, match.start(), match[0], wanted, remedy)
        elif _TILDE_ACROSS.match(text, match.start(1), match.end() + 1) or (
            before.isdigit() and match[1].isdigit() and after.isdigit()
        ):
            wanted, remedy = "want no sign that lowers what is behind it", "write \\~ for the sign"
            yield found(lines, match.start(), match[0], wanted, remedy)
