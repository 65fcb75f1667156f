"""One body of another system, step by step, as Markdown of this site."""

from __future__ import annotations

import re
from typing import Final

from commonmark_compat import tabs
from tools.migrate.bodies import code, dialects, headings, html, links, shortcodes, tags, wordpress
from tools.migrate.bodies.context import CLOSE, OPEN, Context

# A link alone in its paragraph to a film becomes the card that this site makes of it.
_FILM: Final = re.compile(r"^\[Video\]\((https://(?:youtu\.be|vimeo\.com)/[\w-]+)\)$", re.MULTILINE)


def converted(context: Context) -> str:
    """The body of the context's text as Markdown; what needs a person is noted in the context."""
    body = context.text.body.replace(OPEN, "").replace(CLOSE, "")
    if context.text.form == "html":
        body = shortcodes.expand_addresses(_plain_html(body, context), context)
        body = html.to_markdown(body, context)
    else:
        body = code.keep_tabs(body)
    body = code.hold(body, context)
    body = links.without_angles(shortcodes.expand(body, context))
    if context.text.form != "html":
        body = code.hold(tags.clean(body, context), context)
    else:
        body = tags.clean(body, context)
    body = links.mend(dialects.mend(body, context), context)
    body = tags.balanced(body)  # the words of a link may have been half a tag
    body = _FILM.sub(r"[[video: \1]]", headings.in_order(body, context))
    if context.notes:
        body = f"{body.rstrip()}\n\n{chr(10).join(context.notes)}\n"
    return tabs.given_back(context.held.restore(_tidy(body)))


def _plain_html(body: str, context: Context) -> str:
    """HTML that Liquid or WordPress make, as plain HTML."""
    is_wordpress = context.text.origin.rpartition("#")[2].isdigit()
    return wordpress.as_html(body, context) if is_wordpress else body


def _tidy(text: str) -> str:
    """One blank line between paragraphs, no spaces at the ends of lines but for a break."""
    text = re.sub(r"[ \t]+$", "", re.sub(r"(?<=\S)[ ]{2,}$", "\\\\", text, flags=re.M), flags=re.M)
    text = re.sub(r"\\\n(?=\s*(?:\n|\Z))", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
