"""The list of all rules of check; a function is a rule, and its docstring says what it demands."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from report.diagnostic import Diagnostic
from tools.check.page import Page
from tools.check.rules import (
    feeds,
    head,
    json_ld,
    links,
    loading,
    nu,
    policy,
    security,
    sitemap,
    structure,
    words,
)
from tools.check.site_folder import SiteFolder

PageRule = Callable[[Page], Iterator[Diagnostic]]
SiteRule = Callable[[SiteFolder], Iterator[Diagnostic]]

PAGE_RULES: tuple[PageRule, ...] = (
    structure.parse_error,
    structure.duplicate_id,
    structure.heading_order,
    structure.empty_heading,
    structure.image_size,
    head.language,
    head.charset,
    head.viewport,
    head.title,
    head.description,
    head.icon,
    policy.policy_missing,
    policy.policy_loose,
    policy.policy_hash,
    policy.policy_unused,
    policy.inline_code,
    json_ld.json_ld,
    words.unpublished_words,
)
SITE_RULES: tuple[SiteRule, ...] = (
    nu.nu_checker,
    links.broken_link,
    links.redirect,
    links.orphan,
    head.canonical,
    head.social_card,
    head.same_title,
    head.same_description,
    loading.third_party,
    loading.weight,
    sitemap.sitemap,
    sitemap.robots,
    security.security_txt,
    feeds.feed_schema,
    feeds.feed_entries,
    feeds.feed_link,
    feeds.json_feed,
    words.spelling,
    words.unused_word,
    words.reading_grade,
)
