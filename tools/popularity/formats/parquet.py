"""Logs as Parquet: CloudFront's own, Athena's of them, and others with one column an instant.

CloudFront delivers `date` and `time` (UTC) as texts, and every other column too
(https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html,
https://docs.aws.amazon.com/athena/latest/ug/create-cloudfront-table-standard-logs.html).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc
from ibis.expr.types import Table

from report.diagnostic import Diagnostic
from tools.popularity.formats.cloudfront import decoded
from tools.popularity.formats.reader_address import reader_address

KIND = "Parquet log"
MAGIC = b"PAR1"
_NEEDED = ("time", "address", "method", "status", "target", "agent")
_OPTIONAL = ("purpose", "host", "forwarded")
SCHEMA = pa.schema(
    [
        ("time", pa.timestamp("us")),
        *((name, pa.string()) for name in (*_NEEDED[1:], *_OPTIONAL)),
    ]
)
_NAMES = {
    "time": ("time", "timestamp", "request_time"),
    "address": ("address", "client_ip", "c_ip", "remote_addr"),
    "method": ("method", "cs_method", "request_method"),
    "status": ("status", "sc_status"),
    "target": ("path", "cs_uri_stem", "uri", "request_uri"),
    "agent": ("agent", "user_agent", "cs_user_agent", "http_user_agent"),
    "purpose": ("purpose", "sec_purpose"),
    "host": ("host", "x_host_header", "http_host"),
    "forwarded": ("forwarded", "x_forwarded_for", "http_x_forwarded_for"),
}
_DAY = "day"  # the column `date`, if `time` is a text beside it


def columns(names: Sequence[str]) -> dict[str, str]:
    """For each column of a request the one of *names* that holds it.

    `cs(User-Agent)`, `cs-user-agent` and `cs_user_agent` are one name.
    """
    known = {re.sub(r"\W+", "_", name).strip("_").lower(): name for name in names}
    found = {
        column: next(known[name] for name in meant if name in known)
        for column, meant in _NAMES.items()
        if any(name in known for name in meant)
    }
    if "date" in known and "time" in known:
        found |= {"time": known["time"], _DAY: known["date"]}
    return found


def diagnostics(path: str, schema: pa.Schema) -> list[Diagnostic]:
    """What keeps a file of *schema* from being read as a log."""
    found = columns(schema.names)
    wrong = [
        Diagnostic(path, 1, column, "no such column", f"name it {' or '.join(_NAMES[column])}")
        for column in _NEEDED
        if column not in found
    ]
    if "time" in found:
        wrong += _mistakes_of_time(path, schema, found)
    return wrong


def _mistakes_of_time(path: str, schema: pa.Schema, found: Mapping[str, str]) -> list[Diagnostic]:
    kind = schema.field(found["time"]).type
    if pa.types.is_timestamp(kind) and kind.tz is not None:
        return []
    if _DAY in found and (_is_text(kind) or pa.types.is_time(kind)):
        day = schema.field(found[_DAY]).type
        if _is_text(day) or pa.types.is_date(day):
            return []
    problem = f"{kind} has no time zone"
    remedy = "write timestamps in UTC, or date and time as texts as CloudFront does"
    return [Diagnostic(path, 1, found["time"], problem, remedy)]


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def renamed(batch: pa.RecordBatch, found: Mapping[str, str]) -> pa.RecordBatch:
    """*batch* under the names and types of SCHEMA; an instant is written in UTC."""
    arrays = [
        _time(batch, found).cast(field.type)
        if field.name == "time"
        else batch.column(found[field.name]).cast(field.type)
        if field.name in found
        else pa.nulls(len(batch), field.type)
        for field in SCHEMA
    ]
    return pa.record_batch(arrays, schema=SCHEMA)


def _time(batch: pa.RecordBatch, found: Mapping[str, str]) -> pa.Array:
    time = batch.column(found["time"])
    if pa.types.is_timestamp(time.type):
        return time.cast(pa.timestamp("us", "UTC"))
    day = batch.column(found[_DAY]).cast(pa.string())
    clock = pc.utf8_slice_codeunits(time.cast(pa.string()), 0, 8)  # a part of a second is dropped
    text = pc.binary_join_element_wise(day, clock, " ")
    return pc.strptime(text, format="%Y-%m-%d %H:%M:%S", unit="us", error_is_null=True)


def spark_columns(names: Sequence[str], types: Mapping[str, str]) -> list[str]:
    """The same as `renamed`, in Spark's SQL, for a frame of *names* with Spark's *types*."""
    found = columns(names)
    return [
        _spark_time(found, types)
        if name == "time"
        else f"CAST(`{found[name]}` AS STRING) AS {name}"
        if name in found
        else f"CAST(NULL AS STRING) AS {name}"
        for name in SCHEMA.names
    ]


def _spark_time(found: Mapping[str, str], types: Mapping[str, str]) -> str:
    column = f"`{found['time']}`"
    if types[found["time"]] == "string":
        column = f"CONCAT_WS(' ', `{found[_DAY]}`, SUBSTRING({column}, 1, 8))"
    return f"CAST({column} AS TIMESTAMP_NTZ) AS time"


def requests(rows: Table) -> Table:
    """The columns of a request; a row without time, path or status is broken."""
    broken = rows.time.isnull() | rows.target.isnull() | rows.status.isnull()
    same = {name: rows[name] for name in ("time", "method", "status", "target", "purpose", "host")}
    return rows.select(
        "file",
        broken=broken,
        address=reader_address(rows.address, rows.forwarded),
        agent=decoded(rows.agent),
        **same,
    )
