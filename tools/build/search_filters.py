"""Pagefind writes filters and languages in any order; here they get one, so that bytes repeat.

A file of Pagefind 1.5 is gzip of the mark `pagefind_dcd` and one CBOR array (pagefind/src/output):
a filter is [name, [[value, [pages]], …]]; the index of a language is [version, pages, words,
[[filter, file], …], sorts, fields]. The name of a file holds a digest of what it says.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any, Final

import cbor2

_MARK: Final = b"pagefind_dcd"
_FILTERS: Final = 3  # of the array of a language
_ENTRY: Final = "pagefind-entry.json"


def put_in_order(index: Path) -> None:
    """Sort the languages in the folder *index*, the filters, their values, and their pages."""
    renamed = {file.stem: _sorted_filter(file) for file in (index / "filter").glob("*.pf_filter")}
    entry = json.loads((index / _ENTRY).read_text(encoding="utf-8"))
    if not renamed and len(entry["languages"]) < 2:
        return
    entry["languages"] = dict(sorted(entry["languages"].items()))
    for language in entry["languages"].values():
        language["hash"] = _language(index / f"pagefind.{language['hash']}.pf_meta", renamed)
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    (index / _ENTRY).write_text(text, encoding="utf-8")


def _sorted_filter(file: Path) -> str:
    """Write *file* anew, under a new name without suffix, which it returns."""
    name, values = _read(file)
    data = [name, sorted([value, sorted(pages)] for value, pages in values)]
    return _write(file, file.stem.partition("_")[0], data, 7)


def _language(file: Path, renamed: dict[str, str]) -> str:
    data = _read(file)
    data[_FILTERS] = sorted([name, renamed[digest]] for name, digest in data[_FILTERS])
    return _write(file, file.stem.removeprefix("pagefind.").partition("_")[0], data, 10)


def _read(file: Path) -> Any:
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(_MARK))


def _write(file: Path, language: str, data: Any, length: int) -> str:
    content = _MARK + cbor2.dumps(data)
    name = f"{language}_{hashlib.sha256(content).hexdigest()[:length]}"
    file.unlink()
    prefix = "pagefind." if file.suffix == ".pf_meta" else ""
    # Not compressed: implementations of zlib differ, and the digests in it do not get shorter.
    packed = gzip.compress(content, compresslevel=0, mtime=0)
    file.with_name(f"{prefix}{name}{file.suffix}").write_bytes(packed)
    return name
