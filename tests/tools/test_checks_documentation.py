"""`docs/checks.md` says of each rule what its docstring says, and names every setting."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from tools.audit.catalogue import VISIT_RULES
from tools.audit.lighthouse import lighthouse
from tools.check.catalogue import PAGE_RULES, SITE_RULES
from tools.check.check_settings import CheckSettings
from tools.check.diagnostics import rule_name

DOCUMENT = (Path(__file__).parents[2] / "docs/checks.md").read_text(encoding="utf-8")


def _rows(heading: str) -> dict[str, str]:
    """The first two columns of the table below *heading*."""
    section = DOCUMENT.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return dict(re.findall(r"^\| `([a-z_-]+)` \| (.+?) \|", section, re.MULTILINE))


def test_every_rule_of_check_is_documented_in_its_own_words() -> None:
    rules = {rule_name(rule): inspect.getdoc(rule) for rule in (*PAGE_RULES, *SITE_RULES)}
    assert _rows("Rules of check") == rules


def test_every_rule_of_audit_is_documented_in_its_own_words() -> None:
    rules = {rule_name(rule): inspect.getdoc(rule) for rule in (*VISIT_RULES, lighthouse)}
    assert _rows("Rules of audit") == rules


def test_every_setting_is_documented() -> None:
    assert set(_rows("Settings")) == set(CheckSettings.__struct_fields__) - {"file"}
