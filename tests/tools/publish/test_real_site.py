"""The repository's own site goes through the guard, to a branch, to a host, and is verified."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.built_site import ROOT, BuiltSite
from tests.tools.publish.conftest import Project, write
from tools.http.static_server import served
from tools.publish.branch import Branch
from tools.publish.branch_update import BranchUpdate
from tools.publish.git import Git
from tools.publish.guard import GuardInput
from tools.publish.publish_settings import PublishSettings
from tools.publish.site_client import SiteClient
from tools.publish.staged_site import copy_site, write_manifest
from tools.publish.unpublished import read_sources
from tools.publish.verification import Verification


def test_the_real_site_is_published_and_verified(
    published_site: BuiltSite, project: Project, tmp_path: Path
) -> None:
    copy_site(published_site.output, tmp_path / "site", "")
    site = write_manifest(tmp_path / "site", published_site.siteurl, "1" * 40, 0, "2" * 64)
    terms = GuardInput(
        PublishSettings(), read_sources(ROOT / "content", datetime.now(UTC).date()).hidden
    )
    branch = Branch(Git(project.folder), "origin", "gh-pages")
    assert BranchUpdate(branch, site, terms, lambda _: "Publish").run(0).new
    write(tmp_path / "host", project.live())
    with served(tmp_path / "host") as url:
        assert Verification(SiteClient(url), site.manifest).run().diagnostics == []
