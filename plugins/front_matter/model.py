"""The one declaration of front matter: each field's type, default and help.

The reader, its messages, the JSON Schema and the table in `docs/front-matter.md` come from here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from front_matter.collection_types import change, items, record
from front_matter.date_types import day, moment, period
from front_matter.field_type import FieldType
from front_matter.name_types import authors, name, tags
from front_matter.path_type import old_path
from front_matter.remedies import LANGUAGE, PICTURE, language_remedy, picture_remedy, slug_remedy
from front_matter.scalar_types import matching, one_of, text, truth, whole

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
SEARCH_TITLE_LENGTH = 70
"""Characters; search engines cut a longer title at about this length."""
MOST_POPULAR = 1_000_000_000
SLUG_WANTED = "want lower-case letters a to z and digits, with single hyphens, at most 100"


@dataclass(frozen=True, slots=True)
class Field:
    """*default* is what templates see when the writer gives none; `None` leaves it to Pelican.

    *required* is "", "always", "articles" or "clinical".
    """

    name: str
    type: FieldType
    help: str
    example: str
    default: Any = None
    default_help: str = "none"
    required: str = ""


_SUBJECT = record(
    {
        "type": one_of(("condition", "drug", "therapy"), "want condition, drug or therapy"),
        "name": text(120),
    },
    "subject with `type` and `name`",
)
_CERTAINTY = ("high", "moderate", "low", "very low")
_KEY = matching(
    r"[^\s@;,\[\]]+",  # `citations` looks it up in the library, which has the grammar of keys
    "key",
    "want a key of references.bib",
    80,
    lambda _: "write the key alone, without @ or space",
)
_CLAIM = record(
    {
        "claim": text(400),
        "evidence": text(600),
        "certainty": one_of(_CERTAINTY, "want high, moderate, low or very low"),
        "sources": items(_KEY, "[key, key]"),
    },
    "claim with `claim`, `evidence`, `certainty` and `sources`",
)
_CHANGE = change(record({"date": day(), "change": text(400)}, "change with `date` and `change`"))
FIELDS: tuple[Field, ...] = (
    Field("title", text(200), "The title, as plain text.", "Ending the stigma",
          required="always"),
    Field("search_title", text(SEARCH_TITLE_LENGTH),
          "What search engines, browser tabs and cards show instead of a long title.",
          '"Ketamine for depression: does it work?"', default_help="the title"),
    Field("slug", matching(SLUG, "slug", SLUG_WANTED, 100, slug_remedy),
          "The last part of the address.", "end-the-stigma", default_help="the name of the file"),
    Field("date", moment(), "When it was first published.", "2019-03-01",
          required="articles"),
    Field("modified", moment(), "When it last changed in substance.", "2026-10-04"),
    Field("title_refers_to", period(),
          "The month or day that a title taken from an earlier list of posts refers to.",
          "2018-10"),
    Field("summary", text(1000, "Markdown"),
          "One to three sentences for lists and feeds.", "What stigma is and how it ends."),
    Field("description", text(320), "One sentence for search engines.",
          "How stigma delays care.", default_help="the summary, else the first words"),
    Field("category", name(), "The one section it belongs to.", "Stigma",
          default_help="Pelican's `DEFAULT_CATEGORY`"),
    Field("tags", tags(), "What it is about.",
          "[ketamine, esketamine]"),
    Field("series", name(), "The series that it is a part of.", "Sleep, step by step"),
    Field("part", whole(1, 1000), "Its number in the series.", "2",
          default_help="by its date among the others"),
    Field("authors", authors(), "Who wrote it.",
          "[Editorial team]", default_help="the site's `AUTHOR`"),
    Field("status", one_of(("published", "draft", "hidden"),
          "want published, draft or hidden"), "Whether readers see it.", "draft",
          default_help="published"),
    Field("lang", matching(LANGUAGE, "language",
          "want a language as en or pt-BR", 20, language_remedy),
          "The language of the text.", "en",
          default_help="the site's `DEFAULT_LANG`"),
    Field("translation", truth(), "True if another file holds the original.", "false"),
    Field("popularity", whole(0, MOST_POPULAR),
          "Half-life weighted views, or what a writer sets by hand.", "1204"),
    Field("popularity_as_of", day(),
          "The day up to which views are counted.", "2026-11-01"),
    Field("pinned", whole(1, 1000), "Place at the head of the popular list; 1 is first.", "1"),
    Field("popular", truth(), "False keeps it out of every popular list.", "false",
          default=True, default_help="true"),
    Field("thumbnail", matching(PICTURE, "picture", "want a picture as images/x.svg", 200,
          picture_remedy),
          "The picture of lists and of shared links, its path below `content/`.",
          "images/stigma.svg"),
    Field("aliases", items(old_path(), "[/old/place/]"),
          "Old addresses that lead here.", "[/2019/03/stigma/]", default=(), default_help="[]"),
    Field("clinical", truth(),
          "True for medical content, which must be kept up to date;"
          " false for a text of a medical site that makes no clinical claims.",
          "true", default=False, default_help="false; `claims` asks until it is written"),
    Field("evidence_checked", day(),
          "The day the evidence was last searched.", "2026-10-04",
          required="clinical"),
    Field("review_by", day(),
          "The day by which it must be checked again.", "2027-10-04",
          required="clinical"),
    Field("reviewed_by", text(120, "person"),
          "A person whom the table `reviewers` of `site.toml` (setting `REVIEWERS`) declares.",
          "Dr A. Example"),
    Field("about", items(_SUBJECT, "a list of `- type: drug` and `name: …`"),
          "Medical subjects.", "[{type: drug, name: Ketamine}]", default=(), default_help="[]"),
    Field("claims", items(_CLAIM, "a list of `- claim: …`"),
          "What the page claims and how sure it is, in plain words.",
          "[{claim: …, evidence: …, certainty: low, sources: [anand2023]}]",
          default=(), default_help="[]"),
    Field("changes", items(_CHANGE, "a list of `- date: …` and `change: …`", 200),
          "What changed in substance after it was published, each in a plain sentence.",
          "[{date: 2026-10-04, change: A new trial is told.}]", default=(), default_help="[]"),
)  # fmt: skip

SETTING_TYPES: dict[str, FieldType] = {
    "text": text(1000),
    "truth": truth(),
    "number": whole(0, MOST_POPULAR),
    "date": day(),
    "names": items(name(), "[first, second]"),
}


def declared(setting: dict[str, dict[str, Any]]) -> tuple[Field, ...]:
    """The fields of the setting `FRONT_MATTER_FIELDS`: name to `kind`, `help`, `default`."""
    return tuple(
        Field(
            name,
            SETTING_TYPES[entry.get("kind", "text")],
            str(entry.get("help", "")),
            str(entry.get("example", "")),
            entry.get("default"),
            str(entry.get("default", "none")),
            "always" if entry.get("required") else "",
        )
        for name, entry in sorted(setting.items())
    )


def by_name(fields: Iterable[Field]) -> dict[str, Field]:
    """Each field under its name."""
    return {field.name: field for field in fields}
