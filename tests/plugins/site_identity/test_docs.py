"""`docs/identity.md` against the fields that there are."""

from __future__ import annotations

import re

import msgspec

from site_identity.identity import Identity
from tests.built_site import ROOT

ROWS = re.findall(
    r"^\| `(\w+)` \| (\S[^|]*) \|", (ROOT / "docs/identity.md").read_text(encoding="utf-8"), re.M
)


def test_each_field_has_a_row_which_says_whether_it_is_needed() -> None:
    fields = {field.name: field.required for field in msgspec.structs.fields(Identity)}
    assert {name: default == "needed" for name, default in ROWS} == fields
