"""`docs/identity.md` against the fields that there are."""

from __future__ import annotations

import re

import msgspec

from site_identity.identity import Identity
from tests.built_site import ROOT

FIELDS, _, COLOURS = (ROOT / "docs/identity.md").read_text(encoding="utf-8").partition("| colour |")
ROWS = re.findall(r"^\| `(\w+)` \| (\S[^|]*) \|", FIELDS, re.M)


def test_each_field_has_a_row_which_says_whether_it_is_needed() -> None:
    fields = {field.name: field.required for field in msgspec.structs.fields(Identity)}
    assert {name: default == "needed" for name, default in ROWS} == fields


def test_each_colour_has_a_row_which_says_what_it_paints() -> None:
    tokens = (ROOT / "theme/static/css/tokens.css").read_text(encoding="utf-8")
    colours = dict.fromkeys(re.findall(r"--([a-z]+): light-dark", tokens))
    assert re.findall(r"^\| `(\w+)` \|", COLOURS, re.M) == list(colours)
