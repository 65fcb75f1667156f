"""Links and pictures: each with its address in place, and the address one of this site."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote, urlsplit

from tools.migrate.bodies.context import Context, Held, quoted_title, without_markup

_DEFINITION: Final = re.compile(
    r"^ {0,3}\[(?!\^)((?:[^\[\]\n\\]|\\.)+)\]:[ \t]*\n?[ \t]*(\S+)"
    r"(?:[ \t]*\n?[ \t]+(?:\"([^\"\n]*)\"|'([^'\n]*)'|\(([^()\n]*)\)))?[ \t]*$\n?",
    re.MULTILINE,
)
_WORDS: Final = r"((?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\])*)"
_TASK: Final = r"(?<=[-*+] )\[[ xX]\]\s"
_REFERENCE: Final = re.compile(
    rf"(?<!\\)(?!{_TASK})(!?)\[{_WORDS}\](?:\s?\[([^\[\]\n]*)\])?(?![(\[])"
)
_DESTINATION: Final = re.compile(
    r"\s*((?:[^\s()\\]|\\.|\((?:[^()\\\n]|\\.)*\))*)"
    r"(?:\s+(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|\(([^()]*)\)))?\s*\)"
)
_LOOSE: Final = re.compile(r"\s*([^()\n\"]*?)(?:\s+\"([^\"\n]*)\")?\s*\)")
# What is left of `<a href="x" target="_blank">` when a program has changed only its half.
_ATTRIBUTES: Final = re.compile(r"\s*([^\s()<>\"]+)\"(?:\s+[\w-]+=\"?[\w -]*\"?)*\s*\)")
_OPENING: Final = re.compile(rf"(?<!\\)(!?)\[{_WORDS}\]\(")
_TRAILING: Final = re.compile(r"\{:?[^{}\n]*[.#=:][^{}\n]*\}")
_ANGLES: Final = re.compile(
    r"(\]\(\s*|^ {0,3}\[(?!\^)(?:[^\[\]\n\\]|\\.)+\]:[ \t]*\n?[ \t]*)<([^<>\n]+)>", re.MULTILINE
)
_AUTOLINK: Final = re.compile(r"<(https?:[^<>]*|ftp:[^<>]*|mailto:[^<>]*)>")
_WEB: Final = ("http://", "https://", "mailto:", "tel:", "sms:", "#", "{filename}", "{static}")
_OF_LISTS: Final = ("{category}", "{tag}", "{author}", "{index}")  # the build knows them


def without_angles(text: str) -> str:
    """*text* with the addresses of its links bare, so that none is taken for a tag of HTML."""
    return _ANGLES.sub(lambda match: match[1] + _encoded(match[2]), text)


def mend(text: str, context: Context) -> str:
    """*text* with pictures and links that lead where they led; what cannot be is words alone."""
    text = _in_place(text, context.held)
    text = _each(text, True, lambda words, target, note: _picture(words, target, note, context))
    text = _each(text, False, lambda words, target, note: _link(words, target, note, context))
    return _AUTOLINK.sub(lambda match: _autolink(match, context), text)


def _in_place(text: str, held: Held) -> str:
    """References with their addresses in place; definitions are taken out."""
    defined: dict[str, str] = {}

    def label(typed: str) -> str:
        return " ".join(held.restore(typed).casefold().split())

    def take(match: re.Match[str]) -> str:
        title = next((each for each in match.groups()[2:] if each), "")
        defined.setdefault(label(match[1]), f"{match[2]}{quoted_title(title)}")
        return ""

    text = _DEFINITION.sub(take, text)
    if not defined:
        return text

    def put(match: re.Match[str]) -> str:
        name = label(match[3] or match[2])
        if name not in defined:
            inner = put_all(match[2]) if "[" in match[2] else match[2]
            rest = f"[{match[3]}]" if match[3] is not None else ""
            return f"{match[1]}[{inner}]{rest}"
        inner = put_all(match[2]) if "![" in match[2] else match[2]
        return f"{match[1]}[{inner}]({defined[name]})"

    def put_all(part: str) -> str:
        return _REFERENCE.sub(put, part)

    text = put_all(text)
    # A picture by reference inside the words of a link that has its address in place.
    return re.sub(r"(?<=\[)(!\[[^\[\]]*\]\[[^\[\]]*\])(?=\]\()", lambda m: put_all(m[0]), text)


def _each(text: str, pictures: bool, made: Callable[[str, str, str], str]) -> str:
    """*text* with each picture, or each link, as *made* of its words, address and title."""
    parts, at = list[str](), 0
    while match := _OPENING.search(text, at):
        if bool(match[1]) is not pictures:
            step = match.start(2) if not match[1] else match.end()
            parts.append(text[at:step])
            at = step
            continue
        forms = (_DESTINATION, _LOOSE, _ATTRIBUTES)
        found = next(filter(None, (form.match(text, match.end()) for form in forms)), None)
        if found is None:
            parts.append(text[at : match.end()])
            at = match.end()
            continue
        target, *notes = found.groups()
        note = next(filter(None, notes), "")
        words = match[2] if pictures else _each_inside(match[2], made)
        parts += [text[at : match.start()], made(words, target.strip(), note)]
        at = found.end()
        if trailing := _TRAILING.match(text, at):
            at = trailing.end()
    return "".join((*parts, text[at:]))


def _each_inside(words: str, _made: Callable[[str, str, str], str]) -> str:
    return words


def _picture(words: str, target: str, note: str, context: Context) -> str:
    words = without_markup(words)
    if ours := context.picture(target):
        if not words:
            context.report("alternative text", ours, "say in the brackets what the picture shows")
        return f"![{words}]({ours}{quoted_title(note)})"
    address = _encoded(context.link(target) or target)
    named = f"Picture: {words or note}" if words or note else "Picture"
    if address.startswith(("http://", "https://")):
        host = urlsplit(address).hostname or ""
        problem = f"is at {host}; it is a link now: fetch it into content/images/, if you may"
        context.report("picture of another site", address, problem)
        return f"[{named}]({address})"
    context.report(
        "picture that is not there", target, "no such file was found; its words stand there alone"
    )
    return f"*{named}*"


def _link(words: str, target: str, note: str, context: Context) -> str:
    address = _encoded(context.link(target))
    shown = _shown(words) or _named(address)
    if not address and target.startswith("ref:"):
        problem = f"led to {unquote(target[4:])}, which was not moved in; its words stand there"
        context.report("link", shown, problem)
        return shown
    if not address:
        if target and not target.startswith(("javascript:", "data:", "vbscript:")):
            context.report("address", target, "is no address that a page of this site may have")
        return shown
    if not address.startswith((*_WEB, *_OF_LISTS)):
        problem = "leads to nothing that was moved in; correct it or delete the link"
        context.report("link", address, problem)
    return f"[{shown}]({address}{quoted_title(note)})"


def _shown(words: str) -> str:
    """The words of a link, without another link in them."""
    inner = re.search(r"(!?)\[([^\[\]]*)\]\([^)]*\)", words)
    if inner and not inner[1]:
        words = words.replace(inner[0], inner[2])
    return " ".join(words.split())


def _named(address: str) -> str:
    """Words for a link that has none: where it leads."""
    if not address.startswith("http"):
        return "Link" if address else ""
    return re.sub(r"([\\`*_\[\]])", r"\\\1", re.sub(r"^https?://(?:www\.)?", "", address))


def _autolink(match: re.Match[str], context: Context) -> str:
    address = _encoded(match[1].strip())
    if address.startswith("ftp:"):
        return context.code(address)
    found = context.link(address)
    return f"<{address}>" if found == address else f"[{address}]({_encoded(found)})"


def _encoded(address: str) -> str:
    """*address* with what Markdown would read in it written as bytes."""
    pairs = ((" ", "%20"), ("<", "%3C"), (">", "%3E"), ('"', "%22"), ("\\", "%5C"), ("`", "%60"))
    for sign, byte in pairs:
        address = address.replace(sign, byte)
    if address.count("(") != address.count(")"):
        address = address.replace("(", "%28").replace(")", "%29")
    return address
