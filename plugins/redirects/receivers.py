"""Reads aliases, reports clashes, writes the redirect pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader
from pelican import signals
from pelican.generators import Generator

import documents
from documents.site import Site
from redirects.alias import Alias, problems, save_as
from redirects.outputs import outputs

TEMPLATES = Path(__file__).parent / "templates"


class RedirectsGenerator(Generator):  # type: ignore[misc]
    """Writes a page at each old address."""

    def generate_output(self, writer: Any) -> None:
        template = self.get_template("redirect")
        for path, content in sorted(dict(_aliases(self.context)).items()):
            target = f"{self.settings['SITEURL']}/{content.url}"
            file = save_as(path)
            writer.write_file(file, template, self.context, content=content, target=target)


def _aliases(context: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The path of each alias of every text that is not a draft, with the text."""
    for key in ("articles", "hidden_articles", "pages", "hidden_pages"):
        for original in context[key]:
            for content in (original, *original.translations):
                for path in _paths(content.metadata.get("aliases")):
                    yield path, content


def _paths(value: Any) -> list[str]:
    """A list as it is; in plain metadata, a text with commas between the paths."""
    paths = value.split(",") if isinstance(value, str) else value or []
    return ["/" + str(path).strip().lstrip("/") for path in paths if str(path).strip()]


def _report(site: Site) -> None:
    aliases = {
        Alias(path, site.shown(content)): content for path, content in _aliases(site.context)
    }
    for alias, diagnostic in problems(aliases, outputs(site)):
        content = aliases[alias]
        site.report(content, replace(diagnostic, line=_line(alias, content)))


def _line(alias: Alias, content: Any) -> int:
    """The line of the alias, as far as the reader tells it."""
    lines = content.metadata.get("field_lines", {})
    paths = _paths(content.metadata.get("aliases"))
    place = paths.index(alias.path) if alias.path in paths else 0
    return int(lines.get(f"aliases.{place}", lines.get("aliases", 1)))


def _offer_templates(generator: Any) -> None:
    generator.env.loader.loaders.append(FileSystemLoader(TEMPLATES))


def _generators(_pelican: Any) -> type[Generator]:
    return RedirectsGenerator


def _begin(pelican: Any) -> None:
    follows = ("languages", "site_identity")  # which decide what lists there are
    documents.add_pass(pelican.settings, "redirects", _report, after=follows)


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
    signals.generator_init.connect(_offer_templates)
    signals.get_generators.connect(_generators)
