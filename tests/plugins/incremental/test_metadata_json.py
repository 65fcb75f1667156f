"""Metadata that was kept is what a reader would give, its categories and tags included."""

from __future__ import annotations

from typing import Any

from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import Author, Category, Tag

from incremental import metadata_json


def kept(metadata: dict[str, Any], names: metadata_json.WrapperFactory) -> dict[str, Any]:
    return metadata_json.decode(metadata_json.encode(metadata), names)


def test_names_come_back_with_their_slugs_and_none_is_shared() -> None:
    names = metadata_json.WrapperFactory(DEFAULT_CONFIG)
    given = {"category": Category("Höhe", DEFAULT_CONFIG), "tags": [Tag("Höhe", DEFAULT_CONFIG)]}
    first, second = kept(given, names), kept(given, names)
    for read in (first, second):
        assert type(read["category"]) is Category
        assert [read["category"].slug, read["tags"][0].slug] == ["hohe", "hohe"]
    assert first["tags"][0] is not second["tags"][0]


def test_a_name_that_is_changed_gets_another_slug() -> None:
    names = metadata_json.WrapperFactory(DEFAULT_CONFIG)
    given = {"author": Author("Ann", DEFAULT_CONFIG)}
    kept(given, names)
    author = kept(given, names)["author"]
    author.name = "Bea"
    assert (author.slug, kept(given, names)["author"].slug) == ("bea", "ann")
