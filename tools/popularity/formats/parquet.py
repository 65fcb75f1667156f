"""Logs as Parquet: columns by name, as CloudFront's own Parquet logs and as Athena have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa
from ibis.expr.types import Table

from report.mistake import Mistake

KIND = "Parquet log"
MAGIC = b"PAR1"
_OPTIONAL = ("purpose", "host")
SCHEMA = pa.schema(
    [
        ("time", pa.timestamp("us")),
        *((name, pa.string()) for name in ("address", "method", "status", "target", "agent")),
        *((name, pa.string()) for name in _OPTIONAL),
    ]
)
_NAMES = {
    "time": ("time", "timestamp", "request_time"),
    "address": ("address", "client_ip", "c_ip", "c-ip", "remote_addr"),
    "method": ("method", "cs_method", "cs-method", "request_method"),
    "status": ("status", "sc_status", "sc-status"),
    "target": ("path", "cs_uri_stem", "cs-uri-stem", "uri", "request_uri"),
    "agent": ("agent", "user_agent", "cs_user_agent", "cs(User-Agent)", "http_user_agent"),
    "purpose": ("purpose", "sec_purpose"),
    "host": ("host", "x_host_header", "x-host-header"),
}


def columns(names: Sequence[str]) -> dict[str, str]:
    """For each column of a request the one of *names* that holds it."""
    return {
        column: next(name for name in known if name in names)
        for column, known in _NAMES.items()
        if any(name in names for name in known)
    }


def mistakes(path: str, schema: pa.Schema) -> list[Mistake]:
    """What keeps a file of *schema* from being read as a log."""
    found = columns(schema.names)
    wrong = [
        Mistake(path, 1, column, "no such column", f"name it {' or '.join(_NAMES[column])}")
        for column in SCHEMA.names
        if column not in found and column not in _OPTIONAL
    ]
    if "time" in found:
        kind = schema.field(found["time"]).type
        if not pa.types.is_timestamp(kind) or kind.tz is None:
            problem = f"{kind} has no time zone"
            wrong.append(Mistake(path, 1, found["time"], problem, "write timestamps in UTC"))
    return wrong


def renamed(batch: pa.RecordBatch, found: Mapping[str, str]) -> pa.RecordBatch:
    """*batch* under the names and types of SCHEMA; an instant is written in UTC."""
    arrays = [
        batch.column(found[field.name]).cast(pa.timestamp("us", "UTC")).cast(field.type)
        if field.name == "time"
        else batch.column(found[field.name]).cast(field.type)
        if field.name in found
        else pa.nulls(len(batch), field.type)
        for field in SCHEMA
    ]
    return pa.record_batch(arrays, schema=SCHEMA)


def requests(rows: Table) -> Table:
    """The columns of a request; a row without time, path or status is broken."""
    broken = rows.time.isnull() | rows.target.isnull() | rows.status.isnull()
    return rows.select(broken=broken, **{name: rows[name] for name in SCHEMA.names})
