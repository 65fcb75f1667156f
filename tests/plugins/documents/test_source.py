import pytest

from documents.source import body_of


@pytest.mark.parametrize(
    ("source", "text", "line"),
    [
        ("---\ntitle: x\n---\nText\n", "Text\n", 4),
        ("\ufeff---\r\ntitle: x\r\n---\r\n\r\nText\r\n", "\nText\n", 4),
        ("Title: x\nTags: a,\n  b\n\nText\n", "\nText\n", 4),
        ("Text only\n", "Text only\n", 1),
        ("", "", 1),
    ],
)
def test_the_text_begins_after_the_front_matter(source: str, text: str, line: int) -> None:
    assert body_of(source) == (text, line)
