"""What chat programs and word processors leave in a text that was pasted, and slips of the hand."""

from __future__ import annotations

from itertools import pairwise

from .rules import compiled

_NO_CHAT = ("want no mark of a chat program", "cite the source as [@key], or delete the mark")
NO_SPACE = ("want a space before the words of an item", "write one after each - or number")
_NO_HEADING = (
    "want a space after the # of a heading",
    "write ## words; tags stand in the front matter, and \\# is the sign",
)
_TEX_SIGNS = (
    "alpha|beta|gamma|delta|Delta|epsilon|kappa|lambda|mu|pi|sigma|Sigma|tau|phi|chi|omega|Omega"
    "|times|pm|leq?|geq?|neq?|approx|sim|cdot|ldots|rightarrow|leftarrow|infty|degree|circ|sqrt|sum"
)
_NO_SIGN = (
    "want a sign that readers can see: this one was lost when it was pasted",
    "write the sign itself, or delete it",
)
_UNSEEN = r"[\ue000-\uf8ff\ufffc\ufffd]"
_SWAPPED = ("want the words in [ ] and the address in ( )", "write [words](address)")
_WANT_NUMBERS = ("want a list with numbers: the lines run together", "write 1. and 2.")
_ROMAN = "|".join(  # two lines, of which the second has the next number
    rf"{one}[.)][ \t].*\n {{0,3}}\(?{two}"
    for one, two in pairwise("II III IV V VI VII VIII IX X".split())  # noqa: SIM905
)
_ADDRESS = r"(?:https?://|www\.|mailto:|/[\w-]|\{(?:filename|static)\})"
_CHAT_SOURCE = r"turn\d+(?:academia|file|forecast|image|news|product|search|view)\d+"
PATTERNS = compiled(
    ("†", r"[【\[][^】\]\n]{0,80}†[^】\]\n]{0,80}[】\]]", *_NO_CHAT),
    ("oai", r":?(?:contentReference)?\[oaicite[^\]\n]*\](?:\{[^}\n]*\})?", *_NO_CHAT),
    ("[oai_citation", r"\[oai_citation[^\]\n]*\](?:\([^)\n]*\))?", *_NO_CHAT),
    ("turn", rf"\b(?:cite)?{_CHAT_SOURCE}\b", *_NO_CHAT),
    ("[cite", r"\[cite(?:_start|_end|: ?\d[\d, ]*)\]", *_NO_CHAT),
    (
        "Error! ",
        r"Error! (?:Reference source|Bookmark) not (?:found|defined)\.?",
        "want no broken reference of a word processor",
        "write what it referred to",
    ),
    (
        "\t",
        r"^(?! {0,3}(?:\W|\w{1,3}[.)]?)\t)[^\s|][^\t\n|]*\t[^\n|]*\n[^\s|][^\t\n|]*\t[^\n|]*$",
        "want a table with | between its cells: the lines run together",
        "write | a | b |, and |---|---| below the head",
    ),
    (
        "[",
        r"^ {0,3}\[\d{1,3}\] +\S.*\n {0,3}\[\d{1,3}\] +\S",
        "want a list with numbers: the lines run together",
        "write 1. and 2., or cite each source as [@key]",
    ),
    ("", rf"{_UNSEEN}{_UNSEEN}*(?<![\uf0a7\uf0b7])", *_NO_SIGN),
    ("â€", r"â€[^\s\w]?", *_NO_SIGN),
    ("Ã", r"Ã[\x80-\xbf]", *_NO_SIGN),
    (
        "{",
        r"[_^]\{(?<![\w\\]\\.\{)[^{}\n]{1,40}\}",
        "want no mathematics",
        "write H~2~O and x^2^, or <sub> and <sup>",
    ),
    (
        "\\",
        rf"\\(?<![\w:.\\]\\)(?:{_TEX_SIGNS})(?![A-Za-z{{\\])",
        "want no mathematics",
        "write the sign itself, such as α, × or ≤",
    ),
    (
        "(1)",
        r"^ {0,3}\(1\) .*(?<! {2})(?<!\\)\n {0,3}\(2\) ",
        *_WANT_NUMBERS,
    ),
    (
        "",
        r"^ {0,3}(\d{1,2})\.(\d)\.?[ \t].*\n {0,3}\1\.(?!\2)\d\.?[ \t]",
        *_WANT_NUMBERS,
    ),
    ("#. ", r"^ {0,3}#\.[ \t].*\n {0,3}#\.[ \t]", *_WANT_NUMBERS),
    ("", r"^ {0,3}[①-⑳❶-❿].*(?<! {2})(?<!\\)\n {0,3}[①-⑳❶-❿]", *_WANT_NUMBERS),
    ("", rf"^ {{0,3}}\(?(?i:{_ROMAN})[.)][ \t]", *_WANT_NUMBERS),
    (
        "Table: ",
        r"^Table: (?<=\|\n\n.{7})[^\n]+$(?!\n\n[^\n]*\|)",
        "want the caption above its table",
        "move the line there, with an empty line below it",
    ),
    ("<%", r"<%[^%\n]{0,200}%>", "want no template code", "write it in Markdown"),
    ("${", r"\$\{[\w.]{1,40}\}", "want no template code", "write the value"),
    (
        "[toc]",
        r"^ {0,3}\[toc\][ \t]*$",
        "want no list of the headings: pages make their own",
        "delete it",
    ),
    ("##", r"^ {0,3}#{2,6}[^\W\d_].*", *_NO_HEADING),
    ("#", r"^(?<![^\n]\n) {0,3}#[^\W\d_].*(?=\n[ \t]*\n|\n?\Z)", *_NO_HEADING),
    (")[", rf"\([^()\n]{{1,200}}\)\[{_ADDRESS}[^\]\n]*\]", *_SWAPPED),
    (
        "] (",
        rf"\[(?<!\\\[)[^\[\]\n]{{1,200}}\] +\({_ADDRESS}[^)\n]*\)",
        "want no space between the words and the address of a link",
        "delete it, or put words between",
    ),
    ("]http", r"\[(?<!\\\[)[^\[\]\n]{1,200}\]https?://\S+", *_SWAPPED),
    (
        '"',
        r"https?://(?<![=\"'(<]http://)(?<![=\"'(<]https://)[^\s<>\"()\[\]]+\"(?=\w)[^\s\"]*\"?",
        'want a space or %22 in the place of a " in an address',
        "write a space before it, or [words](address)",
    ),
    (
        " --",
        r"--(?<=[\w,.;:!?)\"'] --)[a-z]\w*(?![\w=-])(?![^\n]{0,200}?\w--(?![\w-]))",
        "want a dash with a space on both sides or on none",
        "write -- and a space, or an option of a command in backticks",
    ),
    (
        "*",
        r"^ {0,3}\*(?:(?! )| (?=.*\n {0,3}\*[^\W\d_]))(?=\S| +\S)[^*\n]*\n {0,3}\*"
        r"[^\W\d_][^*\n]*$",
        *NO_SPACE,
    ),
    ("", r"^ {0,3}([-*+])[^\W\d_][^*\n]*\n {0,3}\1 +\S", *NO_SPACE),
    ("+", r"^ {0,3}\+ ?[^\W\d_].*\n {0,3}\+[^\W\d_]", *NO_SPACE),
    ("- ", r"^ {0,3}- .*\n {0,3}-[^\W\d_]", *NO_SPACE),
    (
        "]",
        r"^[ >]*(?:[-+*] +\[[ xX]\](?=\w)|[-+*]\[[ xX]\] ).*",
        "want a space on both sides of the box of a task",
        "write - [ ] words, or - [x] words",
    ),
)
