"""A picture that stands alone becomes a figure."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement


def make_figures(root: Element) -> None:
    """Turn each paragraph under *root* that holds a picture and nothing else into `<figure>`.

    The title of the picture becomes the caption.
    """
    for paragraph in list(root.iter("p")):
        if _is_picture_alone(paragraph):
            _make_figure(paragraph)


def _is_picture_alone(paragraph: Element) -> bool:
    return (
        len(paragraph) == 1
        and paragraph[0].tag == "img"
        and not (paragraph.text or "").strip()
        and not (paragraph[0].tail or "").strip()
    )


def _make_figure(paragraph: Element) -> None:
    paragraph.tag = "figure"
    paragraph.set("class", " ".join(filter(None, ("figure", paragraph.get("class")))))
    caption = paragraph[0].attrib.pop("title", "")
    if caption:
        SubElement(paragraph, "figcaption").text = caption
