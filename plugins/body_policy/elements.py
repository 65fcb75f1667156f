"""Elements, attributes and addresses of a rendered body, held against the policy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set

from body_policy.policy import BLOCKS, HTML, VOID, Policy
from body_policy.tag import Tag, tags
from body_policy.web_address import wrong_address
from report.diagnostic import Diagnostic, wrong_value
from report.source_lines import Lines

_ADDRESSES = {"cite", "href", "src"}
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b\ufeff]+")  # browsers skip some of these
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_ID = re.compile(r"""<[A-Za-z][^<>]*?\sid=(["'])(.*?)\1""")
_GLUED = re.compile(r"<(?<=\w<)[A-Z][A-Za-z0-9-]*\s*/?>")  # `<String>` of `List<String>`
_NO_TAG = ("want a sign, not a tag", "write &lt; or \\< for a < of words")
_MOST = 20  # such signs that are reported at once: to find the line of each takes a search
_ALONE = frozenset(  # attributes that have no value
    {"allowfullscreen", "async", "autofocus", "checked", "controls", "defer", "disabled", "hidden"}
    | {"download", "inert", "itemscope", "loop", "multiple", "muted", "open", "required"}
    | {"reversed", "selected"}
)
_INSTEAD = {
    "script": "scripts belong to the theme",
    "style": "styles belong to the theme",
    "iframe": "link to it instead",
    "form": "a static site has no forms; link to an e-mail address",
    "video": "link to it instead",
    "audio": "link to it instead",
}


def diagnostics(html: str, lines: Lines, policy: Policy) -> Iterator[Diagnostic]:
    """Diagnostics of the tags in *html*, each at its line in the source."""
    open_elements: list[Tag] = []
    refused: Counter[str] = Counter()
    harmless: set[str] = set()  # most tags of a text are the same few
    found = list(tags(html))
    glued = set(_GLUED.findall(lines.text))
    elements = HTML | {tag.name for tag in found if tag.closing}
    words = [tag for tag in found if _is_words(tag, glued, elements, policy)]
    yield from (
        wrong_value(lines.of(tag.text), "html", tag.text, *_NO_TAG) for tag in words[:_MOST]
    )
    for tag in _without(words, found):
        if tag.name and tag.name not in policy.elements:
            yield from _unknown(tag, refused, lines)
            continue
        if tag.text not in harmless:
            wrong = list(_diagnostics(tag, lines, policy))
            if not wrong:
                harmless.add(tag.text)
            yield from wrong
        if tag.name and tag.name not in VOID:
            yield from _balance(tag, open_elements, lines)
    for tag in open_elements:
        if tag.whole:
            yield _at(lines, tag, "want an end tag for it", f"add </{tag.name}>")


def _is_words(tag: Tag, glued: set[str], elements: Set[str], policy: Policy) -> bool:
    """Whether *tag* is `<b and c>` of `a<b and c>d`, `<name>` or the end of `Box<Object>`.

    *elements* are names of HTML, and others that have an end tag.
    """
    if not tag.whole or tag.closing or "=" in tag.raw_attributes:
        return False
    if tag.raw_attributes:
        return _ALONE.isdisjoint(name for name, _, _ in tag.attributes)
    return tag.name not in policy.elements and (tag.text in glued or tag.name not in elements)


def _without(some: list[Tag], found: list[Tag]) -> list[Tag]:
    starts = {tag.start for tag in some}
    return [tag for tag in found if tag.start not in starts] if some else found


def blocks_in_words(html: str, lines: Lines) -> Iterator[Diagnostic]:
    """Each element that ends the paragraph in which it was typed.

    The `</p>` behind it then closes nothing.
    """
    typed = lines.text.lower()
    begun = -1  # where the words of an open paragraph begin
    for tag in tags(html):
        if 0 <= begun < tag.start and not tag.closing and tag.name in BLOCKS:
            if f"<{tag.name}" in typed:  # else of what another mistake has left
                remedy = "put it on a line of its own, with an empty line above"
                yield _at(lines, tag, "want no such element among words", remedy)
        elif tag.name == "p":
            begun = -1 if tag.closing else tag.start + len(tag.text)


def repeated_ids(html: str, lines: Lines) -> Iterator[Diagnostic]:
    """Each `id` that an earlier element has: a link to it leads to the first of them."""
    seen: set[str] = set()
    for match in _ID.finditer(html):
        name = match[2]
        if name in seen:
            line = lines.of(f"#{name}", f'id="{name}"', f"id='{name}'")
            yield wrong_value(line, "html", name, "want each id once", "choose another")
        seen.add(name)


def _unknown(tag: Tag, refused: Counter[str], lines: Lines) -> Iterator[Diagnostic]:
    """An element that is not allowed, once: its end tag is refused if nothing has opened it."""
    if tag.closing and refused[tag.name]:
        refused[tag.name] -= 1
        return
    refused[tag.name] += not tag.closing
    remedy = _INSTEAD.get(tag.name, "write it in Markdown")
    yield _at(lines, tag, "want no such element", remedy)


def _diagnostics(tag: Tag, lines: Lines, policy: Policy) -> Iterator[Diagnostic]:
    if not tag.whole:
        yield _malformed(tag, lines)
        return
    for name, value, raw in tag.attributes:
        if not policy.allows(tag.name, name, value):
            yield _attribute(tag, name, lines)
        elif name in {"height", "width"} and not re.fullmatch("[0-9]+", value):
            line = lines.of(f'{name}="{raw}"', f"{name}={raw}", f"{name}=")
            remedy = "write digits alone, or delete it: the page gives pictures their size"
            yield wrong_value(line, "html", f"{name}={value}", "want a number of pixels", remedy)
        elif name in _ADDRESSES:
            yield from _address(tag.name, value, raw, lines, policy)


def _malformed(tag: Tag, lines: Lines) -> Diagnostic:
    if tag.text.startswith("<!--"):
        remedy = "delete it, for it would be published"
        return wrong_value(lines.of("<!--"), "html", "<!--", "want no comment", remedy)
    typed = tag.text.split("\n")[0].split(">")[0].strip()
    remedy = 'write attributes as name="value", and a lone < as &lt;'
    return wrong_value(lines.of(typed, typed[:3]), "html", typed, "want a whole tag", remedy)


def _attribute(tag: Tag, name: str, lines: Lines) -> Diagnostic:
    whole = "" if "\n" in tag.text else tag.text  # else the line of the attribute itself
    line = lines.of(whole, f"{name}=", f"{name} =", name, f"<{tag.name}")
    remedy = "scripts belong to the theme" if name.startswith("on") else "delete it"
    return wrong_value(line, "html", name, f"want no such attribute on <{tag.name}>", remedy)


def _address(
    element: str, value: str, raw: str, lines: Lines, policy: Policy
) -> Iterator[Diagnostic]:
    seen = _INVISIBLE.sub("", value)
    scheme = _SCHEME.match(seen)
    if element in {"audio", "img", "video"} and (scheme or seen.startswith(("//", "\\", "/\\"))):
        remedy = "put the file below content/ and write {static}/images/…"
        yield wrong_value(
            lines.of(raw, value), "image", value, "want a picture of this site", remedy
        )
    elif scheme and scheme[1].lower() not in policy.schemes:
        line = lines.of(raw, value, f"{scheme[1]}:", raw[:8])
        wanted = f"want a link with {', '.join(sorted(policy.schemes))} or none"
        yield wrong_value(line, "link", value, wanted, "delete it or correct the address")
    elif seen.startswith(("//", "\\", "/\\")):
        yield wrong_value(
            lines.of(raw, value), "link", value, "want a scheme", "begin with https://"
        )
    elif wrong := wrong_address(value, seen):
        yield wrong_value(lines.of(raw, value), "link", value, *wrong)
    elif value != value.strip() or "\n" in value or "\t" in value:
        yield wrong_value(
            lines.of(raw), "link", value, "want no space around it", "delete the space"
        )


def _balance(tag: Tag, open_elements: list[Tag], lines: Lines) -> Iterator[Diagnostic]:
    """An end tag too many would close what the template has opened."""
    if not tag.closing:
        open_elements.append(tag)
    elif open_elements and open_elements[-1].name == tag.name:
        open_elements.pop()
    elif any(element.name == tag.name for element in open_elements):
        while (element := open_elements.pop()).name != tag.name:
            yield _at(lines, element, "want an end tag for it", f"add </{element.name}>")
    else:
        yield _at(lines, tag, f"want <{tag.name}> before it", "delete it")


def _at(lines: Lines, tag: Tag, wanted: str, remedy: str) -> Diagnostic:
    slash = "/" if tag.closing else ""
    typed = f"<{slash}{tag.name}>"
    return wrong_value(lines.of(typed[:-1], tag.text), "html", typed, wanted, remedy)
