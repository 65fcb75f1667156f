"""Every block of code in the documents is read by the program that reads its language."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment
from justhtml import JustHTML
from pelican.settings import DEFAULT_CONFIG
from PIL import Image

from claims.allowed import read_allowed
from front_matter import model, record
from front_matter import source as parts
from page_policy.stylesheet import bundle
from report.baseline import read as read_baseline
from settings_check.names import known
from site_identity.read import read_identity
from term_notes.notes import read_notes
from tests.built_site import IDENTITY, ROOT, BuiltSite, build_ours
from tests.docs.code_blocks import Block, blocks, in_language
from tests.docs.commands import commands, refusal
from tests.plugins.pictures.photos import saved

TESTED = frozenset(
    {"sh", "console", "toml", "yaml", "python", "jinja", "markdown", "text", "nginx", "css", "html"}
)
DRAWINGS = re.compile("[─►▼┐]")  # what the README and the architecture draw has no language
FIELDS = model.by_name(model.FIELDS)
HEAD = "---\ntitle: {title}\ndate: 2019-03-01\ncategory: Example\nsummary: An example.\n---\n\n"
MEDIA = ("ward.jpg", "synapse.svg", "talk.mp4", "talk.mp3")


def named(*languages: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("block", in_language(*languages), ids=lambda each: each.place)


def test_every_language_has_a_test() -> None:
    untested = [
        block.place
        for block in blocks()
        if block.language not in TESTED and not (not block.language and DRAWINGS.search(block.text))
    ]
    assert untested == []
    assert len(blocks()) > 50


@named("sh", "console")
def test_a_command_is_one_that_there_is(block: Block) -> None:
    found = list(commands(block.text))
    assert found
    assert {" ".join(words): reported for words in found if (reported := refusal(words))} == {}


@pytest.mark.parametrize(
    "line",
    [
        "invoke bild",
        "invoke new --colour red x",
        "invoke new",
        "make sight",
        "git comit",
        "git push --origin",
        "python -m pip install -r requirements-gone.txt",
        "curl x",
    ],
)
def test_a_command_that_is_not_there_is_refused(line: str) -> None:
    assert refusal(line.split())


@named("toml")
def test_toml_is_what_its_reader_takes(block: Block, tmp_path: Path) -> None:
    if "languages" in tomllib.loads(block.text):
        site = tmp_path / "site.toml"
        site.write_text(f"{IDENTITY.read_text(encoding='utf-8')}\n{block.text}", encoding="utf-8")
        assert read_identity(site).languages
        return
    file = tmp_path / "baseline.toml"
    file.write_text(block.text)
    listed, wrong = read_baseline(file, "baseline.toml")
    assert (bool(listed), wrong) == (True, [])


@named("yaml")
def test_yaml_is_what_its_reader_takes(block: Block) -> None:
    """Lists allowed claims, or notes of terms; else front matter, which is built below."""
    read = next(yaml.safe_load_all(block.text))
    assert read
    if isinstance(read, list):
        assert read_allowed(block.text)
    elif "categories" in read:
        assert not read_notes(block.text).diagnostics


@named("python")
def test_python_runs_and_names_settings_that_there_are(
    block: Block, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    space: dict[str, object] = {"Path": Path}
    exec(compile(block.text, block.place, "exec"), space)
    ours = re.findall(r"\b[A-Z][A-Z_]{3,}\b", (ROOT / "pelicanconf.py").read_text())
    assert {name for name in space if name.isupper()} <= {*ours, *known(DEFAULT_CONFIG, ())}


@named("jinja")
def test_jinja_is_a_template(block: Block) -> None:
    assert Environment(autoescape=True).parse(block.text).body


@named("css")
def test_css_is_bundled(block: Block, tmp_path: Path) -> None:
    for name in re.findall(r'url\("(.+?)"\)', block.text):
        (tmp_path / name).write_text("p { margin: 0 }")
    entry = tmp_path / "entry.css"
    entry.write_text(block.text)
    assert bundle(entry).count("p{margin:0}") == block.text.count("@import")


@named("html")
def test_html_is_well_formed(block: Block) -> None:
    parsed = JustHTML(block.text, collect_errors=True, fragment=True)
    assert parsed.errors == []


@named("nginx")
def test_nginx_takes_its_configuration(block: Block, tmp_path: Path) -> None:
    assert block.text.count("{") == block.text.count("}")
    if nginx := shutil.which("nginx"):
        file = tmp_path / "nginx.conf"
        file.write_text(f"events {{}}\nhttp {{\n{block.text}}}\n")
        subprocess.run([nginx, "-t", "-c", str(file)], check=True)


def text_of(block: Block) -> str | None:
    """The text of content that shows *block*; None if it is none."""
    head = HEAD.format(title=f"{block.path} {block.line}")
    if block.language == "yaml":
        fields = block.text.removeprefix("---\n").removesuffix("---\n")
        if not isinstance(yaml.safe_load(fields), dict) or "categories:" in fields:
            return None  # a file of its own
        table = "[[claim-table]]\n" if "claims:" in fields else ""
        rest = "---\n\n" if "title:" in fields else head.removeprefix("---\n")
        return f"---\n{fields}{rest}Words.\n\n{table}"
    if block.text.startswith("---\n"):
        return block.text
    if block.text.startswith("Title: "):  # for a site with another reader, which needs no category
        return f"Category: Example\n{block.text}"
    return f"{head}## What helps\n\nWords.[@anand2023]\n\n{block.text}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """All examples of Markdown and of front matter, in one site with our settings."""
    folder = tmp_path_factory.mktemp("examples")
    files: dict[str, str | bytes] = {
        "posts/end-the-stigma.md": HEAD.format(title="Stigma") + "## What helps\n\nWords.\n",
        "posts/slug.md": HEAD.format(title="Slug") + "Words.\n",
        "references.bib": library(blocks()),
        **{f"images/{name}": media(name) for name in MEDIA},
    }
    for block in in_language("markdown", "yaml"):
        if series := re.search(r"^series: .+$", block.text, re.MULTILINE):  # has a first part
            head = HEAD.format(title="First").replace("---\n\n", f"{series[0]}\npart: 1\n---\n\n")
            files["posts/first-part.md"] = f"{head}Words.\n"
        text = text_of(block)
        if text and "\nlang: " in text:  # needs a site in that language
            read = record.read(parts.parse(text.encode()), FIELDS, article=True)
            assert read.diagnostics == ()
        elif text and "\ncategory:" not in text and text.startswith("---\n"):
            files["pages/glossary.md"] = text
        elif text:
            name = re.sub(r"[\W_]+", "-", f"{block.path}-{block.line}").lower().strip("-")
            files[f"posts/{name}.md"] = text
    return build_ours(folder, files, {"CITATIONS_UNUSED": "note", "TODAY": "2027-01-01"})


def library(blocks: Iterable[Block]) -> str:
    """A source for each key that *blocks* cite: a site of one's own has other sources than ours."""
    keys = {key for block in blocks for key in re.findall(r"\b([a-z]+\d{4}[a-z]*)\b", block.text)}
    fields = "author={{Roe, A}}, title={{T}}, journal={{J}}, year={{2020}}, doi={{10.1000/{0}}}"
    return "\n".join(f"@article{{{key}, {fields.format(key)}}}" for key in sorted(keys))


def media(name: str) -> bytes:
    """A file of that kind, as small as it can be."""
    if name.endswith(".svg"):
        return b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    if name.endswith(".jpg"):
        return saved(Image.new("RGB", (9, 9)))
    return bytes(64)


def test_examples_of_texts_build_without_a_word_of_reproach(site: BuiltSite) -> None:
    assert [line for line in site.report.splitlines() if "posts/" in line] == []
    assert site.status == 0, site.report


def test_examples_become_what_their_document_says(site: BuiltSite) -> None:
    made = " ".join(site.text(path) for path in site.files() if path.endswith("index.html"))
    for wanted in ("key-points", "<figure", "<caption", "<video", "<audio", "numbers--dates"):
        assert wanted in made, wanted


def test_the_report_that_is_shown_is_that_of_such_a_text(tmp_path: Path) -> None:
    """The mistakes in the report of docs/writing.md are made, and told in the same words."""
    block = next(each for each in in_language("text") if each.path == "docs/writing.md")
    lines = ["---", "title: Sleep", "status: publishd", "date: 2019-03-01", "category: Example"]
    text = "\n".join([*lines, "summary: Sleep.", "---", "", "See [it]({filename}slep.md).", ""])
    built = build_ours(tmp_path, {"posts/sleep.md": text})
    assert built.status == 1
    assert block.text in built.report
