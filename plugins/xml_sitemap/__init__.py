"""`sitemap.xml` with true last-modified dates; see `README.md`."""

from xml_sitemap.receivers import register

__all__ = ["register"]
