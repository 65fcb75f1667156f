"""Parses XML files without entities, network access or huge trees."""

from __future__ import annotations

from pathlib import Path

from lxml import etree


class XmlError(Exception):
    """The file is not well-formed XML."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.line = line


def parsed_xml(path: Path) -> etree._Element:
    """The root of the document in *path*. Raises `XmlError`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.parse(path, parser).getroot()
    except etree.XMLSyntaxError as error:
        raise XmlError(f"not well-formed: {error.msg}", error.lineno or 1) from error


def line_of(element: etree._Element) -> int:
    """The line of the start tag, from 1."""
    line = element.sourceline
    return line if isinstance(line, int) else 1
