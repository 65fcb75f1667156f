"""Templates compiled once for many environments and processes."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

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
