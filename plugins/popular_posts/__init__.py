"""Popular posts: articles ranked by their own front matter, for every page, a feed and programs.

Works in any Pelican ≥ 4.12 site, alone: see `README.md`.
"""

from popular_posts.register import register

__all__ = ["register"]
