import pytest

from citations.bibtex import read_library
from citations.fields import in_library
from citations.groups import KEY_FORM
from citations.library import Library
from citations.names import FORM
from citations.source import Author, Source
from citations.vancouver import reference, short_reference
from report.diagnostic import Diagnostic

PMC = "https://pmc.ncbi.nlm.nih.gov/articles/"


def library(bibtex: str) -> Library:
    return read_library(bibtex.encode())


def fields(text: str) -> Source:
    """The source of an entry with the fields *text* besides title and year."""
    found = library(f"@misc{{x, title = {{T}}, year = 2019, {text}}}")
    assert found.diagnostics == ()
    return found.sources["x"]


def test_an_entry_becomes_a_source_in_plain_unicode() -> None:
    read = library(
        "% a comment\n\n@article{ekstrand2022,\n"
        r"  author = {{\AA}keson, Jonas and Nordenskj{\"o}ld, Axel B.-C."
        " and Movahed Rad, Pouya and others},"
        "\n  title = {Outcomes: a {STAR*D} report for 5\\% of {\\o}---12--25},\n"
        "  journal = {Int J},\n  year = {2022},\n  volume = {25},\n  number = 5,\n"
        '  pages = "339--349",\n  doi = {10.1093/a_b%c},\n  pmid = {1},\n'
        "  url = {https://x.example/a_b~c},\n  note = {In Swedish}\n}\n"
    )
    assert read.diagnostics == ()
    assert read.sources == {
        "ekstrand2022": Source(
            key="ekstrand2022",
            line=3,
            title="Outcomes: a STAR*D report for 5% of ø—12–25",
            year="2022",
            authors=(
                Author("Åkeson", "J"),
                Author("Nordenskjöld", "ABC"),
                Author("Movahed Rad", "P"),
            ),
            more_authors=True,
            container="Int J",
            volume="25",
            number="5",
            pages="339–349",
            doi="10.1093/a_b%c",
            pmid="1",
            url="https://x.example/a_b~c",
            note="In Swedish",
        )
    }


def test_an_institution_in_braces_stays_whole() -> None:
    bibtex = "@misc{x, author = {{Janssen and Sons, Inc.}}, title = {T}, year = {2019}}"
    assert library(bibtex).sources["x"].authors == (Author("Janssen and Sons, Inc."),)


NO_YEAR = (
    "add year = {…}, or urldate = {2026-10-04}, the day on which you read a page without a date"
)
YEAR_REMEDY = "write four digits, and words such as in press in note = {…}"


@pytest.mark.parametrize(
    ("bibtex", "diagnostic"),
    [
        (
            "@misc{a, title={T}, year=2000}\n\n@misc{a, title={U}, year=2001}",
            in_library(3, "a is already the key of line 1", "keep one of them"),
        ),
        (
            "\n@misc{a, title={T}, year=2000, year=2001}",
            in_library(2, "a has year twice", "keep one of them"),
        ),
        ("\n@misc{a, year=2000}", in_library(2, "a has no title", "add title = {…}")),
        ("\n@misc{a, title={ }, year=2000}", in_library(2, "a has no title", "add title = {…}")),
        ("\n\n@misc{a, title={T}}", in_library(3, "a has no year", NO_YEAR)),
        ("@misc{a, title={T}, year={n.d.}}", in_library(1, "a has no year", NO_YEAR)),
        ("@misc{a, title={T}, date={}, note={no date}}", in_library(1, "a has no year", NO_YEAR)),
        (
            "@article{a, title={T}, journal={B}, urldate={2026-10-04}}",
            in_library(1, "a has no year", "add year = {…}"),
        ),
        (
            "@misc{a, title={T},\n urldate={4 Oct 2026}}",
            in_library(2, "a: urldate is 4 Oct 2026", "write it as 2026-10-04"),
        ),
        (
            "@misc{a, title={T},\n urldate={2026-13-04}}",
            in_library(2, "a: urldate is 2026-13-04", "write it as 2026-10-04"),
        ),
        (
            "@misc{a, title={T},\n abstract={b}\n Year={2020}}",
            in_library(
                2, "a: abstract: no comma stands between it and Year", "put a comma after {b}"
            ),
        ),
        (
            "@misc{a, title={T}, year=2020,\n month=jan\n doi={10.1000/x}}",
            in_library(2, "a: month: no comma stands between it and doi", "put a comma after jan"),
        ),
        (
            "\n@misc{a\n title={T}, year=2020}",
            in_library(
                2,
                "the entry cannot be read (Expected comma after entry key, but found =)",
                "put a comma after its key",
            ),
        ),
        (
            "@misc{a, title: {T}, year=2020}",
            in_library(
                1,
                "the entry cannot be read (Expected a `=` after entry key, but found `{`.)",
                "put = between the name of each field and its value",
            ),
        ),
        (
            "@misc{a, title={T}, year={in press}}",
            in_library(1, "a: year is in press", YEAR_REMEDY),
        ),
    ],
)
def test_a_faulty_entry_is_told_with_its_line(bibtex: str, diagnostic: Diagnostic) -> None:
    assert library(bibtex).diagnostics == (diagnostic,)


@pytest.mark.parametrize(
    "bibtex",
    [
        "@misc{a, title={T}, year={in press}}",
        "@misc{a, title={T}, year={n.d.}}",
        "@misc{a, title={T}, date={forthcoming}}",
        "@misc{a, title={T}, month=jan\n year=2000}",
        "@misc{a, title={T, year=2000}",
        "misc{a, title={T}, year=2000}",
    ],
)
def test_an_entry_with_a_mistake_is_not_unknown_as_well(bibtex: str) -> None:
    read = library(f"{bibtex}\n\n@misc{{b, title={{U}}, year=2001}}")
    assert len(read.diagnostics) == 1
    assert (list(read.sources), read.refused) == (["b"], {"a"})
    assert read.is_read


def test_a_file_that_is_not_utf8_has_no_unknown_keys() -> None:
    assert not read_library(b"@misc{a, title = {\xe9}}").is_read


def test_a_malformed_entry_is_told_and_the_next_one_is_read(
    caplog: pytest.LogCaptureFixture,
) -> None:
    read = library("@misc{a, title={T, year=2000}\n\n@misc{b, title={U}, year=2001}")
    assert caplog.records == []
    assert [diagnostic.line for diagnostic in read.diagnostics] == [1]
    assert read.diagnostics[0].problem.startswith(
        "the entry cannot be read (Unexpected block start"
    )
    assert list(read.sources) == ["b"]


@pytest.mark.parametrize(
    ("bibtex", "diagnostic"),
    [
        (
            "@misc{, title={T}, year=2000}",
            in_library(1, "the entry has no key", "write one after its brace: @article{key, …"),
        ),
        (
            "\n@misc{a--b, title={T}, year=2000}",
            in_library(2, "a--b cannot be cited", f"make it a key of {KEY_FORM}"),
        ),
        (
            "@misc{o'brien, title={T}, year=2000}",
            in_library(1, "o'brien cannot be cited", f"make it a key of {KEY_FORM}"),
        ),
        (
            "@misc{a b, title={T}, year=2000}",
            in_library(1, "a b cannot be cited", f"make it a key of {KEY_FORM}"),
        ),
        (
            "@misc{a,\n title={T},\n journal=nejm,\n year=2000}",
            in_library(
                3,
                "a: journal: nejm is a macro that nothing defines",
                "write {nejm}, or define it: @string{nejm = {…}}",
            ),
        ),
        (
            "@string{x = y}\n@misc{a, title={T}, journal=x, year=2000}",
            in_library(
                1,
                "@string x: y is a macro that nothing defines",
                "write {y}, or define it: @string{y = {…}}",
            ),
        ),
        (
            "@misc{a, title={T},\n doi={x}, year=2000}",
            in_library(2, "a: doi is x", "write the DOI alone, such as 10.1056/NEJMoa2302399"),
        ),
        (
            "@misc{a, title={T},\n\n pmid={PMC1}, year=2000}",
            in_library(3, "a: pmid is PMC1", "write PubMed's number alone, such as 23982301"),
        ),
        (
            "@misc{a, title={T},\n url={www.x.org}, year=2000}",
            in_library(
                2, "a: url is www.x.org", "write one address, such as https://example.org/page"
            ),
        ),
        (
            "@misc{a, title={T \\foo},\n year=2000}",
            in_library(1, r"a: title: \foo has no plain text", "write it in Unicode"),
        ),
        (
            "@misc{a, title={T}, date={spring 2000}}",
            in_library(1, "a: date is spring 2000", "write year, or year-month-day"),
        ),
        (
            "@misc{a, title={T}, date=2001,\n year=2000}",
            in_library(2, "a: date is 2001, year is 2000", "keep one of them"),
        ),
        (
            "@misc{a, title={T}, Year=2000,\n year=2001}",
            in_library(2, "a has year twice", "keep one of them"),
        ),
        (
            "@misc{a, title={T},\n crossref={b}, year=2000}",
            in_library(2, "a: crossref: no entry has the key b", "correct the key"),
        ),
        (
            "x\nmisc{a,\n title={T}, year=2000}",
            in_library(
                2, "“misc{a, title= …” is no entry", "begin it with @ and its type: @article{key, …"
            ),
        ),
        (
            "@misc\n{a, title={T}, year=2000}",
            in_library(
                1,
                "“@misc {a, title= …” is no entry",
                "begin it with @ and its type: @article{key, …",
            ),
        ),
        (
            "@misc{a, title={T}, author={Smith J,\n Jones M, Brown K}, year=2000}",
            in_library(
                1,
                "a: author: 'Smith J, Jones M, Brown K' has commas between people",
                FORM,
            ),
        ),
    ],
)
def test_what_would_be_published_as_something_else_is_told_with_its_line(
    bibtex: str, diagnostic: Diagnostic
) -> None:
    assert library(bibtex).diagnostics == (diagnostic,)


def test_names_of_fields_and_types_have_no_case() -> None:
    assert library(
        "@ARTICLE{f, Author = {Doe, J}, TITLE = {T}, Journal = {J}, Year = 2019, DOI = {10.1000/x}}"
    ).sources["f"] == Source(
        "f", 1, "T", "2019", (Author("Doe", "J"),), container="J", doi="10.1000/x"
    )


def test_strings_and_concatenation_are_resolved() -> None:
    found = library(
        '@STRING{jcp = "J Clin Psychiatry"}\n@string{s = jcp # " Suppl"}\n'
        '@article{a, journal = S, title = "A " # "b", author = {Doe, J} # " and " # {Roe, R},'
        " year = 2019, month = oct, keywords = undefined}"
    )
    assert found.diagnostics == ()
    assert found.sources["a"] == Source(
        "a",
        3,
        "A b",
        "2019",
        (Author("Doe", "J"), Author("Roe", "R")),
        container="J Clin Psychiatry Suppl",
    )


@pytest.mark.parametrize(
    ("kind", "typed", "container"),
    [
        (
            "article",
            "journaltitle = {Lancet Psychiatry}, publisher = {Elsevier}",
            "Lancet Psychiatry",
        ),
        ("phdthesis", "school = {Uppsala University}", "PhD thesis. Uppsala University"),
        ("mastersthesis", "school = {Uppsala University}", "Master’s thesis. Uppsala University"),
        ("thesis", "type = {phdthesis}, institution = {Uppsala}", "PhD thesis. Uppsala"),
        (
            "techreport",
            "author = {{X}}, institution = {FDA}, number = {NG222}, type = {Guideline}",
            "Guideline NG222. FDA",
        ),
        ("manual", "author = {{X}}, organization = {FDA}", "FDA"),
        (
            "report",
            "author = {{X}}, type = {techreport}, number = {RR-1}, institution = {RAND}",
            "Technical report RR-1. RAND",
        ),
        ("report", "author = {{X}}, type = {resreport}", "Research report"),
        ("manual", "author = {{X}}, type = {software}", "Computer software"),
        ("thesis", "type = {Dissertation}, school = {Uppsala}", "Dissertation. Uppsala"),
        (
            "patent",
            "author = {Doe, J}, type = {patentus}, number = {US1234567}, holder = {{ACME Corp}}",
            "United States patent US1234567. ACME Corp, assignee",
        ),
        (
            "patent",
            "author = {Doe, J}, type = {patreqeu}, assignee = {{ACME Corp} and {Beta}}",
            "European patent application. ACME Corp, Beta, assignees",
        ),
        ("patent", "type = {patentde}, holder = {{ACME Corp}}", "German patent"),
        (
            "misc",
            r"howpublished = {Available at \href{https://x.example/a}{WHO}}",
            "Available at WHO (https://x.example/a)",
        ),
        ("misc", "howpublished = {Press release}", "Press release"),
        (
            "book",
            "edition = {2}, series = {S}, publisher = {Wiley}, address = {New York}",
            "2nd ed. S. New York: Wiley",
        ),
        ("book", "edition = {Third edition}, publisher = {Wiley}", "Third edition. Wiley"),
        (
            "inproceedings",
            "booktitle = {Proc. X}, booksubtitle = {Y}, organization = {ACM}",
            "Proc. X: Y. ACM",
        ),
        (
            "article",
            "journaltitle = {Nature}, journalsubtitle = {Neuroscience}",
            "Nature. Neuroscience",
        ),
        (
            "article",
            "journal = {Ann. X.}, journalsubtitle = {B}, journaltitleaddon = {C}",
            "Ann. X. B. C",
        ),
        (
            "incollection",
            "booktitle = {Drugs}, booktitleaddon = {Reprint}, maintitle = {Handbook},"
            " mainsubtitle = {Practice}, maintitleaddon = {New}, volume = 2, publisher = {Wiley}",
            "Handbook: Practice. New. Vol. 2, Drugs. Reprint. Wiley",
        ),
        ("book", "maintitle = {Handbook}, mainsubtitle = {P}, volume = 2", "Handbook: P. Vol. 2"),
        (
            "book",
            "edition = {2}, translator = {Galkin, Anna V.}, publisher = {Wiley}",
            "2nd ed. Galkin AV, translator. Wiley",
        ),
        (
            "book",
            "translator = {Galkin, A. and Ek, Bo and others}",
            "Galkin A, Ek B, et al, translators",
        ),
        (
            "misc",
            "eventtitle = {ASCP}, eventtitleaddon = {Annual Meeting}, venue = {Miami}",
            "Presented at: ASCP. Annual Meeting; Miami",
        ),
        ("online", "eprint = {2401.01234}, archivePrefix = {arXiv}", "arXiv"),
    ],
)
def test_what_a_source_is_part_of_is_kept(kind: str, typed: str, container: str) -> None:
    found = library(f"@{kind}{{x, title = {{T}}, year = 2019, {typed}}}")
    assert found.diagnostics == ()
    assert found.sources["x"].container == container


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("2019-04-02", "2019"),
        ("2019-04", "2019"),
        ("2019", "2019"),
        ("2019~", "2019"),
        ("2019/2020", "2019"),
    ],
)
def test_a_date_has_a_year(date: str, year: str) -> None:
    found = library(f"@misc{{x, title = {{T}}, date = {{{date}}}}}")
    assert found.sources["x"].year == year


@pytest.mark.parametrize(
    ("typed", "name", "value"),
    [
        ("doi = {https://doi.org/10.1000/x}", "doi", "10.1000/x"),
        ("url = {http://dx.doi.org/10.1000%2Fx}", "doi", "10.1000/x"),
        ("pmid = {PMID: 12345678}", "pmid", "12345678"),
        ("note = {PMID: 12345678}", "pmid", "12345678"),
        ("note = {PMID: 12345678; PMCID: PMC1.}", "pmid", "12345678"),
        ("eprint = {12345678}, eprinttype = {pubmed}", "pmid", "12345678"),
        (r"note = {[DOI:\href{https://doi.org/10.1000/x}{10.1000/x}]}", "doi", "10.1000/x"),
        (r"howpublished = {\url{https://x.example/a_b}}", "url", "https://x.example/a_b"),
        ("url = {<Go to ISI>://WOS:1}, doi = {10.1000/x}", "url", ""),
        ("eprint = {10.1000/x}, eprinttype = {doi}", "doi", "10.1000/x"),
        ("eprint = {PMC7654321}, eprinttype = {pmcid}", "url", f"{PMC}PMC7654321/"),
        ("eprint = {7654321}, archiveprefix = {PMC}", "url", f"{PMC}PMC7654321/"),
        ("pmcid = {PMC7654321}", "url", f"{PMC}PMC7654321/"),
        (r"note = {\\ PMCID: PMC1}", "url", f"{PMC}PMC1/"),
        ("pmcid = {none}, doi = {10.1000/x}", "url", ""),
        ("eprint = {12}, eprinttype = {ssrn}, doi = {10.1000/x}", "url", ""),
        ("eprint = {12}, eprinttype = {ssrn}, pmid = {1}", "url", ""),
        (
            r"note = {See \href{https://x.example}{it}}",
            "note",
            "See it (https://x.example)",
        ),
        ("eid = {m575}", "pages", "m575"),
        ("elocation-id = {e012345}", "pages", "e012345"),
        ("Article-Number = {{575}}", "pages", "575"),
        ("articleno = {12}", "pages", "12"),
        ("art_number = {e12}", "pages", "e12"),
        ("article_number = {12}", "pages", "12"),
        ("pages = {351-354}", "pages", "351–354"),
        ("pages = {n/a--n/a}", "pages", ""),
        ("note = {event-place: Rome\\\\ tex.ids: b\\\\ PMCID: PMC1}", "note", ""),
        ("note = {Follow-up: 2 years}", "note", "Follow-up: 2 years"),
        ("pages = {351-}", "pages", "351"),
        ("note = {In Swedish\nPublisher: Wiley}", "note", "In Swedish"),
        ("subtitle = {S}", "title", "T: S"),
        ("subtitle = {S}, titleaddon = {Comment on X}", "title", "T: S. Comment on X"),
        ("issuetitle = {I}, issuesubtitle = {J}", "note", "Issue title: I: J"),
        ("issuetitle = {Why?}, issuesubtitle = {J}", "note", "Issue title: Why? J"),
        ("issuetitle = {Why?}, note = {N}", "note", "Issue title: Why? N"),
        ("note = {N}, addendum = {A}", "note", "N. A"),
        ("note = {N.}, addendum = {N.}", "note", "N."),
        ("note = {N}, pubstate = {inpress}", "note", "N. In press"),
        ("note = {Now in press}, pubstate = {inpress}", "note", "Now in press"),
        ("addendum = {A}", "note", "A"),
        ("issuetitle = {I.}, note = {Retracted.}", "note", "Issue title: I. Retracted."),
        ("journal = {X}, translator = {Galkin, A}", "note", "Galkin A, translator"),
        ("issue = {3}", "number", "3"),
    ],
)
def test_a_field_is_read_in_the_forms_of_many_programs(typed: str, name: str, value: str) -> None:
    assert getattr(fields(typed), name) == value


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("title = {Is this so?}, subtitle = {Yes}", "Is this so? Yes. 2019."),
        ("title = {Stop!}, titleaddon = {Review}", "Stop! Review. 2019."),
        ("title = {T:}, subtitle = {Yes}", "T: Yes. 2019."),
        ("title = {Said ``why?''}, subtitle = {Yes}", "Said “why?” Yes. 2019."),
        ("title = {He said ``end.''}", "He said “end.” 2019."),
        ("title = {The patients'}", "The patients&#39;. 2019."),
        ("title = {T}, series = {Why?}, publisher = {Wiley}", "T. Why? Wiley. 2019."),
        ("title = {T}, series = {Wait...}, publisher = {W Inc.}", "T. Wait... W Inc. 2019."),
    ],
)
def test_a_sign_that_ends_a_sentence_stands_alone(typed: str, shown: str) -> None:
    found = library(f"@book{{x, {typed}, year = 2019}}").sources["x"]
    assert str(reference(found)) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2019~", "[2019?]"),
        ("2019?", "[2019?]"),
        (r"2019{\textasciitilde}", "[2019?]"),
        ("2019-03%", "[2019?]"),
        ("2019-03", "2019"),
        ("2019/2020", "2019"),
    ],
)
def test_a_year_that_is_estimated_is_shown_so(typed: str, shown: str) -> None:
    found = library(f"@misc{{x, title = {{T}}, date = {{{typed}}}}}").sources["x"]
    assert str(reference(found)) == f"T. {shown}."
    assert found.year == "2019"


def test_the_year_of_an_article_may_be_estimated() -> None:
    found = library("@article{x, title = {T}, journal = {J}, volume = 3, date = {2019~}}").sources[
        "x"
    ]
    assert str(reference(found)) == "T. J. [2019?];3."


def test_a_title_that_is_a_link_leads_where_it_did() -> None:
    found = library(r"@misc{x, title = {\href{https://x.example/a}{A T}}, year = 2019}").sources[
        "x"
    ]
    assert (found.title, found.url) == ("A T", "https://x.example/a")


def test_who_owns_a_patent_without_inventors_stands_for_them() -> None:
    found = library("@patent{x, title = {T}, year = 2019, holder = {{ACME Corp} and {Beta}}}")
    assert found.sources["x"].authors == (Author("ACME Corp"), Author("Beta"))


@pytest.mark.parametrize(
    ("typed", "problem", "remedy"),
    [
        (
            "url = {https://a.example/1,https://b.example}",
            "url is https://a.example/1,https://b.example",
            "there are two addresses; keep one",
        ),
        (
            "doi = {10.1000/a,https://doi.org/10.1000/b}",
            "doi is 10.1000/a,https://doi.org/10.1000/b",
            "there are two; keep one",
        ),
        (
            "doi = {10.1000/a,10.1000/b}",
            "doi is 10.1000/a,10.1000/b",
            "there are two; keep one",
        ),
        (
            "pmcid = {none}",
            "pmcid is none",
            "write PubMed Central's number alone, such as PMC3741367",
        ),
        (
            "eprint = {12}, eprinttype = {ssrn}",
            "eprint is 12 in the archive ssrn, which is not known",
            "write its address as url = {…}",
        ),
        ("eprint = {12}", "eprint is 12 in no archive", "write its address as url = {…}"),
    ],
)
def test_what_leads_nowhere_is_refused(typed: str, problem: str, remedy: str) -> None:
    found = library(f"@misc{{x, title = {{T}}, year = 2019, {typed}}}")
    assert found.diagnostics == (in_library(1, f"x: {problem}", remedy),)


def test_an_entry_takes_the_fields_of_its_parent() -> None:
    found = library(
        "@inbook{a, title = {T}, author = {Doe, J}, crossref = {b}}\n"
        "@book{b, title = {Book}, editor = {Roe, R}, year = 2019, xdata = {c}}\n"
        "@xdata{c, publisher = {Wiley}}\n"
    )
    assert found.diagnostics == ()
    assert found.parents == {"b", "c"}
    assert list(found.sources) == ["a", "b"]
    assert found.sources["a"] == Source(
        "a",
        1,
        "T",
        "2019",
        (Author("Doe", "J"),),
        editors=(Author("Roe", "R"),),
        in_journal=False,
        container="Book. Wiley",
    )


def test_the_addition_to_the_title_of_a_parent_is_no_part_of_the_title_of_its_child() -> None:
    found = library(
        "@inbook{a, title = {T}, author = {Doe, J}, crossref = {b}}\n"
        "@book{b, title = {Book}, titleaddon = {Reprint}, editor = {Roe, R}, year = 2019}\n"
    )
    assert (found.sources["a"].title, found.sources["a"].container) == ("T", "Book. Reprint")
    assert found.sources["b"].title == "Book. Reprint"


@pytest.mark.parametrize(
    ("kind", "of_parent", "container"),
    [
        ("inbook, volume = 2, booktitle = {B}", "mvbook", "M: S. Vol. 2, B"),
        ("inproceedings", "mvproceedings", "M: S"),
        ("inbook", "book", "M: S"),
        ("article", "periodical", "M. S"),
    ],
)
def test_the_title_of_a_parent_becomes_that_of_what_it_is(
    kind: str, of_parent: str, container: str
) -> None:
    name, _, more = kind.partition(",")
    found = library(
        f"@{name}{{a, title = {{T}}, author = {{Doe, J}}, year = 2019, crossref = {{b}}, {more}}}\n"
        f"@{of_parent}{{b, title = {{M}}, subtitle = {{S}}, year = 2019}}\n"
    )
    assert found.diagnostics == ()
    assert found.sources["a"].container == container


def test_a_whole_book_is_that_of_its_editors_and_is_counted_as_no_journal() -> None:
    book = (
        "@book{a, editor = {Brown, Ann and Green, Bob}, title = {T}, year = 2001, volume = {2},"
        " series = {Advances}, number = {7}, pages = {33}, publisher = {Wiley}}\n"
    )
    assert reference(library(book).sources["a"]) == (
        "Brown A, Green B, editors. T. Vol. 2. Advances; 7. Wiley. 2001. p. 33."
    )


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("@book{a, editor = {Brown, A}, year = 2001, title = {T}}", "Brown A, editor. T. 2001."),
        (
            "@book{a, editor = {Brown, A and others}, year = 2001, title = {T}}",
            "Brown A, et al, editors. T. 2001.",
        ),
        (
            "@book{a, author = {Doe, J}, editor = {Brown, A}, year = 2001, title = {T}}",
            "Doe J. T. 2001.",
        ),
        (
            "@incollection{a, editor = {Brown, A and others}, booktitle = {B}, year = 2001,"
            " title = {T}}",
            "T. In: Brown A, et al, editors. B. 2001.",
        ),
        (
            "@article{a, author = {Doe, J}, year = 2001, volume = 2, pages = {3}, title = {T}}",
            "Doe J. T. 2001;2:3.",
        ),
        (
            "@book{a, author = {Doe, J}, year = 2001, number = 2, title = {T}}",
            "Doe J. T. No. 2. 2001.",
        ),
    ],
)
def test_who_edited_is_told_from_who_wrote(entry: str, text: str) -> None:
    assert reference(library(entry + "\n").sources["a"]) == text


def test_bytes_of_windows_are_read() -> None:
    data = "\ufeff@misc{mu\u0308ller,\r\n title = {T},\r\n year = {x}}".encode()
    assert read_library(data).diagnostics == (in_library(3, "müller: year is x", YEAR_REMEDY),)


def test_bytes_that_are_not_utf8_are_told_with_their_line() -> None:
    assert read_library(b"\n\n@misc{a, title = {\xe9}}").diagnostics == (
        in_library(3, "the file is not UTF-8", "save it as UTF-8"),
    )


def test_an_unused_field_may_be_there_twice() -> None:
    assert fields("file = {a}, File = {b}").title == "T"


def test_a_name_that_bibtex_cannot_read_is_told() -> None:
    bibtex = "@misc{a, author = {A, B, C, D}, title = {T}, year = 2000}"
    (diagnostic,) = library(bibtex).diagnostics
    assert (diagnostic.line, diagnostic.remedy) == (1, FORM)


def test_an_empty_library_has_no_sources_and_no_faults() -> None:
    assert (library("").sources, library("").diagnostics) == ({}, ())


PAGE = "@online{a, title={T}, author={{WHO}}, url={https://example.org/x}, {}}"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ("urldate={2026-10-04}", "[date unknown] [cited 2026 Oct 4]."),
        ("year={n.d.}, urldate={2026-10}", "[date unknown] [cited 2026 Oct]."),
        (
            "date={No Date}, lastchecked={2026-10-04T09:30:00Z}",
            "[date unknown] [cited 2026 Oct 4].",
        ),
        ("note={Accessed: 4 October 2026}", "[date unknown]. Accessed: 4 October 2026."),
        ("year=2020, urldate={2026-10-04}", "2020."),
        ("year=2020, urldate={yesterday}", "2020."),
    ],
)
def test_a_page_without_a_date_is_cited_by_the_day_on_which_it_was_read(
    fields: str, words: str
) -> None:
    read = library(PAGE.replace("{}", fields))
    assert read.diagnostics == ()
    page = '<a href="https://example.org/x">T.</a>'
    assert reference(read.sources["a"]) == f"WHO. {page} {words}"
    assert short_reference(read.sources["a"]) == f"WHO. {page} {words}"


def test_a_work_without_a_date_that_has_a_doi_says_so_in_both_forms() -> None:
    bibtex = "@misc{a, title={T}, doi={10.1000/x}, urldate={2026-10-04}}"
    source = library(bibtex).sources["a"]
    cited = "[date unknown] [cited 2026 Oct 4]."
    assert cited in reference(source)
    assert short_reference(source) == f'<a href="https://doi.org/10.1000/x">T.</a> {cited}'


@pytest.mark.parametrize(
    ("bibtex", "words"),
    [
        (
            "@software{a, title={R}, author={{R Core Team}}, version={4.2.1}, date={2022}}",
            "R Core Team. R. Version 4.2.1. 2022.",
        ),
        ("@software{a, title={R}, version={v2}, date={2022}}", "R. v2. 2022."),
        (
            "@inbook{a, title={C}, booktitle={B}, chapter={7}, pages={3--9}, year=2000}",
            "C. B. 2000. Chapter 7. p. 3–9.",
        ),
        (
            "@inbook{a, title={B}, chapter={Sleep}, publisher={Wiley}, year=2000}",
            "B. Wiley. 2000. Sleep.",
        ),
        (
            "@conference{a, title={T}, eventtitle={ASCP}, venue={Miami}, year=2020}",
            "T. Presented at: ASCP; Miami. 2020.",
        ),
        (
            "@unpublished{a, title={T}, eventtitle={ASCP}, eventdate={2020-05-03/2020-05-05},"
            " date={2020}}",
            "T. Presented at: ASCP; 2020 May 3–2020 May 5. 2020.",
        ),
        (
            "@inproceedings{a, title={T}, booktitle={Proc}, eventtitle={ASCP}, venue={Miami},"
            " year=2020}",
            "T. Proc. ASCP; Miami. 2020.",
        ),
        (
            "@article{a, title={T}, journal={B}, year=2020, pubstate={inpress}}",
            "T. B. 2020. In press.",
        ),
    ],
)
def test_a_reference_keeps_version_chapter_event_and_state(bibtex: str, words: str) -> None:
    assert reference(library(bibtex).sources["a"]) == words
