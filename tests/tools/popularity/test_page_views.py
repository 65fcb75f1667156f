"""Which lines of a log are page views of people."""

from __future__ import annotations

import gzip
import ipaddress
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from report.diagnostic import DiagnosticsError
from tools.popularity import format_detection, input_files
from tools.popularity.counting_rules import CountingRules
from tools.popularity.csv_table import ImportContext
from tools.popularity.engine import Engine, LogCounts
from tools.popularity.user_agents import is_robot

TODAY = date(2026, 11, 23)
LAST = date(2026, 10, 31)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
Count = Callable[..., LogCounts]


def combined(  # noqa: PLR0913, PLR0917 - the fields of a line
    request: str = "GET /a/ HTTP/2.0",
    status: str = "200",
    agent: str = FIREFOX,
    address: str = "198.51.100.7",
    time: str = "31/Oct/2026:10:00:00 +0000",
    more: str = "",
) -> str:
    return f'{address} - - [{time}] "{request}" {status} 512 "-" "{agent}"{more}\n'


FIELD_LINE = (
    "date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer)"
    " cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header"
    " cs-protocol cs-bytes time-taken x-forwarded-for ssl-protocol ssl-cipher"
    " x-edge-response-result-type cs-protocol-version fle-status fle-encrypted-fields c-port"
    " time-to-first-byte x-edge-detailed-result-type sc-content-type sc-content-len sc-range-start"
    " sc-range-end"
)
FIELDS = FIELD_LINE.split()
HEAD = f"#Version: 1.0\n#Fields: {FIELD_LINE}\n"


def cloudfront(**cells: str) -> str:
    known = {
        "date": "2026-10-31",
        "time": "10:00:00",
        "c_ip": "198.51.100.7",
        "cs_method": "GET",
        "cs_uri_stem": "/a/",
        "sc_status": "200",
        "cs_User_Agent": FIREFOX.replace(" ", "%20"),
        "x_host_header": "x.example",
        **cells,
    }
    row = [
        known.get(name.replace("(", "_").replace(")", "").replace("-", "_"), "-") for name in FIELDS
    ]
    return "\t".join(row) + "\n"


@pytest.fixture
def count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Count:
    monkeypatch.chdir(tmp_path)

    def of(*files: str | bytes, **rules: object) -> LogCounts:
        for number, content in enumerate(files):
            raw = content if isinstance(content, bytes) else content.encode()
            Path(f"{number}").write_bytes(raw)
        limits = CountingRules(**rules)  # type: ignore[arg-type]
        names = [f"{number}" for number in range(len(files))]
        found = format_detection.read_all(
            input_files.find(names), ImportContext(TODAY, None, limits)
        )
        engine = Engine()
        try:
            return engine.log_counts(
                format_detection.exports_and_logs(found)[1], limits, TODAY, lambda _: None
            )
        finally:
            engine.close()

    return of


GOOD = combined()


def test_a_page_view_of_a_person_counts(count: Count) -> None:
    assert count(GOOD) == LogCounts({(LAST, "/a/"): 1}, lines=1, broken=0)


ROBOTS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://x)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2)",
    "Feedly/1.0 (+http://www.feedly.com/fetcher.html)",
    "NetNewsWire (RSS Reader; https://netnewswire.com/)",
    "Tiny Tiny RSS/23.05 (Unknown) (http://tt-rss.org/)",
    "Chrome Privacy Preserving Prefetch Proxy",
    "curl/8.10.1",
    "python-requests/2.32.3",
    "-",
    "",
]
BROWSERS = [
    FIREFOX,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
    "Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like Gecko)"
    " SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    "Lynx/2.9.2 libwww-FM/2.14 SSL-MM/1.4.1",
]


def test_crawlers_and_feed_readers_are_no_people() -> None:
    assert [agent for agent in [*ROBOTS, *BROWSERS] if is_robot(agent)] == ROBOTS


def test_only_whole_answers_to_gets_of_pages_by_people_are_page_views(count: Count) -> None:
    lines = [
        combined("HEAD /head/ HTTP/1.1"),
        combined("POST /post/ HTTP/1.1"),
        combined("GET /not-modified/ HTTP/1.1", "304"),
        combined("GET /part/ HTTP/1.1", "206"),
        combined("GET /moved/ HTTP/1.1", "301"),
        combined("GET /missing/ HTTP/1.1", "404"),
        combined("GET /images/a.svg HTTP/2.0"),
        combined("GET /feeds/all.atom.xml HTTP/2.0"),
        combined("GET /robots.txt HTTP/2.0"),
        combined("GET /crawled/ HTTP/2.0", agent=ROBOTS[0]),
        combined("GET /fetched-ahead/ HTTP/2.0", more=' "prefetch;prerender"'),
        GOOD,
    ]
    left_out = {"by robots": 1, "fetched ahead by a browser": 1}
    assert count("".join(lines)) == LogCounts({(LAST, "/a/"): 1}, 12, 0, left_out)


def test_a_page_has_an_address_without_suffix_or_with_html(count: Count) -> None:
    paths = ["/", "/a", "/a/", "/a.html", "/a/index.html", "/b/?b=c.png", "/v1.2/a/"]
    lines = [combined(f"GET {path} HTTP/2.0") for path in paths]
    views = {(LAST, path.partition("?")[0]): 1 for path in paths}
    assert count("".join(lines)).views == views


def test_a_day_is_one_of_utc(count: Count) -> None:
    lines = [
        combined(time="31/Oct/2026:23:30:00 -0700"),
        combined(time="01/Nov/2026:00:30:00 +0130"),
    ]
    assert count("".join(lines)).views == {(date(2026, 11, 1), "/a/"): 1, (LAST, "/a/"): 1}


def burst(number: int, address: str, minute: int, day: int = 31) -> Iterable[str]:
    return [
        combined(address=address, time=f"{day}/Oct/2026:10:{minute:02}:{n % 60:02} +0000")
        for n in range(number)
    ]


def test_an_address_that_is_too_quick_is_out_for_that_day(count: Count) -> None:
    lines = [
        *burst(6, "203.0.113.9", 1),
        *burst(1, "203.0.113.9", 9),
        *burst(2, "203.0.113.9", 1, 30),
        GOOD,
    ]
    found = count("".join(lines), pages_a_minute=5)
    assert found.views == {(LAST, "/a/"): 1, (date(2026, 10, 30), "/a/"): 2}
    assert found.left_out == {"by addresses faster than a reader": 7}


def test_an_address_at_the_limit_counts(count: Count) -> None:
    assert count("".join(burst(5, "203.0.113.9", 1)), pages_a_minute=5).views == {(LAST, "/a/"): 5}


def test_the_staff_does_not_count(count: Count) -> None:
    networks = (ipaddress.ip_network("203.0.112.0/20"), ipaddress.ip_network("2001:db8::/47"))
    addresses = ("203.0.113.9", "2001:db8:1::9", "203.0.128.9", "2001:db8:2::9", "-")
    lines = [combined(address=a) for a in addresses]
    found = count("".join(lines), staff_networks=networks)
    assert (found.views, found.left_out) == ({(LAST, "/a/"): 3}, {"by staff": 2})


def test_broken_lines_are_counted_and_left_out(count: Count) -> None:
    lines = [
        "x\n",
        GOOD[:60] + "\n",
        combined(time="31/Oct/2026:10:00:00"),
        combined(time="31/Feb/2026:10:00:00 +0000"),
        combined(time="31/Okt/2026:10:00:00 +0000"),
        combined(time="24/Nov/2026:00:00:00 +0000"),
        combined(status="-"),
    ]
    found = count("".join([GOOD, *lines, GOOD]))
    assert found == LogCounts({(LAST, "/a/"): 2}, lines=9, broken=len(lines))


@pytest.mark.parametrize("empty", ["\n", "\r\n", " \t\n"])
def test_an_empty_line_is_no_line(count: Count, empty: str) -> None:
    found = count("".join([GOOD, empty, GOOD, empty, empty, empty[:-1]]))
    assert found == LogCounts({(LAST, "/a/"): 2}, lines=2, broken=0)


def test_a_quote_in_a_user_agent_breaks_nothing(count: Count) -> None:
    assert count(combined(agent=FIREFOX + r" \"x\"")).views == {(LAST, "/a/"): 1}


def test_a_byte_that_is_no_utf8_breaks_no_other_line(count: Count) -> None:
    raw = GOOD.encode() + combined("GET /\xe4/ HTTP/1.1").encode("latin-1") + GOOD.encode()
    assert count(raw) == LogCounts({(LAST, "/a/"): 2, (LAST, "/\ufffd/"): 1}, lines=3, broken=0)


def test_a_last_line_without_end_counts(count: Count) -> None:
    assert count(GOOD + GOOD[:-1]) == LogCounts({(LAST, "/a/"): 2}, lines=2, broken=0)


def test_files_of_one_log_add_up(count: Count) -> None:
    later = combined(time="31/Oct/2026:10:00:01 +0000")
    assert count(GOOD, gzip.compress(later.encode()) * 2).views == {(LAST, "/a/"): 3}


def lines_at(first: int, last: int) -> str:
    return "".join(combined(time=f"31/Oct/2026:10:{n:02}:00 +0000") for n in range(first, last))


def test_a_view_that_two_files_hold_counts_once(count: Count) -> None:
    assert count(lines_at(0, 20), lines_at(15, 30), lines_at(18, 32)) == LogCounts(
        {(LAST, "/a/"): 32}, 20 + 15 + 14, 0, {"in another file as well": 5 + 12}
    )


def test_equal_lines_of_one_file_are_as_many_views(count: Count) -> None:
    twice = lines_at(0, 3) * 2
    assert count(f"{twice}{lines_at(4, 5)}", f"{lines_at(5, 6)}{lines_at(0, 3)}") == LogCounts(
        {(LAST, "/a/"): 8}, 11, 0, {"in another file as well": 3}
    )


def test_servers_that_share_the_readers_add_up(count: Count) -> None:
    lines = [
        *(combined(address=f"198.51.100.{n}") for n in range(4)),
        *(combined(f"GET /{n}/ HTTP/2.0") for n in range(4)),
        *(combined(agent=FIREFOX.replace("140", f"13{n}")) for n in range(4)),
    ]
    found = count("".join(lines[::2]), "".join(lines[1::2]))
    assert (sum(found.views.values()), found.left_out) == (12, {})


def test_a_view_in_two_formats_counts_once(count: Count) -> None:
    table = pa.Table.from_pylist(
        [
            {"time": datetime(2026, 10, 31, 10, tzinfo=UTC), "address": "198.51.100.7"}
            | {"method": "GET", "status": "200", "path": "/a/", "agent": FIREFOX}
        ]
    )
    pq.write_table(table, buffer := pa.BufferOutputStream())
    found = count(GOOD, HEAD + cloudfront(), buffer.getvalue().to_pybytes())
    assert found == LogCounts({(LAST, "/a/"): 1}, 5, 0, {"in another file as well": 2})


def test_a_truncated_log_is_refused(count: Count) -> None:
    with pytest.raises(DiagnosticsError) as caught:
        count(gzip.compress(GOOD.encode() * 5000)[:-40])
    assert str(caught.value) == "0:1: file: it ends in the middle; fetch it again"


def test_a_log_larger_than_a_block_is_cut_at_line_ends(
    count: Count, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.popularity.line_stream._BLOCK", 50)
    assert count(GOOD * 7) == LogCounts({(LAST, "/a/"): 7}, lines=7, broken=0)


def test_cloudfronts_log_is_read_by_the_names_of_its_fields(count: Count) -> None:
    robot = cloudfront(cs_User_Agent="Mozilla/5.0%20(compatible;%20Googlebot/2.1)")
    encoded = cloudfront(cs_User_Agent="Mozilla/5.0%2520(X11)%20100%+%C3%A4%20Firefox/140.0")
    lines = [HEAD, cloudfront(), encoded, robot, cloudfront(sc_status="000"), "cut\toff\n"]
    assert count("".join(lines)) == LogCounts({(LAST, "/a/"): 2}, 7, 1, {"by robots": 1})


def test_a_preview_host_does_not_count(count: Count) -> None:
    lines = HEAD + cloudfront() + cloudfront(x_host_header="d111.cloudfront.net")
    found = count(lines, hosts=frozenset({"x.example"}))
    assert found.views == {(LAST, "/a/"): 1}
    assert found.left_out == {"on d111.cloudfront.net": 1}


def test_logs_of_two_formats_are_one_import(count: Count) -> None:
    later = combined(time="31/Oct/2026:10:00:01 +0000")
    assert count(HEAD + cloudfront(), later).views == {(LAST, "/a/"): 2}


def parquet(**columns: object) -> bytes:
    known: dict[str, object] = {
        "timestamp": pa.array([datetime(2026, 10, 31, 10, tzinfo=UTC)], pa.timestamp("ms", "UTC")),
        "c_ip": ["198.51.100.7"],
        "cs_method": ["GET"],
        "cs_uri_stem": ["/a/"],
        "sc_status": [200],
        "user_agent": [FIREFOX],
        **columns,
    }
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({name: column for name, column in known.items() if column}), sink)
    return bytes(sink.getvalue())


def test_logs_in_parquet_are_read_by_column_names(count: Count) -> None:
    later = combined(time="31/Oct/2026:10:00:01 +0000")
    assert count(parquet(), later) == LogCounts({(LAST, "/a/"): 2}, lines=2, broken=0)


def test_parquet_without_a_column_or_a_zone_is_refused(count: Count) -> None:
    with pytest.raises(DiagnosticsError) as caught:
        count(parquet(timestamp=pa.array([0], pa.timestamp("ms")), c_ip=None))
    assert str(caught.value) == (
        "0:1: address: no such column;"
        " name it address or client_ip or c_ip or remote_addr\n"
        "0:1: timestamp: timestamp[ms] has no time zone;"
        " write timestamps in UTC, or date and time as texts as CloudFront does"
    )


def cloudfront_parquet(**columns: object) -> bytes:
    """As CloudFront's standard logging delivers it: every column is a text."""
    known: dict[str, object] = {
        "date": ["2026-10-31", "2026-10-32"],
        "time": ["10:00:00", "10:00:00"],
        "x_edge_location": ["FRA6", "FRA6"],
        "c_ip": ["198.51.100.7", "198.51.100.8"],
        "cs_method": ["GET", "GET"],
        "cs_host": ["d111.cloudfront.net", "d111.cloudfront.net"],
        "cs_uri_stem": ["/a/", "/a/"],
        "sc_status": ["200", "200"],
        "cs_user_agent": [FIREFOX.replace(" ", "%20")] * 2,
        "x_host_header": ["x.example", "x.example"],
        **columns,
    }
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(known), sink)
    return bytes(sink.getvalue())


def test_cloudfronts_parquet_has_day_and_time_as_texts(count: Count) -> None:
    found = count(cloudfront_parquet(), hosts=frozenset({"x.example"}))
    assert found == LogCounts({(LAST, "/a/"): 1}, lines=2, broken=1)


@pytest.mark.parametrize(
    "columns",
    [
        {"date": pa.array([LAST, None], pa.date32())},
        {"time": ["10:00:00.123", "x"]},
        {"sc_status": pa.array([200, 404], pa.int64())},
    ],
)
def test_athenas_types_of_cloudfronts_columns_are_read(
    count: Count, columns: dict[str, object]
) -> None:
    found = count(cloudfront_parquet(**columns))
    assert (found.views, found.lines) == ({(LAST, "/a/"): 1}, 2)


def test_a_robot_in_cloudfronts_parquet_is_known_behind_its_encoding(count: Count) -> None:
    agents = ["Mozilla/5.0%20(compatible;%20Googlebot/2.1)", "Odd%20RSS%20Reader/1"]
    found = count(cloudfront_parquet(cs_user_agent=agents, date=["2026-10-31"] * 2))
    assert (found.views, found.left_out) == ({}, {"by robots": 2})


READERS = [f"203.0.113.{number}" for number in range(40)]


@pytest.mark.parametrize(
    "before",
    [
        "x.example:443 {}",  # Apache's vhost_combined
        "x.example {}",  # nginx: $host $remote_addr
        "X.Example:80 {}",
        "198.51.100.1 {}",  # %h %{X-Forwarded-For}i
        "{} 10.0.0.1",  # $http_x_forwarded_for $remote_addr
        "{}, 10.0.0.1",  # %{X-Forwarded-For}i
        "{}:4711",  # with the reader's port
        "x.example:443 {}.dialup.example.net",  # HostnameLookups
    ],
)
def test_a_word_before_the_address_is_not_taken_for_it(count: Count, before: str) -> None:
    lines = [combined(address=before.format(reader)) for reader in READERS]
    found = count("".join(lines), hosts=frozenset({"x.example"}))
    assert found == LogCounts({(LAST, "/a/"): 40}, lines=40, broken=0)


def test_a_request_may_name_a_whole_address(count: Count) -> None:
    """Its host is that of the view, whatever stands before the line."""
    ours = [
        f"GET {start}/a/?x=/y HTTP/1.1" for start in ("https://x.example", "HTTP://x.example:80")
    ]
    lines = [combined(each) for each in [*ours, "GET https://x.example HTTP/1.1"]]
    lines += [combined(ours[0], address="y.example:80 203.0.113.9")]
    lines += [combined("GET https://z.example/a/ HTTP/1.1"), combined("GET httpd:/a/ HTTP/1.1")]
    found = count("".join(lines), hosts=frozenset({"x.example"}))
    assert found.views == {(LAST, "/a/"): 3, (LAST, "/"): 1}
    assert found.left_out == {"on z.example": 1}


@pytest.mark.parametrize("host", ["staging.other.example:443", "Staging.other.example"])
def test_a_virtual_host_that_is_not_this_site_does_not_count(count: Count, host: str) -> None:
    lines = [combined(address=f"{host} {reader}") for reader in READERS]
    found = count("".join(lines), hosts=frozenset({"x.example"}))
    assert (found.views, found.left_out) == ({}, {"on staging.other.example": 40})


@pytest.mark.parametrize(
    "field",
    [
        ' "{}"',
        " {}",
        " host={}",
        ' host="{}"',
        ' server_name={} rt=0.1 "-"',
        " {}:443 0.004",
        ' "-" "{}"',
        ' 0.123 "203.0.113.7, 10.0.0.7" TLSv1.3 "{}"',
        ' "br" "gzip" "{}" 5',
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_host_behind_the_user_agent_is_that_of_the_view(
    count: Count, field: str, end: str
) -> None:
    hosts = ["x.example"] * 3 + ["Staging.X.example"] * 2
    lines = [combined(more=field.format(host)).replace("\n", end) for host in hosts]
    found = count("".join(lines), hosts=frozenset({"x.example"}))
    assert found.views == {(LAST, "/a/"): 3}
    assert found.left_out == {"on staging.x.example": 2}


@pytest.mark.parametrize(
    "field",
    [
        ' "-"',
        " -",
        " 0.123",
        " rt=0.1 uct=0.001 urt=0.002",
        ' "203.0.113.7, 10.0.0.7"',
        ' "203.0.113.7"',
        " 203.0.113.7:443 2001:db8::1",
        " host=203.0.113.7 host=-",
        ' "1.1 vegur, 1.1 proxy.example (squid)"',
        " TLSv1.3 ECDHE-RSA-AES128-GCM-SHA256 HTTP/2.0 text/html",
        ' "https://y.example/" unix:/run/app.sock',
        ' "gzip" HIT upstream=app.internal:80',
        " host=app.internal:80",
        ' "web-1.cluster.local"',
        " server_name=proxy.LAN 0.1",
    ],
)
def test_a_field_behind_the_user_agent_that_is_no_host_is_none(count: Count, field: str) -> None:
    found = count(combined(more=field), hosts=frozenset({"x.example"}))
    assert (found.views, found.left_out) == ({(LAST, "/a/"): 1}, {})


@pytest.mark.parametrize(
    "forwarded",
    [
        ' "{}"',
        ' "{}, 10.0.0.7"',
        ' "10.1.2.3, {}, 198.51.100.1"',
        ' "unknown, {}"',
        ' "{}:4711"',
        ' "-" "{}"',
        ' "0.004" "{}"',
    ],
)
def test_behind_a_proxy_the_forwarded_address_is_the_readers(count: Count, forwarded: str) -> None:
    lines = [combined(address="10.0.0.1", more=forwarded.format(reader)) for reader in READERS]
    assert count("".join(lines)) == LogCounts({(LAST, "/a/"): 40}, lines=40, broken=0)


def test_a_forwarded_address_may_be_of_ipv6_with_a_port(count: Count) -> None:
    networks = (ipaddress.ip_network("2001:db8:1::/48"),)
    lines = [
        combined(address="fd00::1", more=f' "[2001:db8:{n}::9]:4711, fd00::2"') for n in range(3)
    ]
    found = count("".join(lines), staff_networks=networks)
    assert (found.views, found.left_out) == ({(LAST, "/a/"): 2}, {"by staff": 1})


def test_a_forwarded_address_of_the_staff_does_not_count(count: Count) -> None:
    line = combined(address="10.0.0.1", more=' "203.0.113.9"')
    networks = (ipaddress.ip_network("203.0.113.0/24"),)
    assert count(line, staff_networks=networks).left_out == {"by staff": 1}


@pytest.mark.parametrize("address", ["10.0.0.1", "127.0.0.1", "172.20.0.1", "::1", "fd00::1", "-"])
def test_many_readers_with_one_private_address_are_told_apart_from_a_burst(
    count: Count, address: str
) -> None:
    lines = [combined(address=address) for _ in READERS]
    assert count("".join(lines)).left_out == {"by a private address faster than a reader": 40}


@pytest.mark.parametrize("forwarded", [' "0.004"', ' "-"', ' "10.0.0.9"', ' "gzip"'])
def test_a_field_that_is_no_public_address_is_not_the_readers(count: Count, forwarded: str) -> None:
    networks = (ipaddress.ip_network("198.51.100.0/24"),)
    line = combined(address="198.51.100.7", more=forwarded)
    assert count(line, staff_networks=networks).left_out == {"by staff": 1}
