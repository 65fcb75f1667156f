"""One request a page, one policy for all: the stylesheet inlined, its hash in the policy."""

from page_policy.receivers import register

__all__ = ["register"]
