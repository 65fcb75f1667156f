from citations.bibliography import BibliographyEntry, CitingPage, bibliography
from citations.source import Author, Source
from citations.vancouver import reference

LATE = Source("late", 1, "T", "2010", (Author("Åse", "A"),))
EARLY = Source("early", 2, "T", "2000", (Author("Berg", "B"),))
UNUSED = Source("unused", 3, "T", "2000")
ONE, TWO = CitingPage("One", "one/"), CitingPage("Two", "two/")


def test_cited_sources_are_listed_by_author_with_the_pages_that_cite_them() -> None:
    sources = {source.key: source for source in (LATE, EARLY, UNUSED)}
    assert bibliography(sources, [(TWO, ["late", "early"]), (ONE, ["early"])]) == [
        BibliographyEntry("early", reference(EARLY), (ONE, TWO)),
        BibliographyEntry("late", reference(LATE), (TWO,)),
    ]
