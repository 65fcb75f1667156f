"""Links, each with what a writer is told."""

# ruff: noqa: E501 - a line of the report is never folded, here neither
from __future__ import annotations

import pytest

from links.check import broken
from links.link import links
from links.targets import LinkedPage, Targets

PAGES = {
    page.path: page
    for page in (
        LinkedPage("posts/a.md", (), frozenset({"top"}), "a/"),
        LinkedPage("posts/draft.md", (), frozenset(), "drafts/draft/", "draft"),
        LinkedPage("pages/about.md", (), frozenset({"us"}), "about/"),
    )
}
FILES = frozenset(
    {
        *PAGES,
        "posts/broken.md",
        "images/x.svg",
        "images/X y.png",
        "images/a#b.png",
        "images/50%20.png",
        "posts/C#.md",
        "references.bib",
        "posts/re\u0301sume\u0301.md",
    }
)
NAMES = {"tag": frozenset({"ketamine"}), "category": frozenset({"Stigma"})}
TARGETS = Targets(PAGES, FILES, NAMES, "https://our.example")
BARE = "want {filename}, {static}, https:// or #"
UNKNOWN = "say what it is: a bare path breaks on other pages and below a sub-path"


def reported(html: str, status: str = "published") -> list[str]:
    found = tuple(link.raw for link in links(html))
    page = LinkedPage("posts/a.md", found, frozenset({"top"}), "a/", status)
    return [each.message for _, each in broken(page, TARGETS)]


@pytest.mark.parametrize(
    "address",
    [
        "{filename}/pages/about.md",
        "{filename}../pages/about.md",
        "{filename}a.md",
        "{filename}/pages/about.md#us",
        "|filename|/pages/about.md",
        "{filename}broken.md",
        "{static}/images/x.svg",
        "{static}../images/x.svg",
        "{static}/images/X%20y.png",
        "{attach}../images/x.svg",
        "{tag}ketamine",
        "{category}Stigma",
        "{index}",
        "#top",
        "https://x.example/a#b",
        "https://our.example.org/",
        "mailto:a@x.example",
        "tel:988",
    ],
)
def test_a_good_link_is_accepted(address: str) -> None:
    assert reported(f'<a href="{address}">a</a>') == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("{filename}nope.md", "want a file below content/; add the file or correct the path"),
        ("{filename}abuot.md", "want a file below content/; did you mean /pages/about.md?"),
        ("{filename}/posts/about.md", "want a file below content/; did you mean /pages/about.md?"),
        ("{filename}../../etc/passwd", "want a file below content/; add the file or correct the path"),
        ("{filename}/images/x.svg", "want {static} for a file that is no page; write {static}/images/x.svg"),
        ("{filename}draft.md", "want no link to a draft or embargoed page; publish it or delete the link"),
        ("{filename}/pages/about.md#use", "want an anchor of pages/about.md; did you mean us?"),
        ("{filename}/pages/about.md#nowhere", "want an anchor of pages/about.md; correct it or delete the link"),
        ("#tpo", "want an anchor of posts/a.md; did you mean top?"),
        ("#nowhere", "want an anchor of posts/a.md; correct it or delete the link"),
        ("{static}/images/y.svg", "want a file below content/; did you mean /images/x.svg?"),
        ("{static}/images/X.SVG", "want a file below content/; did you mean /images/x.svg?"),
        ("{static}/images/a#b.png", "want the signs of a file's name as an address has them; write {static}/images/a%23b.png"),
        ("{attach}../images/50%20.png", "want the signs of a file's name as an address has them; write {attach}/images/50%2520.png"),
        ("{filename}C#.md", "want the signs of a file's name as an address has them; write {filename}/posts/C%23.md"),
        ("{filename}/images/X%20y.png", "want {static} for a file that is no page; write {static}/images/X%20y.png"),
        ("{static}/images/X%20z.png", "want a file below content/; did you mean /images/X%20y.png?"),
        ("../images/X y.png", f"{BARE}; write {{static}}/images/X%20y.png"),
        ("{static}/pages/about.md", "want {filename} for a page; write {filename}/pages/about.md"),
        ("{attach}gone.png", "want a file below content/; add the file or correct the path"),
        ("{attach}/posts/broken.md", "want {filename} for a page; write {filename}/posts/broken.md"),
        ("{flename}a.md", "want {filename}, {static} or {attach}; did you mean filename?"),
        ("{}a.md", "want {filename}, {static} or {attach}; correct it or delete the link"),
        ("{tag}ketamin", "want a tag that is in use; did you mean ketamine?"),
        ("{category}stigma", "want a category that is in use; did you mean Stigma?"),
        ("{author}Nobody", "want an author that is in use; correct it or delete the link"),
        ("about.md", f"{BARE}; {UNKNOWN}"),
        ("a.md", f"{BARE}; write {{filename}}/posts/a.md"),
        ("a.md#top", f"{BARE}; write {{filename}}/posts/a.md#top"),
        ("../pages/about.md", f"{BARE}; write {{filename}}/pages/about.md"),
        ("../images/x.svg", f"{BARE}; write {{static}}/images/x.svg"),
        ("images/x.svg", f"{BARE}; write {{static}}/images/x.svg"),
        ("/about/", f"{BARE}; write {{filename}}/pages/about.md"),
        ("/about/#us", f"{BARE}; write {{filename}}/pages/about.md#us"),
        ("/nowhere/", f"{BARE}; {UNKNOWN}"),
        ("nowhere", f"{BARE}; {UNKNOWN}"),
        ("https//x.example/a", f"{BARE}; write https://x.example/a"),
        ("http;//x.example", f"{BARE}; write https://x.example"),
        ("?q=1", None),
        ("https://our.example/about/", "want a link to the source of a page of this site; write {filename}/…"),
    ],
)  # fmt: skip
def test_a_wrong_link_is_told_with_its_remedy(address: str, expected: str | None) -> None:
    found = [f"{address}: {expected}"] if expected else []
    assert reported(f'<a href="{address}">a</a>') == found


def test_a_name_that_only_looks_the_same_is_told_as_such() -> None:
    assert reported('<a href="{filename}/posts/r\u00e9sum\u00e9.md">a</a>') == [
        "{filename}/posts/r\u00e9sum\u00e9.md: want a file below content/, and one looks the same;"
        " rename the file: the accents in its name are signs of their own (Unicode's NFD)"
    ]


def test_a_draft_may_link_to_a_draft() -> None:
    assert reported('<a href="{filename}draft.md">a</a>', status="draft") == []


def test_an_address_that_stands_twice_is_told_once() -> None:
    assert len(reported('<a href="#x">a</a><a href="#x">b</a>')) == 1


def test_an_address_no_library_can_parse_is_told() -> None:
    assert reported('<a href="https://[x">a</a>') == [f"https://[x: {BARE}; {UNKNOWN}"]
