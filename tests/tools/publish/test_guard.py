"""The guard: what must not go out, each said in one line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from pictures.recipe import SUFFIXES, Recipe
from social_pictures import drawing as social_pictures
from social_pictures.options import Options
from tests.tools.publish.conftest import HTML, URL, WHOLE, Project, write
from tools.publish.branch_update import RefusedError
from tools.publish.guard import GuardInput, guard
from tools.publish.publish_settings import PublishSettings, read_settings
from tools.publish.staged_site import StagedSite, copy_site, write_manifest
from tools.publish.status import PublishError
from tools.publish.unpublished import Unpublished, read_sources

GOOD = {**WHOLE, ".nojekyll": "", ".well-known/security.txt": "Contact: x\n", "_headers": "/*\n"}


def site(folder: Path, files: Mapping[str, str | bytes]) -> StagedSite:
    write(folder, files)
    return write_manifest(folder, URL, "1" * 40, 0, "2" * 64)


def reported(
    site: StagedSite, settings: PublishSettings | None = None, hidden: tuple = ()
) -> list[str]:
    return [
        str(mistake) for mistake in guard(site, GuardInput(settings or PublishSettings(), hidden))
    ]


def test_a_whole_site_passes(tmp_path: Path) -> None:
    assert reported(site(tmp_path, GOOD)) == []


@pytest.mark.parametrize("path", [*WHOLE, ".nojekyll"])
def test_what_is_needed_is_missed(tmp_path: Path, path: str) -> None:
    files = {name: content for name, content in GOOD.items() if name != path}
    assert reported(site(tmp_path, files)) == [
        f"{path}:1: missing: is not in the site; see `required` in publish.toml"
    ]


def test_an_empty_folder_is_refused_for_every_reason(tmp_path: Path) -> None:
    missing = sorted(
        f"{path}:1: missing: is not in the site; see `required` in publish.toml"
        for path in (*WHOLE, ".nojekyll")
    )
    empty = ".:1: empty: the site has no page; build it, and look at the report"
    assert reported(site(tmp_path, {})) == [empty, *missing]


def test_an_empty_feed_is_missing(tmp_path: Path) -> None:
    assert reported(site(tmp_path, {**GOOD, "feeds/all.json": ""})) == [
        "feeds/all.json:1: missing: is empty; look at what writes it"
    ]


def test_a_declared_domain_must_be_there(tmp_path: Path) -> None:
    assert reported(site(tmp_path, GOOD), PublishSettings(cname="x.org")) == [
        "CNAME:1: missing: is not in the site; see `required` in publish.toml"
    ]


def test_another_domain_than_the_declared_one_is_refused(tmp_path: Path) -> None:
    assert reported(
        site(tmp_path, {**GOOD, "CNAME": "evil.org\n"}), PublishSettings(cname="x.org")
    ) == [
        "CNAME:1: manifest: is not the domain that publish.toml declares, x.org; set `cname` there"
    ]


@pytest.mark.parametrize(
    ("path", "told_of_it"),
    [
        (".env", "is hidden: its name begins with a dot; keep it out of output"),
        ("a/.DS_Store", "is hidden: its name begins with a dot; keep it out of output"),
        (".git/config", "is hidden: its name begins with a dot; keep it out of output"),
        (".made-by-build", "is hidden: its name begins with a dot; keep it out of output"),
        ("a/.well-known/x.txt", "is hidden: its name begins with a dot; keep it out of output"),
        ("posts/x.md", "is no kind of file that a site serves; is it a source?"),
        ("pelicanconf.py", "is no kind of file that a site serves; is it a source?"),
        ("references.bib", "is no kind of file that a site serves; is it a source?"),
        ("index.html~", "is no kind of file that a site serves; is it a source?"),
        ("index.html.orig", "is no kind of file that a site serves; is it a source?"),
        ("dump.sqlite", "is no kind of file that a site serves; is it a source?"),
        ("Makefile", "is no kind of file that a site serves; is it a source?"),
    ],
)
def test_a_file_that_no_site_serves_is_refused(tmp_path: Path, path: str, told_of_it: str) -> None:
    assert reported(site(tmp_path, {**GOOD, path: "x"})) == [f"{path}:1: unexpected: {told_of_it}"]


@pytest.mark.parametrize(
    "name",
    ["a\nb.svg", 'a"b.svg', "a\\b.svg", "a?.svg", " a.svg", "a.svg /b.svg", "x./b.svg", "a:b.svg"],
)
def test_a_name_that_some_host_cannot_hold_is_refused(tmp_path: Path, name: str) -> None:
    shown = repr(name)[1:-1]
    assert reported(site(tmp_path, {**GOOD, name: "x"})) == [
        f"{shown}:1: name: is a name that some host or system cannot hold;"
        " use letters, digits, - and _"
    ]


def test_a_name_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.svg")).write_text("x")
    (line,) = reported(rewrite_manifest(tmp_path))
    assert line.startswith(r"b\\udcff.svg:1: name: ")


def rewrite_manifest(folder: Path) -> StagedSite:
    return write_manifest(folder, URL, "1" * 40, 0, "2" * 64)


def test_a_link_is_refused_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "site", GOOD)
    write(tmp_path, {"secret.txt": "x"})
    (tmp_path / "site/a.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "site/folder").symlink_to(tmp_path)
    remedy = "is a link or a device; copy what it leads to"
    assert reported(rewrite_manifest(tmp_path / "site")) == [
        f"a.txt:1: unexpected: {remedy}",
        "folder:1: unexpected: is a link or a device; copy what it leads to",
    ]


def test_a_pipe_is_refused_and_not_read(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    os.mkfifo(tmp_path / "a.txt")
    assert reported(rewrite_manifest(tmp_path)) == [
        "a.txt:1: unexpected: is a link or a device; copy what it leads to"
    ]


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    with (tmp_path / "film.mp4").open("wb") as file:
        file.truncate(51 << 20)
    assert reported(rewrite_manifest(tmp_path)) == [
        "film.mp4:1: size: has 51 MiB, more than 50; make it smaller or serve it elsewhere"
    ]


TOKEN = "ghp_" + "a1B2" * 9
SECRETS = {
    "a private key": "-----BEGIN OPENSSH " + "PRIVATE KEY-----",
    "an AWS access key": "AKIA" + "IOSFODNN7EXAMPLE",
    "a GitHub token": TOKEN,
    "a GitLab token": "glpat-" + "x" * 20,
    "a Slack token": "xoxb-" + "1" * 24,
    "a Stripe key": "sk_live_" + "x" * 24,
    "a Google API key": "AIza" + "x" * 35,
    "a PyPI token": "pypi-AgE" + "x" * 60,
    "an npm token": "npm_" + "x" * 36,
    "a key of Anthropic or OpenAI": "sk-ant-" + "x" * 40,
    "a SendGrid key": f"SG.{'x' * 22}.{'y' * 43}",
    "a signed token (JWT)": f"eyJ{'x' * 20}.eyJ{'y' * 20}.{'z' * 30}",
    "a password in an address": "https://ada:hunter2@" + "db.example.org/x",
}


@pytest.mark.parametrize("kind", SECRETS)
def test_a_secret_is_told_by_kind_and_line_and_never_repeated(tmp_path: Path, kind: str) -> None:
    files = {**GOOD, "a/index.html": f"<p>\n<!-- {SECRETS[kind]} -->\n"}
    assert reported(site(tmp_path, files)) == [
        f"a/index.html:2: secret: holds what looks like {kind};"
        " withdraw it at its issuer and remove it"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN CERTIFICATE-----",
        "the prefix ghp_ alone",
        "desk-ant-farm and risk-project",
        "https://example.org:8080/a@b",
        "https://doi.org/10.1000/a:b@c",
        "mailto:ada@example.org",
        "sha256-" + "A" * 44,
    ],
)
def test_what_only_resembles_a_secret_passes(tmp_path: Path, text: str) -> None:
    assert reported(site(tmp_path, {**GOOD, "a/index.html": text})) == []


def test_a_file_that_changed_after_the_build_is_refused(tmp_path: Path) -> None:
    made = site(tmp_path, GOOD)
    write(tmp_path, {"index.html": "other", "new/index.html": "x"})
    (tmp_path / "sitemap.xml").unlink()
    assert reported(StagedSite(tmp_path, made.manifest)) == [
        "index.html:1: manifest: was changed after the build; build the site again",
        "new/index.html:1: manifest: was added after the build; build the site again",
        "sitemap.xml:1: manifest: was removed after the build; build the site again",
        "sitemap.xml:1: missing: is not in the site; see `required` in publish.toml",
    ]


DRAFT = Unpublished("content/posts/x.md", "x", "a draft")


@pytest.mark.parametrize(
    ("path", "content", "line"),
    [
        ("x/index.html", "x", "1: unpublished: is the page of"),
        ("sitemap.xml", f"<a/>\n{URL}/x/", "2: unpublished: names"),
        ("feeds/all.json", '{"url": "/x/"}', "1: unpublished: names"),
    ],
)
def test_a_draft_is_refused_wherever_it_shows(
    tmp_path: Path, path: str, content: str, line: str
) -> None:
    made = site(tmp_path, {**GOOD, path: content})
    assert reported(made, hidden=(DRAFT,)) == [
        f"{path}:{line} content/posts/x.md, a draft; see what writes it"
    ]


def test_whatever_lies_among_drafts_is_refused(tmp_path: Path) -> None:
    assert reported(site(tmp_path, {**GOOD, "drafts/y/index.html": "y"})) == [
        "drafts/y/index.html:1: unpublished: is a draft; see what writes it"
    ]


def test_an_address_that_only_ends_like_a_drafts_passes(tmp_path: Path) -> None:
    made = site(tmp_path, {**GOOD, "a/index.html": f'<a href="{URL}/tag/x/">'})
    assert reported(made, hidden=(DRAFT,)) == []


DAY = date(2026, 9, 21)


def test_drafts_and_what_waits_for_its_day_are_found_in_the_sources(tmp_path: Path) -> None:
    posts = {
        "a.md": "---\ntitle: A\ndate: 2020-01-01\nstatus: draft\n---\n",
        "b.md": "---\ntitle: B\ndate: 2026-09-22\nslug: bee\n---\n",
        "c.md": "---\ntitle: C\ndate: 2026-09-21 23:00\n---\n",
        "d.md": "---\ntitle: D\ndate: 2020-01-01\n---\n",
        "e.md": "Title: E\nDate: 2020-01-01\nStatus: draft\n\nText\n",
        "f.md": "---\ntitle: [\n",
    }
    write(tmp_path / "content/posts", posts)
    assert read_sources(tmp_path / "content", DAY).hidden == [
        Unpublished("content/posts/a.md", "a", "a draft"),
        Unpublished("content/posts/b.md", "bee", "which waits until 2026-09-22"),
        Unpublished("content/posts/e.md", "e", "a draft"),
    ]


def test_the_draft_of_a_page_that_is_live_hides_nothing(tmp_path: Path) -> None:
    write(
        tmp_path / "content",
        {
            "a.md": "---\ntitle: A\nslug: same\n---\n",
            "new-a.md": "---\ntitle: A\nslug: same\nstatus: draft\n---\n",
        },
    )
    assert read_sources(tmp_path / "content", DAY).hidden == []


def test_a_draft_is_looked_for_below_the_code_of_its_language_and_by_the_date_of_its_file(
    tmp_path: Path,
) -> None:
    posts = {
        "a.md": "---\ntitle: A\ndate: 2020-01-01\n---\n",
        "b.md": "---\ntitle: B\nslug: a\nlang: de\ntranslation: true\nstatus: draft\n---\n",
        "2999-01-01-c.md": "---\ntitle: C\n---\n",
    }
    write(tmp_path / "content/posts", posts)
    assert read_sources(tmp_path / "content", DAY).hidden == [
        Unpublished(
            "content/posts/2999-01-01-c.md", "2999-01-01-c", "which waits until 2999-01-01"
        ),
        Unpublished("content/posts/b.md", "de/a", "a draft"),
    ]


def refusal(project: Project, **allowed: bool) -> str:
    with pytest.raises(RefusedError) as refused:
        project.publisher(**allowed).publish()
    return str(refused.value)


VANISHED = (
    "add its path to the `aliases:` of a page; if it is to be gone, pass --allow-vanish"
    " or add it to `gone` in publish.toml"
)


def test_an_address_that_would_vanish_is_refused(project: Project) -> None:
    """Each page is named, and the lists and feeds that go with it are counted."""
    many = {f"{number}/index.html": HTML.format("x") for number in range(9)}
    lists = ("tag/x/index.html", "de/category/x/index.html", "feeds/tag/x.atom.xml")
    project.change({**many, **dict.fromkeys(lists, HTML.format("x"))})
    project.publisher().publish()
    for path in ("3/index.html", "4/index.html", *lists):
        project.change(remove=path)
    assert refusal(project, shrink=True) == (
        "3/index.html:1: vanished: /3/ would answer 404, and so would 3 lists and feeds;"
        f" {VANISHED}\n"
        f"4/index.html:1: vanished: /4/ would answer 404; {VANISHED}"
    )
    assert project.publisher(vanish=True, shrink=True).publish().new


def test_lists_that_would_vanish_alone_are_told_once(project: Project) -> None:
    project.change({"feeds/tag/x.json": "{}", "feeds/tag/x.rss.xml": "<rss/>"})
    project.publisher().publish()
    project.change(remove="feeds/tag/x.json")
    project.change(remove="feeds/tag/x.rss.xml")
    assert refusal(project) == (
        "feeds/tag/x.json:1: vanished: /feeds/tag/x.json would answer 404,"
        f" and so would 1 list or feed; {VANISHED}"
    )


def test_an_address_with_a_redirect_may_go(project: Project) -> None:
    project.change({"old/index.html": HTML.format("x"), "b/index.html": HTML.format("b")})
    project.publisher().publish()
    redirect = '<meta http-equiv="refresh" content="0; url=/b/">'
    project.change({"old/index.html": redirect})
    assert project.publisher(shrink=True).publish().new


def test_an_address_that_is_declared_gone_may_go(project: Project) -> None:
    many = {f"{number}/index.html": HTML.format("x") for number in range(9)}
    project.change({**many, "tag/x/index.html": HTML.format("x")})
    project.publisher().publish()
    write(project.folder, {"publish.toml": 'gone = ["/tag/*"]\n'})
    project.change(remove="tag/x/index.html")
    assert project.publisher().publish().new


def test_a_file_with_its_hash_in_its_name_may_be_replaced(project: Project) -> None:
    project.change({"theme/main.0123abcd.css": "a{}", "pagefind/index/en_1.pf_index": "x"})
    project.publisher().publish()
    project.change(remove="theme/main.0123abcd.css")
    project.change({"theme/main.4567cdef.css": "b{}"}, remove="pagefind/index/en_1.pf_index")
    assert project.publisher().publish().new


def test_a_picture_that_the_build_names_by_its_content_may_be_replaced(project: Project) -> None:
    """A new title draws another social picture, and a new photo makes other sizes."""
    photos = [Recipe(format_, 800, 600).name("0" * 32) for format_ in SUFFIXES]
    title = social_pictures.name("Old", "Site", Options())
    old = [f"social/{title}", *(f"pictures/{photo}" for photo in photos)]
    project.change(dict.fromkeys(old, "x"))
    project.publisher().publish()
    for path in old:
        project.change(remove=path)
    assert project.publisher().publish().new


def test_a_picture_with_a_name_of_its_own_may_not_vanish(project: Project) -> None:
    project.change({"images/facade.jpg": "x"})
    project.publisher().publish()
    project.change(remove="images/facade.jpg")
    assert refusal(project) == (
        f"images/facade.jpg:1: vanished: /images/facade.jpg would answer 404; {VANISHED}"
    )


def test_the_domain_that_github_has_committed_must_be_declared(project: Project) -> None:
    write(project.folder, {"publish.toml": 'cname = "x.org"\n'})
    project.change()
    project.publisher().publish()
    write(project.folder, {"publish.toml": ""})
    project.change()
    assert refusal(project) == (
        "CNAME:1: vanished: is live and not in the new site; set `cname` in publish.toml"
    )


@pytest.mark.parametrize(("left", "passes"), [(8, True), (7, False)])
def test_a_fifth_fewer_pages_need_a_word(project: Project, left: int, passes: bool) -> None:
    """Of ten pages eight may stay, seven need --allow-shrink; a redirect is no page."""
    more = {f"{number}/index.html": HTML.format("x") for number in range(8)}
    project.change(more)
    project.publisher().publish()
    redirect = '<meta http-equiv="refresh" content="0; url=/">'
    project.change({f"{number}/index.html": redirect for number in range(10 - left)})
    if passes:
        assert project.publisher().publish().new
    else:
        assert refusal(project) == (
            ".:1: shrunk: 7 pages instead of 10, more than a fifth fewer;"
            " if that is meant, pass --allow-shrink"
        )
        assert project.publisher(shrink=True).publish().new


def test_check_and_guard_are_told_in_one_report(project: Project) -> None:
    project.change({"a.md": "x", "b/index.html": TOKEN})
    assert refusal(project).splitlines() == [
        "a.md:1: unexpected: is no kind of file that a site serves; is it a source?",
        "b/index.html:1: secret: holds what looks like a GitHub token;"
        " withdraw it at its issuer and remove it",
    ]


def test_assembling_leaves_the_marks_of_the_build_behind(tmp_path: Path) -> None:
    write(tmp_path / "built", {"index.html": "x", ".made-by-build": "x", ".gitignore": "*"})
    copy_site(tmp_path / "built", tmp_path / "site", "x.org")
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == [
        ".nojekyll",
        "CNAME",
        "index.html",
    ]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("brach = 'x'", "publish.toml:1: settings: Object contains unknown field `brach`"),
        ("cname = 'no domain'", "publish.toml:1: settings: Expected `str` matching regex"),
        ("gone = 1", "publish.toml:1: settings: Expected `array`, got `int` - at `$.gone`"),
        ("=", "publish.toml:1: settings: Invalid statement"),
    ],
)
def test_a_wrong_setting_is_told(tmp_path: Path, text: str, wrong: str) -> None:
    write(tmp_path, {"publish.toml": text})
    with pytest.raises(PublishError) as stopped:
        read_settings(tmp_path / "publish.toml")
    assert str(stopped.value).startswith(wrong)
