"""Which formats are cached, and why others are not; how their readers compile and load."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.readers import BaseReader

from . import metadata_json
from .trusted_packages import TrustedPackages, module_of, owner
from .typesetting import Read

_STOCK_READERS: Final = frozenset({"MarkdownReader", "HTMLReader", "RstReader"})
_MARKDOWNS_OWN: Final = {
    *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code"),
    *("footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists"),
    *("smarty", "tables", "toc", "wikilinks"),
}


# Packages whose Markdown extensions read nothing but the text and their options.
_PURE_PACKAGES: Final = frozenset(
    {
        *("markdown", "pymdownx", "markdown_captions", "markdown_checklist", "markdown_del_ins"),
        *("markdown_link_attr_modifier", "markdown_sub_sup", "mdx_breakless_lists", "mdx_linkify"),
        *("mdx_math", "mdx_truly_sane_lists", "mdx_wikilink_plus"),
    }
)
_READING_FILES: Final = ("pymdownx.b64", "pymdownx.snippets")


def why_read_anew(reader: BaseReader, settings: Mapping[str, Any], trust: TrustedPackages) -> str:
    """Why what *reader* reads is not kept; nothing if it is."""
    kind = type(reader)
    from_pelican = kind.__module__ == "pelican.readers"
    declared = kind.__name__ in _STOCK_READERS if from_pelican else trust.covers(kind.__module__)
    if not declared:
        return f"the reader {kind.__name__} is not declared; {_advice(kind.__module__)}"
    if kind.__name__ in {"HTMLReader", "RstReader"}:
        return ""
    unknown = [e for e in undeclared_extensions(settings) if not trust.covers(e.partition(":")[0])]
    if not unknown:
        return ""
    return f"the Markdown extension {unknown[0]} is not declared; {_advice(unknown[0])}"


def _advice(module: str) -> str:
    return f"if it reads nothing but the text, add {owner(module)!r} to INCREMENTAL_PURE"


def undeclared_extensions(settings: Mapping[str, Any]) -> list[str]:
    """The Markdown extensions of *settings* that are not known to be pure."""
    given = settings.get("MARKDOWN", {})
    listed = [*given.get("extensions", ()), *given.get("extension_configs", ())]
    modules = [each if isinstance(each, str) else module_of(each) for each in listed]
    return [
        each
        for each in modules
        if each.startswith(_READING_FILES)
        or (owner(each) not in _PURE_PACKAGES and each not in _MARKDOWNS_OWN)
    ]


def sources(generator: Generator) -> list[str]:
    """Absolute paths of the sources that *generator* is about to read, in its order."""
    kinds = {ArticlesGenerator: "ARTICLE", PagesGenerator: "PAGE"}
    prefix = next((name for kind, name in kinds.items() if isinstance(generator, kind)), None)
    if prefix is None:
        return []
    settings = generator.settings
    paths, excluded = settings[f"{prefix}_PATHS"], settings[f"{prefix}_EXCLUDES"]
    found = generator.get_files(paths, excluded)
    return [os.path.abspath(os.path.join(generator.path, each)) for each in found]


class Compiled(NamedTuple):
    """How texts of one format are read: path to document, document to what Pelican takes."""

    compile: Callable[[str], str]
    load: Callable[[str], Read]
    refused: dict[str, Read]  # by path: the last read of which no document could be made


def compiled(
    reader: BaseReader,
    names: metadata_json.WrapperFactory,
    typeset: Callable[[Read], Read] | None,
    stands_alone: Callable[[str], bool],
) -> Compiled:
    """How *reader* reads; what Pelican does next, *typeset*, is done here as well.

    *stands_alone* tells of a path whether a read of it depends on nothing else.
    """
    if is_compiling(reader):
        return Compiled(reader.compile, reader.load, {})
    read = reader.read
    refused: dict[str, Read] = {}

    def compile_(path: str) -> str:
        if not stands_alone(path):
            raise metadata_json.ForeignTypeError("a text that depends on more than itself")
        html, metadata = typeset(read(path)) if typeset else read(path)
        refused.clear()
        refused[path] = html, metadata
        if type(html) is not str or not html:
            raise metadata_json.ForeignTypeError("no text")
        document = json.dumps([html, metadata_json.encode(metadata)], ensure_ascii=False)
        refused.clear()
        return document

    def load(document: str) -> Read:
        html, metadata = json.loads(document)
        return html, metadata_json.decode(metadata, names)

    return Compiled(compile_, load, refused)


def is_compiling(reader: Any) -> bool:
    """Whether *reader* has a compile stage of its own."""
    return callable(getattr(reader, "compile", None)) and callable(getattr(reader, "load", None))
