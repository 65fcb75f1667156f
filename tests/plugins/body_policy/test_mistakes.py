"""Each way to go wrong in a body, and the exact line that a writer is told.

The body begins on line 5 of its file.
"""

# ruff: noqa: E501 - a line of the report is never folded, here neither
from __future__ import annotations

import time

import pytest

from body_policy.analysis import analyse
from documents.builder import DocumentBuilder, Fragment
from front_matter.converter import Converter

CONVERTER = Converter(
    {
        "extensions": ["admonition", "body_policy.extension"],
        "extension_configs": {
            "markdown.extensions.extra": {},
            "markdown.extensions.codehilite": {"guess_lang": False},
            "markdown.extensions.toc": {"permalink": False},
        },
    }
)


def reported(body: str) -> list[str]:
    """What the report says about *body*, without its path."""
    builder = DocumentBuilder("a.md", body, body, 5)
    builder.fragments = [Fragment(body, 5, CONVERTER.convert(body))]
    analyse(builder, {"elements": None, "languages": []})
    return [
        f"{each.line}: {each.field}: {each.problem}" + (f"; {each.remedy}" if each.remedy else "")
        for each in sorted(set(builder.document.findings))
    ]


MISTAKES = [
    (
        "<script>alert(1)</script>",
        ["5: html: <script>: want no such element; scripts belong to the theme"],
    ),
    (
        "A <script src=x></script> here",
        ["5: html: <script>: want no such element; scripts belong to the theme"],
    ),
    (
        "<SCRIPT>x</SCRIPT>",
        ["5: html: <script>: want no such element; scripts belong to the theme"],
    ),
    ("<style>p{}</style>", ["5: html: <style>: want no such element; styles belong to the theme"]),
    (
        '<iframe src="https://x.example"></iframe>',
        ["5: html: <iframe>: want no such element; link to it instead"],
    ),
    (
        '<object data="x"></object>',
        ["5: html: <object>: want no such element; write it in Markdown"],
    ),
    ('<embed src="x">', ["5: html: <embed>: want no such element; write it in Markdown"]),
    (
        '<form action="/x"></form>',
        [
            "5: html: <form>: want no such element; a static site has no forms; link to an e-mail address"
        ],
    ),
    ('<input type="text">', ["5: html: <input>: want no such element; write it in Markdown"]),
    (
        '<meta http-equiv="refresh" content="0">',
        ["5: html: <meta>: want no such element; write it in Markdown"],
    ),
    (
        '<link rel="stylesheet" href="x">',
        ["5: html: <link>: want no such element; write it in Markdown"],
    ),
    ('<base href="/">', ["5: html: <base>: want no such element; write it in Markdown"]),
    ('<svg onload="x"></svg>', ["5: html: <svg>: want no such element; write it in Markdown"]),
    ("<math></math>", ["5: html: <math>: want no such element; write it in Markdown"]),
    ('<video src="x"></video>', ["5: html: <video>: want no such element; link to it instead"]),
    ('<audio src="x"></audio>', ["5: html: <audio>: want no such element; link to it instead"]),
    (
        "<h1>Big</h1>",
        ["5: heading: Big: want level 2 or below; the title is the first heading; write ##"],
    ),
    ("<center>x</center>", ["5: html: <center>: want no such element; write it in Markdown"]),
    ('<font color="red">x</font>', ["5: html: <font>: want no such element; write it in Markdown"]),
    ("<marquee>x</marquee>", ["5: html: <marquee>: want no such element; write it in Markdown"]),
    (
        "<custom-element>x</custom-element>",
        ["5: html: <custom-element>: want no such element; write it in Markdown"],
    ),
    ("<template>x</template>", ["5: html: <template>: want no such element; write it in Markdown"]),
    ("<noscript>x</noscript>", ["5: html: <noscript>: want no such element; write it in Markdown"]),
    ("<button>x</button>", ["5: html: <button>: want no such element; write it in Markdown"]),
    ("<textarea></textarea>", ["5: html: <textarea>: want no such element; write it in Markdown"]),
    (
        '<p onclick="x()">a</p>',
        ["5: html: onclick: want no such attribute on <p>; scripts belong to the theme"],
    ),
    (
        '<p ONCLICK="x()">a</p>',
        ["5: html: onclick: want no such attribute on <p>; scripts belong to the theme"],
    ),
    (
        '<a href="#" onmouseover="x">a</a>',
        ["5: html: onmouseover: want no such attribute on <a>; scripts belong to the theme"],
    ),
    (
        '<img src="{static}/a.png" alt="a" onerror="x">',
        ["5: html: onerror: want no such attribute on <img>; scripts belong to the theme"],
    ),
    ('<p style="color:red">a</p>', ["5: html: style: want no such attribute on <p>; delete it"]),
    (
        'Paragraph\n{: style="color:red" }',
        ["6: html: style: want no such attribute on <p>; delete it"],
    ),
    ('**bold**{: style="x" }', ["5: html: style: want no such attribute on <strong>; delete it"]),
    (
        '<a href="https://x.example" target="_blank">a</a>',
        ["5: html: target: want no such attribute on <a>; delete it"],
    ),
    ("<p hidden>a</p>", ["5: html: hidden: want no such attribute on <p>; delete it"]),
    (
        '<td background="x">a</td>',
        ["5: html: background: want no such attribute on <td>; delete it"],
    ),
    (
        '<a href="https://x.example" ping="https://y.example">a</a>',
        ["5: html: ping: want no such attribute on <a>; delete it"],
    ),
    (
        '<img src="{static}/a.png" alt="a" srcset="https://x.example/a.png 2x">',
        ["5: html: srcset: want no such attribute on <img>; delete it"],
    ),
    (
        "<p class=x>a</p>",
        [
            '5: html: <p class=x: want a whole tag; write attributes as name="value", and a lone < as &lt;'
        ],
    ),
    ("<p class='x\">a</p>", ["5: html: </p>: want <p> before it; delete it"]),
    (
        "<p/onclick=alert(1)>a</p>",
        [
            '5: html: <p/onclick=alert(1): want a whole tag; write attributes as name="value", and a lone < as &lt;'
        ],
    ),
    (
        '<p\nonclick="x()">a</p>',
        ["6: html: onclick: want no such attribute on <p>; scripts belong to the theme"],
    ),
    (
        "[a](javascript:alert(1))",
        [
            "5: link: javascript:alert(1): want a link with http, https, mailto, sms, tel or none; delete it or correct the address"
        ],
    ),
    (
        "[a](JaVaScRiPt:alert(1))",
        [
            "5: link: JaVaScRiPt:alert(1): want a link with http, https, mailto, sms, tel or none; delete it or correct the address"
        ],
    ),
    (
        "[a](java&#115;cript:alert(1))",
        [
            "5: link: javascript:alert(1): want a link with http, https, mailto, sms, tel or none; delete it or correct the address"
        ],
    ),
    (
        "[a](javascript&colon;alert(1))",
        [
            "5: link: javascript:alert(1): want a link with http, https, mailto, sms, tel or none; delete it or correct the address"
        ],
    ),
    (
        "[a](&#106;avascript:x)",
        [
            "5: link: javascript:x: want a link with http, https, mailto, sms, tel or none; delete it or correct the address"
        ],
    ),
    (
        '<a href="java\tscript:x">a</a>',
        [
            "5: link: java   script:x: want a link with http, https, mailto, sms, tel or none; delete it or correct the address"
        ],
    ),
    (
        '<a href=" javascript:x">a</a>',
        [
            "5: link:  javascript:x: want a link with http, https, mailto, sms, tel or none; delete it or correct the address"
        ],
    ),
    (
        '<a href="&#1;javascript:x">a</a>',
        [
            "5: character: &#1;: want no character that cannot be published or turns text around; delete it",
            "5: link: javascript:x: want a link with http, https, mailto, sms, tel or none; delete it or correct the address",
        ],
    ),
    (
        "[a](data:text/html,x)",
        [
            "5: link: data:text/html,x: want a link with http, https, mailto, sms, tel or none; delete it or correct the address"
        ],
    ),
    (
        "[a](vbscript:x)",
        [
            "5: link: vbscript:x: want a link with http, https, mailto, sms, tel or none; delete it or correct the address"
        ],
    ),
    (
        "[a](file:///etc/passwd)",
        [
            "5: link: file:///etc/passwd: want a link with http, https, mailto, sms, tel or none; delete it or correct the address"
        ],
    ),
    (
        "[a](ftp://x.example/)",
        [
            "5: link: ftp://x.example/: want a link with http, https, mailto, sms, tel or none; delete it or correct the address"
        ],
    ),
    (
        "[a]: javascript:x\n\nSee [a].",
        [
            "5: link: javascript:x: want a link with http, https, mailto, sms, tel or none; delete it or correct the address"
        ],
    ),
    (
        "![a](javascript:x)",
        [
            "5: image: javascript:x: want a picture of this site; put the file below content/ and write {static}/images/…"
        ],
    ),
    (
        "![a](https://x.example/a.png)",
        [
            "5: image: https://x.example/a.png: want a picture of this site; put the file below content/ and write {static}/images/…"
        ],
    ),
    (
        "![a](//x.example/a.png)",
        [
            "5: image: //x.example/a.png: want a picture of this site; put the file below content/ and write {static}/images/…"
        ],
    ),
    (
        "![a](data:image/png;base64,AA)",
        [
            "5: image: data:image/png;base64,AA: want a picture of this site; put the file below content/ and write {static}/images/…"
        ],
    ),
    (
        '<img src="http://x.example/a.png" alt="a">',
        [
            "5: image: http://x.example/a.png: want a picture of this site; put the file below content/ and write {static}/images/…"
        ],
    ),
    ("[a](//x.example/)", ["5: link: //x.example/: want a scheme; begin with https://"]),
    (
        "[a](https:/x.example/b)",
        ["5: link: https:/x.example/b: want two slashes and a host; write https://x.example/b"],
    ),
    (
        "[a](http:x.example)",
        ["5: link: http:x.example: want two slashes and a host; write https://x.example"],
    ),
    (
        "[a](https:///x.example)",
        ["5: link: https:///x.example: want two slashes and a host; write https://x.example"],
    ),
    (
        "[a](HTTPS://http://x.example)",
        ["5: link: HTTPS://http://x.example: want two slashes and a host; write https://x.example"],
    ),
    ("[a](https://)", ["5: link: https://: want two slashes and a host; write the whole address"]),
    (
        "[a](mailto://a@b.example)",
        ["5: link: mailto://a@b.example: want no slashes after mailto:; delete them"],
    ),
    (
        "[a](https://x.\u200bexample)",
        [
            "5: link: https://x.\\u200bexample: want no sign that nobody sees in an address; delete U+200B"
        ],
    ),
    ("[a](\\\\x.example)", ["5: link: \\x.example: want a scheme; begin with https://"]),
    (
        "<javascript:alert(1)>",
        [
            '5: html: <javascript:alert(1): want a whole tag; write attributes as name="value", and a lone < as &lt;'
        ],
    ),
    (
        "[a](blob:x)",
        [
            "5: link: blob:x: want a link with http, https, mailto, sms, tel or none; delete it or correct the address"
        ],
    ),
    (
        '<blockquote cite="javascript:x">a</blockquote>',
        [
            "5: link: javascript:x: want a link with http, https, mailto, sms, tel or none; delete it or correct the address"
        ],
    ),
    (
        '<div id="a">x</div>\n\n## A\n',
        ["5: html: a: want each id once; choose another"],
    ),
    ("<!-- secret -->", ["5: html: <!--: want no comment; delete it, for it would be published"]),
    (
        "text <!-- secret --> text",
        ["5: html: <!--: want no comment; delete it, for it would be published"],
    ),
    (
        "<?php x ?>",
        [
            '5: html: <?php x ?: want a whole tag; write attributes as name="value", and a lone < as &lt;'
        ],
    ),
    (
        "<!DOCTYPE html>",
        [
            '5: html: <!DOCTYPE html: want a whole tag; write attributes as name="value", and a lone < as &lt;'
        ],
    ),
    ("<div>", ["5: html: <div>: want an end tag for it; add </div>"]),
    ("<div>\n\ntext", ["5: html: <div>: want an end tag for it; add </div>"]),
    ("text</div>", ["5: html: </div>: want <div> before it; delete it"]),
    ("</main>", ["5: html: </main>: want no such element; write it in Markdown"]),
    (
        "<b><i>x</b></i>",
        [
            "5: html: </i>: want <i> before it; delete it",
            "5: html: <i>: want an end tag for it; add </i>",
        ],
    ),
    ("<li>a", ["5: html: <li>: want an end tag for it; add </li>"]),
    ("<p>a\n\nb", ["5: html: <p>: want an end tag for it; add </p>"]),
    ("<em>never closed", ["5: html: <em>: want an end tag for it; add </em>"]),
    ("</p>", ["5: html: </p>: want <p> before it; delete it"]),
    (
        "# One\n\ntext",
        ["5: heading: One: want level 2 or below; the title is the first heading; write ##"],
    ),
    ("### Three\n\ntext", ["5: heading: Three: want level 2, not 3; write ##"]),
    ("## A\n\n#### C\n", ["7: heading: C: want level 3, not 4; write ###"]),
    ("## A\n\ntext\n\n## A\n", ["9: heading: A: want each heading once; line 5 has it already"]),
    ("## A\n\n## a\n", ["7: heading: a: want each heading once; line 5 has it already"]),
    ("## \n\ntext", ["5: heading: want words; write some or delete it"]),
    (
        "One\n===\n",
        ["5: heading: One: want level 2 or below; the title is the first heading; write ##"],
    ),
    ("## *A*\n\n## A\n", ["7: heading: A: want each heading once; line 5 has it already"]),
    ("## A\n\n### B\n\n### B\n", ["9: heading: B: want each heading once; line 7 has it already"]),
    (
        "![]({static}/images/a.png)",
        [
            "5: image: {static}/images/a.png: want alternative text; say in the brackets what the picture shows"
        ],
    ),
    (
        "![ ]({static}/images/a.png)",
        [
            "5: image: {static}/images/a.png: want alternative text; say in the brackets what the picture shows"
        ],
    ),
    (
        'text\n\n<img src="{static}/a.png">',
        [
            "7: image: {static}/a.png: want alternative text; say in the brackets what the picture shows"
        ],
    ),
    (
        "![](a.png) and ![b](b.png) and ![](c.png)",
        [
            "5: image: a.png: want alternative text; say in the brackets what the picture shows",
            "5: image: c.png: want alternative text; say in the brackets what the picture shows",
        ],
    ),
    (
        '<img alt="" src="{static}/a.png">',
        [
            "5: image: {static}/a.png: want alternative text; say in the brackets what the picture shows"
        ],
    ),
    (
        "[](https://x.example)",
        ["5: link: https://x.example: want words to follow; write [words](…)"],
    ),
    (
        "See https://x.example/a first.\n\n[](https://x.example/a)",
        ["7: link: https://x.example/a: want words to follow; write [words](…)"],
    ),
    (
        'id="x"\n\n<a id="x"></a>',
        [
            '7: link: <a id="x">: want no empty anchor; write {#name} at the end of a heading',
        ],
    ),
    (
        'Some name="x"\n\n<a name="x" href="/">b</a>',
        ["7: html: name: want no such attribute on <a>; delete it"],
    ),
    ("[a]()", ["5: link: want an address; write where it leads"]),
    ("[a](<>)", ["5: link: want an address; write where it leads"]),
    (
        "[ ](https://x.example)",
        ["5: link: https://x.example: want words to follow; write [words](…)"],
    ),
    ('<a href="">a</a>', ["5: link: want an address; write where it leads"]),
    ("Text[^1].", ["5: footnote: [^1]: want a footnote for it; add [^1]: … below"]),
    (
        "Text.\n\n[^1]: Note.",
        ["7: footnote: [^1]:: want a mark in the text; write [^1] where it belongs, or delete it"],
    ),
    (
        "Text[^1].\n\n[^1]: Note.\n[^1]: Again.",
        ["8: footnote: [^1]:: want each footnote once; line 7 has it already"],
    ),
    (
        "Text[^a] and[^b].\n\n[^a]: Note.",
        ["5: footnote: [^b]: want a footnote for it; add [^b]: … below"],
    ),
    (
        "Words <hr> words.",
        [
            "5: html: <hr>: want no such element among words; "
            "put it on a line of its own, with an empty line above"
        ],
    ),
    (
        "Some\nwords <details><summary>S</summary>Words</details> words.",
        [
            "6: html: <details>: want no such element among words; "
            "put it on a line of its own, with an empty line above"
        ],
    ),
    ("Words\n\n<hr>\n\n<div><p>Words</p></div>\n\n- Words\n\n    <p>Words</p>", []),
    (
        '<a href="https://x.example/a|b">x</a>',
        ["5: link: https://x.example/a|b: want no | in an address; write %7C"],
    ),
    (
        '<a href="https://x.example/?a[]=1">x</a>',
        ["5: link: https://x.example/?a[]=1: want no [ in an address; write %5B"],
    ),
    (
        '<a href="https://x.example/100%">x</a>',
        ["5: link: https://x.example/100%: want no % in an address; write %25"],
    ),
    (
        '<a href="https://x.example/a#b#c">x</a>',
        ["5: link: https://x.example/a#b#c: want no # in an address; write %23"],
    ),
    ("[x](https://[2001:db8::1]:8080/a(b)~c'd;e@f?g=%20#:~:text=h,i)", []),
    (
        "[x](https://x..example/)",
        [
            "5: link: https://x..example/: want a host with one dot between its parts; "
            "correct the address"
        ],
    ),
    (
        "[x](https://x.example:99999/)",
        [
            "5: link: https://x.example:99999/: want a port of at most 65535, not 99999; "
            "correct it, or delete it with its colon"
        ],
    ),
    (
        "[x](https://x.example:abc/)",
        [
            "5: link: https://x.example:abc/: want a port of at most 65535, not abc; "
            "correct it, or delete it with its colon"
        ],
    ),
    (
        '<img src="{static}/images/a.svg" alt="a" width="50%">',
        [
            "5: html: width=50%: want a number of pixels; "
            "write digits alone, or delete it: the page gives pictures their size"
        ],
    ),
    (
        "![a]({static}/images/a.svg){height=3em}",
        [
            "5: html: height=3em: want a number of pixels; "
            "write digits alone, or delete it: the page gives pictures their size"
        ],
    ),
    (
        "Text[^long note].\n\n[^long note]: Note.",
        [
            "5: footnote: [^long note]: want a name without spaces and signs such as # or %; "
            "write [^long-note] here and below, or \\[ for a bracket",
            "7: footnote: [^long note]: want a name without spaces and signs such as # or %; "
            "write [^long-note] here and below, or \\[ for a bracket",
        ],
    ),
    (
        "Text[^no note].\n\nText[^50%], text[^a#b].",
        [
            "5: footnote: [^no note]: want a name without spaces and signs such as # or %; "
            "write [^no-note] here and below, or \\[ for a bracket",
            "7: footnote: [^50%]: want a name without spaces and signs such as # or %; "
            "write [^50] here and below, or \\[ for a bracket",
            "7: footnote: [^a#b]: want a name without spaces and signs such as # or %; "
            "write [^a-b] here and below, or \\[ for a bracket",
        ],
    ),
    (
        "See [the study][study].",
        [
            "5: link: [the study][study]: want an address for it; add [study]: address, or write [words](address)"
        ],
    ),
    (
        "See [the study][].\n",
        [
            "5: link: [the study][]: want an address for it; add [the study]: address, or write [words](address)"
        ],
    ),
    ("```\nnever closed", ["5: code: ```: want its end; add ``` below"]),
    (
        "```brainfsck\nx\n```",
        [
            "5: code: brainfsck: want a language that Pygments knows; write text, or add it to BODY_POLICY_LANGUAGES; did you mean brainfuck?"
        ],
    ),
    (
        "```adl\nx\n```",
        ["5: code: adl: want a language that is safe to highlight; write text"],
    ),
    (
        "~~~ adl\nx\n~~~",
        ["5: code: adl: want a language that is safe to highlight; write text"],
    ),
    (
        "``` {.adl}\nx\n```",
        ["5: code: adl: want a language that is safe to highlight; write text"],
    ),
    ("```python\nx", ["5: code: ```python: want its end; add ``` below"]),
    (
        "- text\n\n  ```ODIN\n  x\n  ```",
        ["7: code: odin: want a language that is safe to highlight; write text"],
    ),
    (
        "a &#8; b",
        [
            "5: character: &#8;: want no character that cannot be published or turns text around; delete it"
        ],
    ),
    (
        "a &#x202E; b",
        [
            "5: character: &#x202E;: want no character that cannot be published or turns text around; delete it"
        ],
    ),
    (
        "a &#0; b",
        [
            "5: character: &#0;: want no character that cannot be published or turns text around; delete it"
        ],
    ),
    (
        "a &rlm; b",
        [
            "5: character: &rlm;: want no character that cannot be published or turns text around; delete it"
        ],
    ),
    (
        "a &#xFFFE; b",
        [
            "5: character: &#xFFFE;: want no character that cannot be published or turns text around; delete it"
        ],
    ),
    (
        "a &#x2028; b",
        [
            "5: character: &#x2028;: want no character that cannot be published or turns text around; delete it"
        ],
    ),
    (
        "![![![![![![![![![![![![![![![![![![![![![![![![![![![![![![",
        [
            "5: body: [: want at most 25 square brackets open at once; close them or write \\ before each"
        ],
    ),
    (
        "<a <a <a <a <a <a <a <a <a <a <a <a <a <a <a <a <a <a <a <a <a <a <a <a <a <a <a <a <a <a ",
        ["5: body: <: want at most 25 tags open at once; close them or write \\ before each"],
    ),
    (
        "[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a[^a",
        [
            "5: body: [: want at most 25 square brackets open at once; close them or write \\ before each"
        ],
    ),
    (
        "First.\n\nSecond <script>x</script>.\n\nThird <script>y</script>.",
        [
            "7: html: <script>: want no such element; scripts belong to the theme",
            "9: html: <script>: want no such element; scripts belong to the theme",
        ],
    ),
    (
        "Code `<script>` is fine.\n\n<script>x</script>",
        ["7: html: <script>: want no such element; scripts belong to the theme"],
    ),
    (
        "```html\n<script>x</script>\n```\n\n<script>y</script>",
        ["9: html: <script>: want no such element; scripts belong to the theme"],
    ),
]

EXCESSES = [
    (
        "[" * 26,
        "5: body: [: want at most 25 square brackets open at once; close them or write \\ before each",
    ),
    (
        "![" * 30,
        "5: body: [: want at most 25 square brackets open at once; close them or write \\ before each",
    ),
    (
        "<a " * 30,
        "5: body: <: want at most 25 tags open at once; close them or write \\ before each",
    ),
    (
        "[a](" * 30,
        "5: body: ](: want at most 25 link addresses open at once; close them or write \\ before each",
    ),
    (
        "![a][" * 30,
        "5: body: [: want at most 25 square brackets open at once; close them or write \\ before each",
    ),
    (
        "[^a" * 30,
        "5: body: [: want at most 25 square brackets open at once; close them or write \\ before each",
    ),
    (
        "> " * 9 + "deep",
        "5: body: > > > > > > > > >: want at most 8 quotes or 12 lists in each other; make it flatter",
    ),
    (
        "\n".join("    " * depth + "- a" for depth in range(14)),
        "18: body: -: want at most 8 quotes or 12 lists in each other; make it flatter",
    ),
    ("# a\n" * 301, "305: body: #: want at most 300 headings; split the text"),
    ("a\n" + ": b\n" * 501, "506: body: :: want at most 500 definitions; split the text"),
    (
        "".join(f"*[a{n}]: b\n" for n in range(201)),
        "205: body: *[: want at most 200 abbreviations; split the text",
    ),
    (
        "".join(f"[^{n}]: b\n" for n in range(301)),
        "305: body: [^300]:: want at most 300 footnotes; split the text",
    ),
    (
        "".join(f"[{n}]: b\n" for n in range(501)),
        "505: body: [500]:: want at most 500 link definitions; split the text",
    ),
    (
        f"```java\n{' a' * 4001}\n```",
        "5: code: 8,003: want at most 8,000 characters of java in one block; write text",
    ),
    (
        f"```java\n{'a ' * 3500}\n```\n" * 5,
        "17: code: 35,005: want at most 32,000 characters of java in one text; write text",
    ),
    (
        "a\n\n```adl\n" + "(" * 9000 + "\n```",
        "7: code: adl: want a language that is safe to highlight; write text",
    ),
    (
        "a\n===\n" * 301,
        "606: body: ===: want at most 300 underlined headings and rules; split the text",
    ),
]

ACCEPTED = [
    "Plain *words* with **weight** and `code <b>`.",
    "## A\n\n### B\n\n## C\n\n### D\n",
    "[a](https://x.example/?a=b&c=d) <https://x.example> [m](mailto:a@x.example) [t](tel:988) [s](sms:988)",
    '![A drawing]({static}/images/a.svg "Caption")',
    "| a | b |\n|---|--:|\n| 1 | 2 |\n",
    "Text[^1].\n\n[^1]: Note.",
    '!!! note "Title"\n    Text.',
    "```python\nprint('<script>')\n```",
    "~~~\nplain\n~~~",
    "```html+jinja\n{{ x }}\n```",
    "```C++\nint x;\n```",
    "> ```rust\n> fn x() {}\n> ```",
    "Term\n: Definition",
    'H<sub>2</sub>O and <kbd>Ctrl</kbd> and <abbr title="x">y</abbr>',
    "*[ECT]: electroconvulsive therapy\n\nECT works.",
    "> quoted\n\n- list\n    1. inner\n",
    "a < b and c > d & e",
    "AT&T",
    "[link][a]\n\n[a]: https://x.example",
    "<details><summary>More</summary><p>Text.</p></details>",
    "&amp; &mdash; &#8212; &nbsp;",
    "<br>\n\nline  \nbreak",
    "Smile 😀 and 日本語 and عربى.",
    "[up](#a)\n\n## A {#a}",
    "<me@x.example>",
    "\\[not a link\\]\\[at all\\]",
    "not a heading in `code`",
    '<div markdown="1">\n*x*\n</div>',
]


@pytest.mark.parametrize(("body", "expected"), MISTAKES)
def test_a_mistake_in_a_body_is_told_at_its_line(body: str, expected: list[str]) -> None:
    assert reported(body) == expected


@pytest.mark.parametrize(("body", "expected"), EXCESSES)
def test_what_would_keep_markdown_busy_is_refused_at_once(body: str, expected: str) -> None:
    start = time.process_time()
    assert reported(body) == [expected]
    assert time.process_time() - start < 1


@pytest.mark.parametrize("body", ACCEPTED)
def test_ordinary_markdown_is_accepted(body: str) -> None:
    assert reported(body) == []
