"""The thin Pelican shell: gives templates the stylesheet and the policies, writes `_headers`."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from pelican import signals

from page_policy.headers import header_policy, headers_file
from page_policy.policy import STRICT, Directives, as_text, source_hash, widened
from page_policy.stylesheet import bundle

DEFAULT_CACHING = {"/theme/*": "public, max-age=86400", "/images/*": "public, max-age=86400"}


def policies(settings: dict[str, Any], css: str) -> dict[str, Directives]:
    """The policy of ordinary pages under "", and each variant under its name."""
    base = widened(STRICT, {"style-src": [source_hash(css)]} if css else {})
    base = widened(base, settings.get("PAGE_POLICY_ADDITIONS", {}))
    variants = settings.get("PAGE_POLICY_VARIANTS", {})
    return {"": base, **{name: widened(base, more) for name, more in variants.items()}}


def _stylesheet(settings: dict[str, Any]) -> str:
    name = settings.get("PAGE_POLICY_STYLESHEET", "static/css/main.css")
    return bundle(Path(settings["THEME"]) / name) if name else ""


def _add_to_context(generators: list[Any]) -> None:
    generator = generators[0]
    css = _stylesheet(generator.settings)
    texts = {name: as_text(each) for name, each in policies(generator.settings, css).items()}
    generator.context["stylesheet"] = Markup(css)  # noqa: S704 - our own file, checked for `</`
    generator.context["content_security_policy"] = texts.pop("")
    generator.context["content_security_policies"] = texts


def _write_headers(pelican: Any) -> None:
    settings = pelican.settings
    prefix = urlsplit(settings["SITEURL"]).path.rstrip("/")
    caching = settings.get("PAGE_POLICY_CACHING", DEFAULT_CACHING)
    text = headers_file(
        header_policy(policies(settings, _stylesheet(settings)).values()),
        {prefix + path: age for path, age in caching.items()},
    )
    path = Path(pelican.output_path) / "_headers"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def register() -> None:
    signals.all_generators_finalized.connect(_add_to_context)
    signals.finalized.connect(_write_headers)
