"""Jekyll: `_posts/2019-03-01-title.md`, collections, and pages anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from tools.migrate import addresses, dates, headers
from tools.migrate.decoding import decode
from tools.migrate.files import form, is_about_the_folder, texts
from tools.migrate.systems import plain
from tools.migrate.text import Form, Source, System, Text

_FORMS: Final[frozenset[Form]] = frozenset({"markdown", "html"})
_DATED: Final = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-(.*)")
# https://jekyllrb.com/docs/permalinks/
_STYLES: Final = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "weekdate": "/:categories/:year/:title.html",
    "none": "/:categories/:title.html",
}


def _recognises(place: Path) -> bool:
    return (place / "_config.yml").is_file() or (place / "_posts").is_dir()


def _source(place: Path) -> Source:
    settings: dict[str, Any] = {}
    if (path := place / "_config.yml").is_file():
        text, _ = decode(path.read_bytes())
        settings = headers.read(f"---\n{text.strip().strip('-')}\n---\n", stock=False).fields
    root = place / str(settings.get("source") or ".")
    url = f"{settings.get('url', '')}{settings.get('baseurl', '')}"
    return Source(
        root.resolve(), url, str(settings.get("timezone", "")), (root.resolve(),), options=settings
    )


def _read(source: Source) -> Iterator[Text]:
    for path in texts(source.root, _FORMS):
        below = path.relative_to(source.root).as_posix()
        special = [part for part in below.split("/")[:-1] if part.startswith("_")]
        is_post = bool({"_posts", "_drafts"} & set(special))
        if not (is_post or special[:1] == [] or _is_published(special[0], source)):
            continue  # layouts, includes, the made site
        text = _parted(plain.read_file(path, below, stock=False))
        is_template = form(path) != "markdown" and not is_post
        if is_post:
            yield _post(text, source)
        # A page without words of its own is filled with a list by the theme.
        elif text.fields and text.body.strip() and not (is_template or is_about_the_folder(path)):
            yield _page(text, source)


def _parted(text: Text) -> Text:
    """*text* with its line of tags parted at blanks, as Jekyll parts it, if it has no commas."""
    tags = text.fields.get("tags")
    if not isinstance(tags, str) or re.search(r"[,;\[]", tags):
        return text
    return replace(text, fields={**text.fields, "tags": tags.split()})


def _is_published(folder: str, source: Source) -> bool:
    collections = source.options.get("collections")
    if not isinstance(collections, dict):
        return isinstance(collections, list) and folder[1:] in collections
    given = collections.get(folder[1:])
    return isinstance(given, dict) and str(given.get("output")) == "true"


def _page(text: Text, source: Source) -> Text:
    path = _path(text.origin.rpartition(".")[0], source)
    given = str(text.fields.get("permalink", ""))
    found = given if given.startswith("/") else path.removesuffix("/index")
    fields = {k: v for k, v in text.fields.items() if k not in ("permalink", "date")}
    is_dated = "date" in text.fields and text.origin.startswith("_")
    fields.update({"date": text.fields["date"]} if is_dated else {})
    stem = path.strip("/").rpartition("/")[2]
    fields.setdefault("slug", found.strip("/").rpartition("/")[2].partition(".")[0] or stem)
    return replace(
        text, fields=fields, is_page=not is_dated, addresses=(found, path), names=(text.origin,)
    )


def _path(below: str, source: Source) -> str:
    """The address of the page *below* the root, which may be one of a collection."""
    folder, _, rest = below.partition("/")
    if not (rest and folder.startswith("_")):
        return f"/{below}"
    collections = source.options.get("collections")
    settings = collections.get(folder[1:]) if isinstance(collections, dict) else None
    given = settings.get("permalink") if isinstance(settings, dict) else None
    stem = rest.rpartition("/")[2]
    values = {"collection": folder[1:], "path": rest, "name": stem, "title": stem, "slug": stem}
    pattern = str(given or "/:collection/:path")
    return (
        addresses.filled(pattern, {**values, "output_ext": ".html"}, None)
        or f"/{folder[1:]}/{rest}"
    )


def _post(text: Text, source: Source) -> Text:
    fields = dict(text.fields)
    name = text.origin.rpartition("/")[2].rpartition(".")[0]
    if match := _DATED.fullmatch(name):
        fields.setdefault("date", match[1])
    stem = match[2] if match else name
    above = text.origin.partition("_posts/")[0].strip("/")
    if above and not above.startswith("_"):
        fields.setdefault("categories", above.split("/"))
    if "_drafts/" in f"/{text.origin}":
        fields["status"] = "draft"
    categories = "/".join(_words(fields.get("categories", fields.get("category", ""))))
    known = str(fields.get("slug") or stem)
    pattern = str(fields.pop("permalink", "") or source.options.get("permalink") or "date")
    values = {
        "categories": categories.lower(),
        "title": known,
        "slug": known,
        "output_ext": ".html",
    }
    moment = dates.parse(str(fields.get("date", "")), source.zone)
    address = addresses.filled(_STYLES.get(pattern, pattern), values, moment)
    fields["slug"] = known
    found = (address,) if address else ()
    return replace(text, fields=fields, addresses=found, names=(name, stem, text.origin))


def _words(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else str(value).split()


SYSTEM: Final = System("Jekyll", _recognises, _source, _read)
