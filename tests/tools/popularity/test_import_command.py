"""From files to front matter: one command, and what it says."""

from __future__ import annotations

import bz2
import gzip
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from report.diagnostic import DiagnosticsError
from tools import PROJECT
from tools.files.staging_folder import StagingFolder
from tools.popularity import counting_rules, import_command
from tools.popularity.export import Period
from tools.popularity.import_command import run
from tools.popularity.import_options import Options, period
from tools.popularity.project import Project

Site = Callable[..., Project]
LAST = date(2026, 10, 31)


def given(project: Project, name: str, content: str | bytes) -> str:
    path = project.root / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def plain(*rows: tuple[str, str, int]) -> str:
    return "path,date,views\n" + "".join(f"{p},{d},{v}\n" for p, d, v in rows)


def post(project: Project, name: str) -> str:
    return (project.root / "content/posts" / f"{name}.md").read_text()


def state(project: Project) -> str:
    return (project.root / "content/data/views.csv").read_text()


def refusal(project: Project, export: str) -> str:
    """What an import of *export* says, which is refused."""
    with pytest.raises(DiagnosticsError) as caught:
        run(project, Options([export]))
    return str(caught.value)


def left_out(report: str) -> list[str]:
    """The lines of *report* about files that another holds."""
    return [line for line in report.splitlines() if " is all in " in line]


def test_an_import_writes_scores_and_the_last_day_of_the_data(site: Site) -> None:
    project = site("a", "b", "c")
    export = plain(
        ("/a/", "2026-08-02", 100), ("/a/", "2026-10-31", 50), ("/b.html", "2026-10-31", 9)
    )
    reported = run(project, Options([given(project, "x", export + "/about/,2026-10-30,7\n")]))
    assert reported == (
        f"{project.root}/x: plain CSV: 159 views of posts, 2026-08-02 to 2026-10-31\n"
        "Not counted, since the address is no post's: 7 views\n"
        "          7  /about\n"
        "content/posts/a.md: popularity 1 (set by hand) → 100\n"
        "content/posts/b.md: popularity 2 (set by hand) → 0\n"
        "content/posts/c.md: popularity 3 (set by hand) → 0\n"
        "3 posts change, 3 of them from a number that was set by hand; unchanged: 0.\n"
    )
    assert post(project, "a") == (
        "---\ntitle: a\ndate: 2019-03-01\npopularity: 100\npopularity_as_of: 2026-10-31\n---\n"
        "\nText.\n"
    )
    assert state(project) == "date,slug,views\n2026-08-02,a,100\n2026-10-31,a,50\n2026-10-31,b,9\n"


def test_to_import_twice_changes_nothing(site: Site) -> None:
    project = site("a")
    options = Options([given(project, "x", plain(("/a/", "2026-10-31", 50)))])
    run(project, options)
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    assert run(project, options).endswith("\n0 posts change; unchanged: 1.\n")
    assert before == {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}


def test_an_import_replaces_its_days_and_keeps_the_others(site: Site) -> None:
    project = site("a", "b")
    first = plain(("/a/", "2026-10-30", 20), ("/a/", "2026-10-31", 30), ("/b/", "2026-10-31", 40))
    run(project, Options([given(project, "x", first)]))
    run(project, Options([given(project, "y", plain(("/a/", "2026-10-31", 33)))]))
    assert state(project) == "date,slug,views\n2026-10-30,a,20\n2026-10-31,a,33\n"


def test_of_two_exports_with_the_same_day_the_later_counts_and_a_line_says_so(site: Site) -> None:
    project = site("a")
    files = [
        given(project, name, plain(("/a/", "2026-10-31", n))) for name, n in (("x", 20), ("y", 30))
    ]
    reported = run(project, Options(files))
    assert f"2026-10-31 is in {files[0]} and in {files[1]}: the second counts.\n" in reported
    assert state(project) == "date,slug,views\n2026-10-31,a,30\n"


def test_a_dry_run_tells_whose_popularity_changes_and_writes_nothing(site: Site) -> None:
    project = site("a", "b", "c")
    run(project, Options([given(project, "x", plain(("/a/", "2026-10-30", 500)))]))
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    export = given(project, "y", plain(("/a/", "2026-10-31", 50), ("/b/", "2026-10-31", 60)))
    reported = run(project, Options([export], dry_run=True))
    assert reported == (
        f"{export}: plain CSV: 110 views of posts, 2026-10-31\n"
        "content/posts/a.md: popularity 500 → 546\n"
        "content/posts/b.md: popularity 0 → 60\n"
        "2 posts change; unchanged: 1, of which 1 get a new popularity_as_of.\n"
        "Nothing is written: this is a dry run.\n"
    )
    Path(export).unlink()
    assert before == {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}


def test_posts_that_get_a_new_day_alone_are_counted(site: Site) -> None:
    project = site("a", "b")
    run(project, Options([given(project, "x", plain(("/a/", "2026-10-30", 500)))]))
    reported = run(project, Options([given(project, "y", plain(("/a/", "2026-10-31", 50)))]))
    assert reported.endswith(
        "\n1 post changes; unchanged: 1, of which 1 get a new popularity_as_of.\n"
    )


def test_an_import_replaces_a_number_that_was_set_by_hand_with_a_word(site: Site) -> None:
    project = site("a", "b")
    export = given(project, "x", plain(("/a/", "2026-10-31", 50), ("/b/", "2026-10-31", 2)))
    reported = run(project, Options([export]))
    assert "content/posts/a.md: popularity 1 (set by hand) → 50\n" in reported
    export = given(project, "x", plain(("/a/", "2026-10-31", 55)))
    assert "content/posts/a.md: popularity 50 → 55\n" in run(project, Options([export]))


HEADER = "---\ntitle: T\ndate: 2019-03-01\n{}---\n"


def test_aliases_count_and_what_is_in_no_list_keeps_its_number(site: Site) -> None:
    files = {
        "new-name.md": HEADER.format("aliases: [/2019/old.html]\n"),
        "draft.md": HEADER.format("status: draft\npopularity: 7\n"),
        "apart.md": HEADER.format("popular: false\npopularity: 7\n"),
        "unread.md": HEADER.format(""),
    }
    project = site(files=files, siteurl="https://x.example/repo")
    paths = ["/repo/new-name/", "/repo/2019/OLD", "/new%2Dname", "/drafts/draft/", "/repo/apart/"]
    export = plain(*((path, "2026-10-31", 10) for path in paths))
    reported = run(project, Options([given(project, "x", export)]))
    assert reported.endswith(
        "\ncontent/posts/new-name.md: popularity (none) → 30\n1 post changes; unchanged: 3.\n"
    )
    assert "         10  /drafts/draft\n" in reported
    assert state(project) == "date,slug,views\n2026-10-31,apart,10\n2026-10-31,new-name,30\n"


@pytest.mark.parametrize(
    ("export", "reported"),
    [
        (
            plain(("/a/", "2026-10-31", 0)),
            "x:1: file: it holds no page views; give a period that has some",
        ),
        (
            plain(("/z/", "2026-10-31", 9)),
            "x:1: path: no row names a post of this site; check SITEURL and the export",
        ),
    ],
)
def test_an_export_that_would_set_all_to_zero_is_refused(
    site: Site, export: str, reported: str
) -> None:
    project = site("a")
    assert refusal(project, given(project, "x", export)) == f"{project.root}/{reported}"
    assert "popularity: 1\n" in post(project, "a")


LINE = (
    '198.51.100.7 - - [31/Oct/2026:10:00:00 +0000] "GET /a/ HTTP/2.0" {} 9 "-"'
    ' "Firefox/140.0 (X11)"\n'
)


def test_a_log_with_too_many_broken_lines_is_refused(site: Site) -> None:
    project = site("a")
    log = given(project, "x", LINE.format(200) * 98 + "broken\n" * 2)
    assert refusal(project, log) == (
        f"{log}:1: log: 2 of 100 lines are broken (2.0%); at most 1.0% may be; fetch it again"
    )


def test_a_log_may_begin_with_an_empty_line(site: Site) -> None:
    project = site("a")
    log = given(project, "x", "\n" + LINE.format(200) + "\r\n")
    assert "  1 lines, 0 of them broken" in run(project, Options([log]))


def test_a_log_of_which_no_line_can_be_read_is_to_be_written_otherwise(site: Site) -> None:
    project = site("a")
    log = given(project, "x", LINE.format(200).replace("- -", '- "jane doe"') * 9)
    assert refusal(project, log) == (
        f"{log}:1: log: 9 of 9 lines are broken (100.0%); its lines differ from the format:"
        " log in Combined Log Format, a name without spaces"
    )


def test_a_log_with_few_broken_lines_says_how_many(site: Site) -> None:
    project = site("a")
    (project.root / "popularity.toml").write_text("broken_share = 0.02\npages_a_minute = 500\n")
    log = given(project, "x", gzip.compress((LINE.format(200) * 98 + "broken\n" * 2).encode()))
    assert "  100 lines, 2 of them broken\n" in run(project, Options([log]))


def test_views_that_do_not_count_are_told_by_reason(site: Site) -> None:
    project = site("a")
    robot = LINE.format(200).replace("Firefox/140.0 (X11)", "Googlebot/2.1")
    other = "staging.example:443 " + LINE.format(200)
    home = LINE.format(200).replace("/a/", "/")
    log = given(project, "x", LINE.format(200) * 12 + robot * 3 + other * 4 + home)
    reported = run(project, Options([log]))
    assert (
        "  20 lines, 0 of them broken\n  left out: 4 on staging.example, 3 by robots\n" in reported
    )
    assert "Not counted, since the address is no post's: 1 view\n          1  /\n" in reported


def test_a_log_of_another_host_is_refused_with_its_name(site: Site) -> None:
    project = site("a")
    log = given(project, "x", ("staging.example:443 " + LINE.format(200)) * 40)
    assert refusal(project, log) == (
        f"{log}:1: file: no page view of a person in 40 lines, but 40 on staging.example;"
        " popularity.toml says what counts; docs/popularity.md explains it"
    )


def test_a_log_of_a_server_behind_a_proxy_is_refused_with_what_to_log(site: Site) -> None:
    project = site("a")
    log = given(project, "x", LINE.format(200).replace("198.51.100.7", "10.0.0.1") * 40)
    assert refusal(project, log) == (
        f"{log}:1: address: 40 views come from a private address, or from none, that has more than"
        " 30 in one minute; behind a proxy, log X-Forwarded-For as the last quoted field; else"
        " name its network in staff_networks, or raise pages_a_minute"
    )


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("", {"x.example", "www.x.example"}),
        ("hosts = []", set()),
        ('hosts = ["Y.example"]', {"y.example"}),
    ],
)
def test_the_hosts_are_those_of_siteurl_unless_they_are_set(
    tmp_path: Path, text: str, hosts: set[str]
) -> None:
    (tmp_path / "p.toml").write_text(text)
    assert counting_rules.read(tmp_path / "p.toml", "x.example").hosts == hosts


def test_without_settings_the_hosts_are_those_of_siteurl(tmp_path: Path) -> None:
    assert counting_rules.read(tmp_path / "none.toml", "www.x.example").hosts == {
        "x.example",
        "www.x.example",
    }
    assert counting_rules.read(tmp_path / "none.toml", "").hosts == frozenset()


def test_a_log_without_a_page_view_is_refused(site: Site) -> None:
    project = site("a")
    log = given(project, "x", LINE.format(404))
    assert refusal(project, log) == (
        f"{log}:1: file: no page view of a person in 1 lines; give a period that has some"
    )


def test_front_matter_that_cannot_be_edited_alone_stops_every_change(site: Site) -> None:
    project = site("a", files={"b.md": "---\n{title: T, date: 2019-03-01, popularity: 5}\n---\n"})
    with pytest.raises(DiagnosticsError) as caught:
        run(project, Options([given(project, "x", plain(("/a/", "2026-10-31", 50)))]))
    assert str(caught.value) == (
        "content/posts/b.md:1: popularity: popularity cannot be changed alone;"
        " write popularity: 0 on a line of its own"
    )
    assert not (project.root / "content/data").exists()


def test_a_killed_import_is_finished_by_the_next(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = site("a", "b")
    options = Options(
        [given(project, "x", plain(("/a/", "2026-10-31", 50), ("/b/", "2026-10-31", 60)))]
    )

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("tools.files.file_transaction.FileTransaction._complete", killed)
        with pytest.raises(KeyboardInterrupt):
            run(project, options)
    assert "popularity: 1\n" in post(project, "a")
    with pytest.raises(DiagnosticsError):
        run(project, Options(["missing"]))
    assert ("popularity: 50\n" in post(project, "a"), "popularity: 60\n" in post(project, "b")) == (
        True,
        True,
    )


def test_an_import_waits_for_a_build(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    project = site("a")
    waited: list[str] = []
    real = StagingFolder.locked

    def locked(staging: StagingFolder, wait: Callable[[], None]) -> Any:
        waited.append(staging.output.name)
        return real(staging, wait)

    monkeypatch.setattr(StagingFolder, "locked", locked)
    run(project, Options([given(project, "x", plain(("/a/", "2026-10-31", 50)))]))
    assert waited == ["output"]


def month(seed: int = 3) -> list[tuple[date, int, str]]:
    """Each view of a made-up month: its day, its second, its path; some posts rise, some fall."""
    chance = random.Random(seed)
    views = []
    for slug, start, end in (
        ("rising", 5, 45),
        ("falling", 40, 4),
        ("steady", 24, 24),
        ("rare", 0.15, 0.15),
    ):
        for day in range(31):
            expected = start + (end - start) * day / 30
            number = int(expected) + (chance.random() < expected % 1)
            views += [
                (date(2026, 10, 1) + timedelta(day), chance.randrange(86400), slug)
                for _ in range(number)
            ]
    return sorted(views)


def cloudfront(views: list[tuple[date, int, str]]) -> bytes:
    """The month as CloudFront logs it: with pictures, crawlers, refreshes, queries and previews."""
    chance = random.Random(5)
    lines = [
        "#Version: 1.0",
        "#Fields: date time c-ip cs-method cs-uri-stem sc-status cs(User-Agent)",
    ]

    def add(when: tuple[date, int], path: str, status: int = 200, **other: str) -> None:
        day, second = when
        version = chance.randint(120, 142)
        browser = f"Mozilla/5.0%20(X11;%20Linux)%20Gecko/20100101%20Firefox/{version}.0"
        clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
        address = f"198.51.{chance.randrange(256)}.{chance.randrange(256)}"
        method, agent = other.get("method", "GET"), other.get("agent", browser)
        lines.append(f"{day}\t{clock}\t{address}\t{method}\t{path}\t{status}\t{agent}")

    for day, second, slug in views:
        add((day, second), f"/{slug}/{chance.choice(['', 'index.html'])}")
        add((day, second), f"/images/{slug}.svg")
        if chance.random() < 0.3:
            add((day, second), f"/{slug}/", status=304)
        if slug == "rare":  # crawlers love it
            for _ in range(40):
                add((day, second), "/rare/", agent="Mozilla/5.0%20(compatible;%20bingbot/2.0)")
                add((day, second), "/rare/", method="HEAD")
    return gzip.compress("\n".join([*lines, ""]).encode())


def goatcounter(views: list[tuple[date, int, str]]) -> str:
    header = (
        "2Path,Title,Event,UserAgent,Browser,System,Session,Bot,Referrer,Referrer scheme,"
        "Screen size,Location,FirstVisit,Date"
    )
    rows = [
        f"/{slug},T,0,,Firefox,Linux,1,0,,,,DE,1,"
        f"{day}T{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}Z"
        for day, s, slug in views
    ]
    return "\n".join([header, *rows, ""])


def numbers(project: Project) -> dict[str, str]:
    found = {}
    for path in sorted((project.root / "content/posts").glob("*.md")):
        line = next(one for one in path.read_text().splitlines() if one.startswith("popularity:"))
        found[path.stem] = line.removeprefix("popularity: ")
    return found


def test_a_month_of_logs_and_the_same_month_of_goatcounter_give_the_same_numbers(
    site: Site,
) -> None:
    views, project = month(), site("falling", "rare", "rising", "steady")
    run(project, Options([given(project, "x", cloudfront(views))]))
    by_logs, logged = numbers(project), state(project)
    (project.root / "content/data/views.csv").unlink()
    run(project, Options([given(project, "y", goatcounter(views))]))
    assert (numbers(project), state(project)) == (by_logs, logged)
    ordered = sorted(by_logs, key=lambda slug: -int(by_logs[slug]))
    assert ordered == ["rising", "steady", "falling", "rare"]
    assert by_logs["rare"] == "0"


@pytest.mark.parametrize(
    ("options", "reported"),
    [
        (
            {"days": "2026-10-31..2026-10-01"},
            "--period: 2026-10-31..2026-10-01 ends before it begins",
        ),
        (
            {"days": "October"},
            "--period: October is no period; write it as 2026-10-01..",
        ),
        ({"form": "csv"}, "--format: csv is no format; want one of goatcounter-csv, "),
    ],
)
def test_the_command_tells_mistakes_on_one_line_and_ends_with_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: dict[str, str], reported: str
) -> None:
    assert import_command.command(["x"], root=tmp_path, **options) == 1
    assert capsys.readouterr().err.startswith(f"invoke popularity:1: {reported}")


TODAY = date(2026, 11, 29)
OCTOBER = Period(date(2026, 10, 1), LAST)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2026-10-31", Period(LAST, LAST)),
        ("20261031", Period(LAST, LAST)),
        *(
            (f"2026-10-01{between}2026-10-31", OCTOBER)
            for between in ("..", "...", "…", "/", ":", ",", " to ", " - ", "–", " .. ")
        ),
        ("2026-10", OCTOBER),
        (" 202610 ", OCTOBER),
        ("2026-09..2026-10", Period(date(2026, 9, 1), LAST)),
        ("2024-02", Period(date(2024, 2, 1), date(2024, 2, 29))),
        ("2025", Period(date(2025, 1, 1), date(2025, 12, 31))),
        ("2026-11", Period(date(2026, 11, 1), TODAY)),
        ("2026", Period(date(2026, 1, 1), TODAY)),
        ("2026-11-29", Period(TODAY, TODAY)),
    ],
)
def test_a_period_is_days_months_or_years_up_to_today(written: str, days: Period) -> None:
    assert period(written, TODAY) == days


def test_without_a_period_there_is_none() -> None:
    assert period(" ", TODAY) is None


@pytest.mark.parametrize(
    ("written", "reported"),
    [
        ("2026-11-01..2026-12-31", "2026-12-31 is after today, 2026-11-29 (UTC)"),
        ("2026-11-30", "2026-11-30 is after today, 2026-11-29 (UTC)"),
        ("2026-12", "2026-12-31 is after today, 2026-11-29 (UTC)"),
        ("2026-11-01..2026-12", "2026-12-31 is after today, 2026-11-29 (UTC)"),
        ("2027", "2027-12-31 is after today, 2026-11-29 (UTC)"),
    ],
)
def test_a_period_to_come_is_one_mistake(written: str, reported: str) -> None:
    with pytest.raises(DiagnosticsError) as refused:
        period(written, TODAY)
    (found,) = refused.value.diagnostics
    assert (
        f"{found}" == f"invoke popularity:1: --period: {reported}; give the days that were exported"
    )


@pytest.mark.parametrize(
    "written",
    [
        "2026-13",
        "2026-02-30",
        "2026-10-01..",
        "..2026-10-31",
        "last month",
        "10/2026",
        "2026-10-01..2026-10-02..2026-10-03",
        "٢٠٢٦",
    ],
)
def test_what_is_no_period_is_told_with_both_forms(written: str) -> None:
    with pytest.raises(DiagnosticsError) as refused:
        period(written, TODAY)
    (found,) = refused.value.diagnostics
    assert found.problem == f"{written} is no period"
    assert found.remedy == "write it as 2026-10-01..2026-10-31, or 2026-10 for the whole month"


def test_settings_that_are_wrong_are_named(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text(
        'smal = 1\nhosts = "x"\nstaff_networks = ["10.0.0.1/8"]\nbroken_share = 2\n'
    )
    with pytest.raises(DiagnosticsError) as caught:
        counting_rules.read(tmp_path / "p.toml")
    assert str(caught.value).splitlines() == [
        "p.toml:1: broken_share: 2 is no share from 0 to 1; correct it",
        "p.toml:1: hosts: 'x' is no list of texts; correct it",
        "p.toml:1: smal: no such setting; delete it",
        "p.toml:1: staff_networks: 10.0.0.1/8 has host bits set; correct it",
    ]


def test_a_log_beside_its_packed_copies_counts_once(site: Site) -> None:
    project = site("a")
    first = "".join(LINE.format(200).replace("100.7", f"100.{n}") for n in range(1, 4))
    other = first.replace("198.51.100.3", "198.51.100.9")  # as long, and the same at first
    logs = [
        given(project, "access.log", first),
        given(project, "access.log.gz", gzip.compress(first.encode())),
        given(project, "access.log.bz2", bz2.compress(first.encode())),
        given(project, "other.log", other),
    ]
    reported = run(project, Options(logs))
    folder = project.root
    assert left_out(reported) == [
        f"  {folder}/{name} is all in {folder}/access.log, and is not counted again"
        for name in ("access.log.gz", "access.log.bz2")
    ]
    assert f"{folder}/access.log and 1 more: " in reported
    assert "  6 lines, 0 of them broken\n" in reported


def test_a_log_counts_once_with_what_was_copied_of_it_before(site: Site) -> None:
    project = site("a")
    whole = "".join(
        LINE.format(200).replace("100.7", f"100.{n}") + LINE.format(404) for n in range(99)
    )
    day = whole.replace("31/Oct", "30/Oct")
    logs = [
        given(project, "monday.gz", gzip.compress(whole[:6000].encode())),
        given(project, "tuesday", whole),
        given(project, "wednesday", whole[:8000]),
        given(project, "other", day),
    ]
    reported = run(project, Options(logs))
    folder = project.root
    assert left_out(reported) == [
        f"  {folder}/{name} is all in {folder}/tuesday, and is not counted again"
        for name in ("monday.gz", "wednesday")
    ]
    assert "  396 lines, 0 of them broken\n" in reported


def test_a_refused_import_prints_its_report_and_nothing_after_it() -> None:
    ended = subprocess.run(
        [Path(sys.executable).with_name("invoke"), "popularity", "no-such-file.csv"],
        cwd=PROJECT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = "no-such-file.csv:1: file: no such file; check the name\n1 mistake in 1 file\n"
    assert (ended.returncode, ended.stdout + ended.stderr) == (1, told)
