"""Templates compiled once for many environments and processes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, TemplateSyntaxError

from incremental.compiled_templates import CompiledTemplates
from tests.plugins.incremental.changing_site import ChangingSite, Post

HERE = b"environment 1   "


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The source of every template that is compiled."""
    seen: list[str] = []
    original = Environment._compile

    def count(env: Environment, source: str, filename: str) -> object:
        seen.append(filename)
        return original(env, source, filename)

    monkeypatch.setattr(Environment, "_compile", count)
    return seen


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "incremental.templates"


def rendered(templates: CompiledTemplates, source: str = "Hello {{ name }}") -> str:
    """What a new environment, as Pelican makes one for each generator, gives."""
    env = Environment(loader=DictLoader({"page": source}), autoescape=True)
    env.bytecode_cache = templates
    return env.get_template("page").render(name="<b>")


def test_a_second_environment_need_not_compile(file: Path, compiled: list[str]) -> None:
    templates = CompiledTemplates(file, HERE)
    pages = [rendered(templates) for _ in range(3)]
    assert (pages, len(compiled)) == (["Hello &lt;b&gt;"] * 3, 1)


def test_a_changed_template_is_compiled_anew(file: Path, compiled: list[str]) -> None:
    templates = CompiledTemplates(file, HERE)
    pages = [rendered(templates, f"{word} {{{{ name }}}}") for word in ("Old", "New")]
    assert (pages, len(compiled)) == (["Old &lt;b&gt;", "New &lt;b&gt;"], 2)


def test_the_next_build_need_not_compile(file: Path, compiled: list[str]) -> None:
    for _ in range(2):
        templates = CompiledTemplates(file, HERE)
        assert rendered(templates) == "Hello &lt;b&gt;"
        templates.save()
    assert len(compiled) == 1


@pytest.mark.parametrize("environment", [b"environment 2   ", b""])
def test_another_environment_compiles_anew(
    environment: bytes, file: Path, compiled: list[str]
) -> None:
    for each in (HERE, environment):
        templates = CompiledTemplates(file, each)
        rendered(templates)
        templates.save()
    assert len(compiled) == 2


def test_a_damaged_file_is_not_believed(file: Path, compiled: list[str]) -> None:
    templates = CompiledTemplates(file, HERE)
    rendered(templates)
    templates.save()
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    assert rendered(CompiledTemplates(file, HERE)) == "Hello &lt;b&gt;"
    assert len(compiled) == 2


def test_a_build_keeps_its_templates_for_the_next(tmp_path: Path) -> None:
    site = ChangingSite(tmp_path)
    site.put("a", Post("Post a"))
    first = site.build()
    file = tmp_path / "cache/incremental.templates"
    seen = file.stat().st_mtime_ns
    assert (site.build(), file.stat().st_mtime_ns) == (first, seen)
    site.write("theme/templates/article.html", "changed {{ article.content }}")
    assert site.build() == site.clean_build()
    assert file.stat().st_mtime_ns > seen


def theme(folder: Path, **settings: object) -> tuple[Environment, dict[str, Any]]:
    """The environment and the settings of a theme with one good and one broken template."""
    templates = folder / "theme" / "templates"
    templates.mkdir(parents=True)
    (templates / "page.html").write_text("Hello {{ name }}", encoding="utf-8")
    (templates / "broken.html").write_text("{% if %}", encoding="utf-8")
    known = {
        "THEME": str(folder / "theme"),
        "THEME_TEMPLATES_OVERRIDES": [],
        "JINJA_ENVIRONMENT": {},
        "INCREMENTAL_PROCESSES": 2,
    }
    return Environment(loader=FileSystemLoader(templates), autoescape=True), {**known, **settings}


def test_a_worker_compiles_what_this_process_asks_for(
    tmp_path: Path, file: Path, compiled: list[str]
) -> None:
    env, settings = theme(tmp_path)
    env.bytecode_cache = templates = CompiledTemplates(file, HERE)
    templates.compile_early(env, settings)
    assert env.get_template("page.html").render(name="you") == "Hello you"
    assert compiled == []
    with pytest.raises(TemplateSyntaxError):
        env.get_template("broken.html")


@pytest.mark.parametrize(
    "settings",
    [
        {"INCREMENTAL_PROCESSES": 1},
        {"REPORT_ONLY": True},
        {"JINJA_ENVIRONMENT": {"extensions": ["webassets.ext.jinja2.AssetsExtension"]}},
    ],
)
def test_no_worker_compiles_where_it_is_not_wanted(
    settings: dict[str, Any], tmp_path: Path, compiled: list[str]
) -> None:
    env, settings = theme(tmp_path, **settings)
    env.bytecode_cache = templates = CompiledTemplates(Path(), b"")
    templates.compile_early(env, settings)
    env.get_template("page.html")
    assert len(compiled) == 1


def test_a_template_that_changes_after_it_was_compiled_is_compiled_anew(
    tmp_path: Path, compiled: list[str]
) -> None:
    env, settings = theme(tmp_path)
    env.bytecode_cache = templates = CompiledTemplates(Path(), b"")
    templates.compile_early(env, settings)
    templates.take_early()
    (tmp_path / "theme/templates/page.html").write_text("Bye {{ name }}", encoding="utf-8")
    assert env.get_template("page.html").render(name="you") == "Bye you"
    assert len(compiled) == 1
