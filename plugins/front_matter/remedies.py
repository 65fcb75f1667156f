"""How to mend values that writers often get nearly right."""

from __future__ import annotations

import re

from report.plain_name import plain, plain_path

PICTURE = (
    r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\.(?:svg|png|jpe?g|webp|avif)"
)
"""The path of a picture below the content folder."""

_CURLY = frozenset("“”„‘’«»")
LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
"""The code of a language, as `en` or `pt-BR` (BCP 47)."""


def in_quotes(value: str, what: str = "the value") -> str:
    """How to put *value* in quotes, of which none of its own signs is read as another."""
    if not {'"', "\\"} & set(value):
        return f"put {what} in double quotes"
    apostrophes = ", and write '' for each apostrophe in it" if "'" in value else ""
    return f"put {what} in single quotes{apostrophes}"


def with_colon(value: str) -> str:
    """How to write *value*, whose colon YAML has read as that of a field."""
    return in_quotes(value, 'a value that holds ": "')


def quotes_remedy(value: str) -> str:
    """How to mend *value* if its quotes are curly, or if it holds some of its own kind."""
    value = value.removeprefix("- ").lstrip()
    if re.match(r"\[[^\[\]]*\]\s*[^\s\]},#]|\{[^{}]*\}\s*[^\s\]},#]", value):
        return in_quotes(value)
    if value[:1] in _CURLY:
        return 'put the value in straight double quotes: "…"'
    if value[:1] == '"' and re.search(r'(?<!\\)".', value[1:]):
        return 'write \\" for a quotation mark in a value that is all in double quotes'
    if value[:1] == "'" and value.replace("''", "").count("'") > 2:
        return "write '' for an apostrophe inside the quotes"
    return _of_list(value) if value[:1] == "[" and value[-1:] == "]" else ""


def _of_list(value: str) -> str:
    """How to mend the quotes of an entry of the list *value*, which stands in brackets."""
    if '"' in value:
        is_odd = len(re.findall(r'(?<!\\)"', value)) % 2
        if is_odd and _is_left_open(value):
            return 'close the quotation mark: "…"'
        return 'write \\" for a quotation mark inside the quotes of an entry'
    if re.search(r"[\[,:]\s*'[^',]*'(?=[^\s',\]}])", value):
        return "write '' for an apostrophe inside the quotes of an entry"
    return ""


def _is_left_open(value: str) -> bool:
    """Whether an entry of the list *value* begins with a quotation mark, and none ends it."""
    is_open = False
    for part in value.split(","):
        entry = part.strip(" []{}")
        begins = re.match(r'(?:\w+:\s+)?"', entry)
        if begins and is_open:
            return True
        ends = entry.endswith('"') and not (begins and begins.end() == len(entry))
        is_open = (is_open or bool(begins)) and not ends
    return is_open


def slug_remedy(typed: str) -> str:
    """A slug that is like *typed*."""
    better = plain(typed)[:100].strip("-")
    return f"did you mean {better}?" if better else "write one in plain letters"


def picture_remedy(typed: str) -> str:
    """How to name the picture *typed* by its path."""
    if "://" in typed:
        return "save the picture below content/images/ and give its path"
    path = re.sub(r"^(?:\{\w+\}|content/|\.{0,2}/)*", "", re.sub("/+", "/", typed))
    if not re.search(r"\.(?:svg|png|jpe?g|webp|avif)$", path, re.IGNORECASE):
        return "save it as SVG, PNG, JPEG, WebP or AVIF"
    if path != typed and re.fullmatch(PICTURE, path):
        return f"write {path}, its path below content/"
    if better := plain_path(path):
        return f"rename the file to {better}"
    return "rename the file: letters, digits and hyphens, and a suffix in lower case"


def language_remedy(typed: str) -> str:
    """The code that *typed* is nearly: `EN` is en, `de_DE` is de, and `pt_br` is pt-BR.

    A region stays only where it makes another written language.
    """
    parts = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?", typed)
    if parts is None:
        return "write its code"
    code, region = parts[1].lower(), (parts[2] or "").upper()
    return f"write {code}-{region}" if region and code in {"pt", "zh"} else f"write {code}"
