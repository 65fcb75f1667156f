"""Settings, in the order of the pipeline. `publishconf.py` holds what differs when publishing.

What the site is, such as its name and its menu, is in `site.toml`.
"""

import os
import sys
from pathlib import Path

from jinja2 import StrictUndefined

sys.path.append(str(Path(__file__).parent / "plugins"))

from languages.catalogues import translatable
from site_identity.counter import counted
from site_identity.read import read_identity
from site_identity.words import language_settings, markdown_list

# What the site is
SITE_IDENTITY_FILE = os.environ.get("SITE_TOML") or str(Path(__file__).with_name("site.toml"))
site = read_identity(Path(SITE_IDENTITY_FILE))
clinical = site.kind == "medical"
SITENAME = site.name
SITESUBTITLE = site.subtitle
SITE_LEAD = site.lead
SITE_DESCRIPTION = site.description
SITEURL = ""
AUTHOR = site.author
CONTACT_EMAIL = site.contact  # on the contact page, in every footer and in security.txt
REPOSITORY_URL = site.repository
DEFAULT_LANG = site.language
TIMEZONE = site.timezone
LANGUAGES = language_settings(site.languages)
LOCALE = ["C.UTF-8", "C"]  # dates in English, and what this process reads in UTF-8

# Markdown
PATH = "content"
ARTICLE_PATHS = ["articles", "posts"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
SLUGIFY_SOURCE = "basename"
TYPOGRIFY = False  # the reader of front_matter typesets, with front_matter/typography
MARKDOWN = {
    "extensions": [
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "footnotes",
        "md_in_html",
        "sane_lists",
        "tables",
        "toc",
        "pymdownx.betterem",
        "pymdownx.caret",
        "pymdownx.highlight",
        "pymdownx.magiclink",
        "pymdownx.mark",
        "pymdownx.saneheaders",  # ##words and C# are words
        "pymdownx.superfences",
        "pymdownx.tilde",
    ],
    "extension_configs": {
        "footnotes": {"USE_DEFINITION_ORDER": False},
        "pymdownx.betterem": {"smart_enable": "all"},  # STAR*D is a name
        "pymdownx.caret": {"smart_insert": True},
        "pymdownx.mark": {"smart_mark": True},  # a==b and c==d are words
        "pymdownx.highlight": {"css_class": "highlight", "guess_lang": False},
        "toc": {"permalink": False},
    },
    "output_format": "html",
}
COMMONMARK_COMPAT_BOXES = ["key-points", "means-for-you", "note", "take-home", "warning"]
DEFAULT_PAGINATION = 10

# Plugins, in the order in which they see an article
PLUGIN_PATHS = ["plugins"]
PLUGINS = [
    "report",
    "settings_check",
    "source_tree",
    "documents",
    "site_identity",
    "languages",
    "front_matter",
    "body_policy",
    "commonmark_compat",
    "links",
    "accessible_markdown",
    "pictures",
    "social_pictures",
    "reading_aids",  # before citations, which make up summaries
    *(["reviews"] if clinical else []),
    "embargo",
    "citations",
    *(["claim_table"] if clinical else []),
    "number_figures",
    "glossary",
    "reading_grade",
    *(["claims", "safe_messaging"] if clinical else []),
    "popular_posts",  # after whatever decides that an article is overdue
    "article_series",
    "related_articles",  # after popular_posts, whose list it does not repeat
    "feeds",
    "changes",
    "term_notes",
    "xml_sitemap",
    "redirects",
    "structured_data",
    "page_policy",
    "incremental",  # last: what the others have made of a page is what it compares
    "incremental.patch",
    "incremental.last_report",
]

# Fast builds: all that the plugins do is decided by content/, the theme, these settings and the day
CACHE_PATH = ".cache/pelican"
INCREMENTAL_PURE = PLUGINS
INCREMENTAL_COMMANDS = ["tasks", "tools"]  # they run builds and decide nothing of what is made

# Mistakes that are tolerated until they are mended; there is no such file while there are none
REPORT_BASELINE = "baseline.toml"

# Evidence
REVIEWERS = site.reviewers
STRUCTURED_DATA_ORGANIZATIONS = [AUTHOR] if site.organization else []  # authors that are no persons
STRUCTURED_DATA_LOGO = "theme/icon-512.png"
STRUCTURED_DATA_IMAGE = "theme/share.png"  # of articles without a thumbnail
STRUCTURED_DATA_KINDS = dict.fromkeys(site.guides, "Article")  # any other category holds blog posts

# Popular posts
POPULAR_POSTS_HEADING = translatable("Popular Blog Posts")
POPULAR_POSTS_NUMBER = 6
POPULAR_POSTS_HALF_LIFE = 90
POPULAR_POSTS_EXCLUDE_IF = ["cites_retracted", *(["review.overdue"] if clinical else [])]
POPULAR_POSTS_SHOW_DATE = True
POPULAR_POSTS_SHOW_REASON = True

# Feeds: the plugin's, which keep every character of a title and have absolute addresses throughout
FEEDS_AUTHORITY = site.authority
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# Addresses: short, without a file name, and each kind in a folder of its own
ARTICLE_URL = PAGE_URL = "{slug}/"
ARTICLE_SAVE_AS = PAGE_SAVE_AS = "{slug}/index.html"
DRAFT_URL = DRAFT_PAGE_URL = "drafts/{slug}/"
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = "drafts/{slug}/index.html"
# What is in another language than DEFAULT_LANG stands below the code of its language
ARTICLE_LANG_URL = PAGE_LANG_URL = "{lang}/{slug}/"
ARTICLE_LANG_SAVE_AS = PAGE_LANG_SAVE_AS = "{lang}/{slug}/index.html"
DRAFT_LANG_URL = DRAFT_PAGE_LANG_URL = "drafts/{lang}/{slug}/"
DRAFT_LANG_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = "drafts/{lang}/{slug}/index.html"
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

HOME_URL = ""
HOME_SAVE_AS = "index.html"
BLOG_URL = "blog/"
BLOG_SAVE_AS = "blog/index.html"
ARCHIVES_URL = "archive/"
CATEGORIES_URL = "category/"
TAGS_URL = "tag/"
CHANGES_URL = "changes/"
CHANGES_SAVE_AS = "changes/index.html"
REFERENCES_SAVE_AS = "references/index.html"
SITE_IDENTITY_OPTIONAL = {"references": "bibliography"}  # a page only while it lists something
CONTACT_URL = "contact/"  # the page that shows CONTACT_EMAIL
SEARCH_URL = "search/"
SEARCH_SAVE_AS = "search/index.html"
ROBOTS_SAVE_AS = "robots.txt"
SECURITY_SAVE_AS = ".well-known/security.txt"
SECURITY_EXPIRES = site.expires
NOJEKYLL_SAVE_AS = ".nojekyll"
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

# Theme
THEME = "theme"
THEME_STATIC_PATHS = ["static/icons", "static/print", "static/search"]
JINJA_ENVIRONMENT = {"autoescape": True, "undefined": StrictUndefined, "extensions": []}
TEMPLATE_EXTENSIONS = [".html", ".json", ".txt"]
DIRECT_TEMPLATES = [
    "home",
    "blog",
    "archives",
    "categories",
    "tags",
    "references",
    "changes",
    "search",
    "404",
    "robots",
    "security",
    "nojekyll",
]
PAGINATED_TEMPLATES = {"blog": None, "category": None, "tag": None, "author": None}
DEFAULT_DATE_FORMAT = "%-d %B %Y"
ARCHIVE_DATE_FORMAT = "%-d %b"
HELP_LINK = site.help_link
MENUITEMS = site.menu
FOOTER_LINKS = site.footer
FOOTER_DISCLAIMER = site.disclaimer
FOOTER_PRIVACY = site.privacy
FOOTER_LICENCE = site.licence and (site.licence.name, site.licence.address)
NOT_FOUND_LEAD = site.not_found
FOOTER_FEEDS = [
    ("Atom", "feeds/all.atom.xml"),
    (POPULAR_POSTS_HEADING, "feeds/popular.atom.xml"),
]

# Accessible Markdown
ACCESSIBLE_MARKDOWN_CRISIS = clinical
ACCESSIBLE_MARKDOWN_CRISIS_TEXT = markdown_list(site.crisis)
ACCESSIBLE_MARKDOWN_CRISIS_MORE = site.crisis_more

# Pictures
PICTURES_IN_LISTS = True
SOCIAL_PICTURES_COLOURS = {name: light for name, (light, _) in site.colours.items()}
SOCIAL_PICTURES_MARK = f"{Path(__file__).parent}/theme/static/icons/icon-192.png"

# Body policy
BODY_POLICY_ELEMENTS = {name: ["controls", "preload", "src"] for name in ("audio", "video")}
BODY_POLICY_LANGUAGES = ["figure"]  # the fences of number_figures

# Reading aids
READING_AIDS_FEATURE = site.feature  # comes first on the home page
READING_AIDS_LATEST = 6
READING_AIDS_FIGURE = "two-trials"  # a figure of number_figures that stands beside it

# Plain words: a reading age of 12 to 14 years; checks.toml asks the same of pages
READING_GRADE = 8.0

# Page policy
PAGE_POLICY_COLOURS = site.colours
PAGE_POLICY_COMPACT = True
HEAD_SCRIPTS = ["static/head/scheme.js", "static/head/print.js"]
_ON_ALL_PAGES = {"style-src": ["'self'"], "script": HEAD_SCRIPTS}  # the sheet for paper is a file
PAGE_POLICY_KINDS = {
    "article": {"stylesheet": "static/css/article.css", **_ON_ALL_PAGES},
    "list": {"stylesheet": "static/css/list.css", **_ON_ALL_PAGES},
    "home": {"stylesheet": "static/css/home.css", **_ON_ALL_PAGES},
    "missing": {
        "stylesheet": "static/css/list.css",
        **_ON_ALL_PAGES,
        "script": [*HEAD_SCRIPTS, "static/missing/missing.js"],
    },
    "search": {
        "stylesheet": "static/css/list.css",
        **_ON_ALL_PAGES,
        "script-src": ["'self'", "'wasm-unsafe-eval'"],
    },
}


def _part(name: str, *holds: str, layer: str = "components") -> dict[str, str | list[str]]:
    return {"stylesheet": f"static/css/{name}.css", "layer": layer, "holds": [*holds]}


# What only some articles and pages hold; the others go without its rules
PAGE_POLICY_PARTS = {
    "figure": _part("figure", ".figure"),
    "numbers": _part("numbers", ".numbers"),
    "intervals": _part("intervals", ".whisker"),
    "timeline": _part("timeline", ".numbers--dates"),
    "claim_table": _part("claim-table", ".claim-table"),
    "labelled": _part("labelled", ".claim-table--labelled"),
    "glossary": _part("glossary", "dfn"),
    "aligned": _part("aligned", ".align-right", ".align-center"),
    "take_home": _part("take-home", ".box--take-home"),
    "code": _part("code", ".highlight"),
    "film": {**_part("film", "audio", "video"), "media-src": ["'self'"]},
    "quoted": _part("quoted", "blockquote", "dl", "pre", layer="base"),
    "footnotes": _part("footnotes", ".footnote-ref", layer="base"),
    "task": _part("task", ".task", layer="base"),
}

# Page views: none is counted unless site.toml names a counter
PAGE_POLICY_KINDS = counted(PAGE_POLICY_KINDS, site.counter)
COUNTER_URL = site.counter and f"{site.counter}/count"
if COUNTER_URL:
    THEME_STATIC_PATHS.append("static/counter")

# Output
OUTPUT_PATH = "output"
