"""What each language of a site has of its own: its words, and a folder for its lists and feeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from documents.registry import LANGUAGE_PATHS, LANGUAGE_WORDS
from languages.catalogues import read_catalogues

NAME: Final = "LANGUAGES"
"""The setting: by language, settings such as `SITESUBTITLE` and `MENUITEMS`."""
_ONCE: Final = frozenset({"404", "robots", "security", "nojekyll"})
"""Templates of pages that a site has once, whatever its languages are."""
_GROUPS: Final = ("CATEGORY", "TAG", "AUTHOR", "YEAR_ARCHIVE", "MONTH_ARCHIVE", "DAY_ARCHIVE")
_CONTACT: Final = "CONTACT_URL"  # where a theme has the page with the address of the site


def languages(settings: Mapping[str, Any]) -> list[str]:
    """The languages besides `DEFAULT_LANG` that have lists and feeds, sorted."""
    return sorted(set(settings.get(NAME) or ()) - {settings["DEFAULT_LANG"]})


def own_settings(settings: Mapping[str, Any], language: str) -> dict[str, Any]:
    """*settings* as they are for lists and pages in *language*, which stand below its code."""
    if language not in languages(settings):
        return dict(settings)
    moved = {name: f"{language}/{path}" for name, path in _addresses(settings) if path is not None}
    words = _translated(settings, language)
    return {**settings, **moved, **words, **settings[NAME][language], **_named(settings, language)}


def own_context(settings: Mapping[str, Any], language: str) -> dict[str, Any]:
    """What differs from *settings* for a page in *language*."""
    if language not in languages(settings):
        return {}
    found = own_settings(settings, language)
    return {name: value for name, value in found.items() if settings.get(name) != value}


def direct_templates(settings: Mapping[str, Any]) -> list[str]:
    """The direct templates of which each language has a page."""
    return [name for name in settings["DIRECT_TEMPLATES"] if name not in _ONCE]


def address_of(save_as: str | None) -> str:
    """The address of the file *save_as*, as `references/` for `references/index.html`."""
    path = save_as or ""
    return path.removesuffix("index.html") if path.endswith("/index.html") else path


def plugin_paths(settings: Mapping[str, Any]) -> dict[str, str]:
    """The files and addresses of plugins: what the settings say, else the default of the plugin."""
    paths: Mapping[str, str] = settings.get(LANGUAGE_PATHS, {})
    return {name: settings.get(name, default) for name, default in paths.items()}


def _named(settings: Mapping[str, Any], language: str) -> dict[str, str]:
    return {"DEFAULT_LANG": language, "SITE_LANG": settings["DEFAULT_LANG"]}


def _translated(settings: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Settings with words that the catalogue has, and the addresses of feeds."""
    gettext = read_catalogues(settings).of(language).gettext
    defaults: Mapping[str, str] = settings.get(LANGUAGE_WORDS, {})
    words = {name: gettext(settings.get(name, default)) for name, default in defaults.items()}
    feeds = settings.get("FOOTER_FEEDS", ())
    return {
        **words,
        "FOOTER_FEEDS": [(gettext(label), f"{language}/{path}") for label, path in feeds],
    }


def _addresses(settings: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    """Settings that are addresses or files; None where there is to be no file."""
    for template in direct_templates(settings):
        name = template.upper()
        save_as = settings.get(f"{name}_SAVE_AS", f"{template}.html")
        yield f"{name}_SAVE_AS", save_as or None
        yield f"{name}_URL", settings.get(f"{name}_URL", address_of(save_as))
    for name in _GROUPS:
        yield f"{name}_SAVE_AS", settings.get(f"{name}_SAVE_AS") or None
        yield f"{name}_URL", settings.get(f"{name}_URL", "")
    for name, path in {_CONTACT: settings.get(_CONTACT), **plugin_paths(settings)}.items():
        yield name, path or None
