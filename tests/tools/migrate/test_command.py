"""A whole migration: what is written, told, left alone, and that a build takes it."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from report.diagnostic import DiagnosticsError
from tests.built_site import ROOT
from tests.tools.migrate import exports
from tools.build.build import BuildOptions, build
from tools.migrate.command import REPORT, Arguments, command, migrate

CONF = dedent(
    f"""\
    from pathlib import Path
    exec(compile(Path({str(ROOT / "pelicanconf.py")!r}).read_text(), "pelicanconf.py", "exec"))
    PATH = "content"
    THEME = {str(ROOT / "theme")!r}
    PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
    READING_AIDS_FEATURE = ""
    SOCIAL_PICTURES_MARK = {str(ROOT / "theme/static/icons/icon-192.png")!r}
    """
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with this site's settings and texts."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "site.toml", folder)
    (folder / "output").mkdir()
    (folder / "pelicanconf.py").write_text(CONF)
    monkeypatch.chdir(folder)
    return folder


def posts(project: Path) -> list[str]:
    ours = {path.name for path in (ROOT / "content/posts").glob("*.md")}
    return sorted({path.name for path in (project / "content/posts").glob("*.md")} - ours)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"2019-03-01-a.md": "# A\n\nWords"}, ["a.md"]),
        *(
            pytest.param(*site, marks=pytest.mark.thorough)
            for site in (
                (exports.PELICAN, ["a-night.md", "a-page.md", "other.md", "web.md"]),
                (exports.HUGO, ["first.md", "second.md"]),
                (exports.JEKYLL, ["first-post.md", "second.md"]),
            )
        ),
    ],
    ids=["markdown", "pelican", "hugo", "jekyll"],
)
def test_a_site_moves_in_and_is_built(
    project: Path, tmp_path: Path, files: dict[str, str | bytes], expected: list[str]
) -> None:
    source = exports.write(tmp_path / "old", files)
    assert command(Arguments(source), project) == 0
    assert posts(project) == expected
    assert _status(project) == 0


def test_the_front_matter_has_everything_that_is_known(project: Path, tmp_path: Path) -> None:
    migrate(Arguments(exports.write(tmp_path / "old", exports.PELICAN)), project)
    assert (project / "content/posts/a-night.md").read_text() == dedent(
        """\
        ---
        title: A Night
        date: 2019-03-01
        category: Sleep
        tags: [Sleep, Night]
        authors: [Ann, Bob]
        thumbnail: images/one.png
        aliases: [/blog/2019/a-night.html]
        ---

        Words with [a link]({filename}/posts/other.md) and ![]({static}/images/one.png).
        """
    )
    assert (project / "content/images/one.png").read_bytes() == exports.PNG


def test_the_report_groups_by_kind_with_counts_and_lines(project: Path, tmp_path: Path) -> None:
    command(Arguments(exports.write(tmp_path / "old", exports.PELICAN)), project)
    report = (project / REPORT).read_text()
    assert "| alternative text | 1 |" in report
    assert "## Field (1)" in report
    assert '    "doi": {"kind": "text", "help": "…"},  # 1\n' in report
    assert "- `content/posts/a-night.md:11`: {static}/images/one.png: say in" in report


def test_what_the_baseline_lists_is_tolerated_and_what_is_new_is_not(
    project: Path, tmp_path: Path
) -> None:
    migrate(Arguments(exports.write(tmp_path / "old", exports.PELICAN)), project)
    assert '[image]\n"content/posts/a-night.md" = 1\n' in (project / "baseline.toml").read_text()
    path = project / "content/posts/a-night.md"
    path.write_text(f"{path.read_text()}\n![]({{static}}/images/one.png)\n")
    assert _status(project) == 1


def test_a_second_run_changes_nothing(project: Path, tmp_path: Path) -> None:
    source = exports.write(tmp_path / "old", exports.HUGO)
    first = migrate(Arguments(source), project)
    before = _files(project)
    second = migrate(Arguments(source), project)
    assert (second.written.new, second.written.different) == ([], [])
    assert sorted(second.written.there) == sorted(first.written.new)
    assert _files(project) == before


def test_a_text_that_a_writer_has_edited_is_left_alone(project: Path, tmp_path: Path) -> None:
    source = exports.write(tmp_path / "old", exports.HUGO)
    migrate(Arguments(source), project)
    path = project / "content/posts/first.md"
    path.write_text(path.read_text() + "\nMore.\n")
    again = migrate(Arguments(source), project)
    assert again.written.different == ["posts/first.md"]
    assert path.read_text().endswith("\nMore.\n")
    assert ("there already", "content/posts/first.md") in {
        (d.field, d.path) for d in again.diagnostics
    }


def test_a_dry_run_writes_nothing_but_the_report(project: Path, tmp_path: Path) -> None:
    before = _files(project)
    command(Arguments(exports.write(tmp_path / "old", exports.HUGO), dry_run=True), project)
    assert _files(project) == before
    assert (project / REPORT).is_file()


def test_what_no_build_tolerates_becomes_a_draft(project: Path, tmp_path: Path) -> None:
    many = "\n\n".join(f"## {number}\n\nWords" for number in range(301))
    source = exports.write(tmp_path / "old", {"2019-03-01-a.md": f"---\ntitle: A\n---\n{many}"})
    result = migrate(Arguments(source), project)
    assert [each.path for each in result.diagnostics if each.field == "draft"] == [
        "content/posts/a.md"
    ]
    assert "\nstatus: draft\n" in (project / "content/posts/a.md").read_text()
    assert _status(project) == 0
    assert migrate(Arguments(source), project).written.different == []


def test_a_star_in_a_summary_stays_a_star(project: Path, tmp_path: Path) -> None:
    text = "---\ndate: 2019-03-01\nsubtitle: '*down packages'\n---\nWords\n"
    result = migrate(Arguments(exports.write(tmp_path / "old", {"a.md": text})), project)
    assert [each for each in result.diagnostics if each.field == "draft"] == []
    written = (project / "content/posts/a.md").read_text()
    assert "summary: \\*down packages\n" in written


def test_a_day_of_change_that_may_be_two_is_reported_and_left_out(
    project: Path, tmp_path: Path
) -> None:
    text = "---\ndate: 2019-03-01\nlastmod: 2.11.2026\n---\nWords\n"
    result = migrate(Arguments(exports.write(tmp_path / "old", {"a.md": text})), project)
    found = [each.problem for each in result.diagnostics if each.field == "modified"]
    assert found == ["2.11.2026: may be 2026-02-11 or 2026-11-02"]
    assert "modified:" not in (project / "content/posts/a.md").read_text()


def test_names_that_become_another_one_are_reported(project: Path, tmp_path: Path) -> None:
    head = "---\ndate: 2019-03-01\ncategory: blog\ntags:"
    files = {f"{name}.md": f"{head} [C#, Jazz]\n---\nWords\n" for name in ("a", "b")}
    files["c.md"] = f"{head} [C++, jazz]\n---\nWords\n"
    result = migrate(Arguments(exports.write(tmp_path / "old", files)), project)
    found = [(each.path, each.problem) for each in result.diagnostics if each.field == "name"]
    problem = "C++: has the address of C#, and has become that name"
    assert found == [("content/posts/c.md", problem)]


def test_files_of_text_become_utf_8(project: Path, tmp_path: Path) -> None:
    text = "---\ndate: 2019-03-01\n---\n[list](list.txt)\n"
    files = {"a.md": text, "list.txt": "Käse\r\n".encode("latin-1")}
    migrate(Arguments(exports.write(tmp_path / "old", files)), project)
    assert (project / "content/images/list.txt").read_bytes() == "Käse\n".encode()


def test_the_category_of_texts_that_have_none_is_spelt_as_the_others_spell_it(
    project: Path, tmp_path: Path
) -> None:
    texts = {f"{name}.md": f"---\ntitle: {name}\ndate: 2019-03-01\n" for name in "ab"}
    files = {
        "a.md": f"{texts['a.md']}---\nWords",
        "b.md": f"{texts['b.md']}category: blog\n---\nOK",
    }
    migrate(Arguments(exports.write(tmp_path / "old", files)), project)
    found = [(project / f"content/posts/{name}.md").read_text() for name in "ab"]
    assert len({text.partition("category: ")[2].partition("\n")[0] for text in found}) == 1


def test_texts_in_a_language_that_the_theme_does_not_speak_are_tolerated(
    project: Path, tmp_path: Path
) -> None:
    head = "---\ndate: 2019-03-01\nlang: zh\ntitle:"
    files = {f"{name}.md": f"{head} {name}\n---\nWords" for name in ("a", "b")}
    result = migrate(Arguments(exports.write(tmp_path / "old", files)), project)
    assert [each for each in result.diagnostics if each.field == "draft"] == []
    listed = '[lang]\n"content/posts/a.zh.md" = 1\n"content/posts/b.zh.md" = 1\n'
    assert listed in (project / "baseline.toml").read_text()
    assert _status(project) == 0


def test_wordpress_with_comments_galleries_and_a_folder_of_pictures(
    project: Path, tmp_path: Path
) -> None:
    picture = "https://old.example/wp-content/uploads/2019/03/cat.png"
    body = (
        'See <a href="https://old.example/?p=2">two</a>.\n\n[gallery ids="7"]\n\n'
        f'[caption]<img src="{picture[:-4]}-300x200.png" alt="A cat"> On a mat[/caption]'
    )
    source = exports.wordpress(
        tmp_path,
        exports.item(1, "One", body),
        exports.item(2, "Two", "Words"),
        exports.attachment(7, picture, 1),
    )
    exports.write(tmp_path / "media", {"2019/03/cat.png": exports.PNG})
    migrate(Arguments(source, media=tmp_path / "media"), project)
    assert (project / "content/posts/one.md").read_text() == dedent(
        """\
        ---
        title: One
        date: 2019-03-01T09:30:00+02:00
        category: Blog
        authors: [Ann Author]
        aliases: [/2019/03/one/]
        ---

        See [two]({filename}/posts/two.md).

        ![]({static}/images/2019/03/cat.png)

        ![A cat]({static}/images/2019/03/cat.png) On a mat
        """
    )
    assert _status(project) == 0


@pytest.mark.thorough
def test_a_thousand_posts_keep_their_order_and_all_move(project: Path, tmp_path: Path) -> None:
    items = [
        exports.item(n, f"Post {n}", f"<p>Word{n} &amp; <b>more</b></p>") for n in range(1, 1001)
    ]
    arguments = Arguments(exports.wordpress(tmp_path, *items), baseline=False)
    result = migrate(arguments, project)
    assert len(result.written.new) == 1000
    for number in (1, 500, 1000):
        text = (project / f"content/posts/post-{number}.md").read_text()
        assert text.endswith(f"---\n\nWord{number} & **more**\n")


def _status(project: Path) -> int:
    """As of a build, without its search index."""
    try:
        build(project / "pelicanconf.py", options=BuildOptions(index_later=True))
    except DiagnosticsError:
        return 1
    return 0


def _files(project: Path) -> dict[str, bytes]:
    paths = [path for path in project.rglob("*") if path.is_file()]
    kept = [
        p
        for p in paths
        if not {"__pycache__", ".cache", "output", "output.build", "reports"} & set(p.parts)
    ]
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in kept}


@pytest.mark.parametrize("field", ['draft: "yes"', "draft: 1", 'published: "no"', "published: 0"])
def test_a_draft_stays_a_draft_however_it_was_said(
    project: Path, tmp_path: Path, field: str
) -> None:
    files = {"2019-03-01-a.md": f"---\ntitle: A\n{field}\n---\nWords"}
    migrate(Arguments(exports.write(tmp_path / "old", files)), project)
    assert "\nstatus: draft\n" in (project / "content/posts/a.md").read_text()
