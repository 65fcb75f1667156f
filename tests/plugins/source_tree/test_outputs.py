"""Two sources for one output, and names that the site keeps for itself."""

# ruff: noqa: E501 - a line of the report is never folded, here neither
from __future__ import annotations

from collections.abc import Callable

import pytest

from source_tree.kinds import is_read
from source_tree.outputs import clashes, reserved
from tests.built_site import BuiltSite


def reported(outputs: list[tuple[str, str]]) -> list[str]:
    return [f"{source}: {each.problem}; {each.remedy}" for source, each in clashes(outputs)]  # fmt: skip


def test_both_sources_of_one_output_are_named() -> None:
    wanted = "a/index.html: want one source for each page"
    assert reported([("a/index.html", "posts/a.md"), ("a/index.html", "pages/a.md")]) == [
        f"posts/a.md: {wanted}; pages/a.md makes it too: change a slug",
        f"pages/a.md: {wanted}; posts/a.md makes it too: change a slug",
    ]


def test_outputs_that_differ_by_letter_case_are_one() -> None:
    assert reported([("A/index.html", "posts/b.md"), ("a/index.html", "posts/c.md")]) == [
        "posts/c.md: a/index.html: want a path that differs from A/index.html by more than"
        " letter case; posts/b.md makes it too: change a slug",
        "posts/b.md: A/index.html: want a path that differs from a/index.html by more than"
        " letter case; posts/c.md makes it too: change a slug",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [("images/A.png", "images/a.png"), ("data/a.CSV", "data/a.csv"), ("B/c.md", "b/c.md")],
)
def test_files_whose_names_differ_by_letter_case_are_told_of_once(first: str, second: str) -> None:
    assert reported([(first, first), (second, second)]) == []


def test_a_page_and_a_template_may_not_share_an_output() -> None:
    found = reported([("tag/index.html", "pages/tag.md"), ("tag/index.html", "the template tags")])
    assert found[0] == (
        "the template tags: tag/index.html: want one source for each page;"
        " pages/tag.md makes it too: change a slug"
    )


@pytest.mark.parametrize(
    "output",
    ["index.html", "index/index.html", "CNAME/index.html", "cname", "_headers", "feeds/index.html"],
)
def test_a_reserved_name_is_refused(output: str) -> None:
    [(source, diagnostic)] = reserved(output, "posts/a.md")
    assert source == "posts/a.md"
    assert diagnostic.problem == f"{diagnostic.value}: want a name that is not reserved"


def test_any_other_name_is_free() -> None:
    assert list(reserved("feeding/index.html", "posts/feeding.md")) == []


@pytest.mark.parametrize(
    ("path", "read"),
    [
        ("posts/a.md", True),
        ("posts/2019/a.md", True),
        ("pages/a.md", True),
        ("post/a.md", False),
        ("postscript/a.md", False),
        ("a.md", False),
        ("images/a.png", True),
        ("data/a.csv", True),
    ],
)
def test_markdown_that_nobody_would_read_is_found(path: str, read: bool) -> None:
    settings = {"ARTICLE_PATHS": ["posts"], "PAGE_PATHS": ["pages"], "STATIC_PATHS": ["images"]}
    assert is_read(path, settings) is read


def test_a_site_that_reads_everything_leaves_no_file_out() -> None:
    assert is_read("a.md", {"ARTICLE_PATHS": [""], "PAGE_PATHS": [], "STATIC_PATHS": []})


def test_two_drafts_of_one_slug_do_not_stop_a_preview(
    build_site: Callable[..., BuiltSite],
) -> None:
    text = "---\ntitle: A\nslug: same\ndate: 2026-01-01\nstatus: draft\n---\nText.\n"
    site = build_site({"posts/a.md": text, "posts/b.md": text, "pages/c.md": text})
    assert site.status == 0, site.report
    warnings = [line for line in site.report.splitlines() if "one source for each page" in line]
    assert all(line.endswith("(warning)") for line in warnings)
    assert {line.partition(":")[0] for line in warnings} == {
        *("content/posts/a.md", "content/posts/b.md", "content/pages/c.md")
    }
    assert [path for path in site.files() if path.startswith("drafts/")] == [
        "drafts/same/index.html"
    ]


def test_a_file_among_texts_that_is_not_published_is_named(
    build_site: Callable[..., BuiltSite],
) -> None:
    text = "---\ntitle: A\ndate: 2026-01-01\ncategory: C\n---\n[Data]({static}b.csv)\n"
    site = build_site(
        {
            "posts/a.md": text,
            "posts/b.csv": "x\n1\n",
            "posts/c.csv": "x\n1\n",
            "posts/d.txt": "Title: D\nDate: 2026-01-01\n\nWords.\n",
            "pages/e.md.txt": "Title: E\n\nWords.\n",
            "posts/f.docx": "PK",
            "posts/g.MD": text,
            "posts/h.markdown": text.replace("[Data]({static}b.csv)", "Words."),
        }
    )
    named = [line for line in site.report.splitlines() if ": file:" in line]
    assert named == [
        "content/pages/e.md.txt:1: file: .txt: want a text that ends in .md; rename it to e.md, or move it",
        "content/posts/c.csv:1: file: .csv: want a link to it: it is not published; link to it or move it (warning)",
        "content/posts/d.txt:1: file: .txt: want a text that ends in .md; rename it to d.md, or move it",
        "content/posts/f.docx:1: file: .docx: want a kind of file that is published; write Markdown",
        "content/posts/g.MD:1: file: .MD: want .md; rename it to g.md",
    ]
