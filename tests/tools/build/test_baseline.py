"""`invoke baseline` on a small site: it accepts once, and then only takes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built_site import ROOT
from tools.build import baseline
from tools.build.site_diagnostics import diagnostics
from tools.cli.failures import CommandError

CONF = f"""
PATH = "content"
ARTICLE_PATHS = ["posts"]
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
PLUGINS = ["report", "documents", "front_matter", "body_policy"]
THEME = "simple"
SITENAME = "Test"
AUTHOR = "Tester"
TIMEZONE = "UTC"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = TRANSLATION_FEED_ATOM = None
"""
TEXT = "---\ntitle: A\ndate: 2019-03-01\ncategory: X\n---\nWords\n\n#### Deep\n\n###### Deeper\n"


@pytest.fixture
def conf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / "content/posts/a.md").write_text(TEXT)
    (tmp_path / "pelicanconf.py").write_text(f'{CONF}\nREPORT_BASELINE = "baseline.toml"\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path / "pelicanconf.py"


def levels(conf: Path) -> list[str]:
    return [each.level for each in diagnostics(conf)]


def test_what_is_accepted_no_longer_stops_a_build(conf: Path) -> None:
    assert levels(conf) == ["error", "error"]
    assert baseline.command(accept=True, project=conf.parent) == 0
    assert levels(conf) == ["warning", "warning"]


def test_without_accept_nothing_new_is_listed(conf: Path) -> None:
    baseline.command(accept=False, project=conf.parent)
    assert not (conf.parent / "baseline.toml").exists()


def test_what_is_mended_is_taken_out_and_the_empty_list_goes(conf: Path) -> None:
    baseline.command(accept=True, project=conf.parent)
    text = conf.parent / "content/posts/a.md"
    text.write_text(TEXT.replace("\n#### Deep\n", "\n## Deep\n"))
    baseline.command(accept=False, project=conf.parent)
    assert '"content/posts/a.md" = 1' in (conf.parent / "baseline.toml").read_text()
    text.write_text(TEXT.replace("####", "##").replace("####", "###"))
    baseline.command(accept=False, project=conf.parent)
    assert not (conf.parent / "baseline.toml").exists()


def test_a_site_without_the_setting_is_told_how(conf: Path) -> None:
    conf.write_text(CONF)
    with pytest.raises(CommandError, match=r'write REPORT_BASELINE = "baseline\.toml" there'):
        baseline.write(conf)
