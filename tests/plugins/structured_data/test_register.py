import json
import re
from pathlib import Path

from tests.stock_site import build_stock

SHOW = (
    "{% set subject = article if article is defined else page if page is defined else none %}"
    "{% set is_home = output_file == INDEX_SAVE_AS|default('index.html') %}"
    "{% set home = structured_data if is_home else none %}"
    "{% set data = subject.structured_data if subject else home %}"
    "{% if data %}<script type='application/ld+json'>{{ data }}</script>{% endif %}"
)
PAGE = (
    "Title: A </script> title\nSlug: one\nDate: 2026-01-01\nCategory: News\nStatus: {}\n"
    "Summary: Fast & short\n\nText\n"
)


def build(folder: Path, **settings: object) -> dict[str, str]:
    templates = ("article", "page", "index", "category")
    site = build_stock(
        folder,
        {
            **{f"overrides/{name}.html": SHOW for name in templates},
            "content/one.md": PAGE.format("published"),
            "content/two.md": PAGE.format("draft").replace("one", "two"),
            "content/pages/about.md": "Title: About\nSummary: Us\n\nText\n",
        },
        PLUGINS=["report", "documents", "citations", "structured_data"],
        SITEURL="https://x.example",
        ARTICLE_URL="{slug}/",
        **settings,
    )
    names = ("one.html", "drafts/two.html", "pages/about.html", "index.html", "category/news.html")
    return {name: site.text(name) for name in names}


def test_a_title_cannot_close_the_script(tmp_path: Path) -> None:
    page = build(tmp_path)["one.html"]
    assert page.count("</script>") == 1
    data = json.loads(re.sub(r"<[^>]+>", "", page))["@graph"][0]
    assert data["headline"] == "A </script> title"


def test_each_kind_of_page_is_described_and_drafts_and_lists_are_not(tmp_path: Path) -> None:
    pages = build(tmp_path, STRUCTURED_DATA_KINDS={"News": "NewsArticle"})
    found = {
        name: [node["@type"] for node in json.loads(re.sub(r"<[^>]+>", "", html))["@graph"]]
        for name, html in pages.items()
        if html
    }
    assert found == {
        "one.html": ["NewsArticle", "BreadcrumbList"],
        "pages/about.html": ["WebPage", "BreadcrumbList"],
        "index.html": ["WebSite"],
    }


def test_the_home_page_of_a_further_language_describes_itself(tmp_path: Path) -> None:
    build_stock(
        tmp_path,
        {"overrides/index.html": SHOW, "content/one.md": PAGE.format("published")},
        PLUGINS=["languages", "structured_data"],
        LANGUAGES={"de": {"SITENAME": "Seite"}},
        SITEURL="https://x.example",
    )
    pages = [(tmp_path / "output" / name).read_text() for name in ("index.html", "de/index.html")]
    found = [json.loads(re.sub(r"<[^>]+>", "", html))["@graph"][0] for html in pages]
    assert [(each["name"], each["inLanguage"]) for each in found] == [
        ("Site", "en"),
        ("Seite", "de"),
    ]
