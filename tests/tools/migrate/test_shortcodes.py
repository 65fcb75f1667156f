"""Shortcodes of Hugo and tags of Jekyll: no word and no address is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.migrate import exports
from tests.tools.migrate.moving import body, moved, told

HUGO: dict[str, str | bytes] = {
    "hugo.toml": 'baseURL = "https://old.example/"\n',
    "content/post/bundle/index.md": "---\ntitle: Bundle\ndate: 2019-04-01\n---\nWords.",
    "static/img/p.png": exports.PNG,
}
JEKYLL: dict[str, str | bytes] = {
    "_config.yml": "url: https://old.example\nbaseurl: /blog\n",
    "_posts/2019-03-04-hello.md": "---\ntitle: Hello\n---\nWords.",
}
PICTURE = "{static}/images/p.png"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("{{</* name x */>}} and {{%/* name */%}}", "`{{< name x >}}` and `{{% name %}}`"),
        ("`a {{</* b */>}}` and {{</* c */>}}", "`a {{< b >}}` and `{{< c >}}`"),
        ("```text\n{{%/* name */%}}\n```", "```text\n{{% name %}}\n```"),
        ("a{{/* a comment */}}b", "ab"),
        (
            '{{< figure src="/img/p.png" title="A title" caption="Cap *em*" alt="Alt" >}}',
            f'![Alt]({PICTURE} "A title: Cap em")',
        ),
        (
            '{{< figure src="/img/p.png" alt="Alt" attr="By Ann" link="https://x.example/" >}}',
            f'[![Alt]({PICTURE} "By Ann")](https://x.example/)',
        ),
        ('{{< figure src="/img/p.png" title="A title" >}}', f"![A title]({PICTURE})"),
        ('See {{< ref "bundle" >}} here.', "See [bundle]({filename}/posts/bundle.md) here."),
        ('[b]({{< ref "bundle" >}})', "[b]({filename}/posts/bundle.md)"),
        ('[b][1]\n\n[1]: {{% relref "bundle" %}}', "[b]({filename}/posts/bundle.md)"),
        ('<a href="{{< ref "bundle" >}}">b</a>', "[b]({filename}/posts/bundle.md)"),
        ('{{< note title="Careful" >}}Words{{< /note >}}', "**Careful**\n\nWords"),
    ],
)
def test_hugo(tmp_path: Path, typed: str, expected: str) -> None:
    text = f"---\ntitle: A\ndate: 2019-03-01\n---\n{typed}"
    made = moved(tmp_path, {**HUGO, "content/post/a.md": text})["posts/a.md"]
    assert (body(made), made.diagnostics) == (expected, ())


def test_a_reference_that_leads_nowhere_is_words_and_reported(tmp_path: Path) -> None:
    text = '---\ntitle: A\ndate: 2019-03-01\n---\nSee {{< ref "gone" >}}.'
    made = moved(tmp_path, {**HUGO, "content/post/a.md": text})["posts/a.md"]
    assert body(made) == "See gone."
    assert told(made, "link") == [
        "8: gone: led to gone, which was not moved in; its words stand there"
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("{{ page.title }} at {{ site.url }}.", "A at https://old.example."),
        ("Look: {{ site.url }}{{ site.baseurl }}/x", "Look: https://old.example/blog/x"),
        ('{{ site.url | append: "/x" }}', "https://old.example/x"),
        ("[x]({{ site.url }}/x.html)", "[x](/x.html)"),
        ('[x]({{ site.baseurl | append: "/x" }})', "[x](/x)"),
        ("[x]({{ site.baseurl }}{% post_url 2019-03-04-hello %})",
         "[x]({filename}/posts/hello.md)"),
        ("See {% post_url 2019-03-04-hello %}.",
         "See [2019-03-04-hello]({filename}/posts/hello.md)."),
    ],
)  # fmt: skip
def test_jekyll(tmp_path: Path, typed: str, expected: str) -> None:
    text = f"---\ntitle: A\n---\n{typed}"
    made = moved(tmp_path, {**JEKYLL, "_posts/2019-05-07-a.md": text})["posts/a.md"]
    assert (body(made), told(made, "template code")) == (expected, [])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('<a href="{% post_url 2019-03-04-hello %}">l</a>', "[l]({filename}/posts/hello.md)"),
        ("<a href='{{ site.url }}{% link _posts/2019-03-04-hello.md %}'>l</a>",
         "[l]({filename}/posts/hello.md)"),
        ('<a href="{{ "/2019/03/04/hello.html" | relative_url }}">l</a>',
         "[l]({filename}/posts/hello.md)"),
        ("<p>At {{ site.url }}, {{ page.title }}</p>", "At https://old.example, A"),
    ],
)  # fmt: skip
def test_a_post_of_jekyll_in_html(tmp_path: Path, typed: str, expected: str) -> None:
    text = f"---\ntitle: A\n---\n{typed}"
    made = moved(tmp_path, {**JEKYLL, "_posts/2019-05-07-a.html": text})["posts/a.md"]
    assert (body(made), made.diagnostics) == (expected, ())


def test_an_address_that_the_settings_do_not_tell_is_reported(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: x\n",
        "_posts/2019-05-07-a.md": "---\ntitle: A\n---\n{{ site.url }}",
    }
    made = moved(tmp_path, files)["posts/a.md"]
    assert body(made) == "`{{ site.url }}`"
    assert len(told(made, "template code")) == 1


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tags: one two", "tags: [one, two, news]"),
        ("tags: one two, three", "tags: [one two, three, news]"),
        ("tags: [one two, three]", "tags: [one two, three, news]"),
        ("tag: one two", "tags: [one two, news]"),
    ],
)
def test_jekyll_parts_a_line_of_tags_at_blanks(tmp_path: Path, typed: str, expected: str) -> None:
    text = f"---\ntitle: A\ncategories: tech news\n{typed}\n---\nWords."
    made = moved(tmp_path, {**JEKYLL, "_posts/2019-05-07-a.md": text})["posts/a.md"]
    assert expected in made.content.split("\n")


def test_the_report_has_an_address_of_template_code_as_it_was_typed(tmp_path: Path) -> None:
    text = "---\ntitle: A\n---\n[x]({{ page.odd }})"
    made = moved(tmp_path, {**JEKYLL, "_posts/2019-05-07-a.md": text})["posts/a.md"]
    assert told(made, "link") == [
        "8: `{{ page.odd }}`: leads to nothing that was moved in; correct it or delete the link"
    ]


def test_the_report_has_the_line_of_a_short_formula(tmp_path: Path) -> None:
    text = "---\ntitle: A\ndate: 2019-03-01\n---\nWords\n\nIt is $x^2$."
    made = moved(tmp_path, {**HUGO, "content/post/a.md": text})["posts/a.md"]
    assert told(made, "mathematics") == ["10: x^2: is shown as it was typed; write it as text"]
