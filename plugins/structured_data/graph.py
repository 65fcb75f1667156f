"""The structured data of a page: a JSON-LD document in the vocabulary of schema.org."""

from __future__ import annotations

from typing import Any

from structured_data.subject import NamedPath, SiteFacts, Subject

Node = dict[str, Any]

CONTEXT = "https://schema.org"
MEDICAL = {"condition": "MedicalCondition", "drug": "Drug", "therapy": "MedicalTherapy"}
"""The types of what a page is about, by the word that writers use."""


def of_home(site: SiteFacts) -> Node:
    """The home page: the site, and who is behind it."""
    return _document(
        _node(
            "WebSite",
            name=site.name,
            url=site.address(site.home.path),
            description=site.description,
            inLanguage=site.language,
            publisher=_publisher(site),
        )
    )


def of_page(page: Subject, site: SiteFacts) -> Node:
    """A page, and the trail that leads to it."""
    return _document(_page(page, site), _trail(page, site))


def _document(*nodes: Node) -> Node:
    return {"@context": CONTEXT, "@graph": list(nodes)}


def _node(kind: str | list[str], **properties: Any) -> Node:
    """A node without its empty properties."""
    return {"@type": kind} | {name: value for name, value in properties.items() if value}


def _page(page: Subject, site: SiteFacts) -> Node:
    medical = _medical(page) if page.clinical else {}
    return (
        _node(
            _kind(page),
            headline=page.title,
            url=site.address(page.path),
            inLanguage=page.language,
            datePublished=_day(page.published),
            dateModified=_day(page.modified or page.published),
            temporalCoverage=page.refers_to,
            author=[_author(step, site) for step in page.authors],
            publisher=_node("Organization", name=site.name, url=site.address("")),
            image=site.address(page.image) if page.image else "",
        )
        | medical
    )


def _kind(page: Subject) -> str | list[str]:
    """`WebPage` says nothing besides `MedicalWebPage`, which is one."""
    if not page.clinical:
        return page.kind
    return "MedicalWebPage" if page.kind == "WebPage" else ["MedicalWebPage", page.kind]


def _medical(page: Subject) -> Node:
    reviewer = _node("Person", name=page.reviewed_by) if page.reviewed_by else None
    node = _node(
        "MedicalWebPage",
        audience=_node("MedicalAudience", audienceType="Patient"),
        about=[_node(MEDICAL[kind], name=name) for kind, name in page.about],
        lastReviewed=_day(page.last_reviewed) if reviewer else "",
        reviewedBy=reviewer,
    )
    del node["@type"]
    return node


def _day(day: Any) -> str:
    return day.isoformat() if day else ""


def _author(step: NamedPath, site: SiteFacts) -> Node:
    kind = "Organization" if step.name in site.organizations else "Person"
    return _node(kind, name=step.name, url=site.address(step.path))


def _publisher(site: SiteFacts) -> Node:
    logo = site.address(site.logo) if site.logo else ""
    return _node("Organization", name=site.name, url=site.address(""), logo=logo)


def _reference(site: SiteFacts, path: str) -> Node:
    address = site.address(path)
    return {"@id": address} if address else {}


def _trail(page: Subject, site: SiteFacts) -> Node:
    steps = [site.home, *page.trail, NamedPath(page.title, page.path)]
    return _node(
        "BreadcrumbList",
        itemListElement=[
            _node("ListItem", position=place, name=step.name, item=_reference(site, step.path))
            for place, step in enumerate(steps, start=1)
        ],
    )
