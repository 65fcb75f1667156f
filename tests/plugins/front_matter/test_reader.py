"""What Pelican and the templates get from a source."""

# ruff: noqa: E501 - a template is one line for each thing it shows
from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from pelican.settings import DEFAULT_CONFIG

from front_matter.compiler import Compiler
from front_matter.description import first_words
from front_matter.reader import compile_options
from tests.built_site import ROOT, BuiltSite, run_pelican, write_files

SETTINGS = f"""
PATH = "content"
ARTICLE_PATHS = ["posts"]
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
PLUGINS = ["report", "documents", "front_matter"]
THEME = "simple"
THEME_TEMPLATES_OVERRIDES = ["over"]
JINJA_ENVIRONMENT = {{"autoescape": True}}
SLUGIFY_SOURCE = "basename"
SITENAME = "Test"
AUTHOR = "Tester"
TIMEZONE = "Europe/Berlin"
SITEURL = "https://x.example"
TYPOGRIFY = False
DIRECT_TEMPLATES = []
FRONT_MATTER_FIELDS = {{"doi": {{"kind": "text", "help": "x"}}, "beds": {{"kind": "number", "default": 0}}}}
"""
OPTIONS = compile_options({**DEFAULT_CONFIG, "SLUGIFY_SOURCE": "basename"})
TEMPLATE = """{{ article.title }}
{{ article.date }} {{ article.tags|join(",") }} {{ article.authors|join(",") }} {{ article.category }}
{{ article.popular }} {{ article.clinical }} {{ article.aliases }} {{ article.about }} {{ article.beds }}
{{ article.description }}
{{ article.doi }} {{ article.field_lines.title }} {{ article.field_lines.body }}
{{ article.content }}"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("site")
    files = {
        "conf.py": SETTINGS,
        "over/article.html": TEMPLATE,
        "content/posts/yaml.md": '---\ntitle: AT&T <b> "quoted" -- it\'s\ndate: 2019-03-01\n'
        "tags: [a, b]\ndoi: 10.1/x\n---\nHello *world*.\n",
        "content/posts/stock.md": "Title: Stock\nDate: 2019-03-01 10:00\nTags: a, b\nAuthor: Jim\n"
        "Category: News\nSummary: A *good* one\nBeds: 3\n\nText.\n",
        "content/posts/quotes.md": "---\ntitle: The '90s\ndate: 2019-03-01\nsummary: rock 'n' *roll*'s\n"
        "---\nIn '76, [links](https://x.org/a--b)'s `code`'s x--y.csv.\n",
    }
    write_files(folder, files)
    site = run_pelican(folder, folder / "conf.py", folder / "output")
    assert site.status == 0, site.report
    return site


def test_a_title_is_text_with_the_quotes_of_print_and_escaped_once(built: BuiltSite) -> None:
    assert built.text("yaml.html").splitlines()[0] == "AT&amp;T &lt;b&gt; “quoted” — it’s"


def test_title_summary_and_text_are_typeset_by_the_words_around_a_sign(built: BuiltSite) -> None:
    lines = unescape(built.text("quotes.html")).splitlines()
    assert (lines[0], lines[3], lines[5]) == (
        "The ’90s",
        "rock ’n’ roll’s",
        '<p>In ’76, <a href="https://x.org/a--b">links</a>’s <code>code</code>’s x--y.csv.</p>',
    )


def test_templates_get_typed_values_and_defaults(built: BuiltSite) -> None:
    assert built.text("yaml.html").splitlines()[1:5] == [
        "2019-03-01 00:00:00+01:00 a,b Tester posts",
        "True False [] [] 0",
        "Hello world.",
        "10.1/x 2 7",
    ]


def test_stock_headers_give_the_same(built: BuiltSite) -> None:
    assert built.text("stock.html").splitlines()[1:5] == [
        "2019-03-01 10:00:00+01:00 a,b Jim News",
        "True False [] [] 3",
        "A good one",
        " 1 9",
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One <em>two</em>.</p><p>Three.</p>", "One two. Three."),
        ("<aside><p>Box.</p></aside><p>Text.</p>", "Text."),
        ("<p>Up to 10<sup>3</sup> and CO<sub>2</sub> fell.</p>", "Up to 10³ and CO₂ fell."),
        (
            "<p>About 10<sup>3</sup>"
            '<sup class="cite"><a href="#r1">1</a></sup><sup id="fnref:1">[<a>a</a>]</sup> cells.</p>',
            "About 10³ cells.",
        ),
        ("<h2>Heading</h2><ul><li>item</li></ul>", ""),
        ("<p>a &amp; b &lt;c&gt;</p>", "a & b <c>"),
        (f"<p>{'word ' * 50}</p>", f"{'word ' * 30}word…"),
    ],
)
def test_the_description_is_the_first_words_of_the_text(html: str, expected: str) -> None:
    assert first_words(html) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('![Two "arms" of a trial](a.png)', "Two “arms” of a trial"),
        ("## Heading\n\n![](a.png)", "It’s a title"),
        ("- one\n- two", "one two"),
        ("> One says\n\n![b](c.png)", "One says"),
        ("| a |\n|---|\n| b |", "It’s a title"),
    ],
)
def test_a_text_without_paragraphs_has_a_description_and_a_summary(
    body: str, expected: str
) -> None:
    raw = f"---\ntitle: It's a title\ndate: 2026-01-01\ncategory: C\n---\n{body}\n".encode()
    markdown = {"extensions": ["tables"]}
    document = Compiler({**OPTIONS, "markdown": markdown}, []).compile(raw, "a.md")
    shown = [document.metadata[name] for name in ("description", "summary")]
    assert shown == [expected, expected]


def test_fields_that_pages_show_as_text_have_the_signs_of_print() -> None:
    claim = '{claim: "It\'s", evidence: "a -- b", certainty: low, sources: [a]}'
    raw = (
        '---\ntitle: T\ndate: 2026-01-01\ncategory: C\ndescription: It\'s "so"\n'
        f'changes: [{{date: 2026-01-02, change: "It\'s"}}]\nclaims: [{claim}]\n---\nWords.\n'
    )
    metadata = Compiler(OPTIONS, []).compile(raw.encode(), "a.md").metadata
    assert metadata["description"] == "It’s “so”"
    assert metadata["changes"][0]["change"] == "It’s"
    assert [metadata["claims"][0][key] for key in ("claim", "evidence")] == ["It’s", "a — b"]


@pytest.mark.parametrize(
    ("of_site", "header", "quoted"),
    [("en", "lang: de\n", "„so“"), ("de", "", "„so“"), ("de", "lang: en\n", "“so”")],
)
def test_a_text_has_the_quotes_of_its_language(of_site: str, header: str, quoted: str) -> None:
    raw = f'---\ntitle: Das "so"\ndate: 2020-01-01\n{header}summary: Ein "so"\n---\n"so"\n'
    options = {**OPTIONS, "language": of_site}
    document = Compiler(options, []).compile(raw.encode(), "a.md")
    assert document.metadata["title"] == f"Das {quoted}"
    assert document.metadata["summary"] == f"<p>Ein {quoted}</p>"
    assert document.html == f"<p>{quoted}</p>"


def test_the_description_is_never_cut_inside_a_word_or_an_entity() -> None:
    cut = [first_words("<p>AT&amp;T and others</p>", size) for size in (18, 15, 10, 5)]
    assert cut == ["AT&T and others", "AT&T and others", "AT&T and…", "AT&T…"]  # fmt: skip


def test_today_is_never_filled_in(built: BuiltSite) -> None:
    assert str(date.today().year) not in built.text("yaml.html")  # noqa: DTZ011


def test_a_cut_after_a_sentence_has_one_mark() -> None:
    assert first_words("<p>It works. For some.</p>", 12) == "It works…"
    assert first_words("<p>It works.</p>", 12) == "It works."
