from pathlib import Path

import pytest

from tests.stock_site import build_stock

PLUGINS = ["report", "documents", "citations"]
BIB = """@article{anand2023,
  title = {Ketamine versus {ECT}},
  year = {2023},
  doi = {10.1056/NEJMoa2302399}
}

@misc{unused, title = {T}, year = {2020}}
"""
ARTICLE = """Title: One [@anand2023]
Slug: one
Date: 2026-01-01
Summary: Fast.[@anand2023]

It “works”.[@anand2023] Twice.[@anand2023, p. 3]
"""
SHOW = (
    "{% extends '!simple/article.html' %}{% block content %}{{ article.content|safe }}"
    "<i>{{ article.summary|safe }}</i><b>{{ article.title }}</b>"
    "{% for s in article.references %}<u>{{ s.key }}</u>{% endfor %}{% endblock %}"
)
LIST = (
    "{% for entry in bibliography %}{{ entry.key }}: {{ entry.reference }}"
    "{% for page in entry.pages %} [{{ page.title }} {{ page.url }}]{% endfor %}{% endfor %}"
)


def test_a_stock_site_gets_numbers_references_and_a_bibliography(tmp_path: Path) -> None:
    site = build_stock(
        tmp_path,
        {
            "content/references.bib": BIB,
            "content/one.md": ARTICLE,
            "overrides/article.html": SHOW,
            "overrides/references.html": LIST,
        },
        PLUGINS=PLUGINS,
        TYPOGRIFY=True,
        DIRECT_TEMPLATES=["references"],
        ARTICLE_URL="{slug}/",
    )
    page = site.text("one.html")
    assert (
        "It “works”."
        '<sup class="cite"><a href="#r:1" id="c:1">1</a></sup> Twice.'
        '<sup class="cite"><a href="#r:1" id="c:1-2">1</a>(p. 3)</sup></p>\n'
        '<section class="references" vocab="https://schema.org/"'
        ' aria-labelledby="page:references">'
        '<h2 id="page:references"><a href="#page:references">References</a></h2>\n<ol>\n'
        '<li id="r:1"><a property="citation" href="https://doi.org/10.1056/NEJMoa2302399">'
        "Ketamine versus ECT.</a> 2023. "
        '<a href="#c:1" aria-label="Back to text, 1">↩</a> '
        '<a href="#c:1-2" aria-label="Back to text, 1-2">2</a></li>\n</ol></section>'
    ) in page
    assert "<i><p>Fast.</p></i><b>One</b><u>anand2023</u>" in page
    assert site.text("references.html") == (
        'anand2023: Ketamine versus ECT. 2023. <a href="https://doi.org/10.1056/NEJMoa2302399">'
        "doi:10.1056/NEJMoa2302399</a> [One one/]"
    )
    assert "content/references.bib:7: citations: nothing cites unused" in site.report
    assert site.status == 0


def test_a_long_list_of_references_needs_the_first_mark_of_each_source_only(tmp_path: Path) -> None:
    given = {
        "content/references.bib": BIB,
        "content/one.md": ARTICLE,
        "overrides/article.html": SHOW,
    }
    page = build_stock(tmp_path, given, PLUGINS=PLUGINS, CITATIONS_TITLES_UP_TO=0).text("one.html")
    assert '<a href="#r:1" id="c:1">1</a>' in page
    assert '<a href="#r:1">1</a>(p. 3)' in page


def test_a_summary_cut_from_the_text_has_no_marks(tmp_path: Path) -> None:
    site = build_stock(
        tmp_path,
        {
            "content/references.bib": BIB,
            "content/one.md": "Title: One\nDate: 2026-01-01\n\nIt works.[@anand2023]\n",
            "overrides/article.html": SHOW,
        },
        PLUGINS=PLUGINS,
    )
    assert "<i><p>It works.</p></i>" in site.text("one.html")


@pytest.mark.parametrize(("length", "shown"), [(1, "It …"), (2, "It works."), (3, "It works.")])
def test_a_summary_ends_in_an_ellipsis_only_where_words_were_cut(
    length: int, shown: str, tmp_path: Path
) -> None:
    site = build_stock(
        tmp_path,
        {
            "content/references.bib": BIB,
            "content/one.md": "Title: One\nDate: 2026-01-01\n\nIt works.[@anand2023]\n",
            "overrides/article.html": SHOW,
        },
        PLUGINS=PLUGINS,
        SUMMARY_MAX_LENGTH=length,
    )
    assert f"<i><p>{shown}</p></i>" in site.text("one.html")


def test_every_mistake_stops_the_build_with_its_file_and_line(tmp_path: Path) -> None:
    site = build_stock(
        tmp_path,
        {
            "content/references.bib": BIB + "@misc{bad, title = {T}}\n",
            "content/one.md": ARTICLE + "\n`[@anad2023]`\n\nNo.[@anad2023] No.[@anad2023; @a b]\n",
            "content/pages/two.md": "Title: Two\n\nNo.[@nothing-like-it]\n",
        },
        PLUGINS=PLUGINS,
        CITATIONS_UNUSED="error",
    )
    assert site.status != 0
    assert not (site.output / "one.html").exists()
    for line in (
        "content/one.md:10: citations: cannot read '@a b'; write [@key], or [see @a, p. 3; @b]",
        "content/one.md:10: citations: no source has the key anad2023; did you mean anand2023?",
        "content/pages/two.md:3: citations: no source has the key nothing-like-it;"
        " add the source to the library",
        "content/references.bib:7: citations: nothing cites unused;"
        " cite it as [@unused] or remove it",
        "content/references.bib:8: citations: bad has no year; add year = {…}",
    ):
        assert line in site.report


def test_a_missing_library_stops_the_build(tmp_path: Path) -> None:
    site = build_stock(tmp_path, {"content/one.md": ARTICLE}, PLUGINS=PLUGINS)
    assert site.status != 0
    assert (
        "content/references.bib:1: CITATIONS_LIBRARY: cannot be read (No such file or directory);"
        " add the file" in site.report
    )


def test_no_key_is_told_to_be_unknown_while_the_library_cannot_be_read(tmp_path: Path) -> None:
    head = "Title: {} [@roe2018]\nSlug: one\nDate: 2026-01-01\nSummary: S.[@roe2018]\n\n"
    files = {
        "content/one.md": head.format("One") + "Words.[@doe2019]\n",
    }
    site = build_stock(tmp_path, files, PLUGINS=PLUGINS)
    assert site.status != 0
    assert "content/references.bib:1: " in site.report
    assert "no source has the key" not in site.report


def test_a_site_without_citations_needs_no_library(tmp_path: Path) -> None:
    site = build_stock(
        tmp_path, {"content/one.md": "Title: One\nDate: 2026-01-01\n\nText\n"}, PLUGINS=PLUGINS
    )
    assert (site.status, "citations" in site.report) == (0, False)


def test_a_citation_in_a_picture_stops_the_build(tmp_path: Path) -> None:
    page = ARTICLE + '\n![Alt](x.svg "It works.[@anand2023]")\n'
    files = {"content/one.md": page, "content/references.bib": BIB}
    site = build_stock(tmp_path, files, PLUGINS=PLUGINS)
    assert site.status == 1
    assert "content/one.md:8: citations: a picture cannot carry a citation" in site.report


def build_mistakes(tmp_path: Path, text: str) -> list[str]:
    """What the build says of the text whose body is *text*, which begins at line 5."""
    page = f"Title: One\nSlug: one\nDate: 2026-01-01\n\n{text}"
    files = {"content/one.md": page, "content/references.bib": BIB}
    site = build_stock(tmp_path, files, PLUGINS=PLUGINS)
    assert site.status == 1
    return [line for line in site.report.splitlines() if line.startswith("content/one.md")]


def test_an_empty_key_in_a_group_is_one_mistake_at_its_line(tmp_path: Path) -> None:
    good = "Good.[@anand2023]\n\n"
    text = f"{good}{good}Bad.[@anand2023; ]\n\n{good}Good again.[@anand2023, p. 3]\n"
    assert build_mistakes(tmp_path, text) == [
        "content/one.md:9: citations: a semicolon has no citation;"
        " write [@key], or [see @a, p. 3; @b]"
    ]


def test_a_citation_in_a_link_stops_the_build_at_its_line(tmp_path: Path) -> None:
    text = "Good.[@anand2023]\n\n[words [@anand2023]](https://x.example)\n"
    assert build_mistakes(tmp_path, text) == [
        "content/one.md:7: citations: a link cannot hold a citation;"
        " write [@anand2023] after the link"
    ]


def test_what_is_no_citation_but_looks_like_one_stops_the_build(tmp_path: Path) -> None:
    text = "@anand2023 says.\n\n<div>[@anand2023]</div>\n\nAs @jane and \\cite{anand2023} say.\n"
    assert build_mistakes(tmp_path, text) == [
        "content/one.md:5: citations: @anand2023 is published as typed;"
        " write “… and others[@anand2023] say”; \\@anand2023 shows it",
        "content/one.md:7: citations: [@anand2023] is published as typed;"
        " write [@key], in Markdown; a backslash before [ or @ shows it",
        "content/one.md:9: citations: \\cite{anand2023} is published as typed;"
        " write [@key], in Markdown; a backslash before [ or @ shows it",
    ]


def test_pandocs_groups_and_escapes_are_published(tmp_path: Path) -> None:
    text = (
        "Title: One [see @anand2023]\nSlug: one\nDate: 2026-01-01\n"
        "Summary: Short [-@anand2023].\n\n"
        "So [see @anand2023, p. 3]. So [-@anand2023]. "
        "As \\[@key] and \\@anand2023, by jane@x.org.\n"
    )
    files = {
        "content/one.md": text,
        "content/references.bib": BIB,
        "overrides/article.html": SHOW,
    }
    site = build_stock(tmp_path, files, PLUGINS=PLUGINS)
    assert site.status == 0
    page = site.text("one.html")
    assert (
        'So<sup class="cite">see <a href="#r:1" id="c:1">1</a>(p. 3)</sup>. '
        'So<sup class="cite"><a href="#r:1" id="c:1-2">1</a></sup>. '
        "As [@key] and @anand2023, by jane@x.org."
    ) in page
    assert "<i><p>Short.</p></i><b>One</b>" in page


def test_a_library_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    library = tmp_path / "content/references.bib"
    library.parent.mkdir()
    library.write_bytes(BIB.encode() + "@misc{a, title={é}, year=2000}".encode("latin-1"))
    site = build_stock(tmp_path, {"content/one.md": ARTICLE}, PLUGINS=PLUGINS)
    assert "references.bib:8: citations: the file is not UTF-8; save it as UTF-8" in site.report
    assert "no source has the key" not in site.report


def test_a_citation_of_an_entry_with_a_mistake_is_no_mistake_as_well(tmp_path: Path) -> None:
    entry = "@misc{soon, title = {T}, year = {in press}}\n"
    text = ARTICLE.replace("[@", "[@soon; @", 1)
    files = {"content/references.bib": BIB + entry, "content/one.md": text}
    site = build_stock(tmp_path, files, PLUGINS=PLUGINS)
    reported = [line for line in site.report.splitlines() if "soon" in line]
    assert [line.partition(";")[0] for line in reported] == [
        "content/references.bib:8: citations: soon: year is in press"
    ]


def test_a_citation_in_a_field_is_one_that_the_text_makes_too(tmp_path: Path) -> None:
    files = {
        "content/references.bib": BIB,
        "content/one.md": "Title: One [@nobody]\nDate: 2026-01-01\nSummary: A.[@unused] B.[@x; ]"
        " C.[@anand2023]\nDescription: D [@anand2023]\n\nText.[@anand2023]\n",
        "content/two.md": "Title: Two\nDate: 2026-01-01\nSummary: As @anand2023 says, \\[@no]\n\nT",
    }
    site = build_stock(tmp_path, files, PLUGINS=PLUGINS)
    assert [line for line in site.report.splitlines() if line.startswith("content/")] == [
        "content/one.md:1: title: no source has the key nobody; add the source to the library",
        "content/one.md:3: summary: a semicolon has no citation;"
        " write [@key], or [see @a, p. 3; @b]",
        "content/one.md:3: summary: no citation is shown here, and the text does not cite unused;"
        " write [@unused] in the text",
        "content/references.bib:7: citations: nothing cites unused;"
        " cite it as [@unused] or remove it (warning)",
        "content/two.md:3: citations: @anand2023 is published as typed;"
        " write “… and others[@anand2023] say”; \\@anand2023 shows it",
    ]


def test_an_escaped_group_stays_in_title_and_summary(tmp_path: Path) -> None:
    page = (
        "Title: How \\[@key] works\nSlug: one\nDate: 2026-01-01\nSummary: See \\[@key].\n\nText\n"
    )
    files = {"content/one.md": page, "overrides/article.html": SHOW}
    shown = build_stock(tmp_path, files, PLUGINS=PLUGINS).text("one.html")
    assert "<i><p>See [@key].</p></i><b>How [@key] works</b>" in shown


@pytest.mark.parametrize("heading", ["## References", "### **Bibliography**", "## Works cited:"])
def test_a_heading_for_the_list_of_sources_is_told(tmp_path: Path, heading: str) -> None:
    files = {
        "content/references.bib": BIB,
        "content/one.md": f"{ARTICLE}\n{heading}\n\nMore.\n\n```text\n{heading}\n```\n",
        "content/two.md": f"Title: Two\nDate: 2026-01-01\n\nWords.\n\n{heading}\n\nMore.\n",
    }
    site = build_stock(tmp_path, files, PLUGINS=PLUGINS)
    reported = [line for line in site.report.splitlines() if "heading of its own" in line]
    assert [line.partition(":")[0] for line in reported] == ["content/one.md"]
    assert reported[0].startswith("content/one.md:8: citations: ")
    assert reported[0].endswith("delete this one (warning)")


def test_a_source_as_the_words_of_a_link_is_told_and_an_account_is_not(tmp_path: Path) -> None:
    text = (
        "\n[@anand2023](https://a.example)\n\n[see @anand2023, p. 3](https://a.example)\n\n"
        "[@anand2023][ref]\n\n[ref]: https://a.example\n\n"
        '<a href="https://a.example">@anand2023</a>\n\n'
        "[-@anand2023]\n\n[-@anand2023]: https://a.example\n\n"
        "[@jane2020](https://a.example) [\\@anand2023](https://a.example) `[@anand2023](x)`\n"
    )
    files = {
        "content/references.bib": BIB,
        "content/one.md": f"Title: One\nDate: 2026-01-01\n{text}",
        "overrides/article.html": SHOW,
    }
    report = build_stock(tmp_path, files, PLUGINS=PLUGINS).report
    reported = [line for line in report.split("\n") if "is published as typed" in line]
    remedy = "write [@anand2023] without an address, or words in the brackets"
    assert reported == [
        f"content/one.md:{line}: citations: @anand2023 is published as typed; {remedy}"
        for line in (4, 6, 8, 12, 14)
    ]
