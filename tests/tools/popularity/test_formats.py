"""Each format as its source writes it, and each trap of it."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from report.diagnostic import DiagnosticsError
from tools.popularity import counting_rules, format_detection, input_files
from tools.popularity.csv_table import ImportContext
from tools.popularity.export import Export, Period
from tools.popularity.log_files import Log

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
LAST = date(2026, 10, 31)
GOATCOUNTER = (
    "2Path,Title,Event,UserAgent,Browser,System,Session,Bot,Referrer,Referrer scheme,Screen size,"
    "Location,FirstVisit,Date\n"
)
OURS = counting_rules.CountingRules(hosts=frozenset({"x.example"}))
Read = Callable[..., list[format_detection.ExportOrLog]]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Reads a file with the given content, named so that its name tells nothing."""
    monkeypatch.chdir(tmp_path)

    def of(
        content: str | bytes,
        period: Period | None = None,
        format_name: str = "",
        limits: counting_rules.CountingRules | None = None,
    ) -> list[format_detection.ExportOrLog]:
        raw = content if isinstance(content, bytes) else content.encode()
        Path("x").write_bytes(raw)
        given = ImportContext(date(2026, 11, 23), period, limits or counting_rules.CountingRules())
        return format_detection.read_all(input_files.find(["x"]), given, format_name)

    return of


def left_out(found: list[format_detection.ExportOrLog]) -> dict[str, int]:
    (export,) = found
    assert isinstance(export, Export)
    return dict(export.left_out)


def views(found: list[format_detection.ExportOrLog]) -> dict[tuple[date, str], int]:
    (export,) = found
    assert isinstance(export, Export)
    return dict(export.views)


def zipped(files: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def complaint(read: Read, *arguments: object, **options: object) -> list[str]:
    with pytest.raises(DiagnosticsError) as caught:
        read(*arguments, **options)
    return [str(mistake) for mistake in caught.value.diagnostics]


@pytest.mark.parametrize("between", [";", "\t"])
def test_goatcounter_csv_may_have_been_saved_by_a_spreadsheet(read: Read, between: str) -> None:
    text = f"{GOATCOUNTER}/a/,A,0,F,F,L,1,0,,,,DE,1,2026-10-31T23:30:00Z\n"
    assert views(read(text.replace(",", between))) == {(LAST, "/a/"): 1}


def test_goatcounter_csv_says_plainly_who_is_a_robot_and_what_an_event(read: Read) -> None:
    def row(event: str, bot: str) -> str:
        return f"/a/,A,{event},F,F,L,1,{bot},,,,DE,1,2026-10-31T23:30:00Z\n"

    people = row("0", "0") + row("false", "FALSE")
    text = GOATCOUNTER + people + row("0", "153") + row("0", "TRUE") + row("TRUE", "0")
    assert views(read(text)) == {(LAST, "/a/"): 2}
    assert left_out(read(text)) == {"by robots": 2, "of events, which are no page views": 1}
    assert complaint(read, GOATCOUNTER + row("", "no")) == [
        "x:2: Bot: no says neither yes nor no; want 0 or 1",
        "x:2: Event: nothing says neither yes nor no; want 0 or 1",
    ]


def test_goatcounter_csv_counts_people_and_no_events(read: Read) -> None:
    text = GOATCOUNTER + (
        "/a/,A,0,Firefox,Firefox,Linux,1,0,,,,DE,1,2026-10-31T23:30:00Z\n"
        "/a/,A,0,Firefox,Firefox,Linux,1,0,,,,DE,0,2026-10-31T23:31:00Z\n"
        '"/b,c",A,0,Firefox,Firefox,Linux,1,0,,,,DE,1,2026-11-01T01:30:00+02:00\n'
        "/a/,A,1,Firefox,Firefox,Linux,1,0,,,,DE,1,2026-10-31T23:32:00Z\n"
        "/a/,A,0,Bot,,,1,3,,,,DE,1,2026-10-31T23:33:00Z\n"
    )
    assert views(read(text)) == {(LAST, "/a/"): 2, (LAST, "/b,c"): 1}
    assert left_out(read(text)) == {"of events, which are no page views": 1, "by robots": 1}


def test_another_version_of_goatcounters_csv_is_refused(read: Read) -> None:
    assert complaint(read, GOATCOUNTER.replace("2Path", "3Path")) == [
        "x:1: version: version 3 of GoatCounter CSV is not known; export it as version 2"
    ]


def test_a_time_without_zone_is_refused(read: Read) -> None:
    row = "/a/,A,0,Firefox,Firefox,Linux,1,0,,,,DE,1,2026-10-31T23:30:00\n"
    assert complaint(read, GOATCOUNTER + row) == [
        "x:2: Date: 2026-10-31T23:30:00 has no time zone; want 2026-10-31T09:30:00Z"
    ]


def goatcounter_json(version: str = "1.0") -> dict[str, str]:
    paths = [
        {"id": 1, "path": "/a/", "title": "A"},
        {"id": 2, "path": "click", "title": "", "event": 1},
    ]
    stats = [
        {"hour": "2026-10-31T22:00:00Z", "path_id": 1, "ref_id": 1, "count": 4},
        {"hour": "2026-10-31T22:00:00Z", "path_id": 1, "ref_id": 2, "count": 3},
        {"hour": "2026-10-31T22:00:00Z", "path_id": 2, "ref_id": 1, "count": 9},
    ]
    return {
        "export/info.json": json.dumps({"export_version": version}),
        "export/paths.jsonl": "\n".join(map(json.dumps, paths)),
        "export/hit_stats.jsonl": "\n".join(map(json.dumps, stats)) + "\n",
    }


def test_goatcounter_json_sums_over_referrers(read: Read) -> None:
    assert views(read(zipped(goatcounter_json()))) == {(LAST, "/a/"): 7}
    files = goatcounter_json()
    files["export/hit_stats.jsonl"] += '{"hour": "2026-10-31T22:00:00Z", "path_id": 3, "count": 5}'
    assert left_out(read(zipped(files))) == {
        "of events, which are no page views": 9,
        "of rows without an address": 5,
    }


def test_another_version_of_goatcounters_json_is_refused(read: Read) -> None:
    assert complaint(read, zipped(goatcounter_json("2.0"))) == [
        "x!info.json:1: export_version: version 2.0 of GoatCounter JSON is not known;"
        " export it as version 1.0"
    ]


def test_a_broken_line_of_goatcounters_json_is_named(read: Read) -> None:
    files = goatcounter_json()
    files["export/hit_stats.jsonl"] += '{"hour": \n'
    assert complaint(read, zipped(files)) == [
        "x!hit_stats.jsonl:4: JSON: no object with hour, path_id, count; export it again"
    ]


@pytest.mark.parametrize(
    "header",
    [
        "date,hostname,page,visits,visitors,pageviews,total_scroll_depth,total_scroll_depth_visits",
        "date,hostname,page,visitors,pageviews,exits,time_on_page,x",
    ],
)
def test_plausibles_full_export_is_read_by_column_names(read: Read, header: str) -> None:
    cells = ["1"] * 8
    cells[:3] = ["2026-10-31", "x.example", "/a/"]
    cells[header.split(",").index("pageviews")] = "7"
    archive = {
        "imported_pages_20261001_20261031.csv": f"{header}\n{','.join(cells)}\n",
        "imported_browsers_20261001_20261031.csv": "date,browser,visitors\n2026-10-31,Firefox,9\n",
    }
    assert views(read(zipped(archive))) == {(LAST, "/a/"): 7}


def test_views_on_a_preview_host_do_not_count(read: Read) -> None:
    text = (
        "date,hostname,page,visitors,pageviews,exits,time_on_page\n"
        "2026-10-31,x.example,/a/,1,7,1,1\n2026-10-31,preview.example,/a/,1,90,1,1\n"
    )
    assert views(read(text, limits=OURS)) == {(LAST, "/a/"): 7}
    assert left_out(read(text, limits=OURS)) == {"on preview.example": 90}


@pytest.mark.parametrize("host", ["x.example", "X.example:443", "", "(not set)", "-"])
def test_views_on_an_unknown_host_count(read: Read, host: str) -> None:
    text = f"date,hostname,page,visitors,pageviews\n2026-10-31,{host},/a/,1,7\n"
    assert views(read(text, limits=OURS)) == {(LAST, "/a/"): 7}


def test_a_full_address_names_its_host(read: Read) -> None:
    text = (
        "path,date,views\nhttps://x.example/a/,2026-10-31,7\n"
        "https://preview.example/a/,2026-10-31,90\n"
    )
    assert views(read(text, limits=OURS)) == {(LAST, "https://x.example/a/"): 7}
    assert left_out(read(text, limits=OURS)) == {"on preview.example": 90}


def test_views_of_an_undated_export_are_spread_over_its_period(read: Read) -> None:
    text = "name,visitors,pageviews,bounce_rate,time_on_page\n/a/,3,8,50,20\n"
    period = Period(date(2026, 10, 29), LAST)
    assert views(read(text, period)) == {
        (date(2026, 10, 29), "/a/"): 2,
        (date(2026, 10, 30), "/a/"): 3,
        (LAST, "/a/"): 3,
    }


def test_a_column_without_a_name_is_neither_a_day_nor_a_host(read: Read) -> None:
    text = "name,visitors,pageviews,bounce_rate,\n/a/,3,8,50,2026-01-01\n"
    found = read(text, Period(LAST, LAST), limits=OURS)
    assert (views(found), left_out(found)) == ({(LAST, "/a/"): 8}, {})


def test_an_undated_export_wants_a_period(read: Read) -> None:
    text = "name,visitors,pageviews,bounce_rate,time_on_page\n/a/,3,8,50,20\n"
    assert complaint(read, text) == [
        "x:1: date: Plausible dashboard export gives no dates;"
        " give --period 2026-10-01..2026-10-31, the days that were exported"
    ]


def test_plausibles_dashboard_export_is_found_among_its_other_reports(read: Read) -> None:
    archive = {
        "pages.csv": "name,visitors,pageviews,bounce_rate,time_on_page\n/a/,3,8,50,20\n",
        "sources.csv": "name,visitors,bounce_rate,visit_duration\nGoogle,3,8,50\n",
    }
    assert views(read(zipped(archive), Period(LAST, LAST))) == {(LAST, "/a/"): 8}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16", "utf-8-sig"])
def test_matomo_counts_hits_in_each_encoding(read: Read, encoding: str) -> None:
    text = (
        "label,nb_visits,nb_uniq_visitors,nb_hits,sum_time_spent,url\n"
        "/a/,2,2,5,10,https://x.example/a/\n/b/,1,1,1,2,\nOthers,9,9,9,9,\n"
    )
    assert views(read(text.encode(encoding), Period(LAST, LAST))) == {
        (LAST, "https://x.example/a/"): 5,
        (LAST, "/b/"): 1,
    }
    assert left_out(read(text.encode(encoding), Period(LAST, LAST))) == {
        "of rows without an address": 9
    }


MATOMO_PAGE = (
    "Label,Unique Pageviews,Pageviews,Bounce Rate,Avg. time on page,Exit rate,Metadata: url\n"
)


def test_matomos_export_from_its_own_page_is_read(read: Read) -> None:
    text = MATOMO_PAGE + "/a/,4,7,50%,00:00:12,40%,https://x.example/a/\nblog,9,9,1%,1,1%,\n"
    for content in (text, text.replace(",", "\t").encode("utf-16")):
        found = read(content, Period(LAST, LAST))
        assert views(found) == {(LAST, "https://x.example/a/"): 7}
        assert left_out(found) == {"of rows without an address": 9}


FLAT = "export it with flat=1, on Matomo's page by “Make it flat”"


def test_matomos_report_with_levels_wants_to_be_flat(read: Read) -> None:
    api = "label,nb_visits,nb_hits,idsubdatatable\n"
    text = f"{api}/index,1,4,\na,9,30,3\n"
    reported = [f"x:3: label: a folder, whose pages are not in it; {FLAT}"]
    assert complaint(read, text, Period(LAST, LAST)) == reported
    reported = [f"x:1: label: no row has an address; {FLAT}"]
    assert complaint(read, "label,nb_visits,nb_hits\na,9,30\n", Period(LAST, LAST)) == reported
    reported = [f"x:1: Label: no row has an address; {FLAT}"]
    assert complaint(read, f"{MATOMO_PAGE}a,4,7,50%,1,40%,\n", Period(LAST, LAST)) == reported


def test_matomos_export_from_its_own_page_may_have_dates(read: Read) -> None:
    text = f"Date,{MATOMO_PAGE}2026-10-31,/a/,4,7,50%,00:00:12,40%,\n"
    assert views(read(text)) == {(LAST, "/a/"): 7}


def test_matomos_api_names_addresses_as_metadata(read: Read) -> None:
    text = "date,label,nb_visits,nb_hits,metadata_url\n2026-10-31,a,2,5,https://x.example/a/\n"
    assert views(read(text)) == {(LAST, "https://x.example/a/"): 5}


def test_matomo_by_day_has_dates_of_its_own(read: Read) -> None:
    text = "date,label,nb_visits,nb_hits\n2026-10-31,/a/,2,5\n"
    assert views(read(text)) == {(LAST, "/a/"): 5}


def test_the_table_that_umami_downloads_has_views(read: Read) -> None:
    text = "name,pageviews,visitors,visits,bounces,totaltime\n/a/,5,2,3,1,40\n/b/,1,1,1,1,0\n"
    period = Period(LAST, LAST)
    assert views(read(text, period)) == {(LAST, "/a/"): 5, (LAST, "/b/"): 1}


def test_umami_is_told_from_its_other_reports_by_its_paths(read: Read) -> None:
    archive = {"pages.csv": "x,y\n/a/,5\n", "browsers.csv": "x,y\nfirefox,50\n"}
    assert views(read(zipped(archive), Period(LAST, LAST))) == {(LAST, "/a/"): 5}


GA4 = (
    "\ufeff# ----------------------------------------\n# Pages and screens\n"
    "# Start date: 20261030\n# End date: 20261031\n# ----\n\n"
    "Page path and screen class,Views,Active users\n"
)


def test_ga4_gives_its_period_and_its_total_is_left_out(read: Read) -> None:
    text = GA4 + '/a/,"1,200",3\n/b/,7,3\n,"1,207",6\n'
    assert views(read(text)) == {
        (date(2026, 10, 30), "/a/"): 600,
        (LAST, "/a/"): 600,
        (date(2026, 10, 30), "/b/"): 3,
        (LAST, "/b/"): 4,
    }


CHART = GA4.rpartition("Page path")[0] + "Nth day,/a/\n0000,5\n0001,9\n\n"


def test_the_table_of_ga4s_chart_is_passed_over(read: Read) -> None:
    text = CHART + GA4.lstrip("\ufeff") + "/a/,10,3\n"
    assert sum(views(read(text)).values()) == 10
    reported = complaint(read, CHART)
    assert reported[0].startswith("x:1: format: no known format or version")


def test_ga4_may_have_been_saved_by_a_spreadsheet(read: Read) -> None:
    lines = [line.replace(",", ";") + ";" * (2 - line.count(",")) for line in GA4.splitlines()]
    assert views(read("\n".join([*lines, "/a/;8;3", ""]))) == views(read(GA4 + "/a/,8,3\n"))


def test_the_period_of_ga4_may_end_after_today(read: Read) -> None:
    """Its report of this month does."""
    text = GA4.replace("20261030", "20261122").replace("20261031", "20261130")
    assert views(read(text + "/a/,8,3\n")) == {
        (date(2026, 11, 22), "/a/"): 4,
        (date(2026, 11, 23), "/a/"): 4,
    }
    later = text.replace("20261122", "20261124")
    assert complaint(read, later + "/a/,8,3\n") == [
        "x:1: date: its period begins after today, on 2026-11-24;"
        " give --period 2026-10-01..2026-10-31, the days that were exported"
    ]


def ga4(header: str, *rows: str) -> str:
    return GA4.rpartition("Page path")[0] + "\n".join([header, *rows, ""])


def test_ga4_with_a_date_counts_each_day(read: Read) -> None:
    text = "Date,Page path and screen class,Views\n20261001,/a/,100\n20261030,/a/,200\n,,300\n"
    expected = {(date(2026, 10, 1), "/a/"): 100, (date(2026, 10, 30), "/a/"): 200}
    assert views(read(text)) == expected
    assert views(read(ga4(*text.splitlines()))) == expected


def test_ga4_with_a_host_leaves_out_other_hosts(read: Read) -> None:
    text = ga4("Hostname,Page path,Views", "x.example,/a/,8", "preview.example,/a/,90")
    assert views(read(text, limits=OURS)) == {
        (date(2026, 10, 30), "/a/"): 4,
        (LAST, "/a/"): 4,
    }
    assert left_out(read(text, limits=OURS)) == {"on preview.example": 90}


def test_ga4_with_events_counts_those_that_are_page_views(read: Read) -> None:
    header = "Page path and screen class,Event name,Views"
    text = ga4(header, "/a/,page_view,8", "/a/,scroll,5", "/a/,user_engagement,0")
    assert sum(views(read(text)).values()) == 8
    assert left_out(read(text)) == {"of events, which are no page views": 5}


def test_ga4_with_full_addresses_leaves_out_other_hosts(read: Read) -> None:
    text = ga4("Page location,Views", "https://x.example/a/,8", "https://y.example/a/,9")
    assert left_out(read(text, limits=OURS)) == {"on y.example": 9}


@pytest.mark.parametrize(
    ("column", "address"),
    [
        ("Page path + query string and screen class", "/a/?utm_source=x"),
        ("Page path + query string", "/a/?utm_source=x"),
        ("Full page URL", "x.example/a/?utm_source=x"),
    ],
)
def test_ga4_is_read_by_each_of_its_columns_with_an_address(
    read: Read, column: str, address: str
) -> None:
    export = read(ga4(f"{column},Views", f"{address},8"), limits=OURS)
    assert sum(views(export).values()) == 8
    assert {urlsplit(path).path for _, path in views(export)} == {"/a/"}
    assert left_out(export) == {}


def test_ga4_with_addresses_without_a_scheme_leaves_out_other_hosts(read: Read) -> None:
    text = ga4("Full page URL,Views", "x.example/a/,8", "y.example/a/?b,9")
    assert left_out(read(text, limits=OURS)) == {"on y.example": 9}


@pytest.mark.parametrize(
    ("name", "header", "row"),
    [
        ("Segment", "Segment,Page path,Views", "All users,/a/,8"),
        ("Comparison", "Comparison,Page path,Views", "All users,/a/,8"),
        ("Date range", "Page path,Date range,Views", "/a/,Last month,8"),
        ("Month", "Month,Page path,Views", "10,/a/,8"),
        ("Stream name", "Page path,Stream name,Views", "/a/,staging,8"),
        ("hostname", "name,visitors,pageviews,bounce_rate,hostname", "/a/,1,8,1,y.example"),
        ("date", "name,visitors,pageviews,bounce_rate,date", "/a/,1,8,1,2026-10-31"),
        ("idsite", "label,nb_visits,nb_hits,idsite", "/a/,1,8,2"),
        ("segment", "label,nb_visits,nb_hits,segment", "/a/,1,8,x"),
    ],
)
def test_a_column_that_changes_what_a_row_means_is_refused(
    read: Read, name: str, header: str, row: str
) -> None:
    (reported,) = complaint(read, f"{header}\n{row}\n", OCTOBER)
    assert reported.startswith(f"x:1: {name}: ")
    assert reported.endswith(
        f" is not known with this column; export it without {name}, or as path, date, views"
    )


def test_a_column_that_only_divides_views_is_added_up(read: Read) -> None:
    text = ga4("Page path,Country,Views,Active users", "/a/,Germany,8,1", "/a/,France,2,1")
    assert sum(views(read(text)).values()) == 10


def test_two_columns_of_views_are_refused(read: Read) -> None:
    assert complaint(read, ga4("Page path,Views,Views", "/a/,8,9")) == [
        "x:7: Views: two columns have this name; export one of them"
    ]


def test_a_second_table_is_refused(read: Read) -> None:
    text = GA4 + "/a/,5,3\n\n# Start date: 20260930\nCountry,Views,Active users\nDE,9,9\n"
    assert complaint(read, text) == [
        "x:10: table: a second table begins; keep one table in the file"
    ]


def test_plain_csv_adds_what_it_says_twice_of_a_day(read: Read) -> None:
    text = 'views,path,date\n5,/a/,2026-10-31\n"1 200",/a/,2026-10-31\n'
    assert views(read(text)) == {(LAST, "/a/"): 1205}


@pytest.mark.parametrize(
    "text",
    [
        "path,views\n/a/,8\n",
        "\ufeffPath;Views\r\n/a/;8\r\n",
        "Views\tPath\n8\t/a/\n",
    ],
)
def test_a_spreadsheet_without_dates_is_read_with_a_period(read: Read, text: str) -> None:
    period = Period(date(2026, 10, 30), LAST)
    assert views(read(text, period)) == {(date(2026, 10, 30), "/a/"): 4, (LAST, "/a/"): 4}
    assert complaint(read, text) == [
        "x:1: date: plain CSV gives no dates;"
        " give --period 2026-10-01..2026-10-31, the days that were exported"
    ]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("environment", ("live", "staging")),
        ("Country", ("DE", "FR")),
        ("bot", ("0", "1")),
        ("Segment", ("All users", "Mobile")),
    ],
)
def test_a_further_column_is_to_go_with_the_rows_that_do_not_count(
    read: Read, name: str, values: tuple[str, str]
) -> None:
    text = f"path,views,date,{name}\n" + "".join(f"/a/,8,2026-10-31,{each}\n" for each in values)
    assert complaint(read, text) == [
        f"x:1: {name}: a column besides path, date, views, host; delete the rows that are not to"
        " count, then the column: rows of one path and day are added up"
    ]


@pytest.mark.parametrize("name", ["host", "Hostname"])
def test_a_plain_table_may_have_a_column_of_hosts(read: Read, name: str) -> None:
    rows = "/a/,X.example,8\n/a/,,1\n/a/,staging.example,5\n"
    found = read(f"path,{name},views\n{rows}", Period(LAST, LAST), limits=OURS)
    assert (views(found), left_out(found)) == ({(LAST, "/a/"): 9}, {"on staging.example": 5})


def test_a_column_with_cells_and_no_name_is_refused(read: Read) -> None:
    assert complaint(read, "path,views,date,,\n/a/,8,2026-10-31,x,\n/a/,8,2026-10-31,x,\n") == [
        "x:1: header: a column without a name; name it, or delete the column"
    ]


@pytest.mark.parametrize(
    "name", ["visit date", "Bot views", "site visits", "Session time", "author", "internal views"]
)
def test_a_column_that_may_set_rows_apart_is_refused(read: Read, name: str) -> None:
    assert complaint(read, f"path,views,{name}\n/a/,8,1\n", OCTOBER) == [
        f"x:1: {name}: a column besides path, date, views, host; delete the rows that are not to"
        " count, then the column: rows of one path and day are added up"
    ]


def test_of_two_columns_of_hosts_one_is_to_go(read: Read) -> None:
    (reported,) = complaint(read, "path,host,hostname,views\n/a/,x.example,y.example,8\n", OCTOBER)
    assert reported.startswith("x:1: hostname: a column besides path, date, views, host; ")


@pytest.mark.parametrize(
    "text",
    [
        "path,views,visitors\n/a/,8,5\n",
        "Title,Path,Views\nA,/a/,8\n",
        'path,views,unique views,bounce_rate,title\n/a/,8,5,50%,"End"\n',
        "path,views,Unique pageviews,% Exit,Avg. time on page\n/a/,8,5,50%,0:10\n",
        "path,views,Views per user,Average engagement time\n/a/,8,2,12s\n",
        "path,views,,\n/a/,8,,\n,,,\n",
        "path,views, \n/a/,8, \n",
    ],
)
def test_what_sets_no_row_apart_is_left_unread(read: Read, text: str) -> None:
    assert sum(views(read(text, OCTOBER)).values()) == 8


@pytest.mark.parametrize(
    ("row", "reported"),
    [
        ("/a/,2026-10-31,-3", "x:2: views: -3 is negative; views are 0 or more"),
        ("/a/,2026-10-31,1.5", "x:2: views: 1.5 is no whole number; use the digits 0 to 9"),
        ("/a/,2026-10-31,٣", "x:2: views: ٣ is no whole number; use the digits 0 to 9"),
        ("/a/,2026-10-31,", "x:2: views: nothing is no whole number; use the digits 0 to 9"),
        ("/a/,31.10.2026,5", "x:2: date: 31.10.2026 is no day; write it as 2026-10-31"),
        ("/a/,2026-02-30,5", "x:2: date: 2026-02-30 is no day; write it as 2026-10-31"),
        (
            "/a/,2026-10,5",
            "x:2: date: 2026-10 is a month;"
            " give its rows without this column, and --period 2026-10-01..2026-10-31",
        ),
        (
            "/a/,2024-02,5",
            "x:2: date: 2024-02 is a month;"
            " give its rows without this column, and --period 2024-02-01..2024-02-29",
        ),
        ("/a/,2026-13,5", "x:2: date: 2026-13 is no day; write it as 2026-10-31"),
        ("/a/,2026-11-24,5", "x:2: date: 2026-11-24 lies in the future; correct the date"),
        ("Total,2026-10-31,5", "x:2: path: a total row; delete it"),
        ("a page,2026-10-31,5", "x:2: path: a page is no path; begin it with /"),
        ("/a/,2026-10-31", "x:2: table: 2 cells under a header of 3; export the file again"),
    ],
)
def test_a_wrong_row_is_named(read: Read, row: str, reported: str) -> None:
    assert complaint(read, f"path,date,views\n{row}\n") == [reported]


def test_an_address_without_scheme_is_read_if_its_host_counts(read: Read) -> None:
    rows = "path,date,views\nx.example/a/,2026-10-31,5\nX.example,2026-10-31,2\n"
    found = views(read(rows, limits=OURS))
    assert found == {(LAST, "https://x.example/a/"): 5, (LAST, "https://X.example"): 2}


def test_an_address_without_scheme_of_another_host_is_told_to_have_one(read: Read) -> None:
    assert complaint(read, "path,date,views\ny.example/a/,2026-10-31,5\n") == [
        "x:2: path: y.example/a/ is no path; begin a path with /, an address with https://"
    ]


def test_every_wrong_row_is_named_in_one_report(read: Read) -> None:
    assert complaint(read, "path,date,views\n/a/,x,-1\n/a/,2026-10-31,y\n") == [
        "x:2: date: x is no day; write it as 2026-10-31",
        "x:2: views: -1 is negative; views are 0 or more",
        "x:3: views: y is no whole number; use the digits 0 to 9",
    ]


def test_an_export_without_rows_is_refused(read: Read) -> None:
    assert complaint(read, "path,date,views\n") == [
        "x:1: file: it holds no page views; give a period that has some"
    ]


def test_an_empty_file_is_refused(read: Read) -> None:
    assert complaint(read, "") == ["x:1: file: it is empty; export a period that has views"]


def test_text_of_another_encoding_is_refused(read: Read) -> None:
    raw = "path,date,views\n/a/,2026-10-31,5\n/ä/,2026-10-31,5\n".encode("latin-1")
    assert complaint(read, raw) == ["x:3: encoding: byte 0xE4 is no UTF-8; export it as UTF-8"]


def test_an_unknown_format_shows_its_first_lines_without_addresses(read: Read) -> None:
    text = "when,who,what\n1,192.0.2.77,\x1b[31mred\n2,2001:db8::1,b\n3,c,d\n"
    assert complaint(read, text) == [
        "x:1: format: no known format or version; it begins: «when,who,what»;"
        " «1,[address],\\x1b[31mred»; «2,[address],b»; docs/popularity.md lists the formats"
    ]


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ('{"request": {"uri": "/a/"}}', "JSON is not read: export CSV, or log in Combined"),
        ("# ----\n# Landing page\n\nLanding page,Sessions\n/a/,5\n", "export GA4's report Pages"),
        ("Bezeichnung,Seitenansichten,Metadaten: url\n", "set Matomo's language to English"),
        ("Libellé,Affichages de page,Métadonnées : url\n", "set Matomo's language to English"),
        (
            "# -----------\n# Startdatum: 20261001\n\nSeitenpfad,Aufrufe\n/a/,5\n",
            "set Google Analytics to English",
        ),
        (
            "# ---------\n# Pages and screens: Content group\n\nContent group,Views\nA,5\n",
            "set Google Analytics to English and export its report Pages and screens by Page path",
        ),
        ("sep=;\npath;views\n/a/;5\n", "delete its first line, sep=…"),
        ('"sep=,"\npath,views\n/a/,5\n', "delete its first line, sep=…"),
        (
            '203.0.113.7 - - [2026-10-01T10:00:00+00:00] "GET /a/ HTTP/1.1" 200 9 "-" "Firefox"\n',
            "log in Combined Log Format: the address first, the time as [31/Oct/2026:23:59:59",
        ),
        (
            'Oct  1 web nginx: 203.0.113.7 - - [31/Oct/2026:23:59:59 +0000] "GET /a/ HTTP/1.1"'
            ' 200 9 "-" "Firefox"\n',
            "log in Combined Log Format: the address first",
        ),
        ("Top pages\nOctober\n\npath,views\n/a/,5\n", "delete the lines above the one with path"),
        ("Report\n\nViews;Title;Path\n5;A;/a/\n", "delete the lines above the one with path"),
        (
            "Report\n\nPage;Page views\n/a/;5\n",
            "delete the lines above the one with Page and name its columns path",
        ),
        ('"Path","Page views"\n"/a/","12"\n', "name its columns path, views and perhaps date"),
        ("Page_path,Unique visitors,Page_views\n/a/,1,12\n", "name its columns path, views"),
        ("Hostname,Pathname,Visitors,Views\nx.example,/a/,1,2\n", "name its columns path, views"),
        ("Day,Page views\n2026-10-31,12\n", "docs/popularity.md lists the formats"),
        ("website_id,session_id,url_path\n", "export Umami's pages.csv"),
        ("#Software: Microsoft IIS\n#Version: 1.0\n", "write the server's log in Combined"),
        ("Page,Pageviews\n/a/,5\n", "name its columns path, views and perhaps date"),
        ("url;hits;date\n/a/;5;2026-10-31\n", "name its columns path, views and perhaps date"),
        ("Seitenpfad und Bildschirmklasse,Aufrufe\n/a/,5\n", "name its columns path, views"),
        ("Chemin de la page,Vues\n/a/,5\n", "name its columns path, views"),
        ("Page title and screen name,Views\nA,5\n", "a title is no address: export by page path"),
        (
            "# ----------\n# All Users\n# ----------\n\nPage title and screen class,Views\nA,5\n",
            "a title is no address: export by page path",
        ),
        ("Seitentitel und Bildschirmname,Aufrufe\nA,5\n", "a title is no address"),
        (
            '203.0.113.7 - - [31/Oct/2026:23:59:59 -0700] "GET /a/ HTTP/1.1" 200 2326\n',
            "it lacks the user agent, so crawlers cannot be told: log in Combined Log Format",
        ),
        ("Page,Page title,Pageviews\n/a/,A,5\n", "name its columns path, views"),
        ("path,unique visitors\n/a/,5\n", "if it has no views, name its columns path, views"),
        ("Seite,Besucher\n/a/,5\n", "if it has no views, name its columns path, views"),
        ("<!doctype html>\n<title>Log in</title>", "a page is no export: download the file itself"),
    ],
)
def test_what_to_give_instead_of_a_file_that_is_often_given(
    read: Read, text: str, remedy: str
) -> None:
    (reported,) = complaint(read, text)
    assert reported.startswith("x:1: format: no known format or version; it begins: ")
    assert f"; {remedy}" in reported


@pytest.mark.parametrize("part", ["[Content_Types].xml", "content.xml"])
def test_a_workbook_is_refused_with_what_to_do(read: Read, part: str) -> None:
    assert complaint(read, zipped({part: "<x/>", "xl/workbook.xml": "<x/>"})) == [
        "x:1: format: a workbook of a spreadsheet program; save its sheet as CSV"
    ]


def test_the_total_of_a_ga4_exploration_is_left_out(read: Read) -> None:
    text = ga4("Date,Page path,Views", ",,300,Grand total", "20261031,/a/,300")
    assert views(read(text)) == {(LAST, "/a/"): 300}
    assert left_out(read(text)) == {}


def test_an_archive_without_a_known_file_names_each(read: Read) -> None:
    assert complaint(read, zipped({"a.csv": "p,q\n1,2\n"})) == [
        "x!a.csv:1: format: no known format or version; it begins: «p,q»; «1,2»;"
        " docs/popularity.md lists the formats"
    ]


def test_a_file_is_read_from_within_gzip(read: Read) -> None:
    assert views(read(gzip.compress(b"path,date,views\n/a/,2026-10-31,5\n"))) == {(LAST, "/a/"): 5}


@pytest.mark.parametrize("pack", [bz2.compress, lzma.compress])
def test_a_file_is_read_from_within_bzip2_and_xz(
    read: Read, pack: Callable[[bytes], bytes]
) -> None:
    raw = pack(b"path,date,views\n/a/,2026-10-31,5\n")
    assert views(read(raw)) == {(LAST, "/a/"): 5}
    assert complaint(read, raw[:-9]) == ["x:1: file: it ends in the middle; fetch it again"]
    broken = raw[:20] + bytes([raw[20] ^ 255]) + raw[21:]
    assert complaint(read, broken)[0].startswith("x:1: file: it is damaged (")


@pytest.mark.parametrize(
    ("raw", "reported"),
    [
        (
            b"\x28\xb5\x2f\xfd\x04\x00",
            "it is packed with zstd; unpack it, or pack it with gzip, bzip2 or xz",
        ),
        (
            b"7z\xbc\xaf\x27\x1c\x00\x04",
            "it is packed with 7-Zip; unpack it, or pack it with gzip, bzip2 or xz",
        ),
        (
            gzip.compress(b"access.log" + bytes(247) + b"ustar\x0000" + bytes(250), mtime=0),
            "it is a tar archive; unpack it, and give the folder",
        ),
        (b"%PDF-1.7\n\xe2\xe3", "it is a PDF; save its table as CSV"),
        (
            b"\x00\x01\x02\x03\xff\xfe" * 20,
            "it is no text; leave it out; docs/popularity.md lists the formats",
        ),
    ],
)
@pytest.mark.parametrize("form", ["", "plain"])
def test_what_is_no_text_is_named_and_not_shown(
    read: Read, raw: bytes, reported: str, form: str
) -> None:
    assert complaint(read, raw, format_name=form) == [f"x:1: format: {reported}"]


def test_a_truncated_gzip_is_refused(read: Read) -> None:
    raw = gzip.compress(b"path,date,views\n/a/,2026-10-31,5\n")
    assert complaint(read, raw[:-12]) == ["x:1: file: it ends in the middle; fetch it again"]


def test_a_truncated_zip_is_refused(read: Read) -> None:
    raw = zipped({"a.csv": "path,date,views\n/a/,2026-10-31,5\n"})
    assert complaint(read, raw[:40]) == [
        "x:1: file: it is damaged (File is not a zip file); fetch it again"
    ]


def test_a_name_without_a_file_is_a_mistake() -> None:
    with pytest.raises(
        DiagnosticsError, match=r"^no-\*\.csv:1: file: no such file; check the name$"
    ):
        input_files.find(["no-*.csv"])


def test_globs_and_folders_give_each_file_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("logs/deep").mkdir(parents=True)
    for name in ("logs/b", "logs/a", "logs/deep/c"):
        Path(name).write_text("x")
    found = input_files.find(["logs/b", "logs/*", "logs"])
    assert [part.name for (part,) in found] == ["logs/b", "logs/a", "logs/deep/c"]


def test_what_is_told_to_be_a_log_is_a_log(read: Read) -> None:
    (source,) = read("no log line at all\n", format_name="combined")
    assert isinstance(source, Log)


def test_a_format_that_is_told_must_fit(read: Read) -> None:
    assert complaint(read, "path,date,views\n/a/,2026-10-31,5\n", format_name="ga4") == [
        "x:1: format: it has not the format ga4; it begins: «path,date,views»;"
        " «/a/,2026-10-31,5»; leave --format out, or correct it"
    ]


def test_a_cloudfront_log_of_another_version_is_refused(read: Read) -> None:
    assert complaint(read, "#Version: 2.0\n#Fields: date time\n") == [
        "x:1: version: version 2.0 of CloudFront standard log is not known; want 1.0"
    ]


def test_a_cloudfront_log_without_a_needed_column_is_refused(read: Read) -> None:
    head = "#Version: 1.0\n#Fields: date time c-ip cs-method cs-uri-stem sc-status\n"
    assert complaint(read, head) == ["x:2: cs(User-Agent): no such column; log all fields"]
