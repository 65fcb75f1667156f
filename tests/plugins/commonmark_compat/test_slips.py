"""Signs that mean something to a reader are published as typed, or refused with their line."""

# ruff: noqa: E501 - what is typed and what is told stand on one line
from __future__ import annotations

import pytest

from tests.plugins.commonmark_compat.reading import converted, reported

SIGN = "want words of a quote, not a number; write \\> for the sign"
CARET = "want a caret on both sides of what is raised; write x^2^, or \\^"
LONE = "want words before what is lowered; write ~~words~~ to strike them out, or \\~ for the sign"
TILDE = "want no sign that lowers what is behind it; write \\~ for the sign"
TWO_TILDES = "want two tildes on both sides; write ~~words~~"
NAME = "want a file name or a path as code: its signs would be lost; put it in backticks"
MAIL = "want an address of e-mail as a whole link; write < before it and > after it"
SICI = "want no < and > in an address: the link would end there; write %3C for < and %3E for >"
SOURCE = "want a source: this number leads nowhere; cite the source as [@key], or write \\["
RAISED = (
    "want a source: this number leads nowhere; cite the source as [@key], or write a sign such as ²"
)

ROWS = "want a table: these rows are published as words"
HEAD = f"{ROWS}; write |---|---| below the head"
SPACES = "want a table with | between its cells: this line is a rule; write | a | b |, and |---|---| below the head"
STARS = "want as many stars before as after; write **words** or *words*"
END = "want stars that have an end; write {} after the words, or \\* for a star"
RULE = "want a rule or a heading; add an empty line above ---, or write ## words"
PROSE = "want words, not code; delete the spaces before it, or write ``` above and below"
NUMBERS = "want a list with numbers: the lines run together; write 1. and 2."
LETTERS = "want a list with numbers: lines with letters run together; write 1. and 2."
TASK = "want a task that is open or done; write - [ ] or - [x]"
TAG = "want a sign, not a tag; write &lt; or \\< for a < of words"
PICTURE = "want a picture of Markdown; write ![what it shows]({static}/images/name.jpg)"
BRACES = (
    "want no attributes after words in brackets; write the words alone, without brackets and braces"
)
LOST = (
    "want no words in braces here: they would be lost; "
    "write \\{ for a brace, or {#name} for the id of a heading"
)
IN_WORD = (
    "want no emphasis inside a word; write \\* for a star; let emphasis begin and end with words"
)

ALONE = "want it alone on a line; move it to a line of its own"
FILM = 'want an address, and what it shows in double quotes; write [[video: https://… "What it shows"]]'

TABLE = "| a | b |\n|---|---|\n| 1\\* | 2 |\n"
MEANS = "want an item of a list, not what a sign means; write \\{} below an empty line for the sign, or - for each item"
WHOSE = "want an address that ends before 's, which would be part of it; write <{0}>'s, or <{0}'s> if it is"

REFUSED = [
    (f"{TABLE}* p < .05", f"4: markdown: * p < .05: {MEANS.format('*')}"),
    (f"{TABLE}\n* p < .05, ** p < .01", f"5: markdown: * p < .05, ** p < .01: {MEANS.format('*')}"),
    (f"{TABLE}\n* *P* ≤ 0.05", f"5: markdown: * *P* ≤ 0.05: {MEANS.format('*')}"),
    ("Words.\n+ p&lt;.10", f"2: markdown: + p&lt;.10: {MEANS.format('+')}"),
    (f"{TABLE}\n* = p-value < .05", f"5: markdown: * = p-value < .05: {MEANS.format('*')}"),
    (
        "See https://example.org's page.",
        f"1: markdown: https://example.org's: {WHOSE.format('https://example.org')}",
    ),
    (
        "See\n(www.example.org/a's).",
        f"2: markdown: www.example.org/a's: {WHOSE.format('https://www.example.org/a')}",
    ),
    (
        "https://en.wikipedia.org/wiki/McDonald's",
        f"1: markdown: https://en.wikipedia.org/wiki/McDonald's: {WHOSE.format('https://en.wikipedia.org/wiki/McDonald')}",
    ),
    (">5 mg daily is too much.", f"1: markdown: >5 mg daily is too much.: {SIGN}"),
    (">=65 years were 20.", f"1: markdown: >=65 years were 20.: {SIGN}"),
    ("a\n\n>50% responded", f"3: markdown: >50% responded: {SIGN}"),
    (
        "Those with\n> 50% did, those with\n< 50% did not.",
        f"2: markdown: > 50% did, those with: {SIGN}",
    ),
    ("- a\n- > 5 mg", f"2: markdown: > 5 mg: {SIGN}"),
    ("f(x)=x^2+y^2", f"1: markdown: ^2+y^: {CARET}"),
    ("a m^2/s^2 b", f"1: markdown: ^2/s^: {CARET}"),
    ("Na^+/K^+ pump", f"1: markdown: ^+/K^: {CARET}"),
    ("Ca^2+/Mg^2+", f"1: markdown: ^2+/Mg^: {CARET}"),
    ("HCO3^-/Cl^-", f"1: markdown: ^-/Cl^: {CARET}"),
    ("(x^2)+(y^2)", f"1: markdown: ^2)+(y^: {CARET}"),
    ("3^2+4^2", f"1: markdown: ^2+4^: {CARET}"),
    ("10^9–10^10/L", f"1: markdown: ^9–10^: {CARET}"),
    ("x^2,y^2", f"1: markdown: ^2,y^: {CARET}"),
    ("2^n,3^n", f"1: markdown: ^n,3^: {CARET}"),
    ("A^2:B^2", f"1: markdown: ^2:B^: {CARET}"),
    ("2^3^4", f"1: markdown: ^3^: {CARET}"),
    ("~A/~B", f"1: markdown: ~A/~: {TILDE}"),
    ("It is **~old~**", f"1: markdown: ~old~: {LONE}"),
    ("Good **mood** [1]", f"1: markdown: [1]: {SOURCE}"),
    ("\\\\srv\\#x", f"1: markdown: \\\\srv\\#x: {NAME}"),
    ("**Note:* read this", f"1: markdown: **Note:*: {STARS}"),
    ("a *Note:** read this", f"1: markdown: *Note:**: {STARS}"),
    ("Drug | Dose\nKetamine | 0.5 mg", f"1: markdown: Drug | Dose: {HEAD}"),
    ("~5%/~6%", f"1: markdown: ~5%/~: {TILDE}"),
    ("20~25~30", f"1: markdown: ~25~: {TILDE}"),
    ("5mg~10mg~15mg", f"1: markdown: ~10mg~: {TILDE}"),
    ("Was ~100~ 80 euro.", f"1: markdown: ~100~: {LONE}"),
    ("He wrote ~old~ new.", f"1: markdown: ~old~: {LONE}"),
    ("~~old~ price", f"1: markdown: ~~old~: {TWO_TILDES}"),
    ("The ~old~~ price", f"1: markdown: ~old~~: {TWO_TILDES}"),
    ("__init__.py", f"1: markdown: __init__: {NAME}"),
    ("foo/__init__.py", f"1: markdown: __init__: {NAME}"),
    ("a\n__main__.py", f"2: markdown: __main__: {NAME}"),
    ("obj.__class__.__name__", f"1: markdown: .__class__: {NAME}"),
    ("Delete *.tmp and build/*.log first.", f"1: markdown: *.tmp and build/*: {NAME}"),
    ("src/*.c and inc/*.h", f"1: markdown: *.c and inc/*: {NAME}"),
    ("**/*.py and **/*.md", f"1: markdown: **/*.py: {NAME}"),
    (
        "_layouts/default.html and my_file_.txt",
        f"1: markdown: _layouts/default.html and my_file_.txt: {NAME}",
    ),
    ("_config.yml and name_", f"1: markdown: _config.yml and name_: {NAME}"),
    ("C:\\_old", f"1: markdown: C:\\_old: {NAME}"),
    ("\\\\server\\share\\_old", f"1: markdown: \\\\server\\share\\_old: {NAME}"),
    ("C:\\#temp\\!new", f"1: markdown: C:\\#temp\\!new: {NAME}"),
    ("D:\\a b\\c\\_d", f"1: markdown: D:\\a b\\c\\_d: {NAME}"),
    ("O'Brien@example.org", f"1: markdown: O'Brien@example.org: {MAIL}"),
    (
        "https://doi.org/10.1002/(SICI)1097(1998)17:15<16::AID-S9>3.0.CO;2-2",
        f"1: markdown: https://doi.org/10.1002/(SICI)1097(1998)17:15<16::AID-S9>3.0.CO;2-2: {SICI}",
    ),
    ("It helps mood [1]. So", f"1: markdown: [1]: {SOURCE}"),
    ("Light does too [2, 3].", f"1: markdown: [2, 3]: {SOURCE}"),
    ("Exercise [4–6] too.", f"1: markdown: [4–6]: {SOURCE}"),
    ("so [1][2]", f"1: markdown: [1][2]: {SOURCE}"),
    ("Mood.<sup>1</sup> So", f"1: markdown: <sup>1</sup>: {RAISED}"),
    ("Mood<sup>[2]</sup>", f"1: markdown: <sup>[2]</sup>: {RAISED}"),
    ("It helps.^3^ So", f"1: markdown: ^3^: {RAISED}"),
    ("It helps mood^4,5^", f"1: markdown: ^4,5^: {RAISED}"),
    (
        "| A | B |\n|---|---|\n| A | 1 |\n\n| B | 2 |",
        f"5: markdown: | B | 2 |: {ROWS}; delete the empty line above it, or write |---|---| below a head",
    ),
    ("| Drug | Dose |\n| Ketamine | 0.5 mg |", f"1: markdown: | Drug | Dose |: {HEAD}"),
    ("> | a | b |\n> | c | d |", f"1: markdown: > | a | b |: {HEAD}"),
    (
        "| a | b |\n| c | d |\n|---|---|\n| e | f |",
        f"1: markdown: | a | b |: {ROWS}; move the line of dashes below the first row",
    ),
    ("Drug      Dose\n--------- ------\nKetamine  0.5", f"2: markdown: --------- ------: {SPACES}"),
    ("  a   b\n  --- -----\n  c   d", f"2: markdown: --- -----: {SPACES}"),
    ("**Important: do not stop", f"1: markdown: **Important: do not stop: {END.format('**')}"),
    ("a\n\nSay *emphasis never closed", f"3: markdown: *emphasis never closed: {END.format('*')}"),
    ("Yours sincerely\n---\nP.S.", f"2: markdown: ---: {RULE}"),
    ("a b\nc d e\n---", f"3: markdown: ---: {RULE}"),
    (
        "a\n\n    This is a paragraph with an indent.",
        f"3: markdown: This is a paragraph with an indent.: {PROSE}",
    ),
    ("\tThis is a paragraph,\n\tof two lines.", f"1: markdown: This is a paragraph,: {PROSE}"),
    ("a)\tb\nb)\tc", f"1: markdown: a)\\tb: {LETTERS}"),
    ("IV. four\nV. five", f"1: markdown: IV. four: {NUMBERS}"),
    ("a\n\nvii) b\nviii) c", f"3: markdown: vii) b: {NUMBERS}"),
    ("1.1 First\n1.2 Second", f"1: markdown: 1.1 First: {NUMBERS}"),
    ("#. one\n#. two", f"1: markdown: #. one: {NUMBERS}"),
    ("① one\n② two", f"1: markdown: ① one: {NUMBERS}"),
    ("- [] task", f"1: markdown: - []: {TASK}"),
    ("![[real.jpg]]", f"1: markdown: ![[real.jpg]]: {PICTURE}"),
]

ONCE = [
    ("a<b and c>d", f"1: html: <b and c>: {TAG}"),
    ("Use List<String> here", f"1: html: <String>: {TAG}"),
    ("Dear <your name>, hello", f"1: html: <your name>: {TAG}"),
    ("It is **bold**ly", f"1: markdown: **bold**ly: {IN_WORD}"),
    ("Words {title}.\n\n## The class {title}", f"3: markdown: {{title}}: {LOST}"),
    ("## The class {: title }", f"1: markdown: {{: title }}: {LOST}"),
    ("| a | b |\n|---|---|\n| c | d {e} |", f"3: markdown: {{e}}: {LOST}"),
    ("[the field](https://example.org/){lang}", f"1: markdown: {{lang}}: {LOST}"),
    ("Words.\n\n*S*{.T}", f"3: markdown: {{.T}}: {LOST}"),
    ("**p**{#q}", f"1: markdown: {{#q}}: {LOST}"),
    ("`a`{.b #c}", f"1: markdown: {{.b #c}}: {LOST}"),
    ("Of {1, 2}:\n\nThe set *S*{1, 2} is {small}.", f"3: markdown: {{1, 2}}: {LOST}"),
    ("```\n*S*{1}\n```\n\n*S*{1}", f"5: markdown: {{1}}: {LOST}"),
    ("Words {2,4}.\n\n`ab`{2,4}", f"3: markdown: {{2,4}}: {LOST}"),
    ("Words\n{one}", f"2: markdown: {{one}}: {LOST}"),
    ("> Words\n> {one}", f"2: markdown: {{one}}: {LOST}"),
    ("- one\n- two\n{lang}", f"3: markdown: {{lang}}: {LOST}"),
    ("*S*{=}", f"1: markdown: {{=}}: {LOST}"),
    ("*S*{a=1 b}", f"1: markdown: {{a=1 b}}: {LOST}"),
    ("*S*{1\\*2}", f"1: markdown: {{1*2}}: {LOST}"),
    ("[Underlined]{.underline}", f"1: markdown: [Underlined]{{.underline}}: {BRACES}"),
    ("Words [[crisis-box]] inside.", f"1: markdown: [[crisis-box]]: {ALONE}"),
    ("`a` [[crisis-box]]", f"1: markdown: [[crisis-box]]: {ALONE}"),
    ("a\n\n[[claim-table]] and more", f"3: markdown: [[claim-table]]: {ALONE}"),
    ("See [[audio: {static}/a.mp3]] here.", f"1: markdown: [[audio: {{static}}/a.mp3]]: {ALONE}"),
    ("[[video: https://youtu.be/x What]]", f"1: markdown: [[video: https://youtu.be/x What]]: {FILM}"),
    ("[[video: https://youtu.be/x “A”]]", f"1: markdown: [[video: https://youtu.be/x “A”]]: {FILM}"),
]  # fmt: skip

PUBLISHED = [
    ("[[crisis-box]]", "<p>[[crisis-box]]</p>"),
    ("- [[claim-table]] ", "<ul>\n<li>[[claim-table]] </li>\n</ul>"),
    ("Write `[[crisis-box]]` or \\[[crisis-box]]", "<p>Write <code>[[crisis-box]]</code> or [[crisis-box]]</p>"),
    ("\\>5 mg", "<p>&gt;5 mg</p>"),
    ("> 5 people said so", "<blockquote>\n<p>5 people said so</p>\n</blockquote>"),
    ("> We asked\n> 5 people", "<blockquote>\n<p>We asked\n5 people</p>\n</blockquote>"),
    ("^18^F-FDG/^11^C, ^3^He", "<p><sup>18</sup>F-FDG/<sup>11</sup>C, <sup>3</sup>He</p>"),
    ("^1,2^Unit A, R^2^:", "<p><sup>1,2</sup>Unit A, R<sup>2</sup>:</p>"),
    ("**a *b* c** and *d*", "<p><strong>a <em>b</em> c</strong> and <em>d</em></p>"),
    ("***a*** *b* **c**", "<p><em><strong>a</strong></em> <em>b</em> <strong>c</strong></p>"),
    ("*a **b** c*, n = 5* and p**", "<p><em>a <strong>b</strong> c</em>, n = 5* and p**</p>"),
    ("Home | About\n\nA | B", "<p>Home | About</p>\n<p>A | B</p>"),
    ("m^2^/s^2^, Na^+^/K^+^", "<p>m<sup>2</sup>/s<sup>2</sup>, Na<sup>+</sup>/K<sup>+</sup></p>"),
    ("10^-3^ x^(a+b)^ Ca^2+^-b", "<p>10<sup>-3</sup> x<sup>(a+b)</sup> Ca<sup>2+</sup>-b</p>"),
    ("x^2 and y^2", "<p>x^2 and y^2</p>"),
    ("C~6~H~12~O, log~10~5", "<p>C<sub>6</sub>H<sub>12</sub>O, log<sub>10</sub>5</p>"),
    ("mc^2, ~b~c x^", "<p>mc^2, <sub>b</sub>c x^</p>"),
    ("~~H~2~O b~~", "<p><del>H<sub>2</sub>O b</del></p>"),
    ("__bold__. Next _em. Foo_", "<p><strong>bold</strong>. Next <em>em. Foo</em></p>"),
    ("CI [2, 5], 4 [2, 6], a[0]", "<p>CI [2, 5], 4 [2, 6], a[0]</p>"),
    ("m<sup>2</sup>, R^2^, mmol^2^", "<p>m<sup>2</sup>, R<sup>2</sup>, mmol<sup>2</sup></p>"),
    ("C:\\Users and C:\\\\_old", "<p>C:\\Users and C:\\_old</p>"),
    ("I. Smith and\nV. Jones wrote", "<p>I. Smith and\nV. Jones wrote</p>"),
    ("See item [3] and grade [2]", "<p>See item [3] and grade [2]</p>"),
    ("Title\n-----", '<h2 id="title">Title</h2>'),
    ("Word*\n\n*Adjusted for age", "<p>Word*</p>\n<p>*Adjusted for age</p>"),
    ("*p < 0.05; **p < 0.01", "<p>*p &lt; 0.05; **p &lt; 0.01</p>"),
    ("|x| = |y|", "<p>|x| = |y|</p>"),
    ("a\\<b and c>d", "<p>a&lt;b and c&gt;d</p>"),
    ("Words<BR>more", "<p>Words<BR>more</p>"),
    ("1.5 mg or\n2.5 mg", "<p>1.5 mg or\n2.5 mg</p>"),
    ("https://x.org/a^2+b^2", '<p><a href="https://x.org/a%5E2+b%5E2">https://x.org/a^2+b^2</a></p>'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_what_would_lose_a_sign_is_refused(text: str, expected: str) -> None:
    assert expected in reported(text)


@pytest.mark.parametrize(("text", "expected"), ONCE)
def test_one_slip_is_told_of_once(text: str, expected: str) -> None:
    assert reported(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), PUBLISHED)
def test_what_is_meant_is_published(text: str, expected: str) -> None:
    assert reported(text) == []
    assert converted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<O'Brien@example.org>",
        "https://x.org/%3C1%3E",
        "`__init__.py`",
        f"{TABLE}\n\\* p < .05, \\*\\* p < .01",
        f"{TABLE}\n- p < .05",
        "- a\n- p < .05",
        "* One.\n* p < .05 was needed.",
        "* p was below .05.",
        "+ p > 3 had pain.",
        "<https://example.org>'s and <https://example.org/McDonald's>",
        "[https://example.org's page](https://example.org/McDonald's)",
        "[A]\n\n[A]: https://example.org/McDonald's",
        "https://example.org/O'Neil/a's/b https://example.org/ouais's-",
        "`https://example.org's`",
        '<a href="https://example.org/McDonald\'s">x</a>',
        "https://example.org’s",
    ],
)
def test_the_remedy_works(text: str) -> None:
    assert reported(text) == []
