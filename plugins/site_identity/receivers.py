"""Checks colours, files and menus when every source is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any, Final

from pelican import signals
from pelican.contents import Article

import documents
import report
from documents.site import Site
from page_policy.colours import read_colours
from redirects.outputs import outputs
from report.diagnostic import Diagnostic
from report.settings_form import TEXT_BY_NAME, check, pair, table
from report.settings_source import line_of as settings_line
from site_identity.drawn import old_icons
from site_identity.menu import dead_links
from site_identity.source import line_of
from site_identity.words import Link

SITE_FILE: Final = "SITE_IDENTITY_FILE"
# Each setting that is checked, and the field of the file that it comes from.
_MENUS: Final = {"MENUITEMS": "menu", "FOOTER_LINKS": "footer", "HELP_LINK": "help_link"}
_FEATURE: Final = "READING_AIDS_FEATURE"
_FIELDS: Final = {**_MENUS, _FEATURE: "feature"}
_LISTS: Final = ("MENUITEMS", "FOOTER_LINKS")
_OPTIONAL: Final = "SITE_IDENTITY_OPTIONAL"
_COUNTER: Final = "COUNTER_URL"
_SCRIPT: Final = "static/counter/count.js"
_COLOURS: Final = "PAGE_POLICY_COLOURS"


def _begin(pelican: Any) -> None:
    _check_colours(pelican.settings)
    documents.add_pass(pelican.settings, "site_identity", _link, after=("citations", "languages"))


def _check_colours(settings: dict[str, Any]) -> None:
    """Report colours that the theme does not have, and go on without them."""
    check(settings, _COLOURS, table(pair), {})
    check(settings, _OPTIONAL, TEXT_BY_NAME, {})
    given: Mapping[str, Any] = settings.get(_COLOURS) or {}
    sheets = sorted(Path(settings["THEME"]).glob("static/css/*.css")) if given else []
    known = {name for file in sheets for name in read_colours(file.read_text(encoding="utf-8"))}
    for name in given.keys() - known:
        problem = f"{name}: the theme has no such colour"
        _add(settings, (_COLOURS, "colours", name), problem, f"it has {', '.join(sorted(known))}")
    if given:
        settings[_COLOURS] = {name: each for name, each in given.items() if name in known}


def _link(site: Site) -> None:
    _leave_out(site)
    _check(site)
    _check_icons(site)


def _leave_out(site: Site) -> None:
    """Neither write nor link an optional page that shows nothing or that no menu leads to.

    A further language has a page of its own only if its own menu leads to it, too.
    """
    languages: Mapping[str, dict[str, Any]] = site.settings.get("LANGUAGES") or {}
    for template, shown in (site.settings.get(_OPTIONAL) or {}).items():
        save_as = f"{template.upper()}_SAVE_AS"
        path = site.settings[save_as].removesuffix("index.html")
        is_kept = _leads_to(path, site.settings) and site.context.get(shown)
        if not is_kept:
            for values in (site.settings, site.context):  # Pelican reads both
                _leave_out_of(values, save_as, path)
        for code, own in languages.items():
            if not (is_kept and _leads_to(f"{code}/{path}", own)):
                _leave_out_of(own, save_as, f"{code}/{path}")


def _leads_to(path: str, settings: Mapping[str, Any]) -> bool:
    return any(path == address for _, links in _menus(settings) for _, address in links)


def _leave_out_of(values: MutableMapping[str, Any], save_as: str, path: str) -> None:
    values[save_as] = ""
    for menu in _LISTS:
        values[menu] = [link for link in values.get(menu) or [] if link[1] != path]


def _check_icons(site: Site) -> None:
    file = site.settings.get(SITE_FILE)
    if file and Path(file).is_file():
        for warning in old_icons(Path(file), Path(site.settings["THEME"]), site.root):
            report.add(warning)


def _check(site: Site) -> None:
    built = outputs(site)
    for code, own in {"": site.settings, **(site.settings.get("LANGUAGES") or {})}.items():
        for setting, links in _menus(own):
            for path, remedy in dead_links(links, built):
                problem = f"{path or '/'}: no page of this site is there"
                _add(site.settings, (*_place(setting, code), path), problem, remedy)
        feature = own.get(_FEATURE) or ""
        for problem, remedy in _problems_of_feature(site, feature, code) if feature else ():
            place = (*_place(_FEATURE, code), feature)
            _add(site.settings, place, f"{feature}: {problem}", remedy)
    theme = Path(site.settings["THEME"])
    if site.settings.get(_COUNTER) and not (theme / _SCRIPT).is_file():
        problem = f"its script is not there, {theme.name}/{_SCRIPT}"
        remedy = "docs/popularity.md says where it comes from"
        _add(site.settings, (_COUNTER, "counter", ""), problem, remedy)


def _place(setting: str, code: str) -> tuple[str, str]:
    """The setting and the field that *setting* comes from, of the language *code* if any."""
    return ("LANGUAGES", f"languages.{code}") if code else (setting, _FIELDS[setting])


def _problems_of_feature(site: Site, feature: str, code: str) -> Iterator[tuple[str, str]]:
    """Why the home page in *code*, by default that of the site, cannot show the text *feature*."""
    language, read = code or site.settings["DEFAULT_LANG"], site.context["generated_content"]
    text = site.contents.get(feature)
    if not (site.root / feature).is_file():
        remedy = "correct the path, or leave it empty"
        yield f"there is no such file below {site.root.name}/", remedy
    elif text is None and feature in read:
        return  # a mistake in it is reported already
    elif not isinstance(text, Article):
        yield "is no article, and only those are on a home page", "name one, or leave it empty"
    elif text.lang != language:
        remedy = f"name one in {language}, or leave it empty"
        yield f"is in {text.lang}, and this home page lists texts in {language}", remedy
    elif text.status != "published" and not hasattr(text, "embargoed_until"):
        status = "a draft" if text.status == "draft" else text.status
        yield f"is {status}, and no home page shows it", "publish it, or leave it empty"


def _menus(settings: Mapping[str, Any]) -> Iterator[tuple[str, list[Link]]]:
    for setting in _MENUS:
        found = settings.get(setting) or []
        yield setting, [found] if isinstance(found, tuple) and isinstance(found[0], str) else found


def _add(
    settings: Mapping[str, Any], source: tuple[str, str, str], problem: str, remedy: str
) -> None:
    """Report *problem* at its *source*: the setting, the field and the value in it."""
    setting, field, value = source
    file = Path(settings.get(SITE_FILE) or "")
    if file.is_file():
        line = line_of(file.read_text(encoding="utf-8"), field, value)
        report.add(Diagnostic(file.name, line, field, problem, remedy))
    else:
        conf, line = settings_line(setting, settings)
        report.add(Diagnostic(conf.name, line, setting, problem, remedy))


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
