"""Writes the sitemap beside the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from xml_sitemap.indexable import locations
from xml_sitemap.location import sitemap_xml


class SitemapGenerator(Generator):  # type: ignore[misc]
    """Writes `sitemap.xml`, which has absolute addresses only: a site without one gets none."""

    def generate_output(self, _writer: Any) -> None:
        if not self.settings["SITEURL"]:
            return
        text = sitemap_xml(self.settings["SITEURL"], locations(self.context))
        path = Path(self.output_path) / "sitemap.xml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _generators(_pelican: Any) -> type[Generator]:
    return SitemapGenerator


def register() -> None:
    signals.get_generators.connect(_generators)
