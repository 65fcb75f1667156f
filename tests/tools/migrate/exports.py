"""Sites of our own making in the form of each system, with what real ones have."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89"
    b"\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\5\0\1\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82"
)

WXR = """\
<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old</title><link>https://old.example</link>
<wp:base_blog_url>https://old.example</wp:base_blog_url>
<wp:author><wp:author_login>ann</wp:author_login>
<wp:author_display_name>Ann Author</wp:author_display_name></wp:author>
{items}
</channel></rss>
"""


def item(number: int, title: str, body: str, kind: str = "post", further: str = "") -> str:
    """One item of an export, as WordPress writes it."""
    slug = title.lower().replace(" ", "-")
    return f"""<item><title>{escape(title)}</title>
<link>https://old.example/2019/03/{slug}/</link><dc:creator>ann</dc:creator>
<content:encoded><![CDATA[{body}]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>2019-03-01 09:30:00</wp:post_date>
<wp:post_date_gmt>2019-03-01 07:30:00</wp:post_date_gmt><wp:post_name>{slug}</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>{kind}</wp:post_type>{further}</item>
"""


def attachment(number: int, address: str, parent: int) -> str:
    """A picture in the library of WordPress."""
    return item(
        number,
        f"Picture {number}",
        "",
        "attachment",
        f"<wp:attachment_url>{address}</wp:attachment_url><wp:post_parent>{parent}</wp:post_parent>",
    )


def wordpress(folder: Path, *items: str) -> Path:
    """An export with *items*."""
    path = folder / "export.xml"
    path.write_text(WXR.format(items="".join(items)), encoding="utf-8")
    return path


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """*files* below *folder*, which is returned."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


PELICAN = {
    "pelicanconf.py": "SITEURL = 'https://old.example'\nTIMEZONE = 'Europe/Berlin'\n"
    "ARTICLE_URL = 'blog/{date:%Y}/{slug}.html'\nPATH = 'content'\n",
    "content/Sleep/2019-03-01-a_Night.md": "Title: A Night\nTags: Sleep, sleep , Night\n"
    "Author: Ann and Bob\nImage: ../images/One.PNG\ndoi: 10.1/x\n\n"
    "Words with [a link]({filename}../other.md) and ![]({static}/images/One.PNG).\n",
    "content/other.md": "title: Other\ndate: 2020-01-02 10:00\nsave_as: old/other.html\n\nMore.\n",
    "content/page.rst": "A page\n######\n\n:date: 2021-05-06\n:tags: rst\n\nSome *words* here.\n\n"
    ".. code-block:: python\n\n    x = 1\n",
    "content/posts/web.html": "<html><head><title>Web</title>"
    "<meta name='date' content='2022-02-02'>"
    "</head><body><p>Words <b>bold</b></p></body></html>",
    "content/images/One.PNG": PNG,
}

HUGO = {
    "hugo.toml": 'baseURL = "https://old.example/"\n[permalinks]\npost = "/:year/:slug/"\n',
    "content/post/First.md": '+++\ntitle = "First"\ndate = 2019-03-01T09:30:00+01:00\n'
    'tags = ["a"]\naliases = ["/old/"]\ndraft = false\n+++\n'
    '{{< figure src="/img/p.png" alt="A cat" caption="On a mat." >}}\n\n'
    'See [two]({{< ref "second.md" >}}).\n\n{{< youtube dQw4w9WgXcQ >}}\n\n{{< unknown "x" >}}\n',
    "content/post/second/index.md": "---\ntitle: Second\ndate: 2019-04-01\n---\n![](p.png)\nOK.\n",
    "content/post/second/p.png": PNG,
    "content/about.md": "---\ntitle: About us\n---\nWho we are.\n",
    "static/img/p.png": PNG,
}

JEKYLL = {
    "_config.yml": "url: https://old.example\npermalink: pretty\nname: Old site\n",
    "_posts/2019-03-01-first-post.md": "---\nlayout: post\ntitle: First post\n"
    "categories: health news\n---\n"
    "{% highlight ruby %}\nputs 1 # {{ kept }}\n{% endhighlight %}\n\n"
    "Go to [two]({% post_url 2019-04-01-second %}) at {{ site.name }}.\n",
    "_posts/2019-04-01-second.markdown": "---\ntitle: 'Second: it''s'\n"
    "published: false\n---\nWords.\n",
    "_layouts/post.html": "---\n---\n<p>{{ content }}</p>",
    "about.md": "---\ntitle: About it\npermalink: /about-it/\n---\nWords.\n",
    "README.md": "# Not a page\n",
}
