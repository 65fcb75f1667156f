"""Each element and claim of the text that this site grew from is found on the built site.

S1 to S13 are the elements that had to survive; 1 to 54 are its claims, each in the form that the
evidence allows. Expectations are words of the page with plain quotes, without reference marks.
"""

from __future__ import annotations

import re

import pytest

from tests.built_site import BuiltSite
from tests.content.reading import prose, words

MAIN = "ketamine-for-depression"
PANDEMIC = "pandemic-teen-depression-and-suicide-risk"
FDA = "fda-approval-expected-spravato"
STIGMA = "end-the-stigma"
PSYCHOLOGY = "psychology-today-article-on-ketamine"
CNN = "sanjay-gupta-cnn-ketamine-lifeline"
PSYCHEDELICS = "resurgence-of-psychedelics-in-medicine"
POSTS = (PANDEMIC, FDA, STIGMA, PSYCHOLOGY, CNN, PSYCHEDELICS)
QUESTIONS = "questions-to-ask-before-ketamine"
LATER = (
    "how-a-ketamine-session-goes",
    "side-effects-with-placebo-beside-them",
    "ketamine-or-spravato",
    "two-medicines-have-not-helped",
    QUESTIONS,
)

CLAIMS = [
    (1, MAIN, r"(No trial|none) ranks it first"),
    (2, MAIN, r"first placebo-controlled trial, in 2000"),
    (3, MAIN, r"may beat placebo at 24 hours, with very low certainty for ketamine"),
    (4, MAIN, r'"minimal"\. That is wrong'),
    (4, MAIN, r"dissociation.*raised blood pressure"),
    (5, MAIN, r"antidepressants take weeks"),
    (5, MAIN, r"often fades|wears off"),
    (6, MAIN, r"How esketamine works is not known"),
    (7, MAIN, r'Nobody has shown that ketamine "corrects" a glutamate fault'),
    (8, MAIN, r"glutamate, the brain's main"),
    (9, MAIN, r"blocks .{0,60}NMDA receptor"),
    (10, MAIN, r"signals through AMPA receptors go up"),
    (11, MAIN, r"serotonin, norepinephrine and dopamine"),
    (12, MAIN, r"is neuroplasticity"),
    (13, MAIN, r'In animals, .{0,60}"repairs" the brain in people'),
    (14, MAIN, r'\(BDNF\), nicknamed "brain fertilizer"'),
    (15, MAIN, r"In 30 patients, deep-sleep brain waves.*without a comparison group"),
    (16, MAIN, r"In 71, .*inflammation.*a link, not a cause"),
    (17, MAIN, r"Breakdown products may matter"),
    (18, MAIN, r"ECT has the stronger evidence"),
    (19, MAIN, r"Response, ketamine 55 in 100.*Response, ECT 41 in 100"),
    (19, MAIN, r"Remission, ketamine ?(?:[\d ]+ )?38 in 100 Remission, ECT ?(?:[\d ]+ )?22 in 100"),
    (19, MAIN, r"Remission, ketamine 46 in 100 Remission, ECT 63 in 100"),
    (19, MAIN, r"no large trial of ketamine against TMS"),
    (20, MAIN, r"after several drugs fail.*third in line"),
    (20, MAIN, r"NICE does not recommend esketamine"),
    (21, MAIN, r'One clinic calls ketamine "the most powerful antidepressant yet invented"'),
    (22, MAIN, r"Social anxiety: in 18 adults"),
    (23, MAIN, r"158 veterans.*no clear effect on PTSD.*vanishes once bias is corrected"),
    (24, MAIN, r"Obsessive-compulsive disorder \(OCD\): in 15 adults"),
    (25, MAIN, r"Many people in pain are also depressed or anxious"),
    (26, MAIN, r"weak to moderate support.*no good trial of that"),
    (27, MAIN, r"for some people it does"),
    (28, MAIN, r"Auvelity"),
    (29, MAIN, r"no company had a business reason to pay for large trials"),
    (30, MAIN, r"A cheap drug is not a cheap course.*several hundred dollars"),
    (31, MAIN, r"first made in 1962.*1970.*Vietnam war"),
    (32, MAIN, r"Spravato is Johnson & Johnson's esketamine nasal spray"),
    (33, MAIN, r'"nowhere near as effective".*That is an opinion'),
    (33, MAIN, r"24 trials \(1,877 people\).*63 people"),
    (35, PANDEMIC, r"count visits, not deaths"),
    (35, PANDEMIC, r"rising well before 2020"),
    (35, PANDEMIC, r"call or text 988"),
    (36, FDA, r"Monday,? (4 March|March 4),? 2019.*Tuesday,? (5 March|March 5),? 2019"),
    (37, FDA, r"Spravato™? is a form of ketamine.*one of the two mirror-image halves"),
    (38, FDA, r"together with an antidepressant taken by mouth"),
    (38, FDA, r"certified clinic"),
    (39, FDA, r"for adults with treatment-resistant depression"),
    (40, FDA, r"TRANSFORM-1.*TRANSFORM-2.*TRANSFORM-3.*SUSTAIN-1"),
    (40, FDA, r"Fourteen said.*two said no, and one abstained"),
    (40, FDA, r"\$590 to \$885 a session"),
    (40, FDA, r"Critics"),
    (41, STIGMA, r"directed by Bradley Cooper, who stars in it with Lady Gaga.*fourth telling"),
    (42, STIGMA, r'Some have called the remake "masterful"\. That is a matter of taste'),
    (43, STIGMA, r"In October 2018 a film filled theaters"),
    (44, STIGMA, r"recommend it to many people, with a content note.*New Zealand"),
    (45, STIGMA, r"144 studies.*6 to 8 years.*72 studies"),
    (45, STIGMA, r"He died by suicide"),
    (46, PSYCHOLOGY, r"could not find out which issue was meant"),
    (47, PSYCHOLOGY, r"Ten questions to ask"),
    (48, PSYCHOLOGY, r"64 in 100 had responded to ketamine and 28 in 100 to midazolam"),
    (49, CNN, r"On (3 August|August 3,) 2018,? CNN published a report"),
    (50, CNN, r"a Wisconsin man.*We leave out his name"),
    (51, CNN, r"eased within a day.*up to one week"),
    (51, CNN, r"No trial has shown that ketamine or esketamine prevents suicide"),
    (52, PSYCHEDELICS, r"In April and May 2021"),
    (53, PSYCHEDELICS, r"encouraging but mixed"),
    (53, PSYCHEDELICS, r"had approved no psilocybin, LSD, or MDMA medicine"),
    (54, PSYCHEDELICS, r"mainly blocks NMDA receptors.*dissociative"),
]

LOST = [
    (r"glutaminergic", "7: the word is glutamatergic"),
    (r"superior (therapeutic )?efficacy", "18: without a comparator"),
    (r"unprecedented", "27"),
    (r"Big Pharma", "29"),
    (r"\ba entire\b", "grammar"),
    (r"\bie\b", "i.e. has stops"),
    (r"SpravatoTM", "the trade mark is raised"),
    (r"correct(s|ing) the glutam", "7"),
    (r"block(s|ing) NMDA and AMPA", "10"),
    (r"[Mm]ost (chronic )?pain (patients|sufferers)", "25: many"),
    (r"minimal side effect", "4"),
    (r"our patients", "22: this is no clinic"),
    (r"will be FDA.approved", "38: it is long approved"),
    (r"now in theaters", "43: it was 2018"),
    (r"commit(s|ted|ting)? suicide", "words that blame"),
]


def text(site: BuiltSite, slug: str) -> str:
    return words(prose(site.page(f"{slug}/index.html")))


@pytest.mark.parametrize(
    ("claim", "slug", "pattern"), CLAIMS, ids=[f"{number}-{slug}" for number, slug, _ in CLAIMS]
)
def test_claim_says_what_the_evidence_allows(
    published_site: BuiltSite, claim: int, slug: str, pattern: str
) -> None:
    page = published_site.page(f"{slug}/index.html")
    assert re.search(pattern, words(page.xpath("//article")[0])), f"claim {claim}"


def test_every_claim_of_the_source_is_looked_for() -> None:
    looked_for = {number for number, _, _ in CLAIMS} | {34}  # 34 is the cross-link below
    assert looked_for == set(range(1, 55))


@pytest.mark.parametrize(("pattern", "why"), LOST, ids=[pattern for pattern, _ in LOST])
def test_what_the_source_had_wrong_is_gone(
    published_site: BuiltSite, pattern: str, why: str
) -> None:
    guilty = {
        slug for slug in (MAIN, *POSTS, *LATER) if re.search(pattern, text(published_site, slug))
    }
    assert guilty == set(), why


def test_s1_the_title_keeps_the_words_and_the_en_dash_of_the_source(
    published_site: BuiltSite,
) -> None:
    heading = published_site.page(f"{MAIN}/index.html").xpath("string(//h1)")
    assert " ".join(heading.split()) == (
        "Ketamine \u2013 “The Most Powerful Treatment For Depression Yet Invented”?"
    )


@pytest.mark.parametrize(
    ("element", "section"),
    [
        ("S2", "speed"),
        ("S2", "mechanism"),
        ("S2", "safety"),
        ("S3", "place"),
        ("S4", "other-conditions"),
        ("S5", "history"),
        ("S5", "esketamine"),
        ("DISCERN 12", "no-treatment"),
        ("DISCERN 13", "quality-of-life"),
        ("DISCERN 15", "decide"),
    ],
)
def test_each_paragraph_has_become_a_section(
    published_site: BuiltSite, element: str, section: str
) -> None:
    headings = published_site.page(f"{MAIN}/index.html").xpath("//article//h2/@id")
    assert section in headings, element


def test_s6_the_cross_link_leads_to_the_post_on_esketamine(published_site: BuiltSite) -> None:
    page = published_site.page(f"{MAIN}/index.html")
    link = page.xpath("//article//a[normalize-space()='in our post on esketamine']/@href")
    assert link == [f"https://plain-evidence.example/{FDA}/"]


def test_s9_the_post_on_approval_has_its_take_home_points_first(published_site: BuiltSite) -> None:
    page = published_site.page(f"{FDA}/index.html")
    (box,) = page.find_class("box--take-home")
    assert words(box).startswith("Take home points Spravato™ is a form of ketamine")
    boxes = page.xpath("//article//*[contains(@class, 'box--')]")
    assert boxes[0] is box


def test_s9_the_excerpt_of_the_post_on_approval_keeps_its_label(published_site: BuiltSite) -> None:
    items = published_site.page("index.html").xpath("//aside[contains(@class,'popular-list')]//li")
    assert "Take home points: Spravato, a form of ketamine" in words(items[1])


@pytest.mark.parametrize(
    ("slug", "least", "most"),
    [(MAIN, 1500, 2700), *((post, 600, 1200) for post in (*POSTS, *LATER))],
)
def test_a_text_is_as_long_as_it_should_be(
    published_site: BuiltSite, slug: str, least: int, most: int
) -> None:
    element = prose(published_site.page(f"{slug}/index.html"))
    apparatus = "self::section[contains(@class,'references')] or contains(@class,'box--crisis')"
    for extra in element.xpath(f".//*[{apparatus}]"):
        extra.drop_tree()
    count = len(re.findall(r"\w+(?:['.,’-]\w+)*", words(element)))
    assert least <= count <= most


def test_the_main_article_begins_with_help_and_a_summary_and_ends_with_what_it_means_for_you(
    published_site: BuiltSite,
) -> None:
    page = published_site.page(f"{MAIN}/index.html")
    kinds = page.xpath("//article//aside/@class")
    assert "box--crisis" in kinds[0]
    assert "box--key-points" in kinds[1]
    assert "box--means-for-you" in kinds[-1]


def test_safety_stands_before_the_mechanism_and_the_place_in_therapy(
    published_site: BuiltSite,
) -> None:
    sections = published_site.page(f"{MAIN}/index.html").xpath("//article//h2/@id")
    assert sections.index("safety") < sections.index("mechanism") < sections.index("place")


def test_the_picture_is_there_and_the_trials_stand_in_figures_with_their_numbers(
    published_site: BuiltSite,
) -> None:
    page = published_site.page(f"{MAIN}/index.html")
    names = [src.rpartition("/")[2] for src in page.xpath("//article//figure//img/@src")]
    assert names == ["synapse.svg"]
    figures = page.xpath("//h2[@id='place']/following::figure[contains(@class, 'numbers')]")
    assert [len(each.xpath(".//tr[@aria-hidden]//svg")) for each in figures] == [4, 2, 2]
    numbers = {number for each in figures for number in re.findall(r"\d+", words(each))}
    assert {"365", "403", "186"} <= numbers


def test_at_least_forty_sources_stand_under_the_main_article(published_site: BuiltSite) -> None:
    references = published_site.page(f"{MAIN}/index.html").xpath(
        "//section//li[starts-with(@id,'r')]"
    )
    assert len(references) >= 40


def test_the_crisis_box_stands_at_the_first_mention_of_suicide(published_site: BuiltSite) -> None:
    late = {}
    for path, page in published_site.pages.items():
        for element in page.find_class("prose"):
            blocks = list(element)
            speaks = [at for at, each in enumerate(blocks) if "suicid" in words(each).lower()]
            boxes = [at for at, each in enumerate(blocks) if "box--crisis" in each.get("class", "")]
            if speaks and not (boxes and boxes[0] <= speaks[0] + 1):
                late[path] = (speaks[0], boxes)
    assert late == {}


def test_the_crisis_box_names_every_way_to_help(published_site: BuiltSite) -> None:
    for slug in (MAIN, *POSTS, *LATER):
        page = published_site.page(f"{slug}/index.html")
        links = page.xpath("//*[contains(@class,'box--crisis')]//a/@href")
        if slug in {PSYCHOLOGY, QUESTIONS} and not links:
            continue  # the texts that do not speak of suicide
        assert {"tel:988", "sms:988", "tel:911", "https://findahelpline.com/"} <= set(links), slug


def test_ketamine_is_a_generic_name_and_written_small(published_site: BuiltSite) -> None:
    element = prose(published_site.page(f"{MAIN}/index.html"))
    sentences = " | ".join(words(each) for each in element.iter("p", "li", "td"))
    assert re.findall(r"[a-z,;] Ketamine\b", sentences) == []


def test_dates_that_moved_are_fixed(published_site: BuiltSite) -> None:
    for slug in (*POSTS, *LATER):
        assert not re.search(
            r"\b(recently|nowadays|last week|this Monday)\b", text(published_site, slug)
        )


def test_every_post_says_when_it_was_written_and_when_it_was_updated(
    published_site: BuiltSite,
) -> None:
    for slug in POSTS:
        byline = words(published_site.page(f"{slug}/index.html").xpath("//article//header")[0])
        assert re.search(r"Published 23 November 2026.*Updated \d+ November 2026", byline), slug


def test_a_title_that_can_be_dated_says_what_it_refers_to_on_the_page_and_to_machines(
    published_site: BuiltSite,
) -> None:
    referred = {}
    for slug in POSTS:
        page = published_site.page(f"{slug}/index.html")
        shown = page.xpath(
            "//header//span[contains(., 'The title comes from an earlier list of posts')]"
            "//time/@datetime"
        )
        coverage = re.findall(
            r'"temporalCoverage": ?"([^"]+)"',
            page.xpath("string(//script[@type='application/ld+json'])"),
        )
        assert shown == coverage, slug
        referred[slug] = shown
    dated = {slug: days for slug, days in referred.items() if days}
    assert dated == {FDA: ["2019-03-04"], STIGMA: ["2018-10"], CNN: ["2018-08-03"]}


@pytest.mark.parametrize("claim", ["first stood here", "brought up to date"])
def test_no_post_claims_a_history_that_it_does_not_have(
    published_site: BuiltSite, claim: str
) -> None:
    guilty = {slug for slug in POSTS if claim in text(published_site, slug).lower()}
    assert guilty == set()
