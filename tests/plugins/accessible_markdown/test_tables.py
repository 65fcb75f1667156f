"""Tables for ears, keyboards and a strict policy."""

from __future__ import annotations

from markdown import markdown

from accessible_markdown import AccessibleMarkdown


def render(text: str) -> str:
    return markdown(text, extensions=["tables", AccessibleMarkdown()])


def test_a_table_has_a_caption_scopes_and_a_frame_that_scrolls() -> None:
    text = "Table: Who *won*.\n\n| Trial | Rate |\n|---|--:|\n| A | 1 |\n"
    assert render(text) == (
        '<div aria-labelledby="table:1" class="table" role="region" tabindex="0"><table>\n'
        '<caption id="table:1">Who <em>won</em>.</caption>\n<thead>\n<tr>\n'
        '<th scope="col">Trial</th>\n<th class="align-right" scope="col">Rate</th>\n'
        "</tr>\n</thead>\n<tbody>\n<tr>\n"
        '<th scope="row">A</th>\n<td class="align-right">1</td>\n'
        "</tr>\n</tbody>\n</table></div>"
    )


def test_a_table_without_a_caption_is_named_by_its_number() -> None:
    html = render("| A | B |\n|---|---|\n| 1 | 2 |\n\nText.\n\n| C | D |\n|---|---|\n| 3 | 4 |")
    assert ('aria-label="Table 1"' in html, 'aria-label="Table 2"' in html) == (True, True)


def test_an_empty_cell_heads_nothing() -> None:
    html = render("| | B |\n|---|---|\n| | 2 |")
    assert html.count("<th") - html.count("<thead") == 1


def test_a_paragraph_elsewhere_that_begins_with_table_stays() -> None:
    assert render("Table: no table follows.") == "<p>Table: no table follows.</p>"


def test_no_style_attribute_is_left() -> None:
    assert "style=" not in render("| A | B | C |\n|:--|:-:|--:|\n| 1 | 2 | 3 |")
