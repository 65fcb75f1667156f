"""What a reader reads of a page: words without reference marks, quotes and spaces made plain."""

from __future__ import annotations

import copy
import re

from lxml.html import HtmlElement

PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\u2009": " "}
)


def words(element: HtmlElement) -> str:
    """The text of *element* on one line, without what the glossary adds to it."""
    readable = copy.deepcopy(element)
    left_out = (
        ".//sup[contains(@class, 'cite')] | .//script | .//style | .//*[@popover] | .//dd/details"
    )
    for mark in readable.xpath(left_out):
        mark.drop_tree()
    return re.sub(r"\s+", " ", readable.text_content().translate(PLAIN)).strip()


def prose(page: HtmlElement) -> HtmlElement:
    """The text of an article or page: its own words, without the frame of the site."""
    (element,) = page.xpath("//article/div[@class='prose']")
    return element


def popular_titles(page: HtmlElement) -> list[str]:
    """The titles in the list of popular posts beside the text."""
    links = page.xpath("//aside[contains(@class, 'popular-list')]//li/a")
    return [link.text_content().translate(PLAIN) for link in links]
