"""Reviews for Pelican: the dates of a page's evidence are a contract that the build keeps."""

from reviews.register import register

__all__ = ["register"]
