"""WordPress: an export in WXR (Tools → Export), and the folder `wp-content/uploads` beside it.

The format: https://github.com/WordPress/wordpress-importer and the elements of
`wp-admin/includes/export.php`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET  # expat reads no external entity and limits the others

from tools.migrate import dates
from tools.migrate.systems.wxr import channel_of
from tools.migrate.text import Source, System, Text

_NO_TIME: Final = "0000-00-00"
_STATUS: Final = {"publish": "published", "inherit": "published", "": "published"}
_VIEWS: Final = ("views", "post_views_count", "_post_views", "pageviews")


def _recognises(place: Path) -> bool:
    return _export(place) is not None


def _export(place: Path) -> Path | None:
    files = sorted(place.glob("*.xml")) if place.is_dir() else [place]
    return next((path for path in files if path.suffix == ".xml" and _is_export(path)), None)


def _is_export(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(1 << 14)
    except OSError:
        return False
    return b"wordpress.org/export" in head.replace(b"\0", b"")


def _source(place: Path) -> Source:
    path = _export(place) or place
    folders = [path.parent / name for name in ("wp-content/uploads", "uploads", "media")]
    media = tuple(folder for folder in folders if folder.is_dir())
    channel = channel_of(path)
    url = channel.findtext("wp:base_blog_url") or channel.findtext("link") or ""
    return Source(
        path.parent, url.strip(), "", media, options={"channel": channel, "file": path.name}
    )


def _read(source: Source) -> Iterator[Text]:
    channel: ET.Element = source.options["channel"]
    authors = {
        author.findtext("wp:author_login", ""): author.findtext("wp:author_display_name", "")
        for author in channel.iter("wp:author")
    }
    items = list(channel.iter("item"))
    pictures = {
        item.findtext("wp:post_id", ""): item.findtext("wp:attachment_url", "")
        for item in items
        if item.findtext("wp:post_type") == "attachment"
    }
    gallery: dict[str, list[str]] = {}
    for item in items:
        if item.findtext("wp:post_type") == "attachment":
            gallery.setdefault(item.findtext("wp:post_parent", ""), []).append(
                item.findtext("wp:post_id", "")
            )
    for number, item in enumerate(items, 1):
        if (
            item.findtext("wp:post_type", "post") in ("post", "page")
            and item.findtext("wp:status") != "trash"
        ):
            yield _text(item, f"{source.options['file']}#{number}", authors, pictures, gallery)


def _text(
    item: ET.Element,
    origin: str,
    authors: Mapping[str, str],
    pictures: Mapping[str, str],
    gallery: Mapping[str, list[str]],
) -> Text:
    identity = item.findtext("wp:post_id", "")
    meta = {
        each.findtext("wp:meta_key", ""): each.findtext("wp:meta_value", "") or ""
        for each in item.iter("wp:postmeta")
    }
    fields = _fields(item, authors, meta)
    if picture := pictures.get(meta.get("_thumbnail_id", "")):
        fields["thumbnail"] = picture
    link = urlsplit(item.findtext("link") or "")
    found = [link.path] if link.path.strip("/") else []
    found += [f"/?p={identity}"] if identity else []
    found += [f"/?page_id={identity}"] if item.findtext("wp:post_type") == "page" else []
    body = _with_pictures(
        item.findtext("content:encoded") or "", pictures, gallery.get(identity, [])
    )
    comments = sum(each.findtext("wp:comment_approved") == "1" for each in item.iter("wp:comment"))
    problems = (
        [("comments", f"{comments} comments of readers are not taken over")] if comments else []
    )
    if item.findtext("wp:post_password"):
        fields["status"] = "draft"
        problems.append(("password", "had a password; it is a draft now"))
    return Text(
        origin, fields, body, 1, "html", item.findtext("wp:post_type") == "page",
        tuple(found), (identity,), tuple(problems),
    )  # fmt: skip


def _fields(
    item: ET.Element, authors: Mapping[str, str], meta: Mapping[str, str]
) -> dict[str, Any]:
    login = item.findtext("dc:creator") or ""
    terms: dict[str, list[str]] = {"category": [], "post_tag": []}
    for term in item.iter("category"):
        terms.setdefault(term.get("domain", "category"), []).append((term.text or "").strip())
    status = item.findtext("wp:status") or ""
    fields: dict[str, Any] = {
        "title": (item.findtext("title") or "").strip(),
        "slug": item.findtext("wp:post_name") or "",
        "date": _moment(item, "post_date"),
        "modified": _moment(item, "post_modified"),
        "authors": [authors.get(login) or login] if login else [],
        "categories": terms["category"],
        "tags": terms["post_tag"],
        "summary": item.findtext("excerpt:encoded") or "",
        "status": _STATUS.get(status, "draft"),
    }
    if status == "future":
        fields["status"] = "published"  # it waits for its day, as it did there
    views = next((meta[name] for name in _VIEWS if meta.get(name, "").isdigit()), "")
    description = meta.get("_yoast_wpseo_metadesc") or meta.get("_aioseo_description") or ""
    extra = {"views": views, "description": description}
    return {**fields, **{name: value for name, value in extra.items() if value}}


def _moment(item: ET.Element, name: str) -> str:
    """The local time with the offset that it has from the same moment in GMT."""
    local = item.findtext(f"wp:{name}") or ""
    world = item.findtext(f"wp:{name}_gmt") or ""
    if local.startswith(_NO_TIME) or not local:
        return item.findtext("pubDate") or "" if name == "post_date" else ""
    here, there = dates.parse(local), dates.parse(world)
    if not (here and there) or world.startswith(_NO_TIME):
        return local
    minutes = round((here - there).total_seconds() / 60)
    if abs(minutes) >= 24 * 60:
        return local
    sign = "-" if minutes < 0 else "+"
    return f"{local}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _with_pictures(body: str, pictures: Mapping[str, str], own: list[str]) -> str:
    """*body* with the addresses of the pictures of each `[gallery]` in it."""

    def listed(match: re.Match[str]) -> str:
        given = re.search(r"""\b(?:ids|include)=["']?([\d, ]+)""", match[0])
        ids = re.findall(r"\d+", given[1]) if given else own
        found = [pictures[each] for each in ids if pictures.get(each)]
        return (
            "\n\n" + "\n\n".join(f'<img src="{each}">' for each in found) + "\n\n"
            if found
            else match[0]
        )

    return re.sub(r"\[gallery\b[^\]]*\]", listed, body)


SYSTEM: Final = System("WordPress", _recognises, _source, _read)
