"""The tables of the cache, and the digest that each row carries. Knows nothing of Pelican."""

from __future__ import annotations

import sqlite3
from typing import Final

from .digests import digest
from .snapshot import Stamp

# Digest of all that reading depends on, path, the document as JSON.
Row = tuple[bytes, str, str]
DigestedRow = tuple[bytes, Row]
GET_READ: Final = "SELECT row_digest, source, path, document FROM reads WHERE "
ADD_READ: Final = (
    "INSERT OR REPLACE INTO reads (row_digest, source, path, document) VALUES (?, ?, ?, ?)"
)
GET_PAGE: Final = (
    "SELECT name, shape, own, fingerprint, size, written, row_digest FROM pages WHERE root = ?"
)
ADD_PAGE: Final = "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_GET_NOTE: Final = "SELECT text, row_digest FROM notes WHERE name = ?"
EARLIER: Final = "earlier read of "  # of a note, before a path: what a patch has replaced
ADD_EARLIER: Final = "INSERT OR IGNORE INTO notes VALUES (?, ?, ?)"
FEED: Final = digest(b"")  # for dependencies: a feed reads what the writer reads
OWN: Final = "~"  # in dependencies, for the name of what a page is about
SNAPSHOT: Final = "survey of"  # of a note, before an output folder: what the build saw
TABLES: Final = ("reads", "pages", "shapes", "inputs", "outputs", "notes")
APPLICATION: Final = 0x1E5C0DE
FORMAT: Final = 12
_LONG: Final = 500  # characters; what Python shows of more takes longer than their digest
SCHEMA: Final = f"""
CREATE TABLE reads (source BLOB PRIMARY KEY, row_digest BLOB, path TEXT, document TEXT);
CREATE INDEX reads_of ON reads (path);
CREATE TABLE pages (row_digest BLOB, root TEXT, name TEXT, shape BLOB, own TEXT, fingerprint BLOB,
                    size INT, written INT, PRIMARY KEY (root, name)) WITHOUT ROWID;
CREATE TABLE shapes (root TEXT, shape BLOB, reads TEXT, PRIMARY KEY (root, shape)) WITHOUT ROWID;
CREATE TABLE inputs (root TEXT, path TEXT, size INT, written INT, changed INT,
                    PRIMARY KEY (root, path)) WITHOUT ROWID;
CREATE TABLE outputs (root TEXT, name TEXT, size INT, written INT,
                    PRIMARY KEY (root, name)) WITHOUT ROWID;
CREATE TABLE notes (name TEXT PRIMARY KEY, text TEXT, row_digest BLOB) WITHOUT ROWID;
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {FORMAT};
"""


def check_format(db: sqlite3.Connection) -> None:
    """Raises sqlite3.DatabaseError if *db* is no store of this version."""
    pragmas = ("application_id", "user_version")
    if [db.execute(f"PRAGMA {each}").fetchone()[0] for each in pragmas] != [APPLICATION, FORMAT]:
        raise sqlite3.DatabaseError("made by another program or another version")


def note_text(db: sqlite3.Connection, name: str) -> str | None:
    """What was noted as *name*, if it is whole."""
    found = db.execute(_GET_NOTE, (name,))
    return next((text for text, digested in found if digested == row_digest(name, text)), None)


def inputs(db: sqlite3.Connection, root: str) -> dict[str, Stamp]:
    """The stamps of what was noted for *root*, by path."""
    query = "SELECT path, size, written, changed FROM inputs WHERE root = ?"
    return {row[0]: row[1:] for row in db.execute(query, (root,))}


def journal_name(root: str) -> str:
    """The file beside the store that lists the pages of *root* that a build is writing."""
    return f"{digest(root.encode()).hex()}.writing"


def row_digest(*row: object) -> bytes:
    """Digest of a whole row, by which one that was damaged or forged is known."""
    short = [
        (_of_text(each),) if isinstance(each, str) and len(each) > _LONG else each for each in row
    ]
    return _of_text(repr(short))


def _of_text(text: str) -> bytes:
    return digest(text.encode("utf-8", "surrogatepass"))
