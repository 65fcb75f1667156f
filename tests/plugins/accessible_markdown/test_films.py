"""Films and sound: a card for what another site plays, a player for files of this site."""

from __future__ import annotations

import pytest
from markdown import markdown

from accessible_markdown import AccessibleMarkdown


def render(text: str) -> str:
    return markdown(text, extensions=[AccessibleMarkdown(own_host="here.example")])


def test_what_another_site_plays_is_a_link_on_a_card() -> None:
    html = render('Before.\n[[video: https://youtu.be/dQw4w9WgXcQ "A *film*"]]\nAfter.')
    assert html.startswith('<p>Before.</p>\n<div class="box">\n<p class="box__title"><a ')
    assert 'href="https://youtu.be/dQw4w9WgXcQ"' in html
    assert ">A <em>film</em></a>" in html
    assert "<p>Plays at YouTube, a site of its own.</p>\n</div>\n<p>After.</p>" in html
    assert "src=" not in html


@pytest.mark.parametrize("kind", ["video", "audio"])
def test_a_file_of_this_site_plays_in_the_page(kind: str) -> None:
    html = render(f'[[{kind}: {{static}}/images/a.mp4 "A talk"]]')
    player = f'<{kind} aria-label="A talk" controls="controls" preload="none"'
    assert f'{player} src="{{static}}/images/a.mp4"></{kind}>' in html
    assert "<figcaption>A talk</figcaption>" in html


def test_without_words_the_kind_is_the_name() -> None:
    assert ">Video</a>" in render("[[video: https://vimeo.com/1]]")


@pytest.mark.parametrize(
    "text",
    ["a [[video: https://x.example/a]] b", "[[video: javascript:alert(1)]]", "[[video: notes]]"],
)
def test_what_is_no_mark_is_left(text: str) -> None:
    assert render(text) == f"<p>{text}</p>"
