import pytest

from citations.typed import Typed, candidates, is_meant, located


@pytest.mark.parametrize(
    ("html", "markdown", "typed"),
    [
        ("<p>@a says</p>", "x\n\n@a says", Typed(3, "@a", "a")),
        ("<p>(-@a)</p>", "(-@a)", Typed(1, "-@a", "a")),
        ("<div>see [@a; @b]</div>", "\n<div>see [@a; @b]</div>", Typed(2, "[@a; @b]")),
        (r"<p>x \cite{a}</p>", r"x \cite{a}", Typed(1, r"\cite{a}")),
        (r"<p>x \citep[p. 3]{a}</p>", r"x \citep[p. 3]{a}", Typed(1, r"\citep[p. 3]{a}")),
        ("<p>x {cite}<code>a</code></p>", "x {cite}`a`", Typed(1, "{cite}")),
        ("<p>[^@a]</p>", "[^@a]", Typed(1, "@a", "a")),
        (
            '<p>[<sup class="cite" data-cite="@a"></sup>]</p>',
            "x\n[[@a]]",
            Typed(2, "[[@a]]"),
        ),
        (
            '<p>x<sup class="cite" data-cite="@a"></sup></p>\n<div>[@a]</div>',
            "x[@a]\n\n<div>\n[@a]</div>",
            Typed(4, "[@a]"),
        ),
        ("<p>x @{a b}</p>", "x @{a b}", Typed(1, "@{a b}")),
    ],
)
def test_what_looks_like_a_citation_is_found(html: str, markdown: str, typed: Typed) -> None:
    assert located(candidates(html), markdown) == [typed]


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>[@a] and @a</p>", r"\[@a] and \@a"),
        ('<p>[@a] x<sup class="cite" data-cite="@a"></sup></p>', r"\[@a] x[@a]"),
        ("<p><code>[@a] @a</code></p>", "`[@a] @a`"),
        ("<p>jane@a.org</p>", "jane@a.org"),
        ('<p><a href="x">@a</a></p>', "[@a](x)"),
        ('<p>x<sup class="cite" data-cite="@a"></sup></p>', "x[@a]"),
    ],
)
def test_what_is_escaped_or_none_is_left(html: str, markdown: str) -> None:
    assert located(candidates(html), markdown) == []


@pytest.mark.parametrize(
    ("key", "meant"),
    [("anand2023", True), ("anad2023", True), ("other2019", True), ("jane", False)],
)
def test_a_bare_key_is_told_from_the_name_of_an_account(key: str, meant: bool) -> None:
    assert is_meant(key, {"anand2023"}) is meant
