"""Values of BibTeX fields: `"text"`, `{text}`, `2019` and macros, joined by `#`.

After *BibTeXing* (Oren Patashnik, 1988), section 2.1.
"""

from __future__ import annotations

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


class UnresolvedValueError(ValueError):
    """A value that cannot be resolved: *problem* and *remedy*."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


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
    if any(sign in part for sign in '{}" ') or not part:
        raise UnresolvedValueError(f"cannot read {part!r}", "write {…}, or join parts with #")
    raise UnresolvedValueError(
        f"{part} is a macro that nothing defines",
        f"write {{{part}}}, or define it: @string{{{part} = {{…}}}}",
    )


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
