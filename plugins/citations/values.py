"""Values of BibTeX fields: `"text"`, `{text}`, `2019` and macros, joined by `#`.

After *BibTeXing* (Oren Patashnik, 1988), section 2.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

MONTHS = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}
"""The macros that every BibTeX style defines."""

_LONGEST = 20_000
_SHOWN = 40
NEXT_FIELD = re.compile(r"(?<=[\w}\"])(?:\s*[;.])?\s+([A-Za-z][\w-]*)\s*=\s*[{\"\w]")
"""Where the next field may begin, if no comma stands before it; the parser has one value."""


class UnresolvedValueError(ValueError):
    """A value that cannot be resolved: *problem* and *remedy*.

    *taken* is the field that follows, if the value has taken it up.
    """

    def __init__(self, problem: str, remedy: str, taken: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.taken = taken


def resolve(value: str, macros: Mapping[str, str]) -> str:
    """The text of *value*, without its delimiters; *macros* by lower-case name.

    Raises UnresolvedValueError for a macro that is not defined, for text without delimiters, and
    for more text than a field can mean: macros of macros double it with each line.
    """
    parts = [_part(part.strip(), macros) for part in _parts(value)]
    if len(parts) > 1 and sum(map(len, parts)) > _LONGEST:
        raise UnresolvedValueError(f"the parts make more than {_LONGEST} characters", "shorten it")
    return "".join(parts)


def _parts(value: str) -> Iterator[str]:
    """What stands between the `#` outside braces and quotes."""
    start = depth = 0
    is_quoted = is_escaped = False
    for index, sign in enumerate(value):
        if is_escaped or sign == "\\":
            is_escaped = not is_escaped
        elif sign in "{}":
            depth += 1 if sign == "{" else -1
        elif sign == '"' and depth == 0:
            is_quoted = not is_quoted
        elif sign == "#" and depth == 0 and not is_quoted:
            yield value[start:index]
            start = index + 1
    yield value[start:]


def _part(part: str, macros: Mapping[str, str]) -> str:
    if _is_delimited(part):
        return part[1:-1]
    if part.isdecimal():
        return part
    if part.lower() in macros:
        return macros[part.lower()]
    if taken := _taken(part):
        raise taken
    if any(sign in part for sign in '{}" ') or not part:
        raise UnresolvedValueError(f"cannot read {part!r}", "write {…}, or join parts with #")
    raise UnresolvedValueError(
        f"{part} is a macro that nothing defines",
        f"write {{{part}}}, or define it: @string{{{part} = {{…}}}}",
    )


def _taken(part: str) -> UnresolvedValueError | None:
    """What to say if *part* goes on with the next field, since no comma stands before it."""
    for found in NEXT_FIELD.finditer(part):
        begun = " ".join(part[: found.start()].split())
        is_whole = _is_delimited(begun) and begun.count("{") == begun.count("}")
        if is_whole or begun.isalnum():
            shown = begun if len(begun) <= _SHOWN else f"{begun[:_SHOWN]}…"
            problem = f"no comma stands between it and {found[1]}"
            return UnresolvedValueError(problem, f"put a comma after {shown}", found[1].lower())
    return None


def _is_delimited(part: str) -> bool:
    """Whether *part* is one `{…}` or `"…"`, and not two beside each other."""
    if len(part) < 2 or part[0] + part[-1] not in {"{}", '""'}:
        return False
    depth = 0
    is_escaped = False
    for sign in part[1:-1]:
        if is_escaped or sign == "\\":
            is_escaped = not is_escaped
        elif sign in "{}":
            depth += 1 if sign == "{" else -1
        elif part[0] == '"' == sign and depth == 0:
            return False
        if depth < 0:
            return False
    return True
