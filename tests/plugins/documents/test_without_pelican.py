"""What compiles and resolves a text in a process of its own does not wait for Pelican."""

import subprocess
import sys

from tests.built_site import ROOT

MODULES = [
    ".".join(path.relative_to(ROOT / "plugins").with_suffix("").parts)
    for name in ("analysis", "resolve", "compiler")
    for path in sorted((ROOT / "plugins").glob(f"*/{name}.py"))
]


def test_analyses_and_resolvers_import_no_pelican() -> None:
    code = f"import sys; import {', '.join(MODULES)}; print('pelican' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT / "plugins",
        capture_output=True,
        text=True,
        check=True,
    )
    assert (len(MODULES) > 8, done.stdout) == (True, "False\n")
