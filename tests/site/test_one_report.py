"""A site with a mistake of every sort: one run, one report, nothing written."""

# ruff: noqa: E501 - a line of the report is never folded, here neither
from __future__ import annotations

import os
from pathlib import Path

from tests.built_site import ROOT, run_pelican, write_files

SETTINGS = f"""
PATH = "content"
ARTICLE_PATHS = ["posts"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["image"]
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
PLUGINS = ["report", "documents", "settings_check", "source_tree", "front_matter", "body_policy", "links", "nope"]
THEME = "simple"
SLUGIFY_SOURCE = "basename"
SITENAM = "Test"
AUTHOR = "Tester"
TIMEZONE = "Berlin"
TYPOGRIFY = True
SITEURL = "https://x.example"
"""
FILES: dict[str, str | bytes] = {
    "conf.py": SETTINGS,
    "content/posts/a.md": "---\ntitle: A\ndate: 2019-03-01\ntags: [rye]\n---\n## Top\n",
    "content/posts/b.md": "---\ntitle: B\ndate: 2019-02-30\nstatus: drfat\ntags: [Rye]\n---\n"
    "# One\n\n<script>x</script> [a]({filename}nope.md) [b]({filename}a.md#tpo) ![]({static}x.png)\n",
    "content/posts/c.md": "---\ntitle: C\ndate: 2019-03-01\nslug: a\n---\n[d]({filename}d.md)\n",
    "content/posts/d.md": "---\ntitle: D\ndate: 2019-03-01\nstatus: draft\n---\nText\n",
    "content/posts/latin.md": b"---\ntitle: Caf\xe9\ndate: 2019-03-01\n---\n",
    "content/posts/SHOUT.MD": "x",
    "content/posts/con.md": "---\ntitle: Con\ndate: 2019-03-01\n---\nText\n",
    "content/pages/index.md": "---\ntitle: I\n---\nText\n",
    "content/images/x.svg": "<svg>\n<script/></svg>",
    "content/images/.env": "SECRET=1",
}
EXPECTED = """\
conf.py:5: STATIC_PATHS: image: want a folder below content/; did you mean images?
conf.py:7: PLUGINS: Cannot load plugin `nope` (ImportError('Cannot import plugin `nope`')); mend the plugin or remove it
conf.py:10: SITENAM: want a known setting; did you mean SITENAME?
conf.py:12: TIMEZONE: 'Berlin': want a time zone as Europe/Berlin or UTC; look it up
content/images/.env:1: file name: .env: want no dotfile among what is published; move or rename it
content/images/x.svg:2: picture: <script>: want a drawing that neither acts nor fetches; delete it
content/posts/SHOUT.MD:1: file: .MD: want .md; rename it to shout.md
content/posts/a.md:1: category: want a category for what is published; add category: … (warning)
content/posts/a.md:1: output: a.html: want one source for each page; posts/c.md makes it too: change a slug
content/posts/a.md:4: tags: rye: want another name: /tag/rye.html is the address of “Rye” in content/posts/b.md; write Rye, or a name that differs in letters or digits
content/posts/b.md:1: category: want a category for what is published; add category: … (warning)
content/posts/b.md:3: date: 2019-02-30: want a date as 2019-03-01 or 2019-03-01 09:30; no such day or time exists; correct it
content/posts/b.md:4: status: drfat: want published, draft or hidden; did you mean draft?
content/posts/b.md:7: heading: One: want level 2 or below; the title is the first heading; write ##
content/posts/b.md:9: html: <script>: want no such element; scripts belong to the theme
content/posts/b.md:9: image: {static}x.png: want alternative text; say in the brackets what the picture shows
content/posts/b.md:9: link: {filename}a.md#tpo: want an anchor of posts/a.md; correct it or delete the link
content/posts/b.md:9: link: {filename}nope.md: want a file below content/; add the file or correct the path
content/posts/b.md:9: link: {static}x.png: want a file below content/; add the file or correct the path
content/posts/c.md:1: category: want a category for what is published; add category: … (warning)
content/posts/c.md:4: output: a.html: want one source for each page; posts/a.md makes it too: change a slug
content/posts/c.md:6: link: {filename}d.md: want no link to a draft or embargoed page; publish it or delete the link
content/posts/con.md:1: category: want a category for what is published; add category: … (warning)
content/posts/con.md:1: file name: con.md: want a name that Windows does not keep for a device; rename it
content/posts/latin.md:2: encoding: byte 0xE9, Latin-1 by the look of it: want UTF-8; save the file as UTF-8
content/posts/leak.md:1: file: a link out of the content folder: want a file of this site; copy the file
content/posts/pipe.md:1: file: a pipe: want a regular file; delete or move it
23 mistakes and 4 warnings in 11 files
"""


def test_every_sort_of_mistake_comes_in_one_report(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    os.mkfifo(tmp_path / "content/posts/pipe.md")
    (tmp_path / "content/posts/leak.md").symlink_to("/etc/passwd")
    built = run_pelican(tmp_path, tmp_path / "conf.py", tmp_path / "output")
    assert built.status == 1
    assert built.report[built.report.index("conf.py:5") :] == EXPECTED
    assert "Traceback" not in built.report
    assert not built.output.exists()
