"""The repository's own site goes through the guard, to a branch, to a host, and is verified."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.built_site import ROOT, BuiltSite
from tests.tools.publish.conftest import Project, write
from tools.http.static_server import served
from tools.publish.branch import Branch
from tools.publish.candidate import assemble, sign
from tools.publish.delivery import Delivery
from tools.publish.git import Git
from tools.publish.guard import Terms
from tools.publish.live_site import LiveSite
from tools.publish.settings import Settings
from tools.publish.unpublished import read_sources
from tools.publish.verification import Verification


def test_the_real_site_is_published_and_verified(
    published_site: BuiltSite, project: Project, tmp_path: Path
) -> None:
    assemble(published_site.output, tmp_path / "site", "")
    site = sign(tmp_path / "site", published_site.siteurl, "1" * 40, 0, "2" * 64)
    terms = Terms(Settings(), read_sources(ROOT / "content", datetime.now(UTC).date()).hidden)
    branch = Branch(Git(project.folder), "origin", "gh-pages")
    assert Delivery(branch, site, terms, lambda _: "Publish").run(0).new
    write(tmp_path / "host", project.live())
    with served(tmp_path / "host") as url:
        assert Verification(LiveSite(url), site.manifest).run().deviations == []
