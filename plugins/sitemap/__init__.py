"""`sitemap.xml` with true last-modified dates; see `README.md`."""

from sitemap.register import register

__all__ = ["register"]
