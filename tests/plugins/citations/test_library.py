import pytest

from citations.library import Fault, read_library
from citations.source import Author, Source


def test_an_entry_becomes_a_source_in_plain_unicode() -> None:
    library = read_library(
        "% a comment\n\n@article{ekstrand2022,\n"
        r"  author = {{\AA}keson, Jonas and Nordenskj{\"o}ld, Axel B.-C."
        " and Movahed Rad, Pouya and others},"
        "\n  title = {Outcomes: a {STAR*D} report for 5\\% of {\\o}---12--25},\n"
        "  journal = {Int J},\n  year = {2022},\n  volume = {25},\n  number = 5,\n"
        '  pages = "339--349",\n  doi = {10.1093/a_b%c},\n  pmid = {1},\n'
        "  url = {https://x.example/a_b~c},\n  note = {In Swedish}\n}\n"
    )
    assert library.faults == ()
    assert library.sources == {
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
    assert read_library(bibtex).sources["x"].authors == (Author("Janssen and Sons, Inc."),)


def test_particles_and_suffixes_belong_to_the_family_name() -> None:
    bibtex = "@misc{x, author = {van der Berg, Jr, Ann and Rush, A. John}, title={T}, year=2019}"
    assert [str(author) for author in read_library(bibtex).sources["x"].authors] == [
        "van der Berg Jr A",
        "Rush AJ",
    ]


@pytest.mark.parametrize(
    ("bibtex", "fault"),
    [
        (
            "@misc{a, title={T}, year=2000}\n\n@misc{a, title={U}, year=2001}",
            Fault(3, "a is already the key of line 1", "keep one of them"),
        ),
        (
            "\n@misc{a, title={T}, year=2000, year=2001}",
            Fault(2, "the entry has year twice", "keep one of them"),
        ),
        ("\n@misc{a, year=2000}", Fault(2, "a has no title", "add title = {…}")),
        ("\n@misc{a, title={ }, year=2000}", Fault(2, "a has no title", "add title = {…}")),
        ("\n\n@misc{a, title={T}}", Fault(3, "a has no year", "add year = {…}")),
        (
            "@misc{a, title={T}, year={in press}}",
            Fault(1, "a: year is in press", "write four digits"),
        ),
    ],
)
def test_a_faulty_entry_is_told_with_its_line(bibtex: str, fault: Fault) -> None:
    assert read_library(bibtex).faults == (fault,)


def test_a_malformed_entry_is_told_and_the_next_one_is_read(
    caplog: pytest.LogCaptureFixture,
) -> None:
    library = read_library("@misc{a, title={T, year=2000}\n\n@misc{b, title={U}, year=2001}")
    assert caplog.records == []
    assert [fault.line for fault in library.faults] == [1]
    assert library.faults[0].problem.startswith("the entry cannot be read (Unexpected block start")
    assert list(library.sources) == ["b"]


def test_a_name_that_bibtex_cannot_read_is_told() -> None:
    bibtex = "@misc{a, author = {A, B, C, D}, title = {T}, year = 2000}"
    (fault,) = read_library(bibtex).faults
    assert (fault.line, fault.remedy) == (1, "write authors as Family, Given and Family, Given")


def test_an_empty_library_has_no_sources_and_no_faults() -> None:
    assert (read_library("").sources, read_library("").faults) == ({}, ())
