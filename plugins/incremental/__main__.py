"""`python -m incremental [pelican's arguments]`: Pelican's work, without Pelican if possible.

Also `python plugins/incremental [pelican's arguments]`.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Final

if not __package__:  # run as a folder: then Python looks for modules in it, not beside it
    sys.path[:1] = []
    sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from incremental.command import refreshed

# A run keeps nearly all that it makes; to look for garbage as often as Python does costs 6 %.
_PATIENCE: Final = (50_000, 20, 100)


def main() -> None:
    """Bring the output up to date."""
    gc.disable()  # thousands of stamps are made, and none of them is garbage
    if refreshed(sys.argv[1:]):
        return
    gc.enable()
    gc.set_threshold(*_PATIENCE)
    from pelican import main as run  # noqa: PLC0415 - what is to be spared

    sys.argv[0] = "pelican"
    try:
        run()
    finally:
        gc.freeze()  # else Python looks for garbage in all of it once more, before it ends


if __name__ == "__main__":
    main()
