"""The links of a whole site, with another plugin that makes some."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.built_site import ROOT
from tests.stock_site import build_stock

# As a plugin that names the author, or the next part of a series, at the end of each text.
MAKER = """\
from pelican import signals

def add(content):
    if content._content:
        content._content += '<a href="{address}">More</a>'

def register():
    signals.content_object_init.connect(add)
"""


def report(folder: Path, address: str, text: str = "Text.") -> tuple[int, str]:
    site = build_stock(
        folder,
        {
            "more/maker.py": MAKER.format(address=address),
            "content/a.md": f"Title: A\nDate: 2020-01-01\n\n{text}\n",
        },
        PLUGIN_PATHS=[str(ROOT / "plugins"), "more"],
        PLUGINS=["report", "maker", "documents", "links"],
        SITEURL="https://t.example",
    )
    return site.status, "\n".join(line for line in site.report.splitlines() if ": link: " in line)


def test_an_address_of_the_site_that_a_plugin_made_is_left_alone(tmp_path: Path) -> None:
    for folder, address in (("absolute", "https://t.example/b.html"), ("path", "/b.html")):
        assert report(tmp_path / folder, address) == (0, "")


def test_an_address_of_the_site_that_a_writer_typed_is_told(tmp_path: Path) -> None:
    typed = "[b](https://t.example/b.html)"
    assert report(tmp_path, "https://t.example/c.html", typed) == (
        1,
        "content/a.md:4: link: https://t.example/b.html: want a link to the source of a page of"
        " this site; write {filename}/…",
    )


def test_an_address_is_told_where_it_is_whole(tmp_path: Path) -> None:
    typed = "[a](https://t.example/b/c.html) https://t.example/b.\n\n[b](https://t.example/b)"
    _, reported = report(tmp_path, "https://t.example/d.html", typed)
    assert [line.split(": ")[0] + " " + line.split(": ")[2] for line in reported.splitlines()] == [
        "content/a.md:4 https://t.example/b/c.html",
        "content/a.md:6 https://t.example/b",
    ]


def test_a_footnote_without_a_mark_has_no_broken_link_as_well(tmp_path: Path) -> None:
    site = build_stock(
        tmp_path,
        {"content/a.md": "Title: A\nDate: 2020-01-01\nCategory: C\n\nText.\n\n[^1]: A note.\n"},
        PLUGIN_PATHS=[str(ROOT / "plugins")],
        PLUGINS=["report", "documents", "front_matter", "body_policy", "links"],
        MARKDOWN={"extensions": ["footnotes"], "output_format": "html"},
    )
    reported = [line for line in site.report.splitlines() if "content/a.md:" in line]
    assert reported == [
        "content/a.md:7: footnote: [^1]:: want a mark in the text;"
        " write [^1] where it belongs, or delete it"
    ]


@pytest.mark.parametrize("relative", [False, True])
@pytest.mark.parametrize("what", ["static", "attach"])
def test_a_link_to_a_file_has_the_signs_of_its_name_encoded(
    tmp_path: Path, what: str, *, relative: bool
) -> None:
    names = ("a%23b.txt", "50%25.txt", "my%20file%20(1).txt", "Gr%C3%B6%C3%9Fe.txt")
    files = ("a#b.txt", "50%.txt", "my file (1).txt", "Größe.txt")
    text = " ".join(f"[x]({{{what}}}/files/{name}#top)" for name in names)
    site = build_stock(
        tmp_path,
        {
            "content/a.md": f"---\ntitle: A\ndate: 2020-01-01\ncategory: C\n---\n{text}\n",
            **{f"content/files/{name}": "x" for name in files},
        },
        PLUGIN_PATHS=[str(ROOT / "plugins")],
        PLUGINS=["report", "documents", "front_matter", "links"],
        STATIC_PATHS=["files"],
        SITEURL="https://t.example",
        RELATIVE_URLS=relative,
    )
    before = "." if relative else "https://t.example"
    assert re.findall(r'href="([^"]*#top)"', site.text("a.html")) == [
        f"{before}/files/{name}#top" for name in names
    ]
    assert sorted(each.name for each in (site.output / "files").iterdir()) == sorted(files)
