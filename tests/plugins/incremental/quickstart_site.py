"""The site that `pelican-quickstart` makes, with the engine and nothing else of ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.plugins.incremental.build_processes import Order
from tests.plugins.incremental.changing_site import PLUGINS, ChangingSite, Post

# Place, title, author and language as proposed; an address; five posts a page; no tasks.
ANSWERS = ["", "", "", "", "y", "https://stock.example", "y", "5", "Europe/Rome", "n"]


class QuickstartSite(ChangingSite):
    """The site in *folder*, with some posts; built with *conf*, one of its two settings files."""

    def __init__(self, folder: Path, conf: str = "pelicanconf.py") -> None:
        self.chosen = conf
        super().__init__(folder)

    def begin(self) -> None:
        command = ["pelican.tools.pelican_quickstart", "-p", ".", "-t", "Stock", "-a", "Ann"]
        subprocess.run(
            [sys.executable, "-m", *command, "-l", "en"],
            cwd=self.folder,
            input="\n".join([*ANSWERS, ""]),
            text=True,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        self._made = (self.folder / "pelicanconf.py").read_text()
        self.write("content/posts/always.md", Post("Always", day=3).text)
        self.write(
            "content/posts/other.rst",
            "Restructured\n############\n\n:date: 2019-02-03\n\n*Text*.\n",
        )
        self.write("content/pages/about.md", "Title: About\n\nAbout.\n")

    def conf(self) -> str:
        changed = {"PLUGIN_PATHS": [str(PLUGINS)], "PLUGINS": ["incremental"], **self.settings}
        return self._made + "".join(f"{name} = {value!r}\n" for name, value in changed.items())

    def without_engine(self) -> dict[str, Any]:
        return {
            "PLUGINS": [name for name in self.settings.get("PLUGINS", []) if name != "incremental"]
        }

    def order(self, entry: str = "pelican", output: str = "output") -> Order:
        self.write("pelicanconf.py", self.conf())
        return Order(self.folder, self.chosen, output, entry, environment=self.environment)
