"""One query, the same numbers: DuckDB, a real local Spark, and another backend by its URL."""

from __future__ import annotations

import gzip
import random
import signal
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tools.popularity import explanation, format_detection, input_files
from tools.popularity.counting_rules import CountingRules
from tools.popularity.csv_table import ImportContext
from tools.popularity.engine import Engine, EngineError
from tools.popularity.engine_choice import engine_for

pytestmark = [  # what Ibis, PySpark and py4j leave to be mended by their makers
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:distutils:DeprecationWarning"),
]

TODAY = date(2026, 11, 23)
AS_OF = date(2026, 10, 31)
RULES = CountingRules(
    pages_a_minute=2,
    staff_networks=(ip_network("198.51.100.8/29"),),
    hosts=frozenset({"x.example"}),
)
ROUTES = {"/a/": "a", "/old/a/": "a", "/b/": "b", "/c/": "c"}
PATHS = [
    "/repo/a/",
    "/repo/a.html?x=1",
    "/repo/OLD/%61/index.html",
    "/repo/b",
    "/repo/x.png",
    "/repo/",
]
AGENTS = [
    "Mozilla/5.0 (X11) Gecko/20100101 Firefox/140.0",
    "Googlebot/2.1",
    r"Odd \"x\" 100% Firefox/1",
]


def access_log(lines: int) -> str:
    """Readers, robots, staff, bursts, broken lines."""
    chance = random.Random(7)
    found = [
        '192.0.2.1 - - [31/Oct/2026:10:00:00 +0000] "GET /repo/c/ HTTP/2.0" 200 9 "-"'
        f' "{AGENTS[0]}"'
    ]
    for number in range(lines):
        address = f"198.51.100.{chance.randint(0, 15)}"
        day, minute, zone = chance.randint(30, 31), chance.randint(0, 2), chance.randint(0, 3)
        time = f"{day}/Oct/2026:{number % 3:02}:0{minute}:07 -0{zone}30"
        status = chance.choice(["200", "200", "200", "304", "404"])
        request = f"{chance.choice(['GET', 'GET', 'GET', 'HEAD'])} {chance.choice(PATHS)} HTTP/2.0"
        found.append(f'{address} - - [{time}] "{request}" {status} 9 "-" "{chance.choice(AGENTS)}"')
    found += [
        f"x.example:443 {found[0]}",
        f"y.example {found[0]}",
        f'{found[0]} "-" host=y.example',
        f'{found[0].replace("192.0.2.1", "10.0.0.1")} "-" "10.0.0.9, 198.51.100.20"',
    ]
    found += [found[0][:40], found[0].replace("/Oct/2026:", "/Oct/2027:")]
    return "\n".join(found) + "\n"


def cloudfront_log() -> str:
    fields = "date time c-ip cs-method cs-uri-stem sc-status cs(User-Agent) x-host-header"
    rows = [
        f"2026-10-3{n % 2}\t00:0{n % 9}:01\t198.51.100.{n % 16}\tGET"
        f"\t{PATHS[n % 5].partition('?')[0]}\t200"
        f"\tMozilla/5.0%20(X11)%20100%+Firefox/1{n}\t{'x' if n % 7 else 'y'}.example"
        for n in range(60)
    ]
    return f"#Version: 1.0\n#Fields: {fields}\n" + "\n".join([*rows, "broken"]) + "\n"


def parquet_log(path: Path) -> None:
    rows = [
        {"timestamp": 1793400000000 + n * 1000, "c_ip": "192.0.2.1", "cs_method": "GET"}
        | {"path": "/repo/b/", "status": 200, "user_agent": AGENTS[n % 2]}
        for n in range(4)
    ]
    table = pa.Table.from_pylist(rows)
    time = table["timestamp"].cast(pa.timestamp("ms", "UTC"))
    pq.write_table(table.set_column(0, "timestamp", time), path)


def cloudfront_parquet(path: Path) -> None:
    row = {"date": "2026-10-31", "time": "10:00:00", "c_ip": "192.0.2.1", "cs_method": "GET"} | {
        "cs_uri_stem": "/repo/b/",
        "sc_status": "200",
        "cs_user_agent": AGENTS[0].replace(" ", "%20"),
        "x_host_header": "x.example",
    }
    rows = [row, {**row, "x_host_header": "y.example"}, {**row, "time": "?"}]
    pq.write_table(pa.Table.from_pylist(rows), path)


def answers(engine: Engine, folder: Path) -> tuple[Any, Any, Any]:
    """All that an engine is asked for, on the same files."""
    given = ImportContext(TODAY, None, RULES)
    logs = format_detection.exports_and_logs(
        format_detection.read_all(input_files.find([str(folder)]), given)
    )[1]
    found = engine.log_counts(logs, RULES, TODAY, lambda _: None)
    rows = engine.daily_views(found.views, ROUTES, "/repo")
    daily = {(row["day"], row["slug"], row["key"]): int(row["views"]) for row in rows}
    views = {(AS_OF - timedelta(n), slug): n * 3 for n in range(200) for slug in "abc"}
    scores = {slug: round(score, 6) for slug, score in engine.scores(views, AS_OF, 90).items()}
    return found, daily, scores


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("logs")
    (found / "a.gz").write_bytes(gzip.compress(access_log(600).encode()))
    (found / "b").write_text(cloudfront_log())
    (found / "b2").write_text(access_log(600).replace("/repo/b ", "/repo/a/ "))
    parquet_log(found / "c.parquet")
    cloudfront_parquet(found / "d.parquet")
    return found


@pytest.fixture(scope="module")
def by_duckdb(folder: Path) -> Iterator[tuple[Any, Any, Any]]:
    engine = engine_for("duckdb")
    yield answers(engine, folder)
    engine.close()


def test_duckdb_counts_matches_and_weighs(by_duckdb: tuple[Any, Any, Any]) -> None:
    found, daily, scores = by_duckdb
    assert (found.lines, found.broken) == (607 * 2 + 63 + 4 + 3, 6)
    assert found.left_out.keys() == {
        "by robots",
        "by staff",
        "by addresses faster than a reader",
        "on y.example",
        "in another file as well",
    }
    assert {slug for _, slug, _ in daily} == {"a", "b", "c", None}
    assert {key for _, slug, key in daily if slug == "a"} == {"a", "old/a"}
    assert scores["a"] == pytest.approx(sum(n * 3 * explanation.weight(n, 90) for n in range(200)))


@pytest.mark.needs_package("pyspark")
def test_a_real_local_spark_gives_the_same_numbers(
    by_duckdb: tuple[Any, Any, Any],
    folder: Path,
    tmp_path: Path,
    require_program: Callable[..., str],
) -> None:
    require_program("java")
    interrupt = signal.getsignal(signal.SIGINT)
    engine = engine_for("local[2]")
    try:
        assert answers(engine, folder) == by_duckdb
        assert engine._session.conf.get("spark.io.encryption.enabled") == "true"  # type: ignore[attr-defined]
        cut = tmp_path / "cut.gz"
        cut.write_bytes((folder / "a.gz").read_bytes()[:-30])
        with pytest.raises(
            Exception, match=r"cut\.gz:1: file: it ends in the middle; fetch it again"
        ):
            answers(engine, cut)
    finally:
        engine.close()
    assert signal.getsignal(signal.SIGINT) is interrupt  # Ctrl-C works as before


@pytest.mark.needs_package("regex")
def test_another_backend_by_its_url_gives_the_same_numbers(
    by_duckdb: tuple[Any, Any, Any], folder: Path
) -> None:
    engine = engine_for("sqlite://")
    try:
        assert answers(engine, folder) == by_duckdb
    finally:
        engine.close()


def test_duckdb_has_no_place_to_write_addresses_to() -> None:
    from tools.popularity.engine import in_memory  # noqa: PLC0415

    backend = in_memory()
    names = ("temp_directory", "enable_external_access")
    found = [backend.raw_sql(f"SELECT current_setting('{name}')").fetchone()[0] for name in names]
    backend.disconnect()
    assert found == ["", False]


@pytest.mark.parametrize(
    ("name", "reported"),
    [
        ("dukdb", "dukdb: want duckdb, local, spark://host:7077 or the URL of a backend"),
        ("nosuch://x", "nosuch://x: Don't know how to connect to"),
    ],
)
def test_an_unknown_engine_is_refused(name: str, reported: str) -> None:
    with pytest.raises(EngineError) as caught:
        engine_for(name)
    assert str(caught.value).startswith(reported)
