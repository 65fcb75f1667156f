import pytest
from markdown import Markdown


def convert(text: str) -> str:
    return Markdown(extensions=["extra", "admonition", "citations.extension"]).convert(text)


@pytest.mark.parametrize(
    "text",
    ["Fast.[@a; @b, p. 3]", "Fast. [@a; @b, p. 3]", "Fast.\n[@a;\n@b, p. 3]"],
)
def test_a_group_becomes_a_mark_without_the_space_before_it(text: str) -> None:
    assert convert(text) == '<p>Fast.<sup class="cite" data-cite="@a; @b, p. 3"></sup></p>'


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("a list", "- one[@a]\n- two"),
        ("a table", "| x | y |\n|---|---|\n| 1 | 2[@a] |"),
        ("a footnote", "One[^n]\n\n[^n]: Two.[@a]"),
        ("a box", '!!! note "Box"\n\n    One.[@a]'),
        ("a quote", "> One.[@a]"),
        ("emphasis", "*One.[@a]*"),
        ("a definition", "Term\n: One.[@a]"),
    ],
)
def test_groups_work_in(where: str, text: str) -> None:
    assert convert(text).count('<sup class="cite" data-cite="@a"></sup>') == 1


@pytest.mark.parametrize(
    "text",
    [
        "`[@a]`",
        "    [@a]",
        "```\n[@a]\n```",
        r"\[@a]",
        r"\[see @a, p. 3] \@a",
        "[see @ann]\n\n[see @ann]: https://x.example",
        "[see @ann][x]\n\n[x]: https://x.example",
        "a@b.org <a@b.org>",
        "[@ann](https://x.example)",
        "<div>[@a]</div>",
    ],
)
def test_code_emails_links_and_raw_html_have_no_marks(text: str) -> None:
    assert "cite" not in convert(text)


@pytest.mark.parametrize("group", ["see @a, p. 3", "-@a", "see also\n@a"])
def test_pandocs_groups_become_marks(group: str) -> None:
    inside = " ".join(group.split())
    assert convert(f"Fast [{group}].") == (
        f'<p>Fast<sup class="cite" data-cite="{inside}"></sup>.</p>'
    )


def test_an_escaped_at_shows_itself() -> None:
    assert convert(r"\@a says \[@a]") == "<p>@a says [@a]</p>"


def test_what_a_writer_types_in_a_group_is_escaped() -> None:
    assert convert('[@a, "><script>&]') == (
        '<p><sup class="cite" data-cite="@a, &quot;&gt;&lt;script&gt;&amp;"></sup></p>'
    )


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (r"[@a, p. 1\-2]", "@a, p. 1-2"),
        (r"[see @a, 3 \& 4]", "see @a, 3 &amp; 4"),
        (r"[@a, table \#2 in x\_y]", "@a, table #2 in x_y"),
        ("[@a, `code`]", "@a, `code`"),
        (r"| x |\n|---|\n| [@a, p. 1\|2] |".replace("\\n", "\n"), "@a, p. 1|2"),
    ],
)
def test_a_backslash_in_a_group_keeps_the_sign_after_it(typed: str, shown: str) -> None:
    names = ["sane_lists", "tables", "md_in_html", "pymdownx.superfences"]
    ours = ["commonmark_compat.extension", "citations.extension"]
    assert f'data-cite="{shown}"' in Markdown(extensions=[*names, *ours]).convert(typed)
