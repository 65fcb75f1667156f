"""What becomes of bodies: one line an addition of some system, and no word is lost."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from body_policy import languages
from tools.migrate.bodies.body import converted
from tools.migrate.bodies.context import Context
from tools.migrate.text import Form, Text

OURS = {"/two/": "{filename}/posts/two.md", "ref:two.md": "{filename}/posts/two.md"}
PICTURES = {"/img/p.png": "{static}/images/p.png"}


def context(body: str, form: Form = "markdown", origin: str = "a.md", title: str = "T") -> Context:
    return Context(
        Text(origin, {"title": title}, body, form=form),
        lambda address: "" if address.startswith("javascript:") else OURS.get(address, address),
        lambda address: PICTURES.get(address, ""),
        lambda name: languages.is_known(name, frozenset()),
    )


def markdown(body: str, form: Form = "markdown", origin: str = "a.md") -> str:
    return converted(context(body, form, origin)).strip("\n")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("# One\n\n### Three", "## One\n\n### Three"),
        ("Under\n=====\n\nWords\n\nlined\n------", "## Under\n\nWords\n\n### lined"),
        ("##Tight", "## Tight"),
        ("# T\n\nThe title again.", "The title again."),
        ("a\n\n    x = 1\n\nb", "a\n\n```\nx = 1\n```\n\nb"),
        ("    :::python\n    x = 1", "```python\nx = 1\n```"),
        ("- item\n\n    more of it", "- item\n\n    more of it"),
        ("``` {.python .numberLines}\nx\n```", "```python\nx\n```"),
        ("```nosuchlanguage\nx\n```", "```text\nx\n```"),
        ("```\nopen", "```\nopen\n```"),
        (
            "{% highlight ruby linenos %}\nputs '{{x}}'\n{% endhighlight %}",
            "```ruby\nputs '{{x}}'\n```",
        ),
        ('{{< highlight go "linenos=table" >}}\nx\n{{< /highlight >}}', "```go\nx\n```"),
        ('{{< figure src="/img/p.png" alt="A cat" >}}', "![A cat]({static}/images/p.png)"),
        ("{{< youtube dQw4w9WgXcQ >}}", "[[video: https://youtu.be/dQw4w9WgXcQ]]"),
        ("{% youtube dQw4w9WgXcQ %}", "[[video: https://youtu.be/dQw4w9WgXcQ]]"),
        ('[two]({{< ref "two.md" >}})', "[two]({filename}/posts/two.md)"),
        ("{% img left /img/p.png 300 200 A cat %}", "![A cat]({static}/images/p.png)"),
        ("{{< unknown a=1 >}}", "`{{< unknown a=1 >}}`"),
        ("`{{< kept >}}`", "`{{< kept >}}`"),
        ("{% raw %}a{% endraw %}", "a"),
        ("a<!-- a comment -->b", "ab"),
        ('<a href="/two/" target="_blank">two</a>', "[two]({filename}/posts/two.md)"),
        ("[two][2]\n\n[2]: /two/ 'Note'", '[two]({filename}/posts/two.md "Note")'),
        ("[two]: /two/\n\nSee [two].", "See [two]({filename}/posts/two.md)."),
        ("[a b](/two three)", "[a b](/two%20three)"),
        ("See <https://x.example/4>.", "See <https://x.example/4>."),
        (
            "[b](</two/>) ![c](</img/p.png>)",
            "[b]({filename}/posts/two.md) ![c]({static}/images/p.png)",
        ),
        ('[b](<https://x.example/a b> "t")', '[b](https://x.example/a%20b "t")'),
        ('[the "q"][q]\n\n[q]: <https://x.example/4>', '[the "q"](https://x.example/4)'),
        (
            "[`a`], [a `B`][] and [c][`a`]\n\n[`a`]: https://x.example/1\n[a `b`]: </two/>",
            "[`a`](https://x.example/1), [a `B`]({filename}/posts/two.md) and [c](https://x.example/1)",
        ),
        ("[`a`][nope]\n\n[`b`]: https://x.example/1", "[`a`][nope]"),
        (
            "From [a][1]: b; [1]: c\n\n[1]: /two/",
            "From [a]({filename}/posts/two.md): b; [1]({filename}/posts/two.md): c",
        ),
        (
            "- [x] [one][1]\n- [ ] [1]\n\n[1]: /two/",
            "- [x] [one]({filename}/posts/two.md)\n- [ ] [1]({filename}/posts/two.md)",
        ),
        ("A claim[^1].\n\n[^1]: Its note.", "A claim[^1].\n\n[^1]: Its note."),
        ("[x](javascript:alert(1))", "x"),
        ("![A *cat*](/img/p.png)", "![A cat]({static}/images/p.png)"),
        ("![A cat](https://x.example/p.png)", "[Picture: A cat](https://x.example/p.png)"),
        ("[![A cat](https://x.example/p.png)](/two/)", "[Picture: A cat]({filename}/posts/two.md)"),
        ("![A _cat_, ERR_CAT](/img/p.png)", "![A cat, ERR_CAT]({static}/images/p.png)"),
        ("![A cat](gone.png)", "*Picture: A cat*"),
        ('<img src="/img/p.png" alt="A cat" border="0">', "![A cat]({static}/images/p.png)"),
        ("<center>Words</center>", "Words"),
        ("a <span style='color:red'>red</span> word", "a red word"),
        ("<u>under</u> H<sub>2</sub>O", "<u>under</u> H<sub>2</sub>O"),
        ("an <b>open tag", "an open tag"),
        ("a <your-name> and 1 < 2", "a &lt;your-name&gt; and 1 < 2"),
        ("<font color=red>a</font> <blink>b</blink>", "a b"),
        ("text{: .class #id}", "text"),
        ("> [!WARNING]\n> Take care.", '!!! warning "Warning"\n    Take care.'),
        ('> [!tip]- Fold "me"\n> Words.', '!!! tip "Fold “me”"\n    Words.'),
        ("::: note\nWords.\n:::", '!!! note "Note"\n    Words.'),
        ("A claim.^[Its note.]", "A claim.[^note-1]\n\n[^note-1]: Its note."),
        ("It is $x^2$ now.", "It is `$x^2$` now."),
        ("From $5 to $10.", "From $5 to $10."),
        ("See [[Some page]].", "See Some page."),
        ("• one\n• two", "- one\n- two"),
        ("{{ .A }}{{ .B }}", "`{{ .A }}` `{{ .B }}`"),
        (
            "$$\\frac{{X \\choose N}{c}}{{N \\choose n}}$$",
            "`$$\\frac{{X \\choose N}{c}}{{N \\choose n}}$$`",
        ),
        (
            "<table>\n<tr><td><kbd>mz`z</kbd></td></tr>\n<tr><td><kbd>a`b</kbd></td></tr>\n</table>",
            "|  |\n| --- |\n| `` mz`z `` |\n| `` a`b `` |",
        ),
        ("[TOC]\n\nWords", "Words"),
        ('[a](https://x.example/b" target="_blank)', "[a](https://x.example/b)"),
        (
            '[caption id="" caption="On &quot;a&quot; mat"]<img src="/img/p.png" alt="A cat">'
            "[/caption]",
            "![A cat]({static}/images/p.png \"On 'a' mat\")",
        ),
        (
            '[caption caption="A [mat]"][![A cat](/img/p.png)](/two/)[/caption]',
            "[![A cat]({static}/images/p.png)]({filename}/posts/two.md)\n\nA [mat]",
        ),
        (
            "<!-- {% raw %} -->```liquid\n{% a %}\n```\n<!-- {% endraw %} -->",
            "```liquid\n{% a %}\n```",
        ),
        ("<[]()a[]() href=x>words", "words"),
        ("line  \nbreak", "line\\\nbreak"),
        ("<table><tr><th>a</th></tr><tr><td>b|c</td></tr></table>", "| a |\n| --- |\n| b\\|c |"),
    ],
)
def test_markdown_of_other_programs(typed: str, expected: str) -> None:
    assert markdown(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("One\ntwo\n\nThree", "One\\\ntwo\n\nThree"),
        ("<!-- wp:paragraph -->\n<p>One</p>\n<!-- /wp:paragraph -->", "One"),
        ("<h1>One</h1><h4>Two</h4>", "## One\n\n### Two"),
        (
            '[caption id="a"]<img src="/img/p.png" alt="A cat"> On a mat[/caption]',
            "![A cat]({static}/images/p.png) On a mat",
        ),
        ('[code lang="php"]$a = "<b>";[/code]', '```php\n$a = "<b>";\n```'),
        ("[embed]https://youtu.be/dQw4w9WgXcQ[/embed]", "[[video: https://youtu.be/dQw4w9WgXcQ]]"),
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "[[video: https://youtu.be/dQw4w9WgXcQ]]"),
        ('<iframe src="//www.youtube.com/embed/dQw4w9WgXcQ"></iframe>',
         "[[video: https://youtu.be/dQw4w9WgXcQ]]"),
        ('[audio src="https://x.example/a.mp3"]', "[See x.example](https://x.example/a.mp3)"),
        ('<video><source src="https://x.example/a.mp4"><p>A plot</p></video>',
         "[A plot](https://x.example/a.mp4)"),
        ('<video src="https://x.example/a.mp4">Your browser plays no films</video>',
         "[See x.example](https://x.example/a.mp4)"),
        ('[contact-form to="a"]', '`[contact-form to="a"]`'),
        ("He said [sic] so", "He said [sic] so"),
        ("<p>5 * 3 and *stars* and snake_case</p>", "5 \\* 3 and \\*stars\\* and snake_case"),
        ("<p>&lt;script&gt; &amp;copy; R&amp;D</p>", "&lt;script> &amp;copy; R&D"),
        ("<p># no heading</p><p>1. no list</p>", "\\# no heading\n\n1\\. no list"),
        ("<script>alert(1)</script><p>a</p>", "a"),
        ("<b>bold <i>both</b> broken</i>", "**bold *both*** broken"),
        ("<pre>\n  a\n    b\n</pre>", "```\n  a\n    b\n```"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b"),
    ],
)  # fmt: skip
def test_html_of_wordpress(typed: str, expected: str) -> None:
    assert markdown(typed, "html", "export.xml#1") == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("```make\nx:\n\ty\n```", "```make\nx:\n\ty\n```"),
        ("a\n\n\tall: a.o\n\t\tcc -o a a.o", "a\n\n```\nall: a.o\n\tcc -o a a.o\n```"),
        ("`a\tb`", "`a\tb`"),
        ("{% highlight make %}\nx:\n\ty\n{% endhighlight %}", "```make\nx:\n\ty\n```"),
        ("{{< highlight make >}}\nx:\n\ty\n{{< /highlight >}}", "```make\nx:\n\ty\n```"),
        ("<pre>\nx:\n\ty\n</pre>", "```\nx:\n\ty\n```"),
        ("-\titem\n\n\t```\n\tx:\n\t\ty\n\t```",
         "-   item\n\n    ```\n    x:\n    \ty\n    ```"),
        ("a\tb", "a   b"),
    ],
)  # fmt: skip
def test_tabs_of_code_stay_and_those_of_words_are_spaces(typed: str, expected: str) -> None:
    assert markdown(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("<pre>x:\n\ty</pre>", "```\nx:\n\ty\n```"),
        ("[code]x:\n\ty[/code]", "```\nx:\n\ty\n```"),
        ("<p>a\tb</p>\n\t<p>c</p>", "a b\n\nc"),
        ("<ul>\n\t<li>a</li>\n\t<li>b</li>\n</ul>", "- a\n- b"),
    ],
)
def test_tabs_of_code_in_html_stay(typed: str, expected: str) -> None:
    assert markdown(typed, "html", "export.xml#1") == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("<details open><summary>S <b>x</b></summary><p>Det</p><ul><li>a</li></ul></details>",
         '<details open="">\n<summary>S **x**</summary>\n\nDet\n\n- a\n\n</details>'),
        ("<details>\n<summary>S</summary>\nOne\n\ntwo\n</details>\nAfter",
         "<details>\n<summary>S</summary>\n\nOne\n\ntwo\n\n</details>\n\nAfter"),
        ("<p>a <mark style='color:red'>m</mark></p>", "a <mark>m</mark>"),
        ('<p><abbr title="World &quot;Health&quot;" class="x">WHO</abbr></p>',
         '<abbr title="World &quot;Health&quot;">WHO</abbr>'),
        ('<acronym title="World">WHO</acronym>', '<abbr title="World">WHO</abbr>'),
        ("<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>",
         "<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>"),
        ('<time datetime="2020-01-01">t</time> <u>u</u> <ins>i</ins> <small>s</small>',
         '<time datetime="2020-01-01">t</time> <u>u</u> <ins>i</ins> <small>s</small>'),
        ("<del>d</del> <strike>k</strike> a<wbr>b", "~~d~~ ~~k~~ a<wbr>b"),
        ('<ul><li>a<ol start="3"><li>b</li></ol></li></ul>', "- a\n\n  3. b"),
        ('<ul><li>a<ol start="1"><li>b</li></ol></li></ul>', "- a\n  1. b"),
    ],
)  # fmt: skip
def test_elements_of_html_that_this_site_allows_stay(typed: str, expected: str) -> None:
    assert markdown(typed, "html", "export.xml#1") == expected


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("![A cat](https://x.example/p.png)", "picture of another site", "https://x.example/p.png"),
        ("![](/img/p.png)", "alternative text", "{static}/images/p.png"),
        ("{{< odd >}}", "shortcode", "{{< odd >}}"),
        ("{{ .Odd }}", "template code", "{{ .Odd }}"),
        ("```odd\n```", "code language", "odd"),
        ("$$x^2$$", "mathematics", "x^2"),
        ("[a](nowhere/b)", "link", "nowhere/b"),
        ("<iframe src='https://x.example/'></iframe>", "embed", "https://x.example/"),
    ],
)
def test_what_needs_a_person_is_told(typed: str, kind: str, value: str) -> None:
    found = context(typed)
    converted(found)
    assert [(each.kind, each.value) for each in found.findings] == [(kind, value)]


WORDS = st.text(st.sampled_from("abcdefgh"), min_size=3, max_size=8).filter(
    lambda word: word != "head"  # an element, whose tag is no word
)
PIECES = st.sampled_from(
    [
        "{}", "*{}*", "**{}**", "# {}\n", "{}\n===\n", "- {}\n", "1. {}\n", "> {}\n", "<b>{}</b>",
        "<div>{}</div>\n", "<p class=x>{}", "<ul><li>{}</ul>\n",
        "[{}](/two/)", "[{}][1]\n\n[1]: /x\n",
        "![{}](/img/p.png)", "![{}](https://x.example/p.png)", "`{}`", "```\n{}\n```\n", "    {}\n",
        "{{{{< odd {} >}}}}", "{{% odd {} %}}", "<a href='/two/'>{}</a>", "<span>{}", "{}</i>",
        "| {} | b |\n|---|---|\n", "{}[^n]\n\n[^n]: note\n", "<table><tr><td>{}</table>\n",
        "<h3>{}</h3>\n", "> [!NOTE]\n> {}\n", "<{}>", "$a_{}$", "\\{}",
        "<details><summary>{}</details>\n",
        "[[{}]]", "<pre>{}</pre>\n", "{}  \n", "[caption]{}[/caption]",
        "<img src=/img/p.png alt='{}'>",
    ]
)  # fmt: skip


def words(text: str) -> list[str]:
    return sorted(re.findall(r"[a-h]{3,}", unescape(text)))


@given(st.lists(st.tuples(PIECES, WORDS), max_size=12), st.sampled_from(["\n\n", "\n", " "]))
def test_no_word_is_lost(pieces: list[tuple[str, str]], between: str) -> None:
    typed = between.join(piece.format(word) for piece, word in pieces)
    kept = set(words(converted(context(typed, title=""))))
    assert [word for _, word in pieces if word not in kept and word != "note"] == []


@pytest.mark.parametrize("typed", ["http://a.example/b", "http:A", "notes.html", "a/b.txt"])
def test_a_body_may_be_an_address_or_a_name_alone(typed: str) -> None:
    assert typed in converted(context(typed, "html"))


@given(st.text(max_size=300), st.sampled_from(["markdown", "html"]))
def test_any_text_is_converted(typed: str, form: Form) -> None:
    assert converted(context(typed, form)).endswith("\n")
