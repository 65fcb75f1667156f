from dataclasses import replace
from datetime import date

import pytest

from structured_data.graph import of_home, of_page
from structured_data.subject import NamedPath, SiteFacts, Subject
from tools.check.vocabulary import problems

SITE = SiteFacts("Site", "https://x.example", "About it", "logo.png", "en", frozenset({"Team"}))
POST = Subject(
    kind="BlogPosting",
    title="Title",
    path="post/",
    trail=(NamedPath("Guides", "category/guides/"),),
    authors=(NamedPath("Team", "author/team/"), NamedPath("Ann", "author/ann/")),
    published=date(2026, 1, 1),
    modified=date(2026, 2, 1),
    image="images/a.svg",
    clinical=True,
    last_reviewed=date(2026, 3, 1),
    about=(("condition", "Depression"), ("drug", "Ketamine"), ("therapy", "ECT")),
)
PUBLISHER = {
    "@type": "Organization",
    "name": "Site",
    "url": "https://x.example/",
    "logo": "https://x.example/logo.png",
}


def test_a_clinical_post_is_described_as_what_it_shows() -> None:
    page, trail = of_page(POST, SITE)["@graph"]
    assert page == {
        "@type": ["MedicalWebPage", "BlogPosting"],
        "headline": "Title",
        "url": "https://x.example/post/",
        "inLanguage": "en",
        "datePublished": "2026-01-01",
        "dateModified": "2026-02-01",
        "image": "https://x.example/images/a.svg",
        "author": [
            {"@type": "Organization", "name": "Team", "url": "https://x.example/author/team/"},
            {"@type": "Person", "name": "Ann", "url": "https://x.example/author/ann/"},
        ],
        "publisher": {"@type": "Organization", "name": "Site", "url": "https://x.example/"},
        "audience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "about": [
            {"@type": "MedicalCondition", "name": "Depression"},
            {"@type": "Drug", "name": "Ketamine"},
            {"@type": "MedicalTherapy", "name": "ECT"},
        ],
    }
    assert [(step["name"], step["position"]) for step in trail["itemListElement"]] == [
        ("Home", 1),
        ("Guides", 2),
        ("Title", 3),
    ]


def test_what_has_not_changed_was_modified_when_it_was_published() -> None:
    page = of_page(replace(POST, modified=None), SITE)["@graph"][0]
    assert page["dateModified"] == page["datePublished"] == "2026-01-01"


def test_a_reviewer_is_named_only_if_there_is_one() -> None:
    page = of_page(replace(POST, reviewed_by="Dr A"), SITE)["@graph"][0]
    assert page["reviewedBy"] == {"@type": "Person", "name": "Dr A"}
    assert page["lastReviewed"] == "2026-03-01"
    assert of_page(POST, SITE)["@graph"][0].keys().isdisjoint({"reviewedBy", "lastReviewed"})


def test_a_title_that_refers_to_a_time_covers_it() -> None:
    page = of_page(replace(POST, refers_to="2018-10"), SITE)
    assert page["@graph"][0]["temporalCoverage"] == "2018-10"
    assert list(problems(page)) == []


@pytest.mark.parametrize(
    ("kind", "clinical", "expected"),
    [
        ("BlogPosting", False, "BlogPosting"),
        ("WebPage", False, "WebPage"),
        ("WebPage", True, "MedicalWebPage"),
        ("Article", True, ["MedicalWebPage", "Article"]),
    ],
)
def test_only_clinical_pages_are_medical(kind: str, clinical: bool, expected: object) -> None:
    page = of_page(replace(POST, kind=kind, clinical=clinical), SITE)["@graph"][0]
    assert page["@type"] == expected
    assert ("audience" in page) is clinical


def test_the_home_page_is_the_site_and_who_is_behind_it() -> None:
    assert of_home(SITE) == {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "WebSite",
                "name": "Site",
                "url": "https://x.example/",
                "description": "About it",
                "inLanguage": "en",
                "publisher": PUBLISHER,
            }
        ],
    }


@pytest.mark.parametrize("site", [SITE, SiteFacts("Site")])
@pytest.mark.parametrize("clinical", [True, False])
def test_schema_org_knows_every_type_and_property(site: SiteFacts, clinical: bool) -> None:
    page = of_page(replace(POST, clinical=clinical, reviewed_by="Dr A"), site)
    assert [*problems(page), *problems(of_home(site))] == []


def test_without_an_address_there_are_no_addresses() -> None:
    assert "url" not in of_page(POST, SiteFacts("Site"))["@graph"][0]


def test_the_home_page_of_a_language_is_where_its_trails_begin() -> None:
    german = replace(SITE, home=NamedPath("Startseite", "de/"))
    page, trail = of_page(POST, german)["@graph"]
    assert trail["itemListElement"][0] == {
        "@type": "ListItem",
        "position": 1,
        "name": "Startseite",
        "item": {"@id": "https://x.example/de/"},
    }
    assert of_home(german)["@graph"][0]["url"] == "https://x.example/de/"
    assert page["publisher"]["url"] == PUBLISHER["url"]
