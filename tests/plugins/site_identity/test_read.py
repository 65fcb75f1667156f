"""The file that says what a site is: read, or refused with the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.diagnostic import DiagnosticsError
from site_identity.identity import Licence
from site_identity.read import mistakes_left_out, parse, read_identity

LEAST = """
name = "Crumbs"
subtitle = "Bread"
address = "https://crumbs.example/blog"
author = "Ann"
security_expires = 2027-11-01T00:00:00Z
"""


def diagnostics(text: str) -> list[str]:
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


def test_each_wrong_field_of_a_language_is_reported() -> None:
    tables = "[languages.de]\nlead = 1\nmenus = []\n[languages.fr]\nlead = 2\n"
    assert diagnostics(LEAST + tables) == [
        "8: languages.de.lead: Expected str, got int; docs/languages.md has an example",
        "9: languages.de.menus: no such field; did you mean menu?",
        "11: languages.fr.lead: Expected str, got int; docs/languages.md has an example",
    ]


@pytest.mark.parametrize(
    ("line", "reported"),
    [
        ("lagnuage = 'de'", "7: lagnuage: no such field; did you mean language?"),
        (
            "[languages.de]\nlead = 'L'\ncrisis = '112'",
            "9: languages.de.crisis: Expected array, got str; docs/languages.md has an example",
        ),
        (
            "[languages.de]\nmenu = [['a']]",
            "8: languages.de.menu: Expected array of length 2, got 1;"
            " docs/languages.md has an example",
        ),
        (
            "[languages.fr]\nsubtitle = 'L'\n[languages.de]\nsubtitel = 'L'",
            "10: languages.de.subtitel: no such field; did you mean subtitle?",
        ),
        (
            "[languages]\nde = 'x'",
            "8: languages.de: Expected object, got str; docs/languages.md has an example",
        ),
        (
            "languages = { de = { lead = 5 } }",
            "7: languages.de.lead: Expected str, got int; docs/languages.md has an example",
        ),
        (
            "[languages.DE]",
            "7: languages.DE: DE: want a further language as de; write its code",
        ),
        (
            "[reviewers]\n'A B' = 'MD'\n\"Dr A\" = 5",
            "9: reviewers.Dr A: Expected str, got int; docs/identity.md has an example",
        ),
        (
            "[colours]\nink = ['#fff', '#000']\naccent = 'red'",
            "9: colours.accent: Expected array, got str; docs/identity.md has an example",
        ),
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
        (
            'crisis = [\n  "[call 112](tel:112)",\n  "Call 116 123.",\n]',
            "9: crisis: Call 116 123.: want a help line as [call 112](tel:112);"
            " put the number or the address into a link, all in one line",
        ),
        (
            '[languages.de]\nsubtitle = "S"\ncrisis = ["Ruf an."]',
            "9: languages.de: Ruf an.: want a help line as [call 112](tel:112);",
        ),
        ("lead = ", "7: TOML: Invalid value; correct the line"),
    ],
)
def test_a_mistake_names_its_line_and_its_remedy(line: str, reported: str) -> None:
    assert diagnostics(f"{LEAST}{line}\n")[0].startswith(reported)


def test_all_mistakes_come_in_one_report() -> None:
    found = diagnostics(LEAST.replace('name = "Crumbs"', "") + "lead = 1\nnope = 2\n")
    assert [each.split(": ")[1] for each in found] == ["name", "lead", "nope"]


def test_a_wrong_type_does_not_hide_a_wrong_value() -> None:
    found = diagnostics(LEAST.replace("https://", "") + "lead = 1\n")
    assert [each.split(": ")[1] for each in found] == ["address", "lead"]


def test_defaults_stand_in_for_mistakes_where_only_a_report_is_wanted() -> None:
    text = LEAST.replace("https://", "").replace('"Bread"', "3") + "lead = 1\nnope = 2\n"
    with mistakes_left_out():
        site = parse(text)
    assert (site.name, site.lead) == ("Crumbs", "")
    assert (site.subtitle, site.address) == ("Site", "https://site.invalid")
    assert len(diagnostics(text)) == 4


@pytest.mark.parametrize("line", ["kind = 'shop'", "reviewer = {}", "timezone = 'Berlin'"])
def test_no_default_stands_in_for_what_texts_are_read_with(line: str) -> None:
    with mistakes_left_out():
        assert len(diagnostics(LEAST + line)) == 1


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        ('"Crumbs"', '" "', "2: name: is empty; write it between the quotes"),
        ("00Z", "00", "6: security_expires: 2027-11-01 00:00:00: want a time zone;"),
    ],
)
def test_a_field_that_each_site_has_is_checked_too(old: str, new: str, reported: str) -> None:
    assert [each[: len(reported)] for each in diagnostics(LEAST.replace(old, new))] == [reported]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://localhost:8000",
        "https://x.example/a/b-c_d.e~f",
        "https://xn--bcher-kva.example/%C3%BC",
    ],
)
def test_an_address_of_a_site(address: str) -> None:
    assert parse(LEAST.replace("https://crumbs.example/blog", address)).address == address


@pytest.mark.parametrize(
    ("address", "reported"),
    [
        ("", "is empty; write the address of the published site, as https://example.org"),
        ("  ", "is empty; write the address of the published site, as https://example.org"),
        ("crumbs.example", "want an address as https://example.org; begin it with https://"),
        ("HTTPS://x.example", "want an address as https://example.org; begin it with https://"),
        ("ftp://x.example", "want an address as https://example.org; begin it with https://"),
        ("https://ann:pw@x.example", "want no name or password; drop all from // to @, which"),
        ("https://x.example?q=1", "want no ? and no #; drop it with what follows"),
        ("https://x.example/#a", "want no ? and no #; drop it with what follows"),
        ("https://x.example/", "want no slash at the end; drop it"),
        ("https://x.example/a//", "want no slash at the end; drop it"),
        ("https://", "want an address as https://example.org; write the host"),
        ("https://X.example", "want an address as https://example.org; write the host in small"),
        ("https://bücher.example", "want a host in ASCII; write it in the form that"),
        ("https://x.example/a b", "want letters, digits and ._~- in paths; write others as %20"),
        ("https://x.example//a", "want letters, digits and ._~- in paths; write others as %20"),
    ],
)
def test_an_address_that_cannot_be_published_is_refused_for_its_reason(
    address: str, reported: str
) -> None:
    shown = f"{address.strip()}: " if address.strip() else ""
    (mistake,) = diagnostics(LEAST.replace("https://crumbs.example/blog", address))
    assert mistake.startswith(f"4: address: {shown}{reported}")


def test_a_missing_file_is_a_mistake_and_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticsError, match=r"^site.toml:1: site: No such file or directory; "):
        read_identity(tmp_path / "site.toml")
