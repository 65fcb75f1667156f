"""Each way to go wrong in front matter, and the exact line that a writer is told.

Lines are counted from the first of the file; the field under test is on line 4.
"""

# ruff: noqa: E501 - a line of the report is never folded, here neither
from __future__ import annotations

import pytest

from front_matter import model, record, source

FIELDS = model.by_name(model.FIELDS)
LONG_SLUG = "a" * 101
ESCAPES = "want no \\ in double quotes, where it makes signs such as a tab; put the value in single quotes, or write \\\\"


def reported(raw: bytes) -> list[str]:
    """What the report says about an article of these bytes, without its path."""
    known = record.read(source.parse(raw), FIELDS, article=True)
    return [str(diagnostic.at("a.md")).removeprefix("a.md:") for diagnostic in known.diagnostics]


FIELD_MISTAKES = [
    (
        "status: publishd",
        ["4: status: publishd: want published, draft or hidden; did you mean published?"],
    ),
    (
        "status: Published",
        ["4: status: Published: want published, draft or hidden; did you mean published?"],
    ),
    (
        "status: PUBLISHED",
        ["4: status: PUBLISHED: want published, draft or hidden; did you mean published?"],
    ),
    ("status: drfat", ["4: status: drfat: want published, draft or hidden; did you mean draft?"]),
    (
        "status: draft draft",
        ["4: status: draft draft: want published, draft or hidden; choose one of them"],
    ),
    ("status: hiden", ["4: status: hiden: want published, draft or hidden; did you mean hidden?"]),
    ("status: live", ["4: status: live: want published, draft or hidden; choose one of them"]),
    (
        "status: ''",
        ["4: status: want published, draft or hidden; write a value or delete the line"],
    ),
    (
        "status: [draft]",
        ["4: status: [draft]: want published, draft or hidden; write one value without brackets"],
    ),
    (
        "status: {a: b}",
        ["4: status: {a: b}: want published, draft or hidden; write one value without brackets"],
    ),
    ("status: 1", ["4: status: 1: want published, draft or hidden; choose one of them"]),
    ("status: skip", ["4: status: skip: want published, draft or hidden; choose one of them"]),
    ("Title: Again", ["4: Title: Again: want each field once; line 2 has it already"]),
    ("sttaus: draft", ["4: sttaus: draft: want a known field; did you mean status?"]),
    ("tag: a", ["4: tag: a: want a known field; did you mean tags?"]),
    (
        "category : [a]",
        ["4: category: [a]: want text of at most 60 characters; write one value without brackets"],
    ),
    ("catgory: Stigma", ["4: catgory: Stigma: want a known field; did you mean category?"]),
    ("popularty: 5", ["4: popularty: 5: want a known field; did you mean popularity?"]),
    ("modifed: 2020-01-01", ["4: modifed: 2020-01-01: want a known field; did you mean modified?"]),
    ("sumary: x", ["4: sumary: x: want a known field; did you mean summary?"]),
    ("descripton: x", ["4: descripton: x: want a known field; did you mean description?"]),
    ("langauge: en", ["4: langauge: en: want a known field; write lang"]),
    ("pined: 1", ["4: pined: 1: want a known field; did you mean pinned?"]),
    ("alias: /a/", ["4: alias: /a/: want a known field; did you mean aliases?"]),
    (
        "layout: post",
        ["4: layout: post: want a known field; see docs/front-matter.md for the fields"],
    ),
    ("draft: true", ["4: draft: true: want a known field; write status: draft"]),
    ("url: /x/", ["4: url: /x/: want no such field; the address follows from the slug"]),
    (
        "save_as: x.html",
        ["4: save_as: x.html: want no such field; the address follows from the slug"],
    ),
    (
        "template: evil",
        ["4: template: evil: want no such field; the template follows from the folder"],
    ),
    ("path: /etc/passwd", ["4: path: /etc/passwd: want no such field; the file's place decides"]),
    ("reader: html", ["4: reader: html: want no such field; the suffix decides"]),
    ("x: y", ["4: x: y: want a known field; see docs/front-matter.md for the fields"]),
    ("日本: x", ["4: 日本: x: want a known field; see docs/front-matter.md for the fields"]),
    ("title: Twice", ["4: title: Twice: want each field once; line 2 has it already"]),
    ("date: 2019-03-02", ["4: date: 2019-03-02: want each field once; line 3 has it already"]),
    ("tags: [a]\ntags: [b]", ["5: tags: [b]: want each field once; line 4 has it already"]),
    (
        "modified: 2019-02-30",
        [
            "4: modified: 2019-02-30: want a date as 2019-03-01 or 2019-03-01 09:30; no such day or time exists; correct it"
        ],
    ),
    (
        "modified: 2019-13-01",
        [
            "4: modified: 2019-13-01: want a date as 2019-03-01 or 2019-03-01 09:30; no such day or time exists; correct it"
        ],
    ),
    (
        "modified: 19-03-01",
        [
            "4: modified: 19-03-01: want a date as 2019-03-01 or 2019-03-01 09:30; write the year with four digits, month and day with two"
        ],
    ),
    (
        "modified: 1/3/2019",
        [
            "4: modified: 1/3/2019: want a date as 2019-03-01 or 2019-03-01 09:30; write the year first and hyphens in the date and two digits for month and day"
        ],
    ),
    (
        "modified: 2019-3-1",
        [
            "4: modified: 2019-3-1: want a date as 2019-03-01 or 2019-03-01 09:30; write two digits for month and day"
        ],
    ),
    (
        "modified: 2019/03/01",
        [
            "4: modified: 2019/03/01: want a date as 2019-03-01 or 2019-03-01 09:30; write hyphens in the date"
        ],
    ),
    (
        "modified: March 1 2019",
        [
            "4: modified: March 1 2019: want a date as 2019-03-01 or 2019-03-01 09:30; write the date in digits: year, month, day"
        ],
    ),
    (
        "modified: today",
        [
            "4: modified: today: want a date as 2019-03-01 or 2019-03-01 09:30; write the date in digits: year, month, day"
        ],
    ),
    (
        "modified: now",
        [
            "4: modified: now: want a date as 2019-03-01 or 2019-03-01 09:30; write the date in digits: year, month, day"
        ],
    ),
    (
        "modified: 2019-03-01T25:00",
        [
            "4: modified: 2019-03-01T25:00: want a date as 2019-03-01 or 2019-03-01 09:30; no such day or time exists; correct it"
        ],
    ),
    (
        "modified: 2019-03-01 10:61",
        [
            "4: modified: 2019-03-01 10:61: want a date as 2019-03-01 or 2019-03-01 09:30; no such day or time exists; correct it"
        ],
    ),
    (
        "modified: 2019-03-01T10:00+99:00",
        [
            "4: modified: 2019-03-01T10:00+99:00: want a date as 2019-03-01 or 2019-03-01 09:30; no such day or time exists; correct it"
        ],
    ),
    (
        "modified: 2019-03-01T10:00:00.123Z",
        [
            "4: modified: 2019-03-01T10:00:00.123Z: want a date as 2019-03-01 or 2019-03-01 09:30; leave out .123"
        ],
    ),
    (
        "modified: 0019-03-01",
        [
            "4: modified: 0019-03-01: want a date as 2019-03-01 or 2019-03-01 09:30; write the year with four digits, month and day with two"
        ],
    ),
    (
        "modified: 3019-03-01",
        [
            "4: modified: 3019-03-01: want a date as 2019-03-01 or 2019-03-01 09:30; write the year with four digits, month and day with two"
        ],
    ),
    (
        "modified: ２０１９-03-01",
        [
            "4: modified: ２０１９-03-01: want a date as 2019-03-01 or 2019-03-01 09:30; use the digits 0 to 9"
        ],
    ),
    (
        "modified: 2026\u201111\u201101",
        [
            "4: modified: 2026\u201111\u201101: want a date as 2019-03-01 or 2019-03-01 09:30; write plain hyphens (-)"
        ],
    ),
    (
        "modified: 2026\u20131\u20131",
        [
            "4: modified: 2026\u20131\u20131: want a date as 2019-03-01 or 2019-03-01 09:30; write plain hyphens (-) and write two digits for month and day"
        ],
    ),
    (
        "evidence_checked: 2026\u221211\u221201",
        [
            "4: evidence_checked: 2026\u221211\u221201: want a date as 2019-03-01; write plain hyphens (-)"
        ],
    ),
    (
        "modified: 2026-11-01\xa009:30",
        [
            "4: modified: 2026-11-01\\xa009:30: want a date as 2019-03-01 or 2019-03-01 09:30; write a plain space before the time"
        ],
    ),
    (
        "thumbnail: {static}/images/x.svg",
        [
            "4: thumbnail: {static}/images/x.svg: want valid YAML; write images/x.svg, its path below content/"
        ],
    ),
    (
        "summary: {a} b",
        ["4: summary: {a} b: want valid YAML; put the value in double quotes"],
    ),
    (
        "modified: 2019-03-01 or so",
        [
            "4: modified: 2019-03-01 or so: want a date as 2019-03-01 or 2019-03-01 09:30; leave out what stands behind the date"
        ],
    ),
    (
        "modified: 11/01/2026",
        [
            "4: modified: 11/01/2026: want a date as 2019-03-01 or 2019-03-01 09:30; write the year first and hyphens in the date"
        ],
    ),
    (
        "modified: 02.11.2026",
        [
            "4: modified: 02.11.2026: want a date as 2019-03-01 or 2019-03-01 09:30; write the year first and hyphens in the date"
        ],
    ),
    (
        "modified: 2. 11. 2026",
        [
            "4: modified: 2. 11. 2026: want a date as 2019-03-01 or 2019-03-01 09:30; write the year first and hyphens in the date and two digits for month and day"
        ],
    ),
    (
        "modified: 31-12-2026 09:30",
        [
            "4: modified: 31-12-2026 09:30: want a date as 2019-03-01 or 2019-03-01 09:30; write the year first"
        ],
    ),
    (
        "modified: 2026-31-12",
        [
            "4: modified: 2026-31-12: want a date as 2019-03-01 or 2019-03-01 09:30; write the month before the day"
        ],
    ),
    (
        "modified: 2026-11",
        ["4: modified: 2026-11: want a date as 2019-03-01 or 2019-03-01 09:30; add the day"],
    ),
    (
        "modified: 11/2026",
        [
            "4: modified: 11/2026: want a date as 2019-03-01 or 2019-03-01 09:30; write the year first and hyphens in the date and add the day"
        ],
    ),
    (
        "modified: 2026-13-40",
        [
            "4: modified: 2026-13-40: want a date as 2019-03-01 or 2019-03-01 09:30; no such day or time exists; correct it"
        ],
    ),
    (
        "modified: 11/01/2026 9:30 PM",
        [
            "4: modified: 11/01/2026 9:30 PM: want a date as 2019-03-01 or 2019-03-01 09:30; write the year first and hyphens in the date and write the time as 21:30"
        ],
    ),
    (
        "modified: 2026-11-01T09:30:00 Europe/Berlin",
        [
            "4: modified: 2026-11-01T09:30:00 Europe/Berlin: want a date as 2019-03-01 or 2019-03-01 09:30; write the zone as hours from UTC, such as +05:30 right behind the time"
        ],
    ),
    (
        "modified: 2026-11-01T09:30+01:00[Europe/Berlin]",
        [
            "4: modified: 2026-11-01T09:30+01:00[Europe/Berlin]: want a date as 2019-03-01 or 2019-03-01 09:30; leave out [Europe/Berlin]"
        ],
    ),
    (
        "modified: 2026-11-01 09:30 UTC+1",
        [
            "4: modified: 2026-11-01 09:30 UTC+1: want a date as 2019-03-01 or 2019-03-01 09:30; write the zone as +01:00 right behind the time"
        ],
    ),
    (
        "modified: 2026-11-01 09:30 -530",
        [
            "4: modified: 2026-11-01 09:30 -530: want a date as 2019-03-01 or 2019-03-01 09:30; write the zone as -05:30 right behind the time"
        ],
    ),
    (
        "title_refers_to: 10/2018",
        [
            "4: title_refers_to: 10/2018: want a month as 2018-10 or a day as 2018-08-03; write the year first and hyphens in the date"
        ],
    ),
    (
        "title_refers_to: 2018/8",
        [
            "4: title_refers_to: 2018/8: want a month as 2018-10 or a day as 2018-08-03; write hyphens in the date and two digits for month and day"
        ],
    ),
    (
        "tags: [delta, , epsilon]",
        [
            "4: tags: [delta, , epsilon]: want valid YAML; delete the comma that has no entry before it"
        ],
    ),
    (
        "tags: [, delta]",
        ["4: tags: [, delta]: want valid YAML; delete the comma that has no entry before it"],
    ),
    (
        'tags: ["delta", , "epsilon"]',
        [
            '4: tags: ["delta", , "epsilon"]: want valid YAML; delete the comma that has no entry before it'
        ],
    ),
    (
        "about: [{type: drug,, name: x}]",
        [
            "4: about: [{type: drug,, name: x}]: want valid YAML; delete the comma that has no entry before it"
        ],
    ),
    (
        "tags: [\n  a,\n  ,\n  b]",
        ["6: tags: ,: want valid YAML; delete the comma that has no entry before it"],
    ),
    (
        'search_title: The "Big" one: a story',
        [
            '4: search_title: The "Big" one: a story: want valid YAML; put a value that holds ": " in single quotes'
        ],
    ),
    (
        'search_title: It\'s the "Big" one: a story',
        [
            '4: search_title: It\'s the "Big" one: a story: want valid YAML; put a value that holds ": " in single quotes, and write \'\' for each apostrophe in it'
        ],
    ),
    (
        "search_title: C:\\new: a story",
        [
            '4: search_title: C:\\new: a story: want valid YAML; put a value that holds ": " in single quotes'
        ],
    ),
    (
        'search_title: [Review] The "Big" one',
        [
            '4: search_title: [Review] The "Big" one: want valid YAML; put the value in single quotes'
        ],
    ),
    (
        "tags:\n  - Part 2: sleep",
        [
            '5: tags: Part 2: sleep: want text of at most 60 characters; put a value that holds ": " in double quotes'
        ],
    ),
    (
        "tags: [Part 2: sleep, mood]",
        [
            '4: tags: Part 2: sleep: want text of at most 60 characters; put a value that holds ": " in double quotes'
        ],
    ),
    (
        'tags:\n- The "Big" one: sleep',
        [
            '5: tags: The "Big" one: sleep: want text of at most 60 characters; put a value that holds ": " in single quotes'
        ],
    ),
    (
        "tags:\n- a: b: c",
        ['5: tags: - a: b: c: want valid YAML; put a value that holds ": " in double quotes'],
    ),
    (
        "category:\n  Part 2: sleep",
        [
            '5: category: Part 2: sleep: want text of at most 60 characters; put a value that holds ": " in double quotes'
        ],
    ),
    (
        "tags:\n  Part 2: sleep",
        ['5: tags: Part 2: sleep: want a list; put a value that holds ": " in double quotes'],
    ),
    (
        "category:\n  a: b\n  c: d",
        ["5: category: a: b, c: d: want text of at most 60 characters; write one value"],
    ),
    (
        "keywords: a, b\ntags: [c]",
        ["4: keywords: a, b: want a known field; delete it, or add it to tags"],
    ),
    (
        "summary: S\nexcerpt: E",
        ["5: excerpt: E: want a known field; delete it, or add it to summary"],
    ),
    ("keywords: a, b", ["4: keywords: a, b: want a known field; write tags"]),
    (
        "modified: [2019-03-01]",
        [
            "4: modified: [2019-03-01]: want a date as 2019-03-01 or 2019-03-01 09:30; write one value without brackets"
        ],
    ),
    (
        "modified: 2018-01-01",
        [
            "4: modified: 2018-01-01: want a day not before the date, 2019-03-01; correct one of them"
        ],
    ),
    (
        "tags: [depression, #sleep]\nsummary: Plain words.\nclinical: false",
        [
            "4: tags: [depression, #sleep]: want valid YAML; put the entry that begins with # in double quotes"
        ],
    ),
    (
        "tags: [depression, sleep\nsummary: Plain words.\nclinical: false",
        ["4: tags: [depression, sleep: want valid YAML; close the brackets"],
    ),
    (
        "modified: 2026-11-19 20:03:11 -05:00",
        [
            "4: modified: 2026-11-19 20:03:11 -05:00: want a date as 2019-03-01 or 2019-03-01 09:30; write the zone as -05:00 right behind the time"
        ],
    ),
    (
        "modified: 2026-11-01 10:20 +0200",
        [
            "4: modified: 2026-11-01 10:20 +0200: want a date as 2019-03-01 or 2019-03-01 09:30; write the zone as +02:00 right behind the time"
        ],
    ),
    (
        "modified: 2026-11-01T09:30:00+0200",
        [
            "4: modified: 2026-11-01T09:30:00+0200: want a date as 2019-03-01 or 2019-03-01 09:30; write the zone as +02:00"
        ],
    ),
    (
        "modified: 2026-11-01 09:30 UTC",
        [
            "4: modified: 2026-11-01 09:30 UTC: want a date as 2019-03-01 or 2019-03-01 09:30; write the zone as Z right behind the time"
        ],
    ),
    (
        "modified: 2026-11-01T09:30:00.000Z",
        [
            "4: modified: 2026-11-01T09:30:00.000Z: want a date as 2019-03-01 or 2019-03-01 09:30; leave out .000"
        ],
    ),
    (
        "modified: 2026-11-01 9:30",
        [
            "4: modified: 2026-11-01 9:30: want a date as 2019-03-01 or 2019-03-01 09:30; write the hour with two digits"
        ],
    ),
    (
        "modified: 2026-3-4 9:5",
        [
            "4: modified: 2026-3-4 9:5: want a date as 2019-03-01 or 2019-03-01 09:30; write two digits for month and day and write the hour and the minute with two digits"
        ],
    ),
    (
        "modified: 2026-11-01 09:05:7",
        [
            "4: modified: 2026-11-01 09:05:7: want a date as 2019-03-01 or 2019-03-01 09:30; write the second with two digits"
        ],
    ),
    (
        "modified: 2026-11-01 9:5 pm",
        [
            "4: modified: 2026-11-01 9:5 pm: want a date as 2019-03-01 or 2019-03-01 09:30; write the time as 21:05"
        ],
    ),
    (
        "modified: 2026-11-01 9:30:00.5 -5",
        [
            "4: modified: 2026-11-01 9:30:00.5 -5: want a date as 2019-03-01 or 2019-03-01 09:30; write the hour with two digits and leave out .5 and write the zone as -05:00 right behind the time"
        ],
    ),
    ("tags: ''", ["4: tags: want a list; write it as [first, second]"]),
    (
        "authors: [null]",
        [
            '4: authors: null: want text of at most 60 characters; write "null" in double quotes if you mean the word, or delete it'
        ],
    ),
    (
        "tags:\n- a\n-",
        ["6: tags: want text of at most 60 characters; write a value or delete the line"],
    ),
    ("Author: A\nauthors: [B]", ["5: authors: [B]: want each field once; line 4 has it already"]),
    ("about:\n\t- type: drug", ["5: about: tab: want spaces; indent with spaces"]),
    (
        "modified: 20190301",
        [
            "4: modified: 20190301: want a date as 2019-03-01 or 2019-03-01 09:30; write hyphens in the date"
        ],
    ),
    (
        "modified: 2019-W09-5",
        [
            "4: modified: 2019-W09-5: want a date as 2019-03-01 or 2019-03-01 09:30; write the year with four digits, month and day with two"
        ],
    ),
    (
        "modified: 1551398400",
        [
            "4: modified: 1551398400: want a date as 2019-03-01 or 2019-03-01 09:30; write the year with four digits, month and day with two"
        ],
    ),
    (
        "modified: !!timestamp 2019-03-01",
        ["4: modified: !!timestamp: want no YAML tag; delete or quote it"],
    ),
    (
        "title_refers_to: 2018",
        ["4: title_refers_to: 2018: want a month as 2018-10 or a day as 2018-08-03; add the month"],
    ),
    (
        "title_refers_to: 2018-13",
        [
            "4: title_refers_to: 2018-13: want a month as 2018-10 or a day as 2018-08-03; no such day or time exists; correct it"
        ],
    ),
    (
        f"search_title: {'a' * 71}",
        [f"4: search_title: {'a' * 71}: want text of at most 70 characters; it has 71; shorten it"],
    ),
    (
        "evidence_checked: 2026-02-29",
        [
            "4: evidence_checked: 2026-02-29: want a date as 2019-03-01; no such day or time exists; correct it"
        ],
    ),
    (
        "evidence_checked: 2026-10-04 10:00",
        ["4: evidence_checked: 2026-10-04 10:00: want a date as 2019-03-01; leave out the time"],
    ),
    (
        "review_by: soon",
        [
            "4: review_by: soon: want a date as 2019-03-01; write the date in digits: year, month, day"
        ],
    ),
    (
        "popularity_as_of: 2026-11-31",
        [
            "4: popularity_as_of: 2026-11-31: want a date as 2019-03-01; no such day or time exists; correct it"
        ],
    ),
    (
        "popularity: -1",
        ["4: popularity: -1: want a whole number from 0 to 1000000000; use the digits 0 to 9"],
    ),
    (
        "popularity: 1.5",
        ["4: popularity: 1.5: want a whole number from 0 to 1000000000; use the digits 0 to 9"],
    ),
    (
        "popularity: 1e3",
        ["4: popularity: 1e3: want a whole number from 0 to 1000000000; use the digits 0 to 9"],
    ),
    (
        "popularity: 1_000",
        ["4: popularity: 1_000: want a whole number from 0 to 1000000000; write 1000"],
    ),
    (
        "popularity: 1,000",
        ["4: popularity: 1,000: want a whole number from 0 to 1000000000; write 1000"],
    ),
    (
        "popularity: 1 000",
        ["4: popularity: 1 000: want a whole number from 0 to 1000000000; write 1000"],
    ),
    (
        "popularity: 0x10",
        ["4: popularity: 0x10: want a whole number from 0 to 1000000000; use the digits 0 to 9"],
    ),
    (
        "popularity: 0o17",
        ["4: popularity: 0o17: want a whole number from 0 to 1000000000; use the digits 0 to 9"],
    ),
    ("popularity: 010", ["4: popularity: 010: want a whole number from 0 to 1000000000; write 10"]),
    (
        "popularity: ٣",
        ["4: popularity: ٣: want a whole number from 0 to 1000000000; use the digits 0 to 9"],
    ),
    (
        "popularity: nan",
        ["4: popularity: nan: want a whole number from 0 to 1000000000; use the digits 0 to 9"],
    ),
    (
        "popularity: .inf",
        ["4: popularity: .inf: want a whole number from 0 to 1000000000; use the digits 0 to 9"],
    ),
    (
        "popularity: 1000000001",
        ["4: popularity: 1000000001: want a whole number from 0 to 1000000000; correct it"],
    ),
    (
        "popularity: 99999999999999999999999999",
        [
            "4: popularity: 99999999999999999999999999: want a whole number from 0 to 1000000000; correct it"
        ],
    ),
    (
        "popularity: many",
        ["4: popularity: many: want a whole number from 0 to 1000000000; use the digits 0 to 9"],
    ),
    (
        "popularity: true",
        ["4: popularity: true: want a whole number from 0 to 1000000000; use the digits 0 to 9"],
    ),
    (
        "popularity: ++1",
        ["4: popularity: ++1: want a whole number from 0 to 1000000000; use the digits 0 to 9"],
    ),
    (
        "popularity: 12:30:00",
        [
            "4: popularity: 12:30:00: want a whole number from 0 to 1000000000; use the digits 0 to 9"
        ],
    ),
    (
        "popularity: [1]",
        [
            "4: popularity: [1]: want a whole number from 0 to 1000000000; write one value without brackets"
        ],
    ),
    ("pinned: 0", ["4: pinned: 0: want a whole number from 1 to 1000; use the digits 0 to 9"]),
    ("pinned: yes", ["4: pinned: yes: want a whole number from 1 to 1000; use the digits 0 to 9"]),
    ("pinned: -1", ["4: pinned: -1: want a whole number from 1 to 1000; use the digits 0 to 9"]),
    (
        "pinned: first",
        ["4: pinned: first: want a whole number from 1 to 1000; use the digits 0 to 9"],
    ),
    ("popular: yes", ["4: popular: yes: want true or false; write true if you mean it"]),
    ("popular: no", ["4: popular: no: want true or false; write false if you mean it"]),
    ("popular: on", ["4: popular: on: want true or false; write true if you mean it"]),
    ("popular: off", ["4: popular: off: want true or false; write false if you mean it"]),
    ("popular: y", ["4: popular: y: want true or false; write true if you mean it"]),
    ("popular: 0", ["4: popular: 0: want true or false; write false if you mean it"]),
    ("popular: 1", ["4: popular: 1: want true or false; write true if you mean it"]),
    ("popular: False", ["4: popular: False: want true or false; write false if you mean it"]),
    ("popular: TRUE", ["4: popular: TRUE: want true or false; write true if you mean it"]),
    ("popular: maybe", ["4: popular: maybe: want true or false; write false if you mean it"]),
    ("popular: ''", ["4: popular: want true or false; write a value or delete the line"]),
    ("clinical: n", ["4: clinical: n: want true or false; write false if you mean it"]),
    (
        "clinical: [true]",
        ["4: clinical: [true]: want true or false; write one value without brackets"],
    ),
    ("translation: si", ["4: translation: si: want true or false; write false if you mean it"]),
    (
        "popular: false\npinned: 1",
        ["5: pinned: 1: want no pin on what `popular: false` keeps out of the list; delete one"],
    ),
    (
        "clinical: true",
        [
            "1: evidence_checked: want this field;"
            " add evidence_checked: and the day on which you searched",
            "1: review_by: want this field;"
            " add review_by: and the day by which you will search again",
        ],
    ),
    (
        "clinical: true\nreview_by: 2027-01-01",
        [
            "1: evidence_checked: want this field;"
            " add evidence_checked: and the day on which you searched"
        ],
    ),
    ("clinical: true\nstatus: draft", []),
    (
        "clinical: true\nstatus: hidden\nreview_by: 2027-01-01",
        [
            "1: evidence_checked: want this field;"
            " add evidence_checked: and the day on which you searched"
        ],
    ),
    (
        "summary: ''",
        ["4: summary: want text of at most 1000 characters; write a value or delete the line"],
    ),
    (
        "summary: '   '",
        ["4: summary: want text of at most 1000 characters; write a value or delete the line"],
    ),
    (
        "summary: [a, b]",
        [
            "4: summary: [a, b]: want text of at most 1000 characters; write one value without brackets"
        ],
    ),
    (
        "description: {a: b}",
        [
            "4: description: {a: b}: want text of at most 320 characters; write one value without brackets"
        ],
    ),
    (
        'summary: "a\\u0000b"',
        ["4: summary: U+0000: want no character that cannot be published; delete it"],
    ),
    (
        'summary: "a\\u202eb"',
        ["4: summary: U+202E: want no character that turns the direction of text; delete it"],
    ),
    (
        'summary: "a\\x1bb"',
        [f"4: summary: a\\x1bb: {ESCAPES}"],
    ),
    (
        "slug: Has-Capitals",
        [
            "4: slug: Has-Capitals: want lower-case letters a to z and digits, with single hyphens, at most 100; did you mean has-capitals?"
        ],
    ),
    (
        "slug: has space",
        [
            "4: slug: has space: want lower-case letters a to z and digits, with single hyphens, at most 100; did you mean has-space?"
        ],
    ),
    (
        "slug: under_score",
        [
            "4: slug: under_score: want lower-case letters a to z and digits, with single hyphens, at most 100; did you mean under-score?"
        ],
    ),
    (
        "slug: -edge",
        [
            "4: slug: -edge: want lower-case letters a to z and digits, with single hyphens, at most 100; did you mean edge?"
        ],
    ),
    (
        "slug: edge-",
        [
            "4: slug: edge-: want lower-case letters a to z and digits, with single hyphens, at most 100; did you mean edge?"
        ],
    ),
    (
        "slug: two--hyphens",
        [
            "4: slug: two--hyphens: want lower-case letters a to z and digits, with single hyphens, at most 100; did you mean two-hyphens?"
        ],
    ),
    (
        "slug: ünicode",
        [
            "4: slug: ünicode: want lower-case letters a to z and digits, with single hyphens, at most 100; did you mean unicode?"
        ],
    ),
    (
        "slug: a/b",
        [
            "4: slug: a/b: want lower-case letters a to z and digits, with single hyphens, at most 100; did you mean a-b?"
        ],
    ),
    (
        "slug: ../up",
        [
            "4: slug: ../up: want lower-case letters a to z and digits, with single hyphens, at most 100; did you mean up?"
        ],
    ),
    (
        "slug: a.html",
        [
            "4: slug: a.html: want lower-case letters a to z and digits, with single hyphens, at most 100; did you mean a-html?"
        ],
    ),
    (
        "slug: ''",
        [
            "4: slug: want lower-case letters a to z and digits, with single hyphens, at most 100; write a value or delete the line"
        ],
    ),
    (
        "slug: [a]",
        [
            "4: slug: [a]: want lower-case letters a to z and digits, with single hyphens, at most 100; write one value without brackets"
        ],
    ),
    (
        "slug: con%2Ftrol",
        [
            "4: slug: con%2Ftrol: want lower-case letters a to z and digits, with single hyphens, at most 100; did you mean con-2ftrol?"
        ],
    ),
    ("tags: []\ntags: []", ["5: tags: []: want each field once; line 4 has it already"]),
    ("tags: [a, a]", ["4: tags: a: want each entry once; delete the second"]),
    (
        "tags: [a, '']",
        ["4: tags: want text of at most 60 characters; write a value or delete the line"],
    ),
    (
        "tags: [a, [b]]",
        ["4: tags: [b]: want text of at most 60 characters; write one value without brackets"],
    ),
    ("tags: {a: b}", ["4: tags: {a: b}: want a list; write it as [first, second]"]),
    (
        "tags: [a, {b: c}]",
        ["4: tags: {b: c}: want text of at most 60 characters; write one value without brackets"],
    ),
    (
        "tags: [a,,b]",
        ["4: tags: [a,,b]: want valid YAML; delete the comma that has no entry before it"],
    ),
    ("authors: [Jim, Jim]", ["4: authors: Jim: want each entry once; delete the second"]),
    (
        "category: [a]",
        ["4: category: [a]: want text of at most 60 characters; write one value without brackets"],
    ),
    (
        "category: ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc",
        [
            "4: category: ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc: want text of at most 60 characters; it has 61; shorten it"
        ],
    ),
    (
        "aliases: [old/]",
        [
            "4: aliases: old/: want an old path as /old/place/; write it from its first slash, without host, query or #"
        ],
    ),
    (
        "aliases: [https://x.example/]",
        [
            "4: aliases: https://x.example/: want an old path as /old/place/; write it from its first slash, without host, query or #"
        ],
    ),
    (
        "aliases: [//x.example/]",
        [
            "4: aliases: //x.example/: want an old path as /old/place/; write it from its first slash, without host, query or #"
        ],
    ),
    (
        "aliases: [/caf%E9/]",
        [
            "4: aliases: /caf%E9/: want an old path as /old/place/; have your host lead it to the text: no file has this name"
        ],
    ),
    (
        "aliases: ['/a:b/']",
        [
            "4: aliases: /a:b/: want an old path as /old/place/; have your host lead it to the text: no file has : in its name"
        ],
    ),
    (
        "aliases: [/café/, /caf%C3%A9/]",
        ["4: aliases: /caf%C3%A9/: want each entry once; delete the second"],
    ),
    (
        "aliases: [/../etc/]",
        [
            "4: aliases: /../etc/: want an old path as /old/place/; leave out empty parts, and parts that begin with a dot"
        ],
    ),
    (
        "aliases: [/a//b/]",
        [
            "4: aliases: /a//b/: want an old path as /old/place/; leave out empty parts, and parts that begin with a dot"
        ],
    ),
    (
        "aliases: ['/a?b=c']",
        [
            "4: aliases: /a?b=c: want an old path as /old/place/; write it from its first slash, without host, query or #"
        ],
    ),
    (
        "aliases: ['/a#b']",
        [
            "4: aliases: /a#b: want an old path as /old/place/; write it from its first slash, without host, query or #"
        ],
    ),
    (
        "aliases: ['/a\\b']",
        [
            "4: aliases: /a\\b: want an old path as /old/place/; have your host lead it to the text: no file has \\ in its name"
        ],
    ),
    ("aliases: [/a/, /a/]", ["4: aliases: /a/: want each entry once; delete the second"]),
    (
        "aliases: [/%2e%2e/]",
        [
            "4: aliases: /%2e%2e/: want an old path as /old/place/; leave out empty parts, and parts that begin with a dot"
        ],
    ),
    (
        "aliases: [/<script>/]",
        [
            "4: aliases: /<script>/: want an old path as /old/place/; have your host lead it to the text: no file has < in its name"
        ],
    ),
    (
        "thumbnail: /images/x.svg",
        [
            "4: thumbnail: /images/x.svg: want a picture as images/x.svg; write images/x.svg, its path below content/"
        ],
    ),
    (
        "thumbnail: ../x.svg",
        [
            "4: thumbnail: ../x.svg: want a picture as images/x.svg; write x.svg, its path below content/"
        ],
    ),
    (
        "thumbnail: images/x",
        [
            "4: thumbnail: images/x: want a picture as images/x.svg; save it as SVG, PNG, JPEG, WebP or AVIF"
        ],
    ),
    (
        "thumbnail: https://x.example/x.png",
        [
            "4: thumbnail: https://x.example/x.png: want a picture as images/x.svg; save the picture below content/images/ and give its path"
        ],
    ),
    (
        "thumbnail: images/x.exe",
        [
            "4: thumbnail: images/x.exe: want a picture as images/x.svg; save it as SVG, PNG, JPEG, WebP or AVIF"
        ],
    ),
    (
        "thumbnail: '{static}/images/x.svg'",
        [
            "4: thumbnail: {static}/images/x.svg: want a picture as images/x.svg; write images/x.svg, its path below content/"
        ],
    ),
    (
        "thumbnail: images/x.gif",
        [
            "4: thumbnail: images/x.gif: want a picture as images/x.svg; save it as SVG, PNG, JPEG, WebP or AVIF"
        ],
    ),
    (
        "thumbnail: images/x y.PNG",
        [
            "4: thumbnail: images/x y.PNG: want a picture as images/x.svg; rename the file to images/x-y.png"
        ],
    ),
    (
        "thumbnail: images//x.svg",
        [
            "4: thumbnail: images//x.svg: want a picture as images/x.svg; write images/x.svg, its path below content/"
        ],
    ),
    (
        "thumbnail: images/DSC 0042.jpg",
        [
            "4: thumbnail: images/DSC 0042.jpg: want a picture as images/x.svg; rename the file to images/dsc-0042.jpg"
        ],
    ),
    (
        "thumbnail: .hidden.svg",
        [
            "4: thumbnail: .hidden.svg: want a picture as images/x.svg; rename the file to hidden.svg"
        ],
    ),
    (
        "thumbnail: images/фото.jpg",
        [
            "4: thumbnail: images/фото.jpg: want a picture as images/x.svg; rename the file: letters, digits and hyphens, and a suffix in lower case"
        ],
    ),
    (
        "lang: english language",
        ["4: lang: english language: want a language as en or pt-BR; write its code"],
    ),
    ("lang: e", ["4: lang: e: want a language as en or pt-BR; write its code"]),
    ("lang: EN", ["4: lang: EN: want a language as en or pt-BR; write en"]),
    ("lang: en_US", ["4: lang: en_US: want a language as en or pt-BR; write en"]),
    ("lang: de_DE", ["4: lang: de_DE: want a language as en or pt-BR; write de"]),
    ("lang: pt_br", ["4: lang: pt_br: want a language as en or pt-BR; write pt-BR"]),
    ("lang: 12", ["4: lang: 12: want a language as en or pt-BR; write its code"]),
    ("lang: no no", ["4: lang: no no: want a language as en or pt-BR; write its code"]),
    (
        "about: ketamine",
        ["4: about: ketamine: want a list; write it as a list of `- type: drug` and `name: …`"],
    ),
    ("about: [ketamine]", ["4: about: ketamine: want type, name; write each with a value"]),
    ("about: [{type: drug}]", ["4: about: want name; add name: …"]),
    ("about: [{name: Ketamine}]", ["4: about: want type; add type: …"]),
    (
        "about: [{type: medicine, name: Ketamine}]",
        ["4: about: medicine: want condition, drug or therapy; choose one of them"],
    ),
    (
        "about: [{type: drgu, name: Ketamine}]",
        ["4: about: drgu: want condition, drug or therapy; did you mean drug?"],
    ),
    (
        "about: [{type: drug, name: Ketamine, dose: 1}]",
        ["4: about: dose: want type, name; delete it"],
    ),
    (
        "about: [{type: drug, name: ''}]",
        ["4: about: want text of at most 120 characters; write a value or delete the line"],
    ),
    (
        "about: {type: drug, name: Ketamine}",
        [
            "4: about: {type: drug, name: Ketamine}: want a list; write it as a list of `- type: drug` and `name: …`"
        ],
    ),
    (
        "about: [{type: drug, type: drug, name: K}]",
        ["4: about: type: want each name once; delete the second"],
    ),
    (
        "claims: [{claim: a, evidence: b, certainty: medium, sources: [x]}]",
        ["4: claims: medium: want high, moderate, low or very low; choose one of them"],
    ),
    (
        "claims: [{claim: a, evidence: b, certainty: low}]",
        ["4: claims: want sources; add sources: …"],
    ),
    (
        "claims: [{claim: a, evidence: b, certanty: low, sources: [x]}]",
        [
            "4: claims: certanty: want claim, evidence, certainty, sources; did you mean certainty?",
            "4: claims: want certainty; add certainty: …",
        ],
    ),
    (
        "claims:\n  - claim: a\n    evidence: b\n    certainty: Low\n    sources: [x]",
        ["7: claims: Low: want high, moderate, low or very low; did you mean low?"],
    ),
    (
        "claims: [{claim: a, evidence: b, certainty: low, sources: ['x y']}]",
        ["4: claims: x y: want a key of references.bib; write the key alone, without @ or space"],
    ),
    (
        "claims: [{claim: a, evidence: b, certainty: low, sources: ['@x']}]",
        ["4: claims: @x: want a key of references.bib; write the key alone, without @ or space"],
    ),
    (
        "summary: a: b",
        ['4: summary: a: b: want valid YAML; put a value that holds ": " in double quotes'],
    ),
    ('summary: "open', ['4: summary: "open: want valid YAML; close the quotes']),
    ("summary: 'open", ["4: summary: 'open: want valid YAML; close the quotes"]),
    ("summary: [open", ["4: summary: [open: want valid YAML; close the brackets"]),
    ("tags: [a, b", ["4: tags: [a, b: want valid YAML; close the brackets"]),
    ("tags: a]", ["4: tags: a]: want a list; write it as [first, second]"]),
    (
        "summary: @x",
        [
            "4: summary: @x: want valid YAML; indent with spaces; quote a value that begins with % @ ` or a tab"
        ],
    ),
    (
        "summary: `x`",
        [
            "4: summary: `x`: want valid YAML; indent with spaces; quote a value that begins with % @ ` or a tab"
        ],
    ),
    (
        "summary: %x",
        [
            "4: summary: %x: want valid YAML; indent with spaces; quote a value that begins with % @ ` or a tab"
        ],
    ),
    ("summary: *alias", ["4: summary: *alias: want no alias; repeat or quote it"]),
    ("summary: &anchor x", ["4: summary: &anchor: want no anchor; delete or quote it"]),
    (
        "summary: !!python/object/apply:os.system [ls]",
        ["4: summary: !!python/object/apply:os.system: want no YAML tag; delete or quote it"],
    ),
    ("summary: !tag x", ["4: summary: !tag: want no YAML tag; delete or quote it"]),
    ("&a summary: x", ["4: &a summary: &a: want no anchor; delete or quote it"]),
    (
        "<<: {slug: a}",
        ["4: <<: {slug: a}: want a known field; see docs/front-matter.md for the fields"],
    ),
    (
        "? complex\n: x",
        ["4: complex: x: want a known field; see docs/front-matter.md for the fields"],
    ),
    ("? [a, b]\n: x", ["4: front matter: want a name before the colon; quote the value"]),
    ("summary: |\n\tx", ["5: summary: tab: want spaces; indent with spaces"]),
    ("\tsummary: x", ["4: summary: tab: want spaces; indent with spaces"]),
    (
        " summary: x",
        ["4: summary: x: want valid YAML; begin each field at the first column"],
    ),
    ("summary", ["4: front matter: summary: want valid YAML; write each field as `name: value`"]),
    (
        "- summary: x",
        [
            "4: front matter: - summary: x: want valid YAML; begin each field at the first column as `name: value`"
        ],
    ),
    (
        'summary: "\\q"',
        ['4: summary: "\\q": want valid YAML; write \\\\ for a backslash, or use single quotes'],
    ),
    (
        "summary: x\n  more: y",
        ["5: more: y: want valid YAML; begin each field at the first column"],
    ),
    ("summary: x\n--- y", ["5: front matter: ---: want one document; delete the second one"]),
    ("%YAML 1.1", ["4: front matter: %YAML 1.1: want valid YAML; put the value in double quotes"]),
    (
        'summary: "a" b',
        [
            '4: summary: "a" b: want valid YAML; write \\" for a quotation mark in a value that is all in double quotes'
        ],
    ),
    (
        'summary: "She said "no" to it"',
        [
            '4: summary: "She said "no" to it": want valid YAML; write \\" for a quotation mark in a value that is all in double quotes'
        ],
    ),
    (
        "summary: 'It's here'",
        ["4: summary: 'It's here': want valid YAML; write '' for an apostrophe inside the quotes"],
    ),
    (
        'tags: [alpha, "beta]',
        ['4: tags: [alpha, "beta]: want valid YAML; close the quotation mark: "…"'],
    ),
    (
        'authors: ["A, "B"]',
        ['4: authors: ["A, "B"]: want valid YAML; close the quotation mark: "…"'],
    ),
    (
        'about: [{type: drug, name: "K}]',
        ['4: about: [{type: drug, name: "K}]: want valid YAML; close the quotation mark: "…"'],
    ),
    (
        'tags: ["a 6" pipe"]',
        [
            '4: tags: ["a 6" pipe"]: want valid YAML; write \\" for a quotation mark inside the quotes of an entry'
        ],
    ),
    (
        "tags: ['it's, b]",
        [
            "4: tags: ['it's, b]: want valid YAML; write '' for an apostrophe inside the quotes of an entry"
        ],
    ),
    (
        'tags: ["a "b" c"]',
        [
            '4: tags: ["a "b" c"]: want valid YAML; write \\" for a quotation mark inside the quotes of an entry'
        ],
    ),
    (
        "summary: “a: b” c",
        ['4: summary: “a: b” c: want valid YAML; put the value in straight double quotes: "…"'],
    ),
    (
        "summary: ‘a: b’",
        ['4: summary: ‘a: b’: want valid YAML; put the value in straight double quotes: "…"'],
    ),
    (
        "tags: [“a”, b]",
        ["4: tags: “a”: want a name without quotes, which would be shown; write a"],
    ),
    (
        'tags: ["sleep, mood"]',
        ["4: tags: sleep, mood: want each name by itself; write [sleep, mood]"],
    ),
    (
        "category: “a”",
        ["4: category: “a”: want a name without quotes, which would be shown; write a"],
    ),
    (
        "category: '“O’Brien” '",
        ["4: category: “O’Brien”: want a name without quotes, which would be shown; write O’Brien"],
    ),
    (
        "category: '“The “best” book”'",
        [
            "4: category: “The “best” book”: want a name without quotes, which would be shown;"
            " write The “best” book"
        ],
    ),
    (
        "author: Jane Doe & John Smith",
        ["4: authors: Jane Doe & John Smith: want one name; write Jane Doe; John Smith"],
    ),
    (
        "authors: Ann Li and Bo Ek",
        ["4: authors: Ann Li and Bo Ek: want one name; write Ann Li; Bo Ek"],
    ),
    (
        "authors: Doe, Jane and Roe, Ann",
        ["4: authors: Doe, Jane and Roe, Ann: want one name; write Jane Doe; Ann Roe"],
    ),
    (
        "authors: Ann Li, Bo Ek & Cy Fu",
        ["4: authors: Ann Li, Bo Ek & Cy Fu: want one name; write Ann Li; Bo Ek; Cy Fu"],
    ),
    (
        "authors:\n- Ann Li & Bo Ek",
        ["5: authors: Ann Li & Bo Ek: want one name; write an entry for each: Ann Li, Bo Ek"],
    ),
    (
        "authors:\n- Doe, Jane",
        [
            "5: authors: Doe, Jane: want one name; write Jane Doe, or an entry for each of Doe and Jane"
        ],
    ),
    (
        "authors: Doe, Jane; Roe",
        [
            "4: authors: Doe, Jane: want one name; write Jane Doe, or an entry for each of Doe and Jane"
        ],
    ),
    (
        "authors: Ann, McDonald",
        [
            "4: authors: Ann, McDonald: want one name, or semicolons between several; write McDonald Ann for one person, Ann; McDonald for two"
        ],
    ),
    (
        'authors: ["Smith, DeShawn"]',
        [
            "4: authors: Smith, DeShawn: want one name; write DeShawn Smith, or an entry for each of Smith and DeShawn"
        ],
    ),
    (
        "authors:\n- Ann LeBlanc, Bob MacArthur",
        [
            "5: authors: Ann LeBlanc, Bob MacArthur: want one name; write Bob MacArthur Ann LeBlanc, or an entry for each of Ann LeBlanc and Bob MacArthur"
        ],
    ),
    (
        "authors:\n- McDonald, Ann, MD, PhD",
        ["5: authors: McDonald, Ann, MD, PhD: want one name; write Ann McDonald MD PhD"],
    ),
    (
        "authors: McDonald, Ann, MD",
        [
            "4: authors: McDonald, Ann, MD: want one name, or semicolons between several; write Ann McDonald MD for one person, McDonald; Ann MD for two"
        ],
    ),
    (
        "authors:\n- Ann Li, DipPsych",
        [
            "5: authors: Ann Li, DipPsych: want one name; write Ann Li DipPsych, or leave DipPsych out"
        ],
    ),
    (
        "authors:\n- Jane Doe, MD",
        ["5: authors: Jane Doe, MD: want one name; write Jane Doe MD, or leave MD out"],
    ),
    (
        "authors:\n- Doe, Jane, Roe, Ann",
        ["5: authors: Doe, Jane, Roe, Ann: want one name; write an entry for each person"],
    ),
    (
        "authors:\n- Joan Doe <jane@example.org>",
        [
            "5: authors: Joan Doe <jane@example.org>: want one name; write Joan Doe, without the address"
        ],
    ),
    (
        "authors: [Jane Doe, MD]",
        ["4: authors: MD: want a whole name; write Jane Doe MD, or leave MD out"],
    ),
    (
        "authors:\n- Ann Li\n- Jane Doe\n- M.D.\n- PhD\n- Bo Ek\n- Jr.",
        [
            "7: authors: M.D.: want a whole name; write Jane Doe M.D. PhD, or leave M.D. PhD out",
            "10: authors: Jr.: want a whole name; write Bo Ek Jr., or leave Jr. out",
        ],
    ),
    ("authors: [Doe, J.]", ["4: authors: J.: want a whole name; write J. Doe"]),
    (
        "authors: Jane Doe, MD, PhD",
        [
            "4: authors: Jane Doe, MD, PhD: want one name, or semicolons between several; write Jane Doe MD PhD"
        ],
    ),
    ("authors: [Ann Li, Bo Ek, and Cy Fu]", ["4: authors: and Cy Fu: want one name; write Cy Fu"]),
    (
        "authors: [Marks & Spencer]",
        [
            '4: authors: Marks & Spencer: want one name; write an entry for each: Marks, Spencer, or "Marks & Spencer" in double quotes'
        ],
    ),
    (
        "authors: Marks & Spencer",
        [
            "4: authors: Marks & Spencer: want one name; write Marks; Spencer, or end it with a semicolon if it is one name"
        ],
    ),
    (
        'authors: ["Ann Li and Bo Ek"]',
        ["4: authors: Ann Li and Bo Ek: want one name; write an entry for each: Ann Li, Bo Ek"],
    ),
    (
        "authors: [Mayo Clinic and Cy Fu]",
        [
            '4: authors: Mayo Clinic and Cy Fu: want one name; write an entry for each: Mayo Clinic, Cy Fu, or "Mayo Clinic and Cy Fu" in double quotes'
        ],
    ),
    (
        'authors: ["Jane Doe, Mayo Clinic"]',
        ["4: authors: Jane Doe, Mayo Clinic: want one name; write Jane Doe, or an entry for each"],
    ),
    (
        "authors: Department of Health, Education, and Welfare",
        [
            "4: authors: Department of Health, Education, and Welfare: want one name, or semicolons between several; end it with a semicolon if it is one name"
        ],
    ),
    ("authors: jane@example.org", ["4: authors: jane@example.org: want one name; write a name"]),
    (
        "authors:\n- Ann Li\n- et al.",
        ["6: authors: et al.: want one name; name each person, or delete it"],
    ),
    ('search_title: "C:\\new\\table"', [f"4: search_title: C:\\new\\table: {ESCAPES}"]),
    ('search_title: "C:\\new"', [f"4: search_title: C:\\new: {ESCAPES}"]),
    ('search_title: "a\\bold"', [f"4: search_title: a\\x08old: {ESCAPES}"]),
    (
        "search_title: [Bracketed] title",
        ["4: search_title: [Bracketed] title: want valid YAML; put the value in double quotes"],
    ),
    (
        "changes: [{date: 2026-11-20, change: Corrected, from 5 mg}]",
        [
            "4: changes: from 5 mg: want date, change; put a value that holds a comma in double quotes"
        ],
    ),
    (
        "changes:\n  - {date: 2026-11-20, change: Corrected,\n     once more}",
        [
            "6: changes: once more: want date, change; put a value that holds a comma in double quotes"
        ],
    ),
    (
        "changes:\n  - date: 2026-11-20\n    change: Corrected\n    by:",
        ["7: changes: by: want date, change; delete it"],
    ),
    (
        "changes:\n  - date: 2026-11-20\n    change: Corrected the dose: 10 mg",
        [
            '6: changes: change: Corrected the dose: 10 mg: want valid YAML; put a value that holds ": " in double quotes'
        ],
    ),
    (
        "changes:\n  - date: 2026-11-20\n   change: Corrected",
        ["6: changes: change: Corrected: want valid YAML; begin each field at the first column"],
    ),
    (
        "summary: x\n  more: y: z",
        ["5: more: y: z: want valid YAML; begin each field at the first column"],
    ),
    (
        "changes:\n- 2026-11-03: fixed a typo",
        [
            "5: changes: 2026-11-03: fixed a typo: want date and change; write - date: 2026-11-03, and below it change: fixed a typo"
        ],
    ),
    (
        "authors: Smith, John",
        [
            "4: authors: Smith, John: want one name, or semicolons between several; write John Smith for one person, Smith; John for two"
        ],
    ),
    (
        "author: Doe, J.",
        [
            "4: authors: Doe, J.: want one name, or semicolons between several; write J. Doe for one person, Doe; J. for two"
        ],
    ),
    (
        "authors: Jane Doe, MD",
        [
            "4: authors: Jane Doe, MD: want one name, or semicolons between several; write Jane Doe MD, or leave MD out"
        ],
    ),
    (
        "authors: Smith, J., Roe, R.",
        [
            "4: authors: Smith, J., Roe, R.: want one name, or semicolons between several; put semicolons between people: J. Smith; R. Roe"
        ],
    ),
    (
        "modified: 2026-01-01 09:30 EST",
        [
            "4: modified: 2026-01-01 09:30 EST: want a date as 2019-03-01 or 2019-03-01 09:30; write the zone as -05:00 right behind the time"
        ],
    ),
    (
        "modified: 2026-07-01 09:30 CEST",
        [
            "4: modified: 2026-07-01 09:30 CEST: want a date as 2019-03-01 or 2019-03-01 09:30; write the zone as +02:00 right behind the time"
        ],
    ),
    (
        "modified: 2026-07-01 09:30 IST",
        [
            "4: modified: 2026-07-01 09:30 IST: want a date as 2019-03-01 or 2019-03-01 09:30; write the zone as hours from UTC, such as +05:30 right behind the time"
        ],
    ),
    (
        "modified: 2026-07-01 9:30 PM",
        [
            "4: modified: 2026-07-01 9:30 PM: want a date as 2019-03-01 or 2019-03-01 09:30; write the time as 21:30"
        ],
    ),
    (
        "modified: “2026-07-01”",
        [
            "4: modified: “2026-07-01”: want a date as 2019-03-01 or 2019-03-01 09:30; leave out the quotes"
        ],
    ),
    (
        "summary: >\n x\ny",
        ["6: front matter: y: want valid YAML; write each field as `name: value`"],
    ),
    ("a: [&x [*x]]", ["4: a: &x: want no anchor; delete or quote it"]),
    (
        "summary: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: b}}}}}}}}}}",
        ["4: summary: want at most 8 levels; make it flatter"],
    ),
    ("'': x", ["4: front matter: x: want a known field; see docs/front-matter.md for the fields"]),
    (
        "summary: x #y\n#z: w\n: q",
        [
            "6: front matter: : q: want valid YAML; begin each field at the first column as `name: value`"
        ],
    ),
]

FILE_MISTAKES: list[tuple[bytes, list[str]]] = [
    (
        b"title: T\ndate: 2019-03-01\n---\n\nWords.\n",
        [
            "3: front matter: ---: want a line of --- above the first field as well; add --- as line 1"
        ],
    ),
    (b"title: T\ndate: 2019-03-01\n\n---\n\nWords.\n", []),
    (
        b"",
        [
            "1: front matter: want fields between two lines of ---; begin the file with ---, title: … and ---"
        ],
    ),
    (
        b"\n",
        [
            "1: front matter: want fields between two lines of ---; begin the file with ---, title: … and ---"
        ],
    ),
    (
        b"Hello.\n",
        [
            "1: front matter: want fields between two lines of ---; begin the file with ---, title: … and ---"
        ],
    ),
    (
        b"# A heading\n",
        [
            "1: front matter: want fields between two lines of ---; begin the file with ---, title: … and ---"
        ],
    ),
    (b"---\n", ["1: front matter: want a line of --- below the last field; add it"]),
    (
        b"---\ntitle: T\ndate: 2019-03-01\n",
        ["3: date: want a line of --- below the last field; add it below line 3"],
    ),
    (
        b"---\n---\n",
        [
            "1: date: want this field; add date: 2019-03-01",
            "1: title: want this field; add title: …",
        ],
    ),
    (
        b"---\n---\nBody\n",
        [
            "1: date: want this field; add date: 2019-03-01",
            "1: title: want this field; add title: …",
        ],
    ),
    (
        b"--- \n\n---\n",
        [
            "1: date: want this field; add date: 2019-03-01",
            "1: title: want this field; add title: …",
        ],
    ),
    (
        b"\n---\ntitle: T\ndate: 2019-03-01\n---\n",
        [
            "2: front matter: ---: want fields between two lines of ---; move the first --- to line 1"
        ],
    ),
    (
        b"+++\ntitle = 'T'\n+++\n",
        [
            "1: front matter: +++: want fields between two lines of ---; write YAML between ---, not TOML"
        ],
    ),
    (b"---\ndate: 2019-03-01\n---\n", ["1: title: want this field; add title: …"]),
    (b"---\ntitle: T\n---\n", ["1: date: want this field; add date: 2019-03-01"]),
    (
        b"---\ntitel: T\ndate: 2019-03-01\n---\n",
        ["2: titel: T: want a known field; did you mean title?"],
    ),
    (
        b"---\ntitle: T\ndaet: 2019-03-01\n---\n",
        ["3: daet: 2019-03-01: want a known field; did you mean date?"],
    ),
    (
        b"---\ntitle:\ndate:\n---\n",
        [
            "2: title: want this field; write title: …",
            "3: date: want this field; write date: 2019-03-01",
        ],
    ),
    (
        b"---\njust words\n---\n",
        ["2: front matter: just words: want fields; write each as `name: value`"],
    ),
    (
        b"---\n- a\n- b\n---\n",
        ["2: front matter: a list: want fields; write each as `name: value`"],
    ),
    (b"---\n[a, b]\n---\n", ["2: front matter: a list: want fields; write each as `name: value`"]),
    (b"---\n42\n---\n", ["2: front matter: 42: want fields; write each as `name: value`"]),
    (
        b"---\nnull\n---\n",
        [
            "1: date: want this field; add date: 2019-03-01",
            "1: title: want this field; add title: …",
        ],
    ),
    (b"---\n{title: T}\n---\n", ["1: date: want this field; add date: 2019-03-01"]),
    (
        b"---\ntitle: " + b"y" * (1 << 20) + b"\ndate: 2019-03-01\n---\n",
        ["2: title: 1,048,609 bytes: want at most 1 MiB; split the text"],
    ),
    (
        b"---\ntitle: T\nstatus: drfat\n\nNo fence above this.\n",
        [
            "3: status: drfat: want published, draft or hidden; did you mean draft?",
            "3: status: want a line of --- below the last field; add it below line 3",
        ],
    ),
    (
        b"---\ntitle:Case zz\ndate: 2019-03-01\nsummary: S.\ntags: [a]\n---\n",
        [
            "2: title: title:Case zz: want a plain colon and a plain space after the name; write title: Case zz"
        ],
    ),
    (
        "---\ntitle：Case\ndate: 2019-03-01\ntags: [a]\n---\n".encode(),
        [
            "2: title: title：Case: want a plain colon and a plain space after the name; write title: Case"
        ],
    ),
    (
        "---\ntitle:\xa0Case\ndate: 2019-03-01\ntags: [a]\n---\n".encode(),
        [
            "2: title: title:\\xa0Case: want a plain colon and a plain space after the name; write title: Case"
        ],
    ),
    (
        b"---\ntitle: T\ndate:2019-03-01\nstatus:draft\n---\n",
        [
            "3: date: date:2019-03-01: want a plain colon and a plain space after the name; write date: 2019-03-01",
            "4: status: status:draft: want a plain colon and a plain space after the name; write status: draft",
        ],
    ),
    (
        b"---\ntitle: T\ndate: 2019-03-01\nchanges:\n  - date:2019-04-01\n    change: A.\n---\n",
        [
            "5: changes: - date:2019-04-01: want a plain colon and a plain space after the name; write date: 2019-04-01"
        ],
    ),
    (
        b"---\ntitle: T\nmore words\ndate: 2019-03-01\nsummary: S.\ntags: [a]\n---\n",
        ["3: front matter: more words: want valid YAML; write each field as `name: value`"],
    ),
    (
        b"---\nhttps://x.example/\ntitle: T\ndate: 2019-03-01\ntags: [a]\n---\n",
        ["2: front matter: https://x.example/: want valid YAML; write each field as `name: value`"],
    ),
    (b"Title: T\n", ["1: date: want this field; add date: 2019-03-01"]),
    (
        b"Title: T\nDate: 1/3/2019\n",
        [
            "2: date: 1/3/2019: want a date as 2019-03-01 or 2019-03-01 09:30; write the year first and hyphens in the date and two digits for month and day"
        ],
    ),
    (
        b"Title: T\nDate: 2019-03-01\nStatus: Draft\n",
        ["3: status: Draft: want published, draft or hidden; did you mean draft?"],
    ),
    (b"Titel: T\nDate: 2019-03-01\n", ["1: titel: T: want a known field; did you mean title?"]),
    (
        b"Title: T\nDate: 2019-03-01\nTitle: U\n",
        ["3: title: U: want each field once; line 1 has it already"],
    ),
    (
        b"Title: T\nDate: 2019-03-01\nSave_as: x\n",
        ["3: save_as: x: want no such field; the address follows from the slug"],
    ),
    (
        b"Title: T\nDate: 2019-03-01\nTags: a, a\n",
        ["3: tags: a: want each entry once; delete the second"],
    ),
    (
        b"Title: T\nDate: 2019-03-01\nPopularity: 1,000\n",
        ["3: popularity: 1,000: want a whole number from 0 to 1000000000; write 1000"],
    ),
    (
        b"Title:\nDate: 2019-03-01\n",
        ["1: title: want this field; write title: …"],
    ),
    (
        b"Title: T\n    more\nDate: 2019-03-01\nSlug: A\n",
        [
            "4: slug: A: want lower-case letters a to z and digits, with single hyphens, at most 100; did you mean a?"
        ],
    ),
    (
        b"Title: T\nDate: 2019-03-01\nAbout: x\n",
        ["3: about: x: want a list; write it as a list of `- type: drug` and `name: …`"],
    ),
    (
        b"Title: T\nDate: 2019-03-01\nAuthor: A\nAuthors: B\n",
        ["4: authors: B: want each field once; line 3 has it already"],
    ),
    (
        b"Note: this is prose.\n\nMore.\n",
        [
            "1: date: want this field; add date: 2019-03-01",
            "1: note: this is prose.: want a known field; see docs/front-matter.md for the fields",
            "1: title: want this field; add title: …",
        ],
    ),
    (b"\xff\xfeT\x00i\x00", ["1: encoding: UTF-16: want UTF-8; save the file as UTF-8"]),
    (b"\xfe\xff\x00T\x00i", ["1: encoding: UTF-16: want UTF-8; save the file as UTF-8"]),
    (b"\xff\xfe\x00\x00T\x00\x00\x00", ["1: encoding: UTF-32: want UTF-8; save the file as UTF-8"]),
    (b"\x00\x00\xfe\xff\x00\x00\x00T", ["1: encoding: UTF-32: want UTF-8; save the file as UTF-8"]),
    (b"T\x00i\x00t\x00l\x00e\x00", ["1: encoding: UTF-16: want UTF-8; save the file as UTF-8"]),
    (
        b"---\ntitle: T\ndate: 2019-03-01\n---\na\x00b\n",
        ["5: encoding: NUL: want text without NUL bytes; delete the byte"],
    ),
    (
        b"---\ntitle: Caf\xe9\ndate: 2019-03-01\n---\n",
        ["2: encoding: byte 0xE9, Latin-1 by the look of it: want UTF-8; save the file as UTF-8"],
    ),
    (
        b"---\ntitle: T\ndate: 2019-03-01\n---\n\x93quoted\x94\n",
        [
            "5: encoding: byte 0x93, Windows-1252 by the look of it: want UTF-8; save the file as UTF-8"
        ],
    ),
    (
        b"---\r\ntitle: T\r\ndate: 2019-03-01\r\n---\r\nna\xefve\r\n",
        ["5: encoding: byte 0xEF, Latin-1 by the look of it: want UTF-8; save the file as UTF-8"],
    ),
    (
        b"---\ntitle: T\ndate: 2019-03-01\n---\n\xed\xa0\x80\n",
        ["5: encoding: byte 0xED, Latin-1 by the look of it: want UTF-8; save the file as UTF-8"],
    ),
    (
        b"---\ntitle: T\ndate: 2019-03-01\n---\n\xc0\xaf\n",
        ["5: encoding: byte 0xC0, Latin-1 by the look of it: want UTF-8; save the file as UTF-8"],
    ),
    (
        b"---\ntitle: T\ndate: 2019-03-01\n---\n\xf5\x80\x80\x80\n",
        ["5: encoding: byte 0xF5, Latin-1 by the look of it: want UTF-8; save the file as UTF-8"],
    ),
    (
        b"---\ntitle: T\xe2\x80\xae\ndate: 2019-03-01\n---\n",
        ["2: character: U+202E: want no character that turns the direction of text; delete it"],
    ),
    (
        b"---\ntitle: T\ndate: 2019-03-01\n---\na\n\nb\xe2\x81\xa6c\n",
        ["7: character: U+2066: want no character that turns the direction of text; delete it"],
    ),
    (
        b"---\ntitle: T\ndate: 2019-03-01\n---\n\x0cpage\n",
        [
            "5: character: U+000C: want no character that cannot be published; write a space or a line end for it"
        ],
    ),
    (
        b"---\ntitle: T\ndate: 2019-03-01\n---\n\x1b[31mred\n",
        ["5: character: U+001B: want no character that cannot be published; delete it"],
    ),
    (
        b"---\ntitle: T\ndate: 2019-03-01\n---\na\xef\xbb\xbfb\n",
        ["5: character: U+FEFF: want no character that cannot be published; delete it"],
    ),
    (
        b"---\ntitle: T\ndate: 2019-03-01\n---\na\xe2\x80\xa8b\n",
        [
            "5: character: U+2028: want no character that cannot be published; write a space or a line end for it"
        ],
    ),
    (
        b"---\ntitle: T\ndate: 2019-03-01\n---\na\xef\xbf\xbeb\n",
        ["5: character: U+FFFE: want no character that cannot be published; delete it"],
    ),
    (
        b"---\ntitle: T\ndate: 2019-03-01\n---\na\xc2\x85b\n",
        [
            "5: character: U+0085: want no character that cannot be published; write a space or a line end for it"
        ],
    ),
    (
        b"---\ntitle: T\ndate: 2019-03-01\n---\na\x7fb\n",
        ["5: character: U+007F: want no character that cannot be published; delete it"],
    ),
    (
        b"---\ntitle: T\n<<<<<<< HEAD\ndate: 2019-03-01\n=======\ndate: 2019-03-02\n>>>>>>> theirs\n---\n",
        [
            "3: conflict: <<<<<<<: want no mark of a git conflict; resolve it",
            "6: date: 2019-03-02: want each field once; line 4 has it already",
            "7: conflict: >>>>>>>: want no mark of a git conflict; resolve it",
        ],
    ),
    (
        b"---\ntitle: T\ndate: 2019-03-01\n---\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n",
        [
            "5: conflict: <<<<<<<: want no mark of a git conflict; resolve it",
            "9: conflict: >>>>>>>: want no mark of a git conflict; resolve it",
        ],
    ),
    (
        b"---\r\ntitle: T\r\ndate: 2019-03-01\r\nstatus: publishd\r\n---\r\nx\r\n",
        ["4: status: publishd: want published, draft or hidden; did you mean published?"],
    ),
    (
        b"\xef\xbb\xbf---\ntitle: T\ndate: 2019-03-01\nstatus: publishd\n---\n",
        ["4: status: publishd: want published, draft or hidden; did you mean published?"],
    ),
    (
        b"---\rtitle: T\rdate: 2019-03-01\rstatus: publishd\r---\r",
        ["4: status: publishd: want published, draft or hidden; did you mean published?"],
    ),
]


@pytest.mark.parametrize(("field", "expected"), FIELD_MISTAKES)
def test_a_wrong_field_is_told_with_line_value_and_remedy(field: str, expected: list[str]) -> None:
    assert reported(f"---\ntitle: T\ndate: 2019-03-01\n{field}\n---\n".encode()) == expected


@pytest.mark.parametrize(("raw", "expected"), FILE_MISTAKES)
def test_a_wrong_file_is_told_with_line_and_remedy(raw: bytes, expected: list[str]) -> None:
    assert reported(raw) == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (
            f"summary: {'y' * 1001}",
            f"4: summary: {'y' * 79}…: want text of at most 1000 characters; it has 1001; shorten it",
        ),
        (
            f"title_: {'y' * 200}",
            f"4: title_: {'y' * 79}…: want a known field; did you mean title?",
        ),
        (
            f"slug: {LONG_SLUG}",
            f"4: slug: {'a' * 79}…: want lower-case letters a to z and digits, with single hyphens, at most 100; did you mean {'a' * 100}?",
        ),
        (
            f"tags: {[f't{n}' for n in range(51)]}",
            "4: tags: want at most 50 entries; shorten the list",
        ),
        (
            f"tags: {['a'] * 51}",  # one line, not one more for each entry that is there twice
            "4: tags: want at most 50 entries; shorten the list",
        ),
        (
            f"category: {'c' * 61}",
            f"4: category: {'c' * 61}: want text of at most 60 characters; it has 61; shorten it",
        ),
        (
            "x: y\n" * 14000,
            "1: front matter: want at most 64 KiB of front matter; move text into the body",
        ),
        (
            f"summary: {'y' * 70000}",
            "4: summary: want at most 64 KiB of front matter; move text into the body",
        ),
    ],
)
def test_a_value_that_is_too_long_is_cut_in_the_report(field: str, expected: str) -> None:
    assert reported(f"---\ntitle: T\ndate: 2019-03-01\n{field}\n---\n".encode()) == [expected]


def test_a_file_above_the_limit_is_refused() -> None:
    raw = b"---\ntitle: T\ndate: 2019-03-01\n---\n" + b"x" * (1 << 20)
    assert reported(raw) == ["1: size: 1,048,610 bytes: want at most 1 MiB; split the text"]


def test_every_mistake_of_a_file_is_told_at_once() -> None:
    raw = b"---\ntitle: [T]\ndate: soon\nstatus: drfat\nsumary: a: b\n---\n\x1b\n"
    assert reported(raw) == [
        "2: title: [T]: want text of at most 200 characters; write one value without brackets",
        "3: date: soon: want a date as 2019-03-01 or 2019-03-01 09:30;"
        " write the date in digits: year, month, day",
        "4: status: drfat: want published, draft or hidden; did you mean draft?",
        '5: sumary: a: b: want valid YAML; put a value that holds ": " in double quotes',
        "7: character: U+001B: want no character that cannot be published; delete it",
    ]


@pytest.mark.parametrize("field", ["Tags: [a, b]", "Authors: [Ann Li, Bo Ek]"])
def test_a_list_of_a_stock_header_has_no_brackets(field: str) -> None:
    name, _, value = field.partition(": ")
    raw = f"Title: T\nDate: 2019-03-01\n{field}\n\nWords.\n".encode()
    assert reported(raw) == [f"3: {name.lower()}: {value}: want a list; remove the brackets"]


@pytest.mark.parametrize("null", ["null", "Null", "NULL"])
def test_a_title_that_yaml_reads_as_none_needs_quotes(null: str) -> None:
    assert reported(f"---\ntitle: {null}\ndate: 2019-03-01\n---\n".encode()) == [
        f"2: title: {null}: want a value: YAML reads this word as none;"
        f' write "{null}" in double quotes if you mean the word'
    ]
    assert reported(f'---\ntitle: "{null}"\ndate: 2019-03-01\n---\n'.encode()) == []


@pytest.mark.parametrize(
    "summary", ['"One.\\nTwo."', '"One\n  two"', '"One.\\n\\ntwo"', "'C:\\new'"]
)
def test_line_ends_that_are_meant_and_single_quotes_stay(summary: str) -> None:
    assert reported(f"---\ntitle: T\ndate: 2019-03-01\nsummary: {summary}\n---\n".encode()) == []
