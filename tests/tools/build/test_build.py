"""Whole builds: what a writer sees, and what readers keep when a build goes wrong."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.built_site import ROOT, SMALL_SITE, write_files

POST = "---\ntitle: A post\ndate: 2019-03-01\n---\nHello.\n"
SETTINGS = f"""{SMALL_SITE}\
PLUGINS = ["report", "documents", "front_matter"]
PATH_METADATA = "(?P<category>posts)/.*"
"""
DRIVER = (
    "import sys; sys.path[:0] = [sys.argv[1]]; from pathlib import Path;"
    "from tools.build.command import Arguments, command;"
    "from tools.cli.failures import one_line;"
    "sys.exit(one_line(command)(Arguments(form=sys.argv[2], every=len(sys.argv) > 3), Path.cwd()))"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_files(tmp_path, {"pelicanconf.py": SETTINGS, "content/posts/a.md": POST})
    return tmp_path


def start(
    site: Path, form: str = "text", *options: str, **environment: str
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(ROOT), form, *options],
        cwd=site,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(site: Path, form: str = "text", *options: str, **environment: str) -> tuple[int, str, str]:
    """The exit status, standard output and standard error of a build in *site*."""
    process = start(site, form, *options, **environment)
    out, err = process.communicate()
    return process.returncode, out, err


def tree(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_good_site_is_built_and_nothing_else_is_left(site: Path) -> None:
    assert run(site)[0] == 0
    assert "Hello." in (site / "output/a.html").read_text()
    assert sorted(path.name for path in site.iterdir() if "output" in path.name) == [
        "output",
        "output.build",
    ]
    assert [path.name for path in (site / "output.build").iterdir()] == ["lock"]


def test_a_site_is_built_though_nobody_reads_on(site: Path) -> None:
    """As in `invoke build | head -1`."""
    process = start(site)
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate()
    assert (process.returncode, err) == (141, "")
    assert "Hello." in (site / "output/a.html").read_text()


def test_a_mistake_leaves_the_last_good_site_and_is_told_on_one_line(site: Path) -> None:
    run(site)
    before = tree(site / "output")
    (site / "content/posts/b.md").write_text(POST.replace("date", "status: publishd\ndate"))
    status, out, err = run(site)
    assert (status, out) == (1, "")
    assert err == (
        "content/posts/b.md:3: status: publishd: want published, draft or hidden;"
        " did you mean published?\n1 mistake in 1 file\n"
    )
    assert tree(site / "output") == before


def test_twenty_mistakes_in_ten_files_come_in_one_sorted_report(site: Path) -> None:
    for number in range(10):
        (site / f"content/posts/p{number}.md").write_text(
            "---\ntitle: A post\ndate: 2019-02-30\nstatus: drfat\n---\nHello.\n"
        )
    status, _, err = run(site)
    lines = err.splitlines()
    places = [line.split(" ")[0] for line in lines[:-1]]
    assert status == 1
    assert places == [f"content/posts/p{n}.md:{line}:" for n in range(10) for line in (3, 4)]
    assert lines[-1] == "20 mistakes in 10 files"


def test_a_long_report_is_shown_in_short_unless_all_is_asked_for(site: Path) -> None:
    for number in range(30):
        text = POST.replace("title:", f"titel: x{number}\ntitle:")
        (site / f"content/posts/p{number:02}.md").write_text(text)
    reported = [
        f"content/posts/p{number:02}.md:2: titel: x{number}: want a known field;"
        " did you mean title?\n"
        for number in range(30)
    ]
    count = "30 mistakes in 30 files"
    head = f"{count}:\n  30 titel\n\n"
    more = "  … and 27 more like it; --all shows them\n"
    assert run(site) == (1, "", f"{head}{''.join(reported[:3])}{more}{count}\n")
    assert run(site, "text", "--all") == (1, "", f"{''.join(reported)}{count}\n")
    assert len(json.loads(run(site, "json")[1])["mistakes"]) == 30


def test_the_report_for_editors_is_json(site: Path) -> None:
    (site / "content/posts/a.md").write_text(POST.replace("2019", "19"))
    status, out, err = run(site, "json")
    assert (status, err) == (1, "")
    assert json.loads(out) == {
        "errors": 1,
        "warnings": 0,
        "mistakes": [
            {
                "path": "content/posts/a.md",
                "line": 3,
                "field": "date",
                "problem": "19-03-01: want a date as 2019-03-01 or 2019-03-01 09:30",
                "remedy": "write the year with four digits, month and day with two",
                "level": "error",
                "value": "19-03-01",
            }
        ],
    }


def test_github_gets_an_annotation_for_each_mistake(site: Path) -> None:
    (site / "content/posts/a.md").write_text(POST.replace("title", "titel"))
    _, out, _ = run(site, GITHUB_ACTIONS="true")
    assert out == (
        "::error file=content/posts/a.md,line=2,title=titel::titel: A post: want a known field;"
        " did you mean title?\n"
    )


@pytest.mark.parametrize(
    ("conf", "expected"),
    [
        ("SITENAME = (", "pelicanconf.py:16: build: SyntaxError: '(' was never closed;"),
        ("import nothing_there", "pelicanconf.py:16: build: ModuleNotFoundError: No module named"),
        ("PATH = 'nowhere'", "pelicanconf.py:1: build: ValueError: You need to specify a path"),
        ("PLUGINS = ['report', 'nope']", "pelicanconf.py:16: PLUGINS: Cannot load plugin `nope`"),
        ("OUTPUT_PATH = 'content/out'", "content/out:1: OUTPUT_PATH: it lies in the sources"),
        ("OUTPUT_PATH = '.'", ":1: OUTPUT_PATH: somebody else's folder: it has files and no"),
    ],
)
def test_a_wrong_setting_stops_the_build_in_plain_words(
    site: Path, conf: str, expected: str
) -> None:
    (site / "pelicanconf.py").write_text(f"{SETTINGS}\n{conf}\n")
    status, _, err = run(site)
    assert status == 1
    assert expected in err
    assert "Traceback" not in err


def test_a_fault_in_a_template_names_the_template_and_its_line(site: Path) -> None:
    write_files(site, {"over/article.html": "<p>\n{{ article.title.nope.deeper }}\n"})
    (site / "pelicanconf.py").write_text(f"{SETTINGS}\nTHEME_TEMPLATES_OVERRIDES = ['over']\n")
    status, _, err = run(site)
    assert (status, "over/article.html:2: build: UndefinedError" in err) == (1, True)
    assert not (site / "output").exists()


def test_a_plugin_that_fails_over_an_article_stops_the_build(site: Path) -> None:
    write_files(
        site,
        {
            "more/breaks.py": "from pelican import signals\ndef fail(generator, metadata):\n"
            "    raise KeyError('x')\ndef register():\n"
            "    signals.article_generator_context.connect(fail)\n"
        },
    )
    (site / "pelicanconf.py").write_text(
        f"{SETTINGS}\nPLUGIN_PATHS.append('more')\nPLUGINS.append('breaks')\n"
    )
    status, _, err = run(site)
    assert status == 1
    assert "posts/a.md:1: pelican: Could not process posts/a.md" in err
    assert not (site / "output").exists()


def test_what_the_report_says_pelican_does_not_say_again(site: Path) -> None:
    links = SETTINGS.replace('"front_matter"]', '"front_matter", "links"]')
    body = "[a]({filename}nope.md) ![]({static}/images/a.png)"
    files = {"pelicanconf.py": links, "content/posts/a.md": POST.replace("Hello.", body)}
    write_files(site, files)
    status, _, err = run(site)
    assert status == 1
    assert [line for line in err.splitlines() if "nope.md" in line or "a.png" in line] == [
        "content/posts/a.md:5: link: {filename}nope.md: want a file below content/;"
        " add the file or correct the path",
        "content/posts/a.md:5: link: {static}/images/a.png: want a file below content/;"
        " add the file or correct the path",
    ]


def test_a_library_that_warns_is_heard(site: Path) -> None:
    plugin = (
        "import logging\ndef register():\n    logging.getLogger('library').warning('Hear this')\n"
    )
    write_files(site, {"more/warns.py": plugin})
    (site / "pelicanconf.py").write_text(
        f"{SETTINGS}\nPLUGIN_PATHS.append('more')\nPLUGINS.append('warns')\n"
    )
    status, _, err = run(site)
    assert (status, err) == (0, "Hear this\n")


def test_a_page_cut_short_is_not_published(site: Path) -> None:
    run(site)
    before = tree(site / "output")
    write_files(site, {"over/article.html": "<html><p>cut"})
    (site / "pelicanconf.py").write_text(f"{SETTINGS}\nTHEME_TEMPLATES_OVERRIDES = ['over']\n")
    status, _, err = run(site)
    assert status == 1
    assert err.startswith("a.html:1: output: does not end in </html>; look at its template\n")
    assert tree(site / "output") == before


def test_an_output_that_is_a_link_is_refused_and_its_target_kept(site: Path) -> None:
    write_files(site, {"elsewhere/precious": "x"})
    (site / "output").symlink_to("elsewhere")
    status, _, err = run(site)
    assert (status, "OUTPUT_PATH: it is a symbolic link" in err) == (1, True)
    assert tree(site / "elsewhere") == {"precious": b"x"}


def test_somebody_elses_folder_is_refused_and_kept(site: Path) -> None:
    write_files(site, {"output/thesis.doc": "x"})
    status, _, err = run(site)
    assert (status, "OUTPUT_PATH: somebody else's folder" in err) == (1, True)
    assert tree(site / "output") == {"thesis.doc": b"x"}


def test_the_committed_gitignore_of_the_output_survives_builds(site: Path) -> None:
    write_files(site, {"output/.gitignore": "*\n!.gitignore\n"})
    for _ in range(2):
        assert run(site)[0] == 0
    assert (site / "output/.gitignore").read_text() == "*\n!.gitignore\n"


def test_a_disk_that_fills_up_leaves_the_last_good_site(site: Path) -> None:
    run(site)
    before = tree(site / "output")
    (site / "content/posts/a.md").write_text(POST + "word " * 40_000)
    limited = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); {DRIVER}"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, str(ROOT), "text"],
        cwd=site,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "disk: the file grows too large" in done.stderr
    assert tree(site / "output") == before


def test_two_builds_at_once_take_turns_and_both_end_well(site: Path) -> None:
    both = [start(site), start(site)]
    assert [process.communicate()[0][:17] for process in both] == ["The site is built"] * 2
    assert [process.returncode for process in both] == [0, 0]
    assert [path.name for path in (site / "output.build").iterdir()] == ["lock"]


def test_a_build_completes_an_import_of_views_that_was_killed_half_way(site: Path) -> None:
    promised = POST.replace("A post", "A popular post")
    write_files(
        site,
        {
            ".cache/popularity/journal": '{"0": "content/posts/a.md"}',
            ".cache/popularity/0": promised,
        },
    )
    assert run(site)[0] == 0
    assert (site / "content/posts/a.md").read_text() == promised
    assert "A popular post" in (site / "output/a.html").read_text()
    assert not (site / ".cache/popularity").exists()


def test_a_build_killed_at_any_time_leaves_the_old_site_or_the_new_one(site: Path) -> None:
    run(site)
    sites = [tree(site / "output")]
    random_times = random.Random(7)
    (site / "content/posts/a.md").write_text(POST.replace("Hello", "Goodbye"))
    begin = time.monotonic()
    run(site)
    lasts = time.monotonic() - begin
    sites.append(tree(site / "output"))
    for number in range(6):
        word = ("Hello", "Goodbye")[number % 2]
        (site / "content/posts/a.md").write_text(POST.replace("Hello", word))
        process = start(site)
        time.sleep(lasts * random_times.uniform(0.3, 1.0))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert tree(site / "output") in sites
    assert run(site)[0] == 0
    assert tree(site / "output") == sites[1]
    assert [path.name for path in (site / "output.build").iterdir()] == ["lock"]


def test_nothing_of_a_run_stays_in_the_process(site: Path) -> None:
    """`serve` builds in one process all day long."""
    code = (
        "import gc, sys; sys.path[:0] = [sys.argv[1]]; from pathlib import Path;"
        "from tools.build.build import build; build(Path('pelicanconf.py').absolute());"
        "from pelican.contents import Content; gc.collect();"
        "print(sum(isinstance(each, Content) for each in gc.get_objects()))"
    )
    command = [sys.executable, "-c", code, str(ROOT)]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"


IDENTITY = """name = "Crumbs"
subtitle = "Bread"
address = "crumbs.example"
author = "Ann"
security_expires = 2027-11-01T00:00:00Z
"""
READ = """
from pathlib import Path
from site_identity.read import read_identity
SITENAME = read_identity(Path(__file__).with_name("site.toml")).name
"""


@pytest.mark.parametrize("kind", ["blog", "shop"])
def test_mistakes_of_site_toml_and_of_texts_come_in_one_report(site: Path, kind: str) -> None:
    """Not so when the texts cannot be judged without what is wrong: here, the kind of the site."""
    assert run(site)[0] == 0
    before = tree(site / "output")
    identity = f"{IDENTITY}kind = {kind!r}\n"
    wrong = {"site.toml": identity, "content/posts/a.md": POST.replace("2019", "x")}
    write_files(site, {"pelicanconf.py": SETTINGS + READ, **wrong})
    status, _, err = run(site)
    assert (status, "2 mistakes in" in err) == (1, True)
    assert "site.toml:3: address: crumbs.example: want an address" in err
    assert ("content/posts/a.md:3: date: " in err) == (kind == "blog")
    assert tree(site / "output") == before


FAIL = """
from pelican import signals
def fail(_generator):
    raise ValueError("no such address")
signals.article_generator_finalized.connect(fail)
"""


def test_mistakes_of_site_toml_are_told_though_the_texts_cannot_be_read_without_them(
    site: Path,
) -> None:
    """Reading the texts fails with the defaults of what is wrong; here it always does."""
    wrong = {"site.toml": IDENTITY, "content/posts/a.md": POST.replace("2019", "x")}
    write_files(site, {"pelicanconf.py": SETTINGS + READ + FAIL, **wrong})
    status, _, err = run(site)
    assert (status, "2 mistakes in" in err) == (1, True)
    assert "site.toml:3: address: crumbs.example: want an address" in err
    assert "content/posts/a.md:3: date: " in err
