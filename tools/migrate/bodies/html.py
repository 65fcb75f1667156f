"""HTML becomes Markdown, with `markdownify`; its words are escaped for this site's Markdown."""

from __future__ import annotations

import re
from html import escape as quoted
from typing import Any, Final

from markdownify import MarkdownConverter

from tools.migrate.bodies import asides, block_language, cells, code, embeds, lists, neighbours
from tools.migrate.bodies.context import Context, quoted_title, without_markup
from tools.migrate.bodies.signs import escaped

_SPACES: Final = re.compile(r"^\s*\xa0\s*")  # four of them would make code of a line
SAYS: Final = frozenset({"title", "lang", "dir", "datetime", "open"})
"""Attributes that say something of the words of an element; others are of looks."""


class Converter(MarkdownConverter):
    """Writes Markdown as this site's authors would; one converter for one body."""

    def __init__(self, context: Context) -> None:
        super().__init__(heading_style="ATX", bullets="-")
        self._context = context
        self._begins_line = True

    def convert_soup(self, soup: Any) -> str:
        lists.number(soup, self._context)
        cells.flatten(soup)
        return super().convert_soup(soup)

    def process_text(self, el: Any, parent_tags: set[str] | None = None) -> str:
        self._begins_line = not neighbours.shares_line(el)
        made: str = super().process_text(el, parent_tags)  # type: ignore[misc]  # not in its stub
        is_plain = parent_tags is None or "pre" not in parent_tags
        return _SPACES.sub("", made) if is_plain and self._begins_line else made

    def escape(self, text: str, parent_tags: set[str]) -> str:
        in_cell = cells.is_in_cell(parent_tags)
        return escaped(text, in_cell=in_cell, begins=self._begins_line)

    def convert_em(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return text if "_noformat" in parent_tags else neighbours.emphasis(el, text, "*")

    def convert_strong(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return text if "_noformat" in parent_tags else neighbours.emphasis(el, text, "**")

    convert_i, convert_b = convert_em, convert_strong

    def convert_br(self, el: Any, text: str, parent_tags: set[str]) -> str:
        if cells.is_in_cell(parent_tags):
            return "<br>"
        return " " if "_inline" in parent_tags else "\\\n"

    def convert_td(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return cells.written(text, str(el.get("colspan") or ""))

    convert_th = convert_td

    def convert_pre(self, el: Any, text: str, parent_tags: set[str]) -> str:
        written = el.get_text()
        return f"\n\n{code.block(written, block_language.named(el))}\n\n" if written.strip() else ""

    def convert_code(self, el: Any, text: str, parent_tags: set[str]) -> str:
        if "pre" in parent_tags or not el.get_text().strip():
            return text
        return self._context.code(el.get_text())

    convert_kbd = convert_samp = convert_tt = convert_code

    def convert_img(self, el: Any, text: str, parent_tags: set[str]) -> str:
        source = _first(el, "data-src", "data-orig-file", "src")
        if not source:
            return ""
        words = without_markup(str(el.get("alt") or ""))
        title = " ".join(str(el.get("title") or "").split())
        return f"![{words}]({_address(source)}{quoted_title(title if title != words else '')})"

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:
        if noted := asides.reference(el):
            return noted
        target = _first(el, "href")
        if not target or not text.strip():
            return text
        words = text.strip()
        if (
            "\n\n" in words
            or words.startswith(("#", "- ", "```"))
            or ("](" in words and "![" not in words)
        ):
            return text  # a link around blocks: its words stay
        note = quoted_title(str(el.get("title") or ""))
        before, after = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
        return f"{before}[{' '.join(words.split())}]({_address(target)}{note}){after}"

    def convert_aside(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return asides.block(el, text) or f"\n\n{text.strip()}\n\n"

    def convert_div(self, el: Any, text: str, parent_tags: set[str]) -> str:
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        return asides.block(el, text) or f"\n\n{text.strip()}\n\n"

    def convert_math(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return asides.mathematics(el, self._context)

    def convert_figure(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n"

    def convert_iframe(self, el: Any, text: str, parent_tags: set[str]) -> str:
        source = _first(el, "src", "data-src", "data", "href")
        title = str(el.get("title") or "")
        self._context.report(
            "embed", source or str(el)[:80], "was shown inside the page; it is a link now"
        )
        return f"\n\n{embeds.link(source, escaped(title))}\n\n" if source else text

    convert_embed = convert_iframe

    def convert_object(self, el: Any, text: str, parent_tags: set[str]) -> str:
        source = _first(el, "data")
        return text if text.strip() or not source else self.convert_iframe(el, text, parent_tags)

    def convert_video(self, el: Any, text: str, parent_tags: set[str]) -> str:
        sources = [el, *el.find_all("source")]
        source = next((str(each.get("src")) for each in sources if each.get("src")), "")
        words = " ".join(text.split())  # for browsers that play nothing: mostly no more than that
        shown = "" if "browser" in words.lower() or "](" in words else words
        return f"\n\n{embeds.link(source, shown)}\n\n" if source else text

    convert_audio = convert_video

    def convert_script(self, el: Any, text: str, parent_tags: set[str]) -> str:
        source = _first(el, "src")
        if "gist.github.com" in source:
            return f"\n\n{embeds.link(source.removesuffix('.js'), 'Code at gist.github.com')}\n\n"
        self._context.report(
            "script", source or el.get_text()[:80], "scripts belong to the theme; it is left out"
        )
        return ""

    def convert_style(self, el: Any, text: str, parent_tags: set[str]) -> str:
        self._context.report(
            "style", el.get_text()[:80], "styles belong to the theme; it is left out"
        )
        return ""

    def convert_details(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return f"\n\n<details{_attributes(el)}>\n{text.strip()}\n\n</details>\n\n"

    def convert_summary(self, el: Any, text: str, parent_tags: set[str]) -> str:
        words = " ".join(text.split())
        return f"<summary>{words}</summary>\n\n" if words else ""

    def convert_ol(self, el: Any, text: str, parent_tags: set[str]) -> str:
        made: str = self.convert_list(el, text, parent_tags)  # type: ignore[attr-defined]
        begins = str(el.get("start") or "1") == "1"
        return made if begins or "li" not in parent_tags else f"\n{made}"  # it ends no paragraph

    def convert_wbr(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return "<wbr>"

    def _kept(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """An element for which Markdown has no sign; the step for tags looks at it again."""
        return f"<{el.name}{_attributes(el)}>{text}</{el.name}>" if text.strip() else text

    convert_abbr = convert_acronym = convert_bdi = convert_cite = convert_dfn = convert_ins = _kept
    convert_mark = convert_rp = convert_rt = convert_ruby = convert_small = convert_sub = _kept
    convert_sup = convert_time = convert_u = convert_var = _kept
    convert_strike = MarkdownConverter.convert_del  # type: ignore[attr-defined]


def to_markdown(html: str, context: Context) -> str:
    """The Markdown of *html*; code in it stands between fences or behind marks."""
    # bs4 takes one line for an address or a file.
    made: str = Converter(context).convert(f"\n{html}")
    return re.sub(r"\n{3,}", "\n\n", made.replace("\xa0", " ")).strip("\n")


def _attributes(el: Any) -> str:
    """The attributes of *el* that say something of its words."""
    given = {name: value for name, value in el.attrs.items() if name in SAYS}
    return "".join(f' {name}="{quoted(str(value))}"' for name, value in given.items())


def _first(el: Any, *names: str) -> str:
    return next((str(el[name]).strip() for name in names if el.get(name)), "")


def _address(typed: str) -> str:
    """*typed* where Markdown wants an address."""
    typed = re.sub(r"\s+", "%20", typed.strip())
    return typed.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")
