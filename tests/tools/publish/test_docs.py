"""`docs/operating.md` says what the tools do."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import msgspec

from tools.publish import compared_with_published, credentials, site_files, unpublished
from tools.publish.publish_settings import PublishSettings, read_settings
from tools.publish.site_manifest import SiteManifest
from tools.publish.status import Status
from tools.publish.verification import KINDS

ROOT = Path(__file__).parents[3]
OPERATING = (ROOT / "docs/operating.md").read_text()


def section(title: str) -> str:
    """What stands below the heading *title*, up to the next one."""
    return re.split(r"^#+ ", OPERATING.split(f" {title}\n", 1)[1], flags=re.M)[0]


def first_column(title: str) -> list[str]:
    rows = re.findall(r"^\| (.+?) \|", section(title), flags=re.M)
    return [word.strip("`") for cell in rows[1:] for word in cell.split(", ")]


def test_a_fork_becomes_a_verified_site_in_ten_lines() -> None:
    reported = section("From a fork to a verified site on GitHub Pages")
    assert re.findall(r"^(\d+)\. ", reported, flags=re.M) == [str(n) for n in range(1, 11)]


def test_each_exit_status_is_explained() -> None:
    assert first_column("Exit statuses") == [str(int(status)) for status in Status]


def test_each_word_of_the_verification_is_explained() -> None:
    assert first_column("Verifying") == list(KINDS)


def test_each_field_of_the_manifest_is_explained() -> None:
    fields = {field.name for field in msgspec.structs.fields(SiteManifest)} - {"format"}
    assert set(first_column("The manifest")) == fields


def test_each_rule_of_the_guard_is_explained() -> None:
    modules = (site_files, credentials, unpublished, compared_with_published)
    source = "".join(inspect.getsource(module) for module in modules)
    rules = set(re.findall(r'(?:1|line), "(\w+)",', source))
    assert set(first_column("The guard")) == rules


def test_each_workflow_is_listed() -> None:
    there = {path.name for path in (ROOT / ".github/workflows").glob("*.yml")}
    assert there <= set(first_column("The workflows"))


def test_each_setting_is_named_and_the_file_holds_the_defaults() -> None:
    reported = section("Settings")
    names = {field.encode_name for field in msgspec.structs.fields(PublishSettings)}
    assert names <= set(re.findall(r"`([a-z-]+)`", reported))
    assert read_settings(ROOT / "publish.toml") == PublishSettings()
