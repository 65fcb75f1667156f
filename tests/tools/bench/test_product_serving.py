"""The time from a save to what a browser is served."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools.bench.measure import RunError
from tools.bench.product import serving

# Serves `output`; the page has the text after 0.1 s, the list of titles 0.2 s later.
SERVES = """#!{python}
import http.server, pathlib, sys, threading, time

def build():
    output, seen = pathlib.Path("output"), None
    while True:
        text = pathlib.Path("source").read_text()
        if text != seen:
            time.sleep(0.1)
            (output / "post" / "index.html").write_text(text)
            time.sleep(0.2)
            title = [line for line in text.split("\\n") if line.startswith("Title")]
            (output / "list.html").write_text(str(title))
            seen = text
        time.sleep(0.01)

threading.Thread(target=build, daemon=True).start()
handler = lambda *given: http.server.SimpleHTTPRequestHandler(*given, directory="output")
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[3])), handler).serve_forever()
"""


class Site:
    """What `serve` asks of a project."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.output, self.invoke = folder, folder / "output", str(folder / "invoke")
        (self.output / "post").mkdir(parents=True)
        (self.output / "index.html").write_text("home")
        (folder / "invoke").write_text(SERVES.format(python=sys.executable))
        (folder / "invoke").chmod(0o755)
        self._lines = ["Title", "Body"]
        self._save(0, "Title")

    def edit_title(self, turn: int) -> tuple[str, str]:
        return self._save(0, f"Title {turn:05}")

    def edit_body(self, turn: int) -> tuple[str, str]:
        return self._save(1, f"Body {turn:05}")

    def _save(self, line: int, words: str) -> tuple[str, str]:
        self._lines[line] = words
        (self.folder / "source").write_text("\n".join(self._lines))
        return "post/", words


@pytest.mark.thorough
def test_a_save_is_timed_until_its_page_and_until_all_lists_are_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "_QUIET_S", 0.5)
    text, title, before, after = serving.serve(Site(tmp_path), repeats=1, many=11)  # type: ignore[arg-type]
    assert [len(found) for found in (text.page, text.lists, text.search)] == [1, 0, 0]
    assert [len(found) for found in (title.page, title.lists, title.search)] == [1, 1, 0]
    assert 0.1 < title.page[0].wall < title.lists[0].wall
    assert title.lists[0].wall > 0.3
    assert before[0].memory > 0
    assert after[0].memory < 1.1 * before[0].memory
    assert after[0].wall > 1.1


def test_what_never_comes_to_a_page_is_named_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "_QUIET_S", 0.1)
    monkeypatch.setattr(serving, "_LIMIT_S", 1.0)
    site = Site(tmp_path)
    (site.output / "feed.xml").write_text("Body 00100 and no other")
    with pytest.raises(RunError, match=r"/feed\.xml does not show Body 00101 after 1 s"):
        serving.serve(site, repeats=1)  # type: ignore[arg-type]
