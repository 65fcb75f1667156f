"""reStructuredText: which texts are cached, and that the others are read anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from incremental.restructured_text import stands_alone
from incremental.trusted_packages import TrustedPackages
from tests.plugins.incremental.changing_site import ChangingSite
from tests.plugins.incremental.test_skipping import made


@pytest.mark.parametrize(
    ("text", "is_alone"),
    [
        ("Text with *emphasis* and :sub:`role`.", True),
        (".. note:: Text.", True),
        (".. code-block:: python\n\n   import this", True),
        (".. image:: a.png\n   :alt: A", True),
        (".. _target: https://a.example\n.. [1] Note.", True),
        (".. include:: other.rst", False),
        ("* .. include:: other.rst", False),
        (".. |now| date::", False),
        (".. raw:: html\n   :file: a.html", False),
        (".. image:: a.png\n   :scale: 50", False),
        (".. role:: own", False),
        ("Text in :own:`role`, or `text`:own:.", False),
        (".. own-directive::", False),
    ],
)
def test_a_text_stands_alone_if_no_directive_or_role_may_read_more(
    text: str, is_alone: bool
) -> None:
    assert stands_alone(text, {}, TrustedPackages()) is is_alone


@pytest.mark.parametrize("settings", [{"DOCUTILS_SETTINGS": {"embed_images": True}}])
def test_no_text_stands_alone_if_pictures_are_embedded(settings: dict[str, Any]) -> None:
    assert not stands_alone("Text.", settings, TrustedPackages())


def test_a_text_that_includes_another_is_read_anew(tmp_path: Path) -> None:
    site = ChangingSite(tmp_path)
    site.write("theme/templates/article.html", "{{ article.content }}")
    head = "{0}\n====\n\n:date: 2020-01-01\n\n"
    site.write("content/posts/r1.rst", head.format("One.") + "Alone.\n")
    site.write("content/posts/r2.rst", head.format("Two.") + ".. include:: part.txt\n")
    site.write("content/posts/part.txt", "Part.\n")
    site.build()
    assert made(site) == set()
    assert "anew" not in site.log
    site.write("content/posts/part.txt", "Another part.\n")
    assert "r1.html" not in made(site)
    assert site.build() == site.clean_build()
