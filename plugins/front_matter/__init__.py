"""Front matter as a declared type: YAML between fences, every field known, typed and explained.

Takes the place of Pelican's Markdown reader; mistakes go to `report`. See `README.md`.
"""

from front_matter.register import register

__all__ = ["register"]
