"""The tables of the store, and what seals a row of it. Knows nothing of Pelican."""

from __future__ import annotations

from typing import Final, NamedTuple

from incremental.blake import digest


class Form(NamedTuple):
    """What becomes of a title before it stands in a page."""

    stripped: bool  # of its tags
    escaped: bool


class Times(NamedTuple):
    """How often a page shows a title; never, if it may do more with it."""

    asked: int  # of the content itself
    copied: int  # of something that a plugin has made of it


# Digest of all that was read, path, metadata, content, digests of the front matter.
Row = tuple[bytes, str, str, str, bytes]
Sealed = tuple[bytes, Row]
GET_READ: Final = "SELECT seal, source, path, metadata, content, head FROM reads WHERE "
ADD_READ: Final = (
    "INSERT OR REPLACE INTO reads (seal, source, path, metadata, content, head)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)
GET_PAGE: Final = (
    "SELECT name, shape, own, signature, size, written, bodies, seal FROM pages WHERE root = ?"
)
ADD_PAGE: Final = "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
GET_SHOWN: Final = "SELECT seal, pages, slack FROM shows WHERE root = ? AND source = ?"
ADD_SHOWN: Final = "INSERT OR REPLACE INTO shows VALUES (?, ?, ?, ?, ?)"
GET_NOTE: Final = "SELECT text, seal FROM notes WHERE name = ?"
# Another output was not made from what was read since; on which terms it may be edited is open.
FORGET_TERMS: Final = "DELETE FROM notes WHERE name GLOB 'terms of *' AND name != ?"
FEED: Final = digest(b"")  # in the place of a shape: a feed reads what the writer reads
OWN: Final = "~"  # in a shape, in the place of the name of what a page is about
CODE: Final = "()"  # among the names that a page asks for: code of a plugin, or its live objects
TABLES: Final = ("reads", "pages", "shapes", "shows", "inputs", "outputs", "notes")
APPLICATION: Final = 0x1E5C0DE
FORMAT: Final = 6
_LONG: Final = 500  # characters; what Python shows of more takes longer than their digest
SCHEMA: Final = f"""
CREATE TABLE reads (source BLOB PRIMARY KEY, seal BLOB, path TEXT, metadata TEXT, content TEXT,
                    head BLOB);
CREATE INDEX reads_of ON reads (path);
CREATE TABLE pages (seal BLOB, root TEXT, name TEXT, shape BLOB, own TEXT, signature BLOB, size INT,
                    written INT, bodies TEXT, PRIMARY KEY (root, name)) WITHOUT ROWID;
CREATE TABLE shapes (shape BLOB PRIMARY KEY, reads TEXT) WITHOUT ROWID;
CREATE TABLE shows (seal BLOB, root TEXT, source TEXT, pages TEXT, slack TEXT,
                    PRIMARY KEY (root, source)) WITHOUT ROWID;
CREATE TABLE inputs (root TEXT, path TEXT, size INT, written INT, changed INT,
                    PRIMARY KEY (root, path)) WITHOUT ROWID;
CREATE TABLE outputs (root TEXT, name TEXT, size INT, written INT,
                    PRIMARY KEY (root, name)) WITHOUT ROWID;
CREATE TABLE notes (name TEXT PRIMARY KEY, text TEXT, seal BLOB) WITHOUT ROWID;
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {FORMAT};
"""


def seal(*row: object) -> bytes:
    """Digest of a whole row, by which one that was damaged or forged is known."""
    told = [
        (_of_text(each),) if isinstance(each, str) and len(each) > _LONG else each for each in row
    ]
    return _of_text(repr(told))


def _of_text(text: str) -> bytes:
    return digest(text.encode("utf-8", "surrogatepass"))


def source_of(name: str) -> str:
    """The path below the content folder, of the *name* of a piece of content."""
    return name.partition(" ")[2]
