"""The first use of each term in a text."""

from __future__ import annotations

import pytest

from glossary.uses import find_uses

TERMS = {
    "ect": ["ECT"],
    "off-label": ["Off-label"],
    "relapse": ["Relapse", "relapsed"],
    "comparison-group": ["Comparison group"],
    "crohn": ["Crohn's disease"],
}


def uses(html: str) -> list[str]:
    return find_uses(html, TERMS).terms


def mark(slug: str, words: str) -> str:
    return f'<dfn data-term="{slug}">{words}</dfn>'


@pytest.mark.parametrize(
    ("text", "slug", "words"),
    [
        ("After a relapse and a relapse", "relapse", "relapse"),
        ("Relapses come", "relapse", "Relapses"),
        ("they relapsed", "relapse", "relapsed"),
        ("with no comparison\ngroup at all", "comparison-group", "comparison\ngroup"),
        ("in Crohn\N{RIGHT SINGLE QUOTATION MARK}s disease", "crohn", "Crohn\u2019s disease"),
        ("an off\N{NON-BREAKING HYPHEN}label use", "off-label", "off\N{NON-BREAKING HYPHEN}label"),
        ("and ECT too", "ect", "ECT"),
    ],
)
def test_the_first_use_is_marked_in_any_form(text: str, slug: str, words: str) -> None:
    found = find_uses(f"<p>{text}</p>", TERMS)
    assert found.html == f"<p>{text}</p>".replace(words, mark(slug, words), 1)
    assert found.terms == [slug]


@pytest.mark.parametrize(
    "text", ["an ect of", "INSECTS", "relapsing", "non-relapse", "the ECT-treated", "perfECT"]
)
def test_another_word_is_none(text: str) -> None:
    html = f"<p>{text}</p>"
    assert (find_uses(html, TERMS).html, uses(html)) == (html, [])


@pytest.mark.parametrize(
    "element",
    [
        '<a href="ECT">ECT</a>',
        "<h2>ECT</h2>",
        "<code>ECT</code>",
        "<pre><code>ECT</code></pre>",
        '<sup class="cite">ECT</sup>',
        "<th>ECT</th>",
        "<figure><svg><path/><text>ECT</text></svg><p>ECT</p></figure>",
        '<span data-glossary="no">ECT</span>',
        '<img alt="ECT">',
        "<!-- ECT -->",
    ],
)
def test_a_use_where_no_note_may_stand_is_left_alone_and_the_next_counts(element: str) -> None:
    found = find_uses(f"<div>{element}</div><p>An ECT.</p>", TERMS)
    assert found.html.startswith(f"<div>{element}</div>")
    assert mark("ect", "ECT") in found.html


@pytest.mark.parametrize("element", ["em", "strong", "dfn"])
def test_a_text_that_explains_a_term_itself_gets_no_note_on_it(element: str) -> None:
    html = f"<p><{element}>Relapse:</{element}> it comes back. A relapse.</p>"
    assert (find_uses(html, TERMS).html, uses(html)) == (html, ["relapse"])


def test_a_term_among_stressed_words_is_a_use() -> None:
    html = "<p><em>no relapse at all</em></p>"
    assert find_uses(html, TERMS).html == html.replace("relapse", mark("relapse", "relapse"))


def test_signs_beside_a_use_stay_on_its_line() -> None:
    found = find_uses("<p>such “off-label”, so</p>", TERMS)
    kept = f'<span class="unbroken">“{mark("off-label", "off-label")}”,</span>'
    assert found.html == f"<p>such {kept} so</p>"


def test_the_longer_of_two_forms_is_taken() -> None:
    terms = {"a": ["depression"], "b": ["depression scale"]}
    assert find_uses("<p>a depression scale</p>", terms).terms == ["b"]


def test_without_terms_nothing_changes() -> None:
    assert find_uses("<p>s ECT</p>", {}).html == "<p>s ECT</p>"


@pytest.mark.parametrize("tag", ["track", "embed", "source"])
def test_an_element_without_an_end_is_over_at_once(tag: str) -> None:
    html = f'<figure><video><{tag} src="a"></video></figure><p>Relapse</p>'
    assert uses(html) == ["relapse"]


@pytest.mark.parametrize("after", ["&nbsp;or", "&amp;c", "&lt;x&gt;"])
def test_an_entity_after_a_use_stays_whole(after: str) -> None:
    assert find_uses(f"<p>a relapse{after}</p>", TERMS).html == (
        f"<p>a {mark('relapse', 'relapse')}{after}</p>"
    )
