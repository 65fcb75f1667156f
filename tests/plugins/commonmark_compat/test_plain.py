from markdown import Markdown
from markdown.inlinepatterns import SimpleTagInlineProcessor

from commonmark_compat.extension import CommonMarkCompat


def markdown() -> Markdown:
    further = ["abbr", "sane_lists", "md_in_html", "pymdownx.superfences"]
    return Markdown(extensions=[*further, CommonMarkCompat()])


def test_an_abbreviation_is_found_in_text_without_any_sign() -> None:
    assert markdown().convert("An MRI.\n\n*[MRI]: Magnetic resonance") == (
        '<p>An <abbr title="Magnetic resonance">MRI</abbr>.</p>'
    )


def test_a_pattern_that_is_not_known_is_searched_in_every_text() -> None:
    md = markdown()
    md.inlinePatterns.register(SimpleTagInlineProcessor(r"(%)(\w+)%", "b"), "percent", 55)
    assert md.convert("a %b% c") == "<p>a <b>b</b> c</p>"
