from pathlib import Path

from tests.stock_site import build_stock

PAGE = "Title: On suicide\nDate: 2026-01-01\n\nText.\n\nHe committed suicide.\n"
PLUGINS = ["report", "documents", "citations", "claims", "safe_messaging"]


def test_harmful_words_and_missing_help_stop_even_a_writing_build(tmp_path: Path) -> None:
    site = build_stock(tmp_path, {"content/one.md": PAGE}, PLUGINS=PLUGINS)
    assert site.status == 1
    for line in (
        "content/one.md:6: crisis-box: the page speaks of suicide and shows no help here;"
        " put [[crisis-box]] before it or directly after it",
        "content/one.md:6: wording: “committed suicide”: it speaks of a crime;"
        " write “died by suicide”",
    ):
        assert line in site.report


def test_a_page_with_help_and_careful_words_is_built(tmp_path: Path) -> None:
    page = PAGE.replace("committed suicide", "died by suicide").replace("Text.", "[[crisis-box]]")
    site = build_stock(tmp_path, {"content/one.md": page}, PLUGINS=PLUGINS)
    assert (site.status, "crisis-box:" in site.report) == (0, False)
