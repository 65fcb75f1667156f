"""Templates compiled once in a process."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment

from incremental.compiled_templates import CompiledTemplates


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


def rendered(templates: CompiledTemplates, sources: dict[str, str]) -> str:
    """What a new environment, as Pelican makes one for each generator, gives."""
    env = Environment(loader=DictLoader(sources), autoescape=True)
    templates.use_in(SimpleNamespace(env=env))
    return env.get_template("page").render(name="<b>")


def test_a_second_environment_need_not_compile(compiled: list[str]) -> None:
    templates, sources = CompiledTemplates(), {"page": "Hello {{ name }}"}
    pages = [rendered(templates, sources) for _ in range(3)]
    assert (pages, len(compiled)) == (["Hello &lt;b&gt;"] * 3, 1)


def test_a_changed_template_is_compiled_anew(compiled: list[str]) -> None:
    templates = CompiledTemplates()
    pages = [rendered(templates, {"page": f"{word} {{{{ name }}}}"}) for word in ("Old", "New")]
    assert (pages, len(compiled)) == (["Old &lt;b&gt;", "New &lt;b&gt;"], 2)


def test_nothing_is_known_once_it_is_cleared(compiled: list[str]) -> None:
    templates, sources = CompiledTemplates(), {"page": "Hello {{ name }}"}
    rendered(templates, sources)
    templates.clear()
    rendered(templates, sources)
    assert len(compiled) == 2
