"""Files in the form in which programs export BibTeX; the form is theirs, the content is ours."""

import re
from pathlib import Path

import pytest

from citations.bibtex import read_library
from citations.vancouver import reference

EXPORTS = Path(__file__).parent / "exports"


@pytest.mark.parametrize(
    ("program", "references"),
    [
        (
            "zotero",
            {
                "murrough_antidepressant_2013": "Murrough JW, Iosifescu DV, Al Jurdi RK."
                " Antidepressant Efficacy of Ketamine in Treatment-Resistant Major Depression:"
                " A Two-Site Randomized Controlled Trial. American Journal of Psychiatry."
                " 2013;170(10):1134–1142. <https://doi.org/10.1176/appi.ajp.2013.13030392>DOI"
                " <https://pubmed.ncbi.nlm.nih.gov/23982301/>PubMed",
                "noauthor_ketamine_nodate": "U.S. Food and Drug Administration."
                " <https://www.fda.gov/a_b/c~d?x=1&amp;y=50%25>"
                "Ketamine | FDA &amp; you: 100% of S-ketamine. 2023.",
                "bohm_x__2019": "Böhm Å. Ketamin. PhD Thesis. Uppsala: Uppsala University. 2019.",
            },
        ),
        (
            "better_biblatex",
            {
                "murroughAntidepressantEfficacyKetamine2013": "Murrough JW, King ML Jr,"
                " van der Berg AM. Antidepressant Efficacy of Ketamine: A Two-Site Randomized"
                " Controlled Trial. American Journal of Psychiatry. 2013;170(10):1134–1142."
                " <https://doi.org/10.1176/appi.ajp.2013.13030392>DOI"
                " <https://pubmed.ncbi.nlm.nih.gov/23982301/>PubMed",
                "niceDepression2022": "NICE. <https://www.nice.org.uk/guidance/ng222>Depression in"
                " Adults: Treatment and Management. NICE guideline NG222. London: National"
                " Institute for Health and Care Excellence. 2022.",
                "leePreprint2024": "Lee A. <https://arxiv.org/abs/2401.01234>A Preprint."
                " arXiv. 2024.",
                "rushChapter2016": "Rush AJ. Staging. In: Smith A, Jones B, editors."
                " Handbook of Depression. 3rd ed. New York: Guilford. 2016. p. 12–25.",
            },
        ),
        (
            "jabref",
            {
                "Murrough2013": "Murrough JW, Iosifescu DV. Antidepressant Efficacy of Ketamine."
                " Am J Psychiatry Suppl. 2013;170(10):1134–1142."
                " <https://doi.org/10.1176/appi.ajp.2013.13030392>DOI"
                " <https://pubmed.ncbi.nlm.nih.gov/23982301/>PubMed",
            },
        ),
        (
            "bibdesk",
            {
                "Ostergaard:2019aa": "Østergaard SD, Jürgens G. Effects of 5-HT₂ and β-blockers."
                " Biol Psychiatry. 2019;47:351–354."
                " <https://doi.org/10.1007/s00406-019-01012_1>DOI",
            },
        ),
        (
            "mendeley",
            {
                "Sackeim2001": "Sackeim HA, Haskett RF. Continuation pharmacotherapy in the"
                " prevention of relapse: in vivo R&amp;D. JAMA. 2001;285(10):1299–1307."
                " <https://doi.org/10.1002/(SICI)1099-1166(199603)11:3%3C231::AID-GPS310%3E"
                "3.0.CO;2-7>DOI <https://pubmed.ncbi.nlm.nih.gov/11255384/>PubMed",
                "Page2020": "Page A. <https://x.example/a_b?c=%20d&amp;e=#f~g>A page. 2020.",
            },
        ),
        (
            "endnote",
            {
                "RN123": "Berman RM, King ML Jr, STAR*D Investigators. Antidepressant effects of"
                " ketamine in depressed patients. Biol Psychiatry. 2000;47(4):351–4."
                " <https://doi.org/10.1016/S0006-3223(99)00230-9>DOI",
                "RN124": "WHO. Depression. World Health Organization. 2023.",
            },
        ),
        (
            "crossref",
            {
                "B_hm__2019": "Böhm Å, Østergaard SD. Effects of N-Methyl-D-Aspartate &amp; CO₂."
                " International Journal of Geriatric Psychiatry. 2019;11(3):231–235."
                " <https://doi.org/10.1002/(sici)1099-1166(199603)11:3%3C231::aid-gps310%3E"
                "3.0.co;2-7>DOI",
                "_stergaard_2016": "Østergaard SD. Staging. Handbook of Depression."
                " Springer International Publishing. 2016. p. 12–25."
                " <https://doi.org/10.1007/978-3-319-00000-0_12>DOI",
            },
        ),
        (
            "pubmed",
            {
                "pmid23982301": "Murrough JW, Iosifescu DV, Al Jurdi RK."
                " <https://pmc.ncbi.nlm.nih.gov/articles/PMC3992936/>Antidepressant efficacy of"
                " ketamine in treatment-resistant major depression: a two-site randomized"
                " controlled trial. Am J Psychiatry. 2013;170(10):1134–1142."
                " <https://pubmed.ncbi.nlm.nih.gov/23982301/>PubMed",
            },
        ),
    ],
)
def test_an_export_is_read_as_its_program_meant_it(
    program: str, references: dict[str, str]
) -> None:
    library = read_library((EXPORTS / f"{program}.bib").read_bytes())
    assert library.diagnostics == ()
    assert {key: _flat(reference(source)) for key, source in library.sources.items()} == references


def _flat(html: str) -> str:
    """A link as `<address>words`, and without the identifiers that the address has already."""
    short = re.sub(r">(?:doi:[^<]*|(PubMed) \d+)</a>", lambda m: f">{m[1] or 'DOI'}</a>", str(html))
    return re.sub(r'<a href="([^"]*)">(.*?)</a>', r"<\1>\2", short)
