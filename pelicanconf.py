"""Settings, in the order of the pipeline. `publishconf.py` holds only what differs when publishing."""

# What the site is
SITENAME = "Plain Evidence"
SITESUBTITLE = "Depression treatments: what is known, and how well"
SITEURL = ""
AUTHOR = "Editorial team"
DEFAULT_LANG = "en"
TIMEZONE = "UTC"
LOCALE = ["C"]

# Markdown
PATH = "content"
ARTICLE_PATHS = ["articles", "posts"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
SLUGIFY_SOURCE = "basename"
TYPOGRIFY = True
MARKDOWN = {
    "extensions": ["admonition"],
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.codehilite": {"css_class": "highlight", "guess_lang": False},
        "markdown.extensions.toc": {"permalink": False},
    },
    "output_format": "html",
}
DEFAULT_PAGINATION = 10

# Plugins, in the order in which they see an article
PLUGIN_PATHS = ["plugins"]
PLUGINS = [
    "report",
    "front_matter",
    "popular_posts",  # after whatever decides that an article is overdue
]

# Popular posts
POPULAR_POSTS_NUMBER = 6
POPULAR_POSTS_HALF_LIFE = 90
POPULAR_POSTS_EXCLUDE_IF = ["review.overdue"]
POPULAR_POSTS_SHOW_DATE = True
POPULAR_POSTS_SHOW_REASON = True

# Addresses: short, without a file name, and each kind in a folder of its own
ARTICLE_URL = PAGE_URL = "{slug}/"
ARTICLE_SAVE_AS = PAGE_SAVE_AS = "{slug}/index.html"
DRAFT_URL = DRAFT_PAGE_URL = "drafts/{slug}/"
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = "drafts/{slug}/index.html"
CATEGORY_URL = "category/{slug}/"
CATEGORY_SAVE_AS = "category/{slug}/index.html"
TAG_URL = "tag/{slug}/"
TAG_SAVE_AS = "tag/{slug}/index.html"
AUTHOR_URL = "author/{slug}/"
AUTHOR_SAVE_AS = "author/{slug}/index.html"
YEAR_ARCHIVE_URL = "archive/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "archive/{date:%Y}/index.html"
ARCHIVES_SAVE_AS = "archive/index.html"
CATEGORIES_SAVE_AS = "category/index.html"
TAGS_SAVE_AS = "tag/index.html"
AUTHORS_SAVE_AS = ""

# Theme
THEME = "theme"

# Output
OUTPUT_PATH = "output"
