"""reStructuredText moves in with its code, formulas, notes and boxes."""

from __future__ import annotations

from pathlib import Path

import pelican.rstdirectives  # noqa: F401 - registers directives in docutils, as a whole run does
import pytest

from tests.tools.migrate.moving import body, moved, told

HEAD = 'Rest "title"\n############\n\n:date: 2020-05-04\n:summary: A ``x < y``.\n\n'


def text(folder: Path, typed: str, file: str = "rest.rst") -> tuple[str, list[str], str]:
    made = moved(folder, {"pelicanconf.py": "PATH = 'content'\n", f"content/Science/{file}": typed})
    (only,) = made.values()
    return body(only), told(only, "mathematics") + told(only, "link"), only.content


@pytest.mark.parametrize(
    ("typed", "expected", "told_of"),
    [
        ('With ``--port`` and ``x"y"``.', 'With `--port` and `x"y"`.', []),
        (
            "Of :math:`y_1 < 2`.",
            "Of `$y_1 < 2$`.",
            ["9: y_1 < 2: is shown as it was typed; write it as text"],
        ),
        (".. math:: x^2", "`$x^2$`", ["9: x^2: is shown as it was typed; write it as text"]),
        (
            ".. math::\n\n   a \\\\\n   b_1",
            "```tex\na \\\\\nb_1\n```",
            ["10: a \\\\: is shown as it was typed; write it as text"],
        ),
        (
            "A [#f]_, [1]_ and [B2]_.\n\n.. [#f] F *note*.\n\n   More.\n.. [1] One.\n.. [B2] Book.",
            "A [^f], [^footnote-1] and [^b2].\n\n[^f]: F *note*.\n\n    More.\n\n"
            "[^footnote-1]: One.\n\n[^b2]: Book.",
            [],
        ),
        (".. code-block:: make\n\n   all: a.o", "```make\nall: a.o\n```", []),
        (".. sourcecode:: python\n   :linenos:\n\n   x = 1", "```python\nx = 1\n```", []),
        (
            ".. note:: Careful.\n\n   More.",
            '!!! note "Note"\n    Careful.\n\n    More.',
            [],
        ),
        ('.. admonition:: My "title"\n\n   Words.', '!!! note "My “title”"\n    Words.', []),
    ],
)
def test_restructuredtext(tmp_path: Path, typed: str, expected: str, told_of: list[str]) -> None:
    made, found, _ = text(tmp_path, f"{HEAD}{typed}\n")
    assert (made, found) == (expected, told_of)


def test_the_head_of_restructuredtext_keeps_its_address_and_its_code(tmp_path: Path) -> None:
    _, _, content = text(tmp_path, f"{HEAD}Words.\n")
    head = content.split("---\n")[1].split("\n")
    assert 'title: Rest "title"' in head
    assert "aliases: [/rest-title.html]" in head
    assert "summary: A `x < y`." in head


def test_links_to_lists_are_not_told(tmp_path: Path) -> None:
    typed = "Title: A\nDate: 2020-01-02\n\n[x]({category}Science), [y]({index})\n"
    made, found, _ = text(tmp_path, typed, "a.md")
    assert (made, found) == ("[x]({category}Science), [y]({index})", [])
