"""The texts that the site is measured with."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.built_site import ROOT
from tools.bench.product import blocks
from tools.bench.product.corpus import corpus, read_texts
from tools.bench.product.other_generators import plain, post
from tools.bench.product.project_copy import ProjectCopy, edited

CONTENT = ROOT / "content"
OWN = len(read_texts(CONTENT))


def test_the_smallest_corpus_is_the_site_as_it_is() -> None:
    assert [text.path.name for text in corpus(CONTENT, OWN)] == [
        path.name for path in sorted(CONTENT.glob("*/*.md"))
    ]


def test_a_longer_corpus_begins_with_a_shorter_one() -> None:
    assert list(corpus(CONTENT, OWN + 20))[: OWN + 5] == list(corpus(CONTENT, OWN + 5))


def test_generated_texts_have_about_950_words_and_names_of_their_own() -> None:
    made = list(corpus(CONTENT, OWN + 200))[OWN:]
    words = [len(text.body.split()) for text in made]
    assert 900 < sum(words) / len(words) < 1000
    assert max(Counter(text.fields["title"] for text in made).values()) == 1
    assert len({text.path for text in made}) == len(made)


def test_generated_texts_have_what_the_site_has() -> None:
    whole = "\n".join(text.body for text in list(corpus(CONTENT, OWN + 30))[OWN:])
    for part in ("[@", "| --- |".replace(" ", ""), "\n!!! ", "![", "]({filename}/posts/text-"):
        assert part in whole, part


def test_what_announces_a_block_stays_with_it() -> None:
    listed, table = "One:[@a]\n\n- item", "Table: T\n\n| a |\n|---|"
    box = '!!! box "B"\n    text\n\n    more'
    parts = [listed, table, box, "Two."]
    assert list(blocks.split("\n\n".join(parts))) == parts


def test_a_sentence_that_is_allowed_in_one_text_moves_to_no_other() -> None:
    found = ["## Head", "[[crisis-box]]", "It *is* “so”. More.[@a]", "Another.", "Another."]
    assert blocks.movable(found, ['It is "so".']) == ["Another."]


def test_headings_lose_marks_and_anchors() -> None:
    assert blocks.headings(["## One {#one}", "### Two", "Text", "## One"]) == ["One", "Two"]


def test_other_generators_get_markdown_that_they_know() -> None:
    box = '!!! note "Box"\n    One.\n\n    Two.\n'
    body = f"## Head {{#head}}\n\n{box}\nSee [x]({{filename}}/pages/x.md).\n"
    assert plain(body) == "## Head\n\n**Box**\n\nOne.\n\nTwo.\n\nSee [x](/x/).\n"


def test_the_text_that_is_edited_is_a_post() -> None:
    texts = list(corpus(CONTENT, OWN))
    chosen = texts[edited(texts)]
    assert chosen.path.parts[0] == "posts"
    assert post(chosen).tags == tuple(chosen.fields["tags"])


@pytest.mark.thorough
def test_the_site_has_nothing_to_say_about_generated_texts(tmp_path: Path) -> None:
    project = ProjectCopy(tmp_path / "site", list(corpus(CONTENT, OWN + 60)))
    done = subprocess.run(
        [project.invoke, "build", "--format", "json"],
        cwd=project.folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "text-" not in done.stdout
    assert (project.output / "text-00060" / "index.html").exists()
