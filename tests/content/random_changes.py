"""What may happen to this site between two builds, chosen by chance."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.content.changing_project import DAY, ChangingProject

Change = Callable[[ChangingProject, random.Random], str]  # makes it and tells what it was

BODIES = [
    "A paragraph that says nothing new.",
    'Another *paragraph* with "quotes" & more -- and a dash.',
    "It helped 55 in 100 people (55.4%).[@anand2023]",
    "## A further part\n\nOne more sentence below a heading.",
    '!!! key-points "In short"\n    - One thing\n    - Another thing',
    "Table: Two things\n\n| One | Two |\n|---|---|\n| 1 | 2 |",
    "See the [guide]({filename}/articles/ketamine-for-depression.md#safety).",
    '![A drawing]({static}/images/synapse.svg "Its caption.")',
    "1. First\n2. Second",
]
WARNED = ["It helped 64 in 100 people (64%).", "Ketamine cures depression within a day."]
REFUSED = ["[Nowhere]({filename}/posts/nowhere.md)", "As shown.[@nobody1900]", "<script>x</script>"]
SETTINGS = {
    "SITENAME": ["Plain Evidence", "Other & Site"],
    "POPULAR_POSTS_NUMBER": [6, 2],
    "READING_AIDS_LATEST": [6, 3],
    "DEFAULT_PAGINATION": [10, 4],
    "TYPOGRIFY": [True, False],
    "FEEDS_ITEMS": [20, 5],
    "SITEURL": ["", "https://x.example/y"],
    "TODAY": ["2026-12-24", "2027-02-03"],
}
_OPENING = re.compile(r"<(main|article|section|nav|ol|ul|dl|header|footer|div|p)\b")
_DAY_S = 86_400


def _field(name: str, value: Callable[[random.Random], object]) -> Change:
    """Sets the field *name* of some text."""

    def change(site: ChangingProject, chance: random.Random) -> str:
        path, typed = chance.choice(_posts(site)), value(chance)
        line, head = f"{name}: {typed}", re.compile(rf"(?ms)^{name}:.*?(?=^[\w-]+:|^---$)")
        text = site.read(path)
        changed = head.sub(f"{line}\n", text, count=1)
        if not head.search(text.split("\n---\n")[0] + "\n---"):
            changed = text.replace("---\n", f"---\n{line}\n", 1)
        site.write(path, changed)
        return f"{path}: {line}"

    return change


def _posts(site: ChangingProject) -> list[str]:
    return site.names("content/posts/*.md")


def add_to_body(site: ChangingProject, chance: random.Random) -> str:
    kind = chance.choices([BODIES, WARNED, REFUSED], [20, 3, 1])[0]
    path, more = chance.choice(site.names("content/*/*.md")), chance.choice(kind)
    site.replace(path, lambda text: f"{text.rstrip()}\n\n{more}\n")
    return f"{path}: {more!r}"


def edit_a_word(site: ChangingProject, chance: random.Random) -> str:
    """Before the last block, which is no part of any summary."""
    path, word = chance.choice(_posts(site)), f"word{chance.randrange(1000)}"
    head, _, last = site.read(path).rpartition("\n\n")
    site.write(path, f"{head}\n\nA {word} alone.\n\n{last}")
    return f"{path}: {word}"


def drop_a_paragraph(site: ChangingProject, chance: random.Random) -> str:
    path = chance.choice(_posts(site))
    head, _, body = site.read(path).partition("\n---\n\n")
    parts = body.split("\n\n")
    dropped = parts.pop(chance.randrange(len(parts)))
    site.write(path, "\n---\n\n".join((head, "\n\n".join(parts))))
    return f"{path}: without {dropped!r:.80}"


def add_a_text(site: ChangingProject, chance: random.Random) -> str:
    text = site.further.pop(0)
    site.add(text)
    return f"new {text.path}"


def _unlinked(site: ChangingProject, chance: random.Random) -> str:
    """A post, mostly one to which no other links."""
    whole = "".join(site.read(name) for name in site.names("content/*/*.md"))
    posts = _posts(site)
    free = [name for name in posts if f"/{name.rpartition('/')[2]}" not in whole]
    return chance.choice(free if free and chance.random() < 0.9 else posts)


def rename_a_text(site: ChangingProject, chance: random.Random) -> str:
    path = _unlinked(site, chance)
    to = f"content/posts/renamed-{chance.randrange(10_000)}.md"
    site.rename(path, to)
    return f"{path} is now {to}"


def delete_a_text(site: ChangingProject, chance: random.Random) -> str:
    path = _unlinked(site, chance)
    site.remove(path)
    return f"{path} is gone"


def _appended(patterns: list[str], line: str) -> Change:
    """Appends *line*, with a number, to a file that fits one of *patterns*."""

    def change(site: ChangingProject, chance: random.Random) -> str:
        path = chance.choice([name for each in patterns for name in site.names(each)])
        more = line.replace("@", str(chance.randrange(10_000)))
        site.replace(path, lambda text: text + more)
        return f"{path}: {more.strip()!r}"

    return change


def change_a_template(site: ChangingProject, chance: random.Random) -> str:
    """Its first element gets one attribute more."""
    path = chance.choice(site.names("theme/templates/**/*.html"))
    mark = f' data-changed="{chance.randrange(1000)}"'
    site.replace(path, lambda text: _OPENING.sub(lambda tag: tag[0] + mark, text, count=1))
    return f"{path}:{mark}"


def change_plugin_output(site: ChangingProject, chance: random.Random) -> str:
    """What a plugin writes, not only its bytes."""
    mark = f'<urlset data-changed="{chance.randrange(1000)}" '
    site.replace(
        "plugins/xml_sitemap/location.py",
        lambda text: re.sub(r'<urlset (?:data-changed="\d+" )?', mark, text),
    )
    return f"plugins/xml_sitemap: {mark}"


def set_a_setting(site: ChangingProject, chance: random.Random) -> str:
    name = chance.choice(list(SETTINGS))
    line = f"{name} = {chance.choice(SETTINGS[name])!r}"
    site.replace("pelicanconf.py", lambda text: f"{text}{line}\n")
    return line


def retitle_a_reference(site: ChangingProject, chance: random.Random) -> str:
    name, word = "content/references.bib", f"word{chance.randrange(1000)}"
    titles = [*re.finditer(r"(?m)^  title = \{.*(?=\},$)", site.read(name))]
    chosen = chance.choice(titles)
    site.replace(name, lambda text: f"{text[: chosen.end()]} {word}{text[chosen.end() :]}")
    return f"{chosen[0]!r:.60} {word}"


def drop_an_allowed_sentence(site: ChangingProject, chance: random.Random) -> str:
    name = "content/data/claims-allowed.yaml"
    head, *entries = site.read(name).split("- path: ")
    dropped = entries.pop(chance.randrange(len(entries))) if entries else ""
    site.write(name, "- path: ".join([head, *entries]) if entries else "[]\n")
    return f"no longer allowed: {dropped!r:.80}"


def resize_an_image(site: ChangingProject, chance: random.Random) -> str:
    path, width = chance.choice(site.names("content/images/*.svg")), chance.randrange(300, 900)
    size = re.compile(r'(<svg[^>]*?)(?: width="[^"]*")?( [^>]*viewBox="0 0 )\d+')
    site.replace(path, lambda text: size.sub(rf"\g<1>\g<2>{width}", text, count=1))
    return f"{path}: {width} wide"


def let_days_pass(site: ChangingProject, chance: random.Random) -> str:
    site.day = DAY + chance.choice([0, 1, 120, 190, 400]) * _DAY_S
    return f"the day is {site.day}"


TITLES = ["One", "Two words & more", "Three FDA", "Vier", "Ketamine and sleep"]
CHANGES: dict[Change, int] = {  # and how often each is chosen
    add_to_body: 4,
    edit_a_word: 4,
    drop_a_paragraph: 3,
    _field("title", lambda of: f'"{of.choice(TITLES)} {of.randrange(1000)}"'): 3,
    _field("tags", lambda of: f"[{', '.join(of.sample(['depression', 'sleep', 'cost'], 2))}]"): 2,
    _field("date", lambda of: f"20{of.randrange(12, 26)}-0{of.randrange(1, 10)}-15"): 2,
    _field("status", lambda of: of.choice(["draft", "hidden", "published", "published"])): 2,
    _field("popularity", lambda of: str(of.randrange(100_000))): 3,
    _field("summary", lambda of: f"Summary {of.randrange(100)} of it."): 1,
    _field("category", lambda of: of.choice(["Treatments", "Daily life"])): 1,
    add_a_text: 2,
    rename_a_text: 2,
    delete_a_text: 1,
    change_a_template: 2,
    _appended(["theme/static/css/*.css"], "\n.changed-@ { color: inherit; }\n"): 1,
    set_a_setting: 2,
    _appended(["plugins/*/*.py"], "# changed @\n"): 1,
    change_plugin_output: 1,
    retitle_a_reference: 2,
    drop_an_allowed_sentence: 1,
    resize_an_image: 1,
    _appended(["content/data/*"], "# changed @\n"): 1,
    let_days_pass: 2,
}


def make_one(site: ChangingProject, chance: random.Random) -> str:
    """Make a change and tell what it was."""
    [change] = chance.choices(list(CHANGES), list(CHANGES.values()))
    return change(site, chance)
