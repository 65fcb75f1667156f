"""The corpus and the comparison of the benchmark."""

from __future__ import annotations

from pathlib import Path

from tools.bench.corpus import posts
from tools.bench.page_comparison import differences, words


def test_a_longer_corpus_begins_with_a_shorter_one() -> None:
    assert list(posts(5))[:3] == list(posts(3))


def test_another_seed_gives_other_posts() -> None:
    assert next(iter(posts(1, seed=1))) != next(iter(posts(1, seed=2)))


def test_a_post_has_about_800_words() -> None:
    assert all(750 < len(post.body.split()) < 1000 for post in posts(20))


def test_typography_and_markup_do_not_make_other_words() -> None:
    plain = "<main><p>It's &quot;here&quot; now</p>"
    typeset = "<main><p>It’s &#8220;here&#8221;&nbsp;now</p>"
    assert words(plain.replace("'", " ")) == words(typeset) == ["It", "here", "now"]


def test_a_page_that_one_generator_lacks_is_told(tmp_path: Path) -> None:
    for name, slugs in {"ours": ["a", "b"], "other": ["a"]}.items():
        for slug in slugs:
            (tmp_path / name / slug).mkdir(parents=True)
            (tmp_path / name / slug / "index.html").write_text("<main>Text")
    outputs = {name: tmp_path / name for name in ("ours", "other")}
    assert differences(outputs) == ["other: 1 addresses are not ours's: ['b/index.html']"]


def test_a_post_with_other_words_is_told(tmp_path: Path) -> None:
    for name, text in {"ours": "One two", "other": "two One", "third": "One three"}.items():
        (tmp_path / name / "post-1").mkdir(parents=True)
        (tmp_path / name / "post-1" / "index.html").write_text(f"<main>{text}")
    outputs = {name: tmp_path / name for name in ("ours", "other", "third")}
    assert differences(outputs) == ["third: 1 posts have other words: ['post-1/index.html']"]
