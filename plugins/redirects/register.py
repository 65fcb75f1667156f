"""The thin Pelican shell: reads aliases, reports clashes, writes the redirect pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader
from pelican import signals
from pelican.generators import Generator

import report
from redirects.alias import Alias, Problem, problems, save_as
from redirects.outputs import outputs, source_of

TEMPLATES = Path(__file__).parent / "templates"


class RedirectsGenerator(Generator):  # type: ignore[misc]
    """Writes a page at each old address."""

    def generate_output(self, writer: Any) -> None:
        template = self.get_template("redirect")
        for alias, content in sorted(_aliases(self.context), key=lambda pair: pair[0]):
            target = f"{self.settings['SITEURL']}/{content.url}"
            file = save_as(alias.path)
            writer.write_file(file, template, self.context, content=content, target=target)


def _aliases(context: dict[str, Any]) -> Iterator[tuple[Alias, Any]]:
    """The aliases of every text that is not a draft."""
    for key in ("articles", "hidden_articles", "pages", "hidden_pages"):
        for original in context[key]:
            for content in (original, *original.translations):
                for path in _paths(content.metadata.get("aliases")):
                    yield Alias(path, source_of(content)), content


def _paths(value: Any) -> list[str]:
    """A list as it is; in plain metadata, a text with commas between the paths."""
    paths = value.split(",") if isinstance(value, str) else value or []
    return ["/" + str(path).strip().lstrip("/") for path in paths if str(path).strip()]


def _report(generators: list[Any]) -> None:
    context = generators[0].context
    aliases = dict(_aliases(context))
    for problem in problems(aliases, outputs(context)):
        report.tell(_mistake(problem, Path(aliases[problem.alias].source_path)))


def _mistake(problem: Problem, path: Path) -> report.Mistake:
    """The mistake at the line of the alias, in a list of one line or of many."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    field = next((n for n, text in enumerate(lines, 1) if re.match(r"aliases\s*:", text, re.I)), 1)
    old = problem.alias.path.strip("/")
    line = next((n for n, text in enumerate(lines, 1) if n >= field and old in text), field)
    source = problem.alias.source
    return report.Mistake(source, line, "aliases", problem.problem, problem.remedy)


def _offer_templates(generator: Any) -> None:
    generator.env.loader.loaders.append(FileSystemLoader(TEMPLATES))


def _generators(_pelican: Any) -> type[Generator]:
    return RedirectsGenerator


def register() -> None:
    report.register()
    signals.generator_init.connect(_offer_templates)
    signals.get_generators.connect(_generators)
    signals.all_generators_finalized.connect(_report)
