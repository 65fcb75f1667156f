"""What shortcodes, templates, wikis, R Markdown, LaTeX and word processors leave in a text."""

from __future__ import annotations

from .pasted import NO_SPACE
from .rules import compiled

_WRITE_MARKDOWN = "write it in Markdown"
_WANT_BOX = ("want a box as !!! note", 'write !!! note "Title", then 4 spaces')
_SHORTCODES = "audio|caption|contact-form|embed|gallery|playlist|video|vimeo|youtube"
_WANT_BULLET = ("want a hyphen before each item of a list", "write - and a space")
_NO_COMMENT = ("want no comment", "delete it, for it would be published")
_WANT_ID = (
    "want an id without a colon",
    "write a hyphen; ids with a colon are those of the theme",
)
_WANT_STARS = (
    "want no space inside the stars",
    "write **words** with the spaces outside, or \\* for a star",
)
_NO_MATHEMATICS = (
    "want no mathematics",
    "write it as text with <sub> and <sup>, and a dollar as \\$",
)
DIRECTIVES = "crisis-box|claim-table"
"""The names of directives of this project, which stand alone in a line as `[[name]]`."""
AFTER_BRACKETS = r"\]\{[.#:]?[\w-]"
"""How attributes begin behind words in brackets, as Pandoc has them."""
MEDIA = "(?:video|audio)"
MEDIA_ADDRESS = r": *(?:https://|\{static\})"
"""How the address begins in `[[video: https://…]]`."""
_BULLET = r"(?:[•·▪◦‣●○■□➢➤►▶✔✓✅✗✘❌☑☐⁃∙\uf0b7\uf0a7]|§(?=\t)|o(?=\t| {2})|[–—](?= ))"
_IN_FORMULA = r"(?:(?!\\\])[^\n]){0,300}?"
_FORMULA = rf"{_IN_FORMULA}(?:[\^_]\{{|\w\^\w|\b\w_\w\b|\\[A-Za-z]){_IN_FORMULA}"
PATTERNS = compiled(
    ("{%", r"\{%[^{}\n]*%\}", "want no template code", _WRITE_MARKDOWN),
    ("{{", r"\{\{[^{}\n]*\}\}", "want no template code", _WRITE_MARKDOWN),
    (
        "#}",
        r"\{#(?![\w-]+(?: [^}\n]{0,200})?\})[^}\n]{0,200}#\}",
        "want no template code",
        _WRITE_MARKDOWN,
    ),
    (
        "[",
        rf"\[/?(?:{_SHORTCODES})\](?![(\[:])",
        "want no shortcode",
        f"{_WRITE_MARKDOWN}, or \\[ for a bracket",
    ),
    (
        "[",
        r"\[/?[a-z][\w-]*(?: +[\w-]+=[^\]\n]*)\](?![(\[:])",
        "want no shortcode",
        _WRITE_MARKDOWN,
    ),
    ("[/", r"\[/[a-z][\w-]*\](?![(\[:])", "want no shortcode", _WRITE_MARKDOWN),
    (
        "[[",
        r"!\[\[(?=[^\[\]\n]+\.(?:png|jpe?g|svg|gif|webp|avif)\b)[^\[\]\n]+\]\]",
        "want a picture of Markdown",
        "write ![what it shows]({static}/images/name.jpg)",
    ),
    (
        "[[",
        rf"(?:!\[|\[)\[(?!(?:{DIRECTIVES})\]\]|{MEDIA}{MEDIA_ADDRESS})[^\[\]\n]+\]\](?![(\[])",
        "want no wiki link",
        "write [words]({filename}/posts/name.md)",
    ),
    ("[!", r"^[ >]*\[![A-Za-z]+\]", *_WANT_BOX),
    (":::", r"^ {0,3}:{3,}.*", *_WANT_BOX),
    ("???", r"^[ >]*\?{3}\+? .*", *_WANT_BOX),
    (
        "!!!",
        r"^ *!!! *(?![\w-]+(?: +\"[^\"\n]*\")? *$)[\w-].*",
        "want one kind and a title in double quotes",
        'write !!! note "Title"',
    ),
    (
        "!!!",
        r"^( *)!!! *[\w-]+(?: +\"[^\"\n]*\")? *\n(?: *\n)*(?!\1(?: {4}|\t)) *\S.*",
        "want the words of the box indented below it",
        "indent them by 4 spaces more than !!!",
    ),
    (
        "+-",
        r"^ {0,3}\+(?:[-=:]+\+)+ *$",
        "want a table with | between its cells",
        _WRITE_MARKDOWN,
    ),
    (
        "^[",  # not after a superscript: x^2^[@key] is a number and its source
        r"(?<!\^\S)(?<!\^\S\S)(?<!\^\S\S\S)\^\[[^\]\n]*\]",
        "want a footnote as [^name]",
        "write [^name] and below [^name]: words",
    ),
    (
        "$",
        r"(?<!\$)\$\$[^$]+\$\$|\$(?:\d[\d.,]*|[A-Za-z])\$(?![\w$])|\$(?=[^\s$])(?=[^$\n]*[\\_^={}])[^$\n]*[^\s$]\$(?!\d)",
        *_NO_MATHEMATICS,
    ),
    (
        "\\",
        rf"\\\[(?!-?@)(?:{_FORMULA}|[ ]{_IN_FORMULA}[=+^_]{_IN_FORMULA}[ ])\\\]|^[ \t]*\\\[[ \t]*$",
        *_NO_MATHEMATICS,
    ),
    (
        "\\(",
        r"\\\((?:(?!\\\))[^\n]){1,300}\\\)",
        "want no mathematics",
        "write it as text with <sub> and <sup>; a parenthesis needs no backslash",
    ),
    (
        "\\",
        r"\\(?:newpage|pagebreak|clearpage|noindent|(?:big|med|small)skip|maketitle)\b"
        r"|\\(?!\w*cite)[a-z]{3,}\*?\{[^{}\n]*\}|\\@ref\([^()\n]*\)",
        "want no command of LaTeX",
        _WRITE_MARKDOWN,
    ),
    (
        "]{",
        r"\[(?<![!\\]\[)[^\[\]\n]{1,200}\]\{[.#:]?[\w-][^}\n]*\}",
        "want no attributes after words in brackets",
        "write the words alone, without brackets and braces",
    ),
    (
        "]{",
        rf"{AFTER_BRACKETS}[^}}\n]*\}}",
        "want no attributes after words in brackets",
        "delete the braces",
    ),
    ("toc}", r"\{:+ *toc\}", "want no mark of a table of contents", "delete it"),
    ("{", r"\{:?[^{}\n]{0,200}#[^\s{}:]{0,200}:[^{}\n]{0,200}\}", *_WANT_ID),
    ("id=", r"id=[\"'](?<!\wid=.)[^\s\"':]*:[^\"'\n]*[\"']", *_WANT_ID),
    ("", rf"^ {{0,3}}{_BULLET}.*(?<! {{2}})(?<!\\)\n {{0,3}}{_BULLET}", *_WANT_BULLET),
    (
        "",
        r"^ {0,3}(?:-|\d{1,2}[.)] ?)[^\W\d_].*\n {0,3}(?:-|\d{1,2}[.)])[^\W\d_]",
        *NO_SPACE,
    ),
    (
        "",
        r"^ {0,3}\(?[aAiI][.)][ \t].*\n {0,3}\(?(?:b|B|ii|II)[.)][ \t]",
        "want a list with numbers: lines with letters run together",
        "write 1. and 2.",
    ),
    (
        "[] ",
        r"^[ >]*(?:[-+*]|\d{1,3}[.)]) +\[\] ",
        "want a task that is open or done",
        "write - [ ] or - [x]",
    ),
    (
        "] ",
        r"^[ >]*[-+*] \[[^\w\s\]\[@^]\] ",
        "want a task that is open or done",
        "write - [ ] or - [x]",
    ),
    ("%% ", r"^ {0,3}%% .*", *_NO_COMMENT),
    ("%%", r"%%[^%\n]+%%", *_NO_COMMENT),
    ("!<", r">![^!\n]+!<", "want no spoiler", "write <details>, or the words alone"),
    ("^(", r"(?<!\S)\^\([^()\n]+\)", "want a superscript as x^2^", "write <sup>words</sup>"),
    (
        " ^",
        r"(?<=\S) \^(?=[\w-]*[a-z])[A-Za-z0-9-]{3,}[ \t]*$",
        "want no mark of a block",
        "delete it, for it would be published",
    ),
    (
        "@",
        r"@(?<![\w@\\/.-]@)(?:fig|tbl|sec|eq|lst)-[\w-]+",
        "want no cross-reference",
        "write [words](#id-of-the-heading)",
    ),
    (
        ":",
        r":(?<![\w:/]:)[a-z][a-z0-9_+-]+:(?![\w:/])",
        "want no name of an emoji",
        "write the sign itself, or a word",
    ),
    ("**", r"\*\*(?<![\w*\\]\*\*)(?=[^\W\d_])[^*\n]*[ \t]\*\*(?=\w)", *_WANT_STARS),
    ("** ", r"\*\*(?<!\S\*\*)[ \t]+[^*\n]*\w\*\*(?!\w)", *_WANT_STARS),
    (
        "&",
        r"^[ \t]*(?:&(?:nbsp|ensp|emsp|zwnj|#160|#8203|#[xX]200[bB]);[ \t]*)+$",
        "want words in each paragraph",
        "delete the line",
    ),
    ("\\ ", r"\\ ", "want no backslash before a space", "delete it, or write \\\\"),
)
