"""The file that says what a site is: read, or refused with the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.diagnostic import DiagnosticsError
from site_identity.identity import Licence
from site_identity.read import parse, read_identity

LEAST = """
name = "Crumbs"
subtitle = "Bread"
address = "https://crumbs.example/blog"
author = "Ann"
security_expires = 2027-11-01T00:00:00Z
"""


def mistakes(text: str) -> list[str]:
    with pytest.raises(DiagnosticsError) as caught:
        parse(text)
    return [f"{each.line}: {each.field}: {each.message}" for each in caught.value.diagnostics]


def test_the_least_that_a_site_says_is_enough() -> None:
    site = parse(LEAST)
    assert (site.name, site.kind, site.language, site.menu) == ("Crumbs", "blog", "en", [])
    assert (site.host, site.authority) == ("crumbs.example", "crumbs.example")
    assert site.expires == "2027-11-01T00:00:00Z"


def test_what_a_site_says_becomes_typed_values() -> None:
    more = 'menu = [["A", "a/"]]\nlicence = { name = "CC0", address = "https://l.example/" }\n'
    site = parse(LEAST + more + '[colours]\naccent = ["#012345", "#fff"]\n')
    assert site.menu == [("A", "a/")]
    assert site.licence == Licence("CC0", "https://l.example/")
    assert site.colours == {"accent": ("#012345", "#fff")}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("lagnuage = 'de'", "7: lagnuage: no such field; did you mean language?"),
        ("xyz = 1", "7: xyz: no such field; delete it; docs/identity.md lists all"),
        ("lead = 3", "7: lead: Expected str, got int; docs/identity.md has an example"),
        ("kind = 'shop'", "7: kind: Invalid enum value 'shop'; write blog or medical"),
        (
            "contact = 'Ann <ann@x.example>'",
            "7: contact: Ann <ann@x.example>: want an address as team@example.org, or nothing;"
            " write the address alone",
        ),
        (
            "repository = 'https://github.com/'",
            "7: repository: https://github.com/: want an address as"
            " https://github.com/you/site, or nothing; drop a slash at the end",
        ),
        ("initials = 'SSS'", "7: initials: SSS: want one or two letters or digits; shorten them"),
        ("initials = '<'", "7: initials: <: want one or two letters or digits; shorten them"),
        ("timezone = 'Berlin'", "7: timezone: Berlin: want a time zone as Europe/Berlin or UTC;"),
        (
            'menu = [\n  ["A", "a/"],\n  ["B", "/b/"],\n]',
            "9: menu: /b/: want a path as about/; write the path of a page of this site,",
        ),
        ('menu = [["", "a/"]]', "7: menu: want a label; write the words that readers see"),
        (
            '[colours]\naccent = ["teal", "#ffffff"]',
            "8: colours: teal: want a colour as #0c5361; write six digits, a to f small",
        ),
        ("lead = ", "7: TOML: Invalid value; correct the line"),
    ],
)
def test_a_mistake_names_its_line_and_its_remedy(line: str, told: str) -> None:
    assert mistakes(f"{LEAST}{line}\n")[0].startswith(told)


def test_all_mistakes_come_in_one_report() -> None:
    found = mistakes(LEAST.replace('name = "Crumbs"', "") + "lead = 1\nnope = 2\n")
    assert [each.split(": ")[1] for each in found] == ["name", "lead", "nope"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"Crumbs"', '" "', "2: name: is empty; write it between the quotes"),
        ("/blog", "/", "4: address: https://crumbs.example/: want an address as"),
        ("00Z", "00", "6: security_expires: 2027-11-01 00:00:00: want a time zone;"),
    ],
)
def test_a_field_that_each_site_has_is_checked_too(old: str, new: str, told: str) -> None:
    assert [each[: len(told)] for each in mistakes(LEAST.replace(old, new))] == [told]


def test_a_missing_file_is_a_mistake_and_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticsError, match=r"^site.toml:1: site: No such file or directory; "):
        read_identity(tmp_path / "site.toml")
