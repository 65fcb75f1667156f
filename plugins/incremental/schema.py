"""The tables of the cache, and the digest that each row carries. Knows nothing of Pelican."""

from __future__ import annotations

import os
import sqlite3
from typing import Final

from .digests import digest, text_digest
from .snapshot import Stamp

# Digest of all that the document depends on (`digests.read_key`), path, the document as text.
Row = tuple[bytes, str, str]
DigestedRow = tuple[bytes, Row]
GET_DOCUMENT: Final = "SELECT row_digest, read_key, path, document FROM documents WHERE "
ADD_DOCUMENT: Final = (
    "INSERT OR REPLACE INTO documents (row_digest, read_key, path, document) VALUES (?, ?, ?, ?)"
)
DELETE_DOCUMENT: Final = "DELETE FROM documents WHERE read_key = ?"
GET_PAGE: Final = (
    "SELECT name, dependencies, own, fingerprint, size, written, row_digest"
    " FROM pages WHERE build = ?"
)
ADD_PAGE: Final = "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_GET_VALUE: Final = "SELECT text, row_digest FROM named_values WHERE name = ?"
REPLACED: Final = "replaced document of "  # start of a name, before the path of a text
SET_VALUE: Final = "INSERT OR REPLACE INTO named_values VALUES (?, ?, ?)"
ADD_REPLACED: Final = "INSERT OR IGNORE INTO named_values VALUES (?, ?, ?)"
FEED: Final = digest(b"")  # for dependencies: a feed reads what the writer reads
OWN: Final = "~"  # in dependencies, for the name of what a page is about
SNAPSHOT: Final = "snapshot of"  # start of a name, before an output folder: what the build saw
TABLES: Final = ("documents", "pages", "dependencies", "inputs", "outputs", "named_values")
APPLICATION: Final = 0x1E5C0DE
FORMAT: Final = 14
_LONG: Final = 500  # characters; what Python shows of more takes longer than their digest
# A build is named by its output folder, or by the settings file of its report.
SCHEMA: Final = f"""
CREATE TABLE documents (read_key BLOB PRIMARY KEY, row_digest BLOB, path TEXT, document TEXT);
CREATE INDEX documents_of ON documents (path);
CREATE TABLE pages (row_digest BLOB, build TEXT, name TEXT, dependencies BLOB, own TEXT,
                    fingerprint BLOB, size INT, written INT,
                    PRIMARY KEY (build, name)) WITHOUT ROWID;
CREATE TABLE dependencies (build TEXT, digest BLOB, json TEXT,
                    PRIMARY KEY (build, digest)) WITHOUT ROWID;
CREATE TABLE inputs (build TEXT, path TEXT, size INT, written INT, changed INT,
                    PRIMARY KEY (build, path)) WITHOUT ROWID;
CREATE TABLE outputs (build TEXT, name TEXT, size INT, written INT,
                    PRIMARY KEY (build, name)) WITHOUT ROWID;
CREATE TABLE named_values (name TEXT PRIMARY KEY, text TEXT, row_digest BLOB) WITHOUT ROWID;
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {FORMAT};
"""


def check_format(db: sqlite3.Connection) -> None:
    """Raises sqlite3.DatabaseError if *db* is no store of this version."""
    pragmas = ("application_id", "user_version")
    if [db.execute(f"PRAGMA {each}").fetchone()[0] for each in pragmas] != [APPLICATION, FORMAT]:
        raise sqlite3.DatabaseError("made by another program or another version")


def stored_value(db: sqlite3.Connection, name: str) -> str | None:
    """The value of that *name*, if it is undamaged."""
    found = db.execute(_GET_VALUE, (name,))
    return next((text for text, digested in found if digested == row_digest(name, text)), None)


def inputs(db: sqlite3.Connection, build: str) -> dict[str, Stamp]:
    """The stamps of the files that *build* has read, by path."""
    query = "SELECT path, size, written, changed FROM inputs WHERE build = ?"
    return {row[0]: row[1:] for row in db.execute(query, (build,))}


def journal_name(output: str) -> str:
    """The file beside the store that lists the pages of *output* that a build is writing."""
    return f"{digest(output.encode()).hex()}.writing"


def nested_store_name(output: str) -> str:
    """The store of a run into *output* inside another, which has the lock of the usual one."""
    path = os.path.realpath(output)
    return f"incremental-{digest(os.fsencode(path)).hex()[:16]}.sqlite"


def row_digest(*row: object) -> bytes:
    """Digest of a whole row, by which one that was damaged or forged is known."""
    short = [
        (text_digest(each),) if isinstance(each, str) and len(each) > _LONG else each
        for each in row
    ]
    return text_digest(repr(short))
