"""The site of the benchmark, as stock Pelican builds it; ours adds one plugin."""

import os

SITENAME = "Corpus"
SITEURL = "https://corpus.example"
AUTHOR = "Nobody"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
LOCALE = ["C"]
PATH = "content"
ARTICLE_PATHS = ["posts"]
PAGE_PATHS = ["pages"]
STATIC_PATHS: list[str] = []
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
OUTPUT_PATH = "output"
TYPOGRIFY = True
DEFAULT_PAGINATION = 10

ARTICLE_URL = "{slug}/"
ARTICLE_SAVE_AS = "{slug}/index.html"
CATEGORY_URL = "category/{slug}/"
CATEGORY_SAVE_AS = "category/{slug}/index.html"
TAG_URL = "tag/{slug}/"
TAG_SAVE_AS = "tag/{slug}/index.html"
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
AUTHORS_SAVE_AS = AUTHOR_SAVE_AS = ARCHIVES_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_ATOM = "feed.xml"
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20

PLUGIN_PATHS = [os.environ["BENCH_PLUGINS"]]
PLUGINS = os.environ["BENCH_ENABLED"].split()
POPULAR_POSTS_PAGE_SAVE_AS = POPULAR_POSTS_JSON_SAVE_AS = POPULAR_POSTS_FEED_SAVE_AS = ""

INCREMENTAL_PURE = ["popular_posts"]
