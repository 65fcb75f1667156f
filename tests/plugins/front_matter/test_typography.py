"""Quotes, apostrophes, dashes and ellipses, decided by the words around them."""

# ruff: noqa: E501 - what is typed and what is published stand on one line
from __future__ import annotations

import re
import time
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front_matter.typography import typeset, typeset_text

PROSE = [
    ("The '90s, '76, 'tis so, get 'em!", "The ’90s, ’76, ’tis so, get ’em!"),
    ("rock 'n' roll, fish 'n' chips, rhythm 'n blues", "rock ’n’ roll, fish ’n’ chips, rhythm ’n blues"),
    ("Since '08 'twas 'til '14.", "Since ’08 ’twas ’til ’14."),
    ("'em' is a tag, '20 mg' is a dose", "‘em’ is a tag, ‘20 mg’ is a dose"),
    ("'cause for concern' and 'cause I say so", "‘cause for concern’ and ’cause I say so"),
    ("In '99 the 'old' way, '68 and 'no'", "In ’99 the ‘old’ way, ’68 and ‘no’"),
    ("'bout the 'new' drug; the '76 'deal'", "’bout the ‘new’ drug; the ’76 ‘deal’"),
    ("He went 'round the house, ne'er 'round here", "He went ’round the house, ne’er ’round here"),
    ("The 'round table' and 'round'", "The ‘round table’ and ‘round’"),
    # no end of a quotation follows
    ("'Nuff said.", "’Nuff said."),
    ("left 'cos of it", "left ’cos of it"),
    ("The '68ers met.", "The ’68ers met."),
    ("back in the 'hood", "back in the ’hood"),
    ("'Scuse me, 'Course it is, a 'phone", "’Scuse me, ’Course it is, a ’phone"),
    ("A 'new' one: 'Oumuamua is it's name", "A ‘new’ one: ’Oumuamua is it’s name"),
    ("'Nuff said, 'no' to '68ers", "’Nuff said, ‘no’ to ’68ers"),
    ("'Cos I say so, and 'cos x' of 'hood'", "’Cos I say so, and ‘cos x’ of ‘hood’"),
    ("He is 'bout 5' tall", "He is ’bout 5' tall"),
    ("The ''two of one kind'' too", "The “two of one kind” too"),
    ("don't, O'Brien's, l'été, the patients' rights", "don’t, O’Brien’s, l’été, the patients’ rights"),
    ("'One' and \"two\" and \"'three' four\"", "‘One’ and “two” and “‘three’ four”"),
    ("\"'Tis so,\" she said.", "“’Tis so,” she said."),
    ("He said \"no\"---\"never\" -- and left.", "He said “no”—“never” — and left."),
    ("(\"in\") [\"in\"] \"(out)\"", "(“in”) [“in”] “(out)”"),
    ('"...and so"', "“…and so”"),
    ("a--b, c---d, e ---- f", "a—b, c—d, e — f"),
    ("one... two.... three. . . four", "one… two…. three… four"),
    ("wait.... What? Well . . . . So..... no", "wait…. What? Well …. So… no"),
    # no space before a quotation
    ("l'\"amour\", qu'\"il\" vienne, dell'\"arte\"", "l’“amour”, qu’“il” vienne, dell’“arte”"),
    ('He said:"no", "a";"b", ..."after" c', "He said:“no”, “a”;“b”, …“after” c"),
    ("He said:'no', 'a';'b', ...'after' c,'d'", "He said:‘no’, ‘a’;‘b’, …‘after’ c,‘d’"),
    ('睡眠"好"。他说："好"，"坏"很', "睡眠“好”。他说：“好”，“坏”很"),
    ("睡眠'好'。他说：'好'，'坏'很'大'", "睡眠‘好’。他说：‘好’，‘坏’很‘大’"),
    ('"睡眠"好"吗" 眠り"よい"です カ"sleep"ー', "“睡眠”好“吗” 眠り“よい”です カ“sleep”ー"),
    ('看"《书》"和"「语」"，SSRI"药物"好。"睡眠", "好"', "看“《书》”和“「语」”，SSRI“药物”好。“睡眠”, “好”"),
    ("看'《书》'和'「语」'，SSRI'药物'好。'睡眠', '好'", "看‘《书》’和‘「语」’，SSRI‘药物’好。‘睡眠’, ‘好’"),
    ("说\"'好'吗\"，\"他'好'\"。「\"好\"」", "说“‘好’吗”，“他‘好’”。「“好”」"),
    ('그는 "좋다"라고, \'주의\'를 "나"', "그는 “좋다”라고, ‘주의’를 “나”"),
    ("医生's 5\"管和药 It's 他说：'don't'", "医生’s 5\"管和药 It’s 他说：‘don’t’"),
    ('"word."Next and "A,"B said', "“word.”Next and “A,”B said"),
    ("¿\"Qué\" dijo? ¡\"No\"! (¿'cómo'?) ¡'ay'!", "¿“Qué” dijo? ¡“No”! (¿‘cómo’?) ¡‘ay’!"),
    ("+\"more words\" #'tag' ✓\"u\" ★'t' (a)\"x\"", "+“more words” #‘tag’ ✓“u” ★‘t’ (a)“x”"),
    ('"x"="y", lang="de" and no (really)"', '“x”=“y”, lang="de" and no (really)”'),
    ("the U.S.'s rule, the 'word,'next", "the U.S.’s rule, the ‘word,’next"),
    ("'--A--', \"--B--\"", "‘—A—’, “—B—”"),
    ("Tall: 5'10\" or 6' 2\", 's-Hertogenbosch", "Tall: 5'10\" or 6' 2\", ’s-Hertogenbosch"),
    # feet and inches, minutes and seconds
    ("a 12\" ruler, 6' tall, 12' by 10', 12'x10'", "a 12\" ruler, 6' tall, 12' by 10', 12'x10'"),
    ("5'10½\", 5'10.5\", 3 1/2\" nails, 12'' long", "5'10½\", 5'10.5\", 3 1/2\" nails, 12'' long"),
    ("45°30'15\" N, 51°30'N, 10'000", "45°30'15\" N, 51°30'N, 10'000"),
    ('"a 12" ruler", the "top 12" and "next 5" more', "“a 12\" ruler”, the “top 12” and “next 5” more"),
    ('"2019", "2020" and a 3" scar, "x"', '“2019”, “2020” and a 3" scar, “x”'),
    ("'top 12' is a list, 12' a length", "‘top 12’ is a list, 12' a length"),
    ("'It is 6' tall,' no more than 6' and 'no' to 7'", "‘It is 6' tall,’ no more than 6' and ‘no’ to 7'"),
    # in a quotation that is open
    ("the 'class of '08' and '08'", "the ‘class of ’08’ and ‘08’"),
    ("the 'rock 'n' roll' era; 'get 'em' he said", "the ‘rock ’n’ roll’ era; ‘get ’em’ he said"),
    ("'the patients' rights in 1990' he said", "‘the patients’ rights in 1990’ he said"),
    # code without backticks
    ("href=\"a--b\" x='y' class=\"a b\"", "href=\"a--b\" x='y' class=\"a b\""),
    ('{"a": "b"} print("c--d") f(\'e\')', '{"a": "b"} print("c--d") f(\'e\')'),
    ("git commit --amend, (--dry-run) --a=b--c", "git commit --amend, (--dry-run) --a=b--c"),
    ("npm run build -- --watch, x -- -v", "npm run build -- --watch, x -- -v"),
    ("f''(x) and f'(x), the 'x'(y)", "f''(x) and f'(x), the ‘x’(y)"),
    ("it was --she said-- odd, --Author", "it was —she said— odd, —Author"),
    ("A --> B <-- C, pages 3--5", "A --> B <-- C, pages 3–5"),
    ('He said "yes"--then left, say "--help"', "He said “yes”—then left, say “--help”"),
    ("\"'tisn't so\" and 'twasn't, 'twouldn't", "“’tisn’t so” and ’twasn’t, ’twouldn’t"),
    ("\"class of '99\", '99, a '12\" disc' here", "“class of ’99”, ’99, a ‘12\" disc’ here"),
    ('Screens of 8"/10". A 10"/12" one, "/etc/x"', 'Screens of 8"/10". A 10"/12" one, “/etc/x”'),
    ("40%--50%, 5 %--10 %, $5--$10, 10 °C--20 °C", "40%–50%, 5 %–10 %, $5–$10, 10 °C–20 °C"),
    ("9am--5pm, H1--H4, 1990s--2000s, 10 mg--20 mg", "9am–5pm, H1–H4, 1990s–2000s, 10 mg–20 mg"),
    ("five of them--10 fell; word--3 more; A--B", "five of them—10 fell; word—3 more; A—B"),
    ("R&D's 'R&D' x", "R&D’s ‘R&D’ x"),
    ("plain words", "plain words"),
    ("", ""),
]  # fmt: skip
KEPT = [
    "https://example.org/a--b?x='y'",
    "http://example.org/a...b",
    "www.example.org/a--b",
    "example.org/a--b",
    "first--last@example.org",
    "o'neil@example.org",
    "10.1002/(SICI)1096--8628(1999)",
    "doi:10.1000/a--b",
    "x--y.csv",
    "it's.txt",
    "/var/log/a--b",
    "~/a--b",
    "../a--b/c",
    "C:\\app--x",
    "Files\\my--app\\x",
    "\\server\\share--x",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "expected"), PROSE)
def test_prose_gets_the_signs_of_print(typed: str, expected: str) -> None:
    assert typeset_text(typed) == expected
    marked = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert unescape(typeset(f"<p>{marked}</p>")) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("de", "\"Anführung\" und 'innen'", "„Anführung“ und ‚innen‘"),
        ("de-AT", "Er sagte: \"So war's -- 'nie' -- gut.\"", "Er sagte: „So war’s – ‚nie‘ – gut.“"),
        ("de", "''Zwei'' auf 12\" und 5'10\"", "„Zwei“ auf 12\" und 5'10\""),
        ("de", "„So\" 'ne Sache, 's war 'nen Tag", "„So“ ’ne Sache, ’s war ’nen Tag"),
        ("de", "'Nein' und 'raus damit, 'rein und raus'", "‚Nein‘ und ’raus damit, ‚rein und raus‘"),
        ("de", "Die '90er", "Die ’90er"),
        ("de", "So '68er, 'Oumuamua", "So ’68er, ’Oumuamua"),
        ("de", "Die '90er: Hans' Buch", "Die ’90er: Hans’ Buch"),
        ("de", "Die '90er und 'nein', '90er-Jahre'", "Die ’90er und ‚nein‘, ‚90er-Jahre‘"),
        ("de", "\"Hans' Buch\"", "„Hans’ Buch“"),
        ("fr", "\"L'été\" et 'non'", "«\u202fL’été\u202f» et “non”"),
        ("es", "\"Cita\", 'otra' -- y... ya", "\"Cita\", 'otra' — y… ya"),
        ("en-GB", "\"One\" and 'two's'", "“One” and ‘two’s’"),
    ],
)  # fmt: skip
def test_quotes_are_those_of_the_language(language: str, typed: str, expected: str) -> None:
    assert typeset_text(typed, language) == expected
    assert typeset(f"<p>{typed}</p>", language) == f"<p>{expected}</p>"


@pytest.mark.parametrize("literal", KEPT)
def test_addresses_and_names_of_files_are_kept_as_typed(literal: str) -> None:
    html = f"<p>It's '{literal}', {literal}</p>"
    assert typeset(html) == f"<p>It’s ‘{literal}’, {literal}</p>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<em>study</em>'s", "<em>study</em>’s"),
        ('<a href="/x/">link</a>\'s', '<a href="/x/">link</a>’s'),
        ("<code>code</code>'s", "<code>code</code>’s"),
        ("<strong>Bold</strong>'s <sub>x</sub>'s", "<strong>Bold</strong>’s <sub>x</sub>’s"),
        ("'<em>emphasis</em>'", "‘<em>emphasis</em>’"),
        ("\"<a href='/x/'>link</a>\"", "“<a href='/x/'>link</a>”"),
        ("<em>\"</em>words<em>\"</em>", "<em>“</em>words<em>”</em>"),
        ('words"<sup>1</sup> more', "words”<sup>1</sup> more"),
        ("a--<em>-</em>b", "a—<em></em>b"),
        ("<code>'a' -- b</code> <kbd>\"</kbd>", "<code>'a' -- b</code> <kbd>\"</kbd>"),
        ("<pre>'a'</pre>'b'", "<pre>'a'</pre>‘b’"),
        ('<img alt="it\'s" src="x">\'s', '<img alt="it\'s" src="x">’s'),
        ("<!-- it's -->it's", "<!-- it's -->it’s"),
        ("a<br>'b'", "a<br>‘b’"),
        ("<p>a</p>'b'", "<p>a</p>‘b’"),
        ("&quot;straight&quot; &#39;too&#39;", "&quot;straight&quot; &#39;too&#39;"),
        ("&nbsp;'open' &amp;'s", "&nbsp;‘open’ &amp;’s"),
    ],
)  # fmt: skip
def test_the_words_around_a_sign_are_seen_across_elements(html: str, expected: str) -> None:
    assert typeset(html) == expected


@pytest.mark.parametrize("address", ["https://x.org/it's", "a--b", "mailto:a--b@x.org"])
def test_a_link_that_shows_its_own_address_shows_that_one(address: str) -> None:
    html = f'<a href="{address}">{address.removeprefix("mailto:")}</a>'
    assert typeset(html) == html


def test_a_link_of_words_is_prose() -> None:
    assert typeset('<a href="/x/">it\'s</a>') == '<a href="/x/">it’s</a>'


@given(st.text("'\"-.`a1s n<>&;/ \\…“’", max_size=40))
def test_only_signs_change(text: str) -> None:
    signs = re.compile(r"['\"\-.`…“”‘’— ]")
    assert signs.sub("", typeset_text(text)) == signs.sub("", text)


@given(
    st.lists(st.sampled_from(["'", '"', "--", "...", "a", " ", "<em>", "</em>", "90s", "n", "/"]))
)
def test_typeset_html_stays_as_it_is_when_typeset_again(parts: list[str]) -> None:
    once = typeset("".join(parts))
    assert re.sub(r"[^<>a-z/]", "", once) == re.sub(r"[^<>a-z/]", "", "".join(parts))


@pytest.mark.parametrize(
    "part",
    [
        "'",
        '"',
        "a'",
        "<em>'</em>",
        "'76 ",
        "a.b'",
        "-",
        ". ",
        "'a-",
        "'/a",
        "'&amp",
        " --a",
        "1'",
        '1"',
        "'a 1' ",
        "好'",
        '好"',
        '好"""a',
    ],
)
def test_time_grows_with_the_size_of_the_text(part: str) -> None:
    start = time.process_time()
    typeset(part * 20_000)
    assert time.process_time() - start < 2
