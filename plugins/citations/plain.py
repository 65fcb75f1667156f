r"""A BibTeX value as plain Unicode text: LaTeX, mathematics, HTML and JATS markup resolved.

`{\AA}` is Å, `{STAR*D}` is STAR*D, `12--25` is 12–25, `H$_2$O` and `H<sub>2</sub>O` are H₂O.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING
from unicodedata import normalize

from report.plain_text import to_subscript, to_superscript

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_COMMAND = re.compile(r"[\\$]")
_BRACES = re.compile(r"[{}]")
_SIGNS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))
# An apostrophe stands between letters or after the last one: `a patient's view' ends after view.
_IN_SINGLE = re.compile(r"(?<![\w`])`(?=[^\s`])((?:[^`']|'(?=\w))*)'(?![\w'])")
_MATH = re.compile(r"(?<!\\)\$(?:(?=[^\s$])([^$]*?[^\s\\$])\$(?P<digit>(?=\d))?)?")
_FORMULA = re.compile(r"[\\_^<>=]")
_GROUP = r"\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}"
_SCRIPT = re.compile(rf"\s?([_^])\s*(?:{_GROUP}|(\\[A-Za-z]+|[^\\{{}}\s]))")
_TEXT_SCRIPT = re.compile(rf"\\text(sub|super)script\s*{_GROUP}")
_LINK = re.compile(rf"\\(?:href|texorpdfstring)\s*{_GROUP}\s*{_GROUP}")
_ADDRESS = re.compile(rf"\\(?:url|nolinkurl|path)\s*{_GROUP}")
_LONE_ACCENT = re.compile(r"\\([~^])\s*\{\s*\}")
_SORTED_AS = re.compile(rf"\\noopsort\s*{_GROUP}")
# The signs that LaTeX would drop or read as a comment; no export means them so.
_BARE_SIGN = re.compile(r"(?<!\\)([%&])")
_MARKUP = re.compile(
    r"</?(?:(?:jats|mml|m|xhtml):[\w-]+|a|b|bold|br|em|font|i|inf|italic|p|sc|scp|small|span|strong"
    r"|title|tt|u|math|m[inors]|mrow|msu[bp]|mtext)"
    r"(?:\s+[\w:-]+=(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))*\s*/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z]+\d*);")
_STYLED_LETTER = re.compile("[\U0001d400-\U0001d7ff]")
_HTML_SCRIPT = re.compile(
    r"<(?:jats:)?(sub|sup)(?:\s[^<>]*)?>(.{0,300}?)</(?:jats:)?\1>", re.IGNORECASE | re.DOTALL
)
_SIGN_OF = {
    "textless": "<",
    "textgreater": ">",
    "less": "<",
    "greater": ">",
    "mathsemicolon": ";",
    "textbar": "|",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textunderscore": "_",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "textperiodcentered": "·",
    "textmu": "µ",
    "textdegree": "°",
    "degree": "°",
    "textcelsius": "°C",
    "ohm": "Ω",
    "S": "§",
    "P": "¶",
    "pounds": "£",
    "copyright": "©",
    "slash": "/",
    "sim": "~",
    "/": "",
    "-": "",
}
"""Commands that pylatexenc does not know, or reads otherwise than bibliographies mean them."""
_TRANSPARENT = re.findall(
    r"\w+",
    "newblock allowbreak scshape upshape relax mkbibquote mkbibemph mbox hbox ensuremath textnormal"
    " textup uppercase MakeUppercase nocase NoCaseChange protect em it bf sc sl rm sf tt"
    " itshape slshape bfseries ttfamily",
)
"""Commands of layout: what they hold is the text."""
_ACCENTS = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_WITHOUT_TEXT = re.compile(
    r"(?:cite|citet|citep|(?:eq|page)?ref|footnote(?:mark)?|includegraphics|input|include|href|url)"
)


class LatexError(ValueError):
    """LaTeX that has no plain text; the message names the command or what is wrong."""


def plain(value: str) -> str:
    """*value* as text on one line; only what holds a command is parsed, since that is slow.

    Raises LatexError for a command that is not known and for unbalanced braces.
    """
    text = _decoded(value) if _COMMAND.search(value) else _without_signs(value)
    return " ".join(_IN_SINGLE.sub(r"‘\1’", _without_markup(text)).split())


def dashes(value: str) -> str:
    """*value* with Unicode's dashes and quotes for those of LaTeX."""
    for sign, character in _SIGNS:
        value = value.replace(sign, character)
    return value


def _without_signs(value: str) -> str:
    return _BRACES.sub("", dashes(value))


def _decoded(value: str) -> str:
    from pylatexenc.latexwalker import LatexWalkerError  # noqa: PLC0415 - loaded when needed

    text = _LINK.sub(r"\2", _ADDRESS.sub(r"\1", _SORTED_AS.sub("", value)))
    text = _LONE_ACCENT.sub(lambda match: _ACCENTS[match[1]], text)
    text = _MATH.sub(_math, text)
    text = _TEXT_SCRIPT.sub(lambda match: _script(match[2], raised=match[1] == "super"), text)
    try:
        return str(_decoder().latex_to_text(_BARE_SIGN.sub(r"\\\1", text), tolerant_parsing=False))
    except LatexWalkerError as error:
        raise LatexError("its braces or its mathematics do not end") from error
    except (LookupError, AttributeError, TypeError, RecursionError) as error:
        raise LatexError("LaTeX that cannot be read") from error


def _math(match: re.Match[str]) -> str:
    """A formula with Unicode scripts; “$5,000 and $10,000” has dollars, as in Pandoc."""
    formula = match[1]
    is_price = match["digit"] is not None and not _FORMULA.search(formula or "")
    if formula is None or is_price:
        return match[0].replace("$", r"\$")
    return "$" + _SCRIPT.sub(_math_script, formula) + "$"


def _math_script(match: re.Match[str]) -> str:
    return _script(match[2] if match[2] is not None else match[3], raised=match[1] == "^")


def _script(latex: str, *, raised: bool) -> str:
    """*latex* as Unicode superscript or subscript, as far as Unicode has one."""
    text = plain(f"${latex}$" if "\\" in latex and "$" not in latex else latex)
    if raised and text in {"∘", "°", "′", "*", "†", "‡", "®", "™"}:
        return text.replace("∘", "°")
    return to_superscript(text) if raised else to_subscript(text)


def _without_markup(text: str) -> str:
    if "&" in text:
        for _ in range(2):  # Crossref escapes twice
            text = _ENTITY.sub(lambda match: unescape(match[0]), text)
    text = _STYLED_LETTER.sub(lambda match: normalize("NFKC", match[0]), text)
    if "<" not in text:
        return text
    convert = {"sub": to_subscript, "sup": to_superscript}
    text = _HTML_SCRIPT.sub(
        lambda match: convert[match[1].lower()](_MARKUP.sub("", match[2])), text
    )
    return _MARKUP.sub("", text)


@cache
def _decoder() -> LatexNodes2Text:
    from pylatexenc import latex2text  # noqa: PLC0415 - loaded when needed

    class Decoder(latex2text.LatexNodes2Text):  # type: ignore[misc]
        """Refuses the commands that pylatexenc drops in silence."""

        def macro_node_to_text(self, node: object) -> str:
            name = getattr(node, "macroname", "")
            if _WITHOUT_TEXT.fullmatch(name) or self.latex_context.get_macro_spec(name) is None:
                raise LatexError(f"\\{name} has no plain text")
            return str(super().macro_node_to_text(node))

    context = latex2text.get_default_latex_context_db()
    macros = [latex2text.MacroTextSpec(name, sign) for name, sign in _SIGN_OF.items()]
    macros += [latex2text.MacroTextSpec(name, discard=False) for name in _TRANSPARENT]
    context.add_context_category("bibliographies", macros=macros, prepend=True)
    return Decoder(latex_context=context, keep_comments=True)
