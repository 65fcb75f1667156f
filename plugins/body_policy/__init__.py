"""What a body may hold: allowed elements, attributes and addresses, and a readable outline.

Needs `report` and, for files and lines, the reader of `front_matter`. See `README.md`.
"""

from body_policy.register import register

__all__ = ["register"]
