"""`make test-all` installs several requirements files at once: no two of them may disagree."""

from __future__ import annotations

import re
from collections import defaultdict

from tests.built_site import ROOT

# A package that markers divide has one version in each environment.
PINNED = re.compile(r"^([a-z0-9._-]+)(?:\[.*?\])?==([^ ;\\]+) \\$", re.MULTILINE)


def test_a_package_has_one_version() -> None:
    versions: dict[str, set[str]] = defaultdict(set)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    kinds = re.search(r"^ALL := (.*)$", makefile, re.MULTILINE)
    assert kinds is not None
    for name in ("", "-dev", *(f"-{kind}" for kind in kinds[1].split())):
        text = (ROOT / f"requirements{name}.txt").read_text(encoding="utf-8")
        for package, version in PINNED.findall(text):
            versions[package].add(version)
    assert len(versions) > 50
    assert {package: found for package, found in versions.items() if len(found) > 1} == {}
