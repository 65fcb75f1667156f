"""A small site in English, German and Arabic, whose Arabic words are made from the messages."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from tests.built_site import IDENTITY, ROOT, BuiltSite, build_ours, write_files
from tools.writing import translations

URL = "https://x.example"
MARK = "\N{ARABIC LETTER AIN}"
"""Stands at the beginning of each word of the theme in Arabic, as the tests have it."""

WORDS = """
[languages.{code}]
subtitle = "{word} subtitle"
lead = "{word} lead."
description = "{word} description."
disclaimer = "{word} disclaimer."
privacy = "{word} privacy."
menu = [
  ["{word} articles", "{code}/blog/"],
  ["{word} popular", "{code}/popular/"],
  ["{word} search", "{code}/search/"],
]
footer = [["{word} archive", "{code}/archive/"], ["{word} tags", "{code}/tag/"]]
"""


def text(title: str, *fields: str, words: str = "Words.") -> str:
    head = "\n".join([f"title: {title}", "date: 2026-03-02", *fields])
    return f"---\n{head}\n---\n{words}\n"


def german(title: str, *fields: str, words: str = "Wörter.") -> str:
    return text(title, "lang: de", "category: Neues", *fields, words=words)


def arabic(title: str, *fields: str, words: str = "كلمات") -> str:
    return text(title, "lang: ar", "category: أخبار", "slug: sleep", *fields, words=words)


BODY = """
Words.[^1]

!!! warning

    Take care.

| a | b |
|---|---|
| 1 | 2 |

[^1]: A note.
"""
FILES = {
    "posts/sleep.md": text("Sleep", "category: News", "tags: [night]", "popularity: 5", words=BODY),
    "posts/rest.md": text("Rest", "category: News", "popularity: 3"),
    "posts/sleep-de.md": german(
        "Schlafen", "slug: sleep", "translation: true", "tags: [Nacht]", "popularity: 4", words=BODY
    ),
    "posts/wachen.md": german("Wachen", "tags: [Nacht]", "popularity: 9"),
    "posts/sleep-ar.md": arabic("النوم", "translation: true", words=BODY),
    "pages/about.md": "---\ntitle: About\n---\nWords.\n",
    "pages/ueber.md": "---\ntitle: Über uns\nslug: about\nlang: de\ntranslation: true\n---\nWir.\n",
}
RICH = """
كلمات [@a2020].

[[crisis-box]]

[[video: https://vimeo.com/1]]

[[claim-table]]

```figure icon-array
title: رسم
source: [@a2020]
of: 100
أ: 55
ب: 41
```

```figure timeline
title: زمن
source: [@a2020]
2018: أول
2019: ثان
```

## عنوان

## عنوان ثان

## عنوان ثالث
"""
RICH_HEAD = (
    *("lang: ar", "category: أخبار", "tags: [ليل]", "series: سلسلة"),
    *("popularity: 1200", "popularity_as_of: 2026-02-01"),
    *("evidence_checked: 2026-02-01", "review_by: 2099-03-01"),
    "changes:\n  - {date: 2026-03-02, change: تغير}",
    "claims:\n  - {claim: أ, evidence: ب, certainty: low, sources: [a2020]}",
)
RICH_FILES = {
    "references.bib": "@article{a2020, author={لي}, title={عنوان}, journal={مجلة}, year={2020},"
    " doi={10.1000/x1}}",
    "posts/first.md": text("أول", *RICH_HEAD, "part: 1", words=RICH),
    "posts/second.md": text("ثان", *RICH_HEAD, "part: 2", words=RICH),
    "posts/overdue.md": text("ثالث", *RICH_HEAD, "part: 3", words=RICH).replace("2099", "2026"),
    "posts/draft.md": text("مسودة", "lang: ar", "category: أخبار", "status: draft"),
    "posts/sleep.md": text("Sleep", "category: News"),
    "pages/glossary.ar.md": text("معجم", "lang: ar", "slug: glossary", words="كلمات\n:   شرح.\n"),
}
"""Arabic texts with all that the theme and the plugins put words to."""
SETTINGS: dict[str, Any] = {"SITEURL": URL, "FEEDS_AUTHORITY": "x.example"}


def catalogues(folder: Path) -> Path:
    """The theme's catalogues in *folder*, and an Arabic one in which each message has a mark."""
    shutil.copytree(ROOT / translations.FOLDER, folder, dirs_exist_ok=True)
    template = (folder / translations.TEMPLATE).read_bytes()
    catalog = translations.merged(template, "ar", read_po(BytesIO(template)))
    for message in catalog:
        if message.pluralizable:
            message.string = tuple(f"{MARK}{message.id[1]}" for _ in message.string)
        elif message.id:
            message.string = _marked(message.id)
    made = {
        f"ar/{translations.TEXT}": translations.written(catalog),
        f"ar/{translations.COMPILED}": translations.compiled(catalog),
    }
    write_files(folder, made)
    return folder


def _marked(message: str) -> str:
    """*message* with the mark in front of it, or of each item of a list; dates have none."""
    if message.startswith("%-d") or message == "%B %Y":
        return message
    return message.replace("- **", f"- {MARK}**") if message[0] == "-" else f"{MARK}{message}"


def identity(folder: Path, *codes: str) -> Path:
    """A `site.toml` in *folder* that is that of the tests, with words in each of *codes*."""
    words = {"de": "Deutscher", "ar": MARK}
    tables = "".join(WORDS.format(code=code, word=words[code]) for code in codes)
    write_files(folder, {"site.toml": IDENTITY.read_text(encoding="utf-8") + tables})
    return folder / "site.toml"


def build(
    folder: Path,
    files: Mapping[str, str | bytes] = FILES,
    codes: tuple[str, ...] = ("de", "ar"),
    *,
    keep_catalogues: bool = False,
    **changes: Any,
) -> BuiltSite:
    """Build *files* in *folder* as a site with words in *codes*, and with *changes* of settings."""
    made = folder / "catalogues"
    settings = {**SETTINGS, **changes, "LANGUAGES_CATALOGUES": str(made)}
    if not keep_catalogues:
        catalogues(made)
    environment = {"SITE_TOML": str(identity(folder, *codes))}
    return build_ours(folder, files, settings, environment=environment)
