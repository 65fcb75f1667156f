"""Which templates do nothing with a text but write it out."""

from __future__ import annotations

import jinja2
import pytest

from incremental.outlets import TITLE, Outlets

PLAIN = {
    "as it is": "<p>{{ post.content }}</p>",
    "marked safe": "{{ post.content|safe }}",
    "in a loop": "{% for post in posts %}{{ post.content }}{% endfor %}",
    "in a branch of another test": "{% if post.title %}{{ post.content }}{% endif %}",
    "in a block": "{% extends 'base' %}{% block body %}{{ post.content }}{% endblock %}",
    "in an included template": "{% include 'shows' %}",
    "beside a macro": "{% macro shout(word) %}{{ word|upper }}{% endmacro %}{{ post.content }}",
    "beside an imported macro": "{% from 'macros' import shout %}{{ shout(1) }}{{ post.content }}",
    "in what a block adds to its parent": "{% extends 'base' %}{% block body %}{{ super() }}"
    "{{ post.content }}{% endblock %}",
    "beside a captured template without a text": "{% set x %}{% include 'macros' %}{% endset %}"
    "{{ post.content }}",
}
DOUBTFUL = {
    "a filter": "{{ post.content|upper }}",
    "a filter after safe": "{{ post.content|safe|upper }}",
    "a test": "{% if post.content %}x{% endif %}",
    "a comparison": "{{ post.content == '' }}",
    "a variable": "{% set text = post.content %}{{ text }}",
    "a variable of a block": "{% with text = post.content %}{{ text }}{% endwith %}",
    "a concatenation": "{{ 'a' ~ post.content }}",
    "a condition": "{{ post.content if post.title else '' }}",
    "a slice": "{{ post.content[:9] }}",
    "a method": "{{ post.content.strip() }}",
    "an argument": "{{ shout(post.content) }}",
    "a loop over it": "{% for letter in post.content %}x{% endfor %}",
    "an item": "{{ post['content'] }}",
    "an order": "{{ (posts|sort(attribute='content')|first).content }}",
    "the filter attr": "{{ post|attr(name) }}",
    "the filter attr by name": "{{ posts|map('attr', name)|join }}",
    "a macro": "{% macro show(post) %}{{ post.content }}{% endmacro %}{{ show(post)|upper }}",
    "an imported macro": "{% from 'shows' import x %}{{ post.title }}",
    "an import by a name that is computed": "{% import name as x %}{{ post.content }}",
    "a filtered part": "{% filter upper %}{{ post.content }}{% endfilter %}",
    "a filtered include": "{% filter upper %}{% include 'shows' %}{% endfilter %}",
    "a captured include": "{% set x %}{% include 'shows' %}{% endset %}{{ x }}",
    "a captured include of an include": "{% set x %}{% include 'deep' %}{% endset %}{{ x }}",
    "a captured include by a computed name": "{% set x %}{% include name %}{% endset %}",
    "a captured block": "{% filter upper %}{% block b %}x{% endblock %}{% endfilter %}",
    "a called block": "{% block b %}{{ post.content }}{% endblock %}{{ self.b()|length }}",
    "a filtered parent": "{% extends 'base' %}{% block body %}{{ super()|upper }}{% endblock %}",
    "a recursive loop": "{% for p in posts recursive %}{{ p.content }}{{ loop(p) }}{% endfor %}",
    "a caller": "{% macro m() %}{{ caller()|upper }}{% endmacro %}"
    "{% call m() %}{{ post.content }}{% endcall %}",
    "escaping that changes": "{% autoescape true %}{{ post.content }}{% endautoescape %}",
    "a broken syntax of blocks": "{{ self }}",
}
OTHERS = {
    "base": "{% block body %}{{ post.content }}{% endblock %}",
    "shows": "{{ post.content }}{% macro x() %}{% endmacro %}",
    "deep": "{% include 'shows' %}",
    "macros": "{% macro shout(word) %}{{ word }}{% endmacro %}",
}


def environment(template: str, **options: object) -> jinja2.Environment:
    loader = jinja2.DictLoader({**OTHERS, "page": template})
    return jinja2.Environment(loader=loader, extensions=["jinja2.ext.do"], **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("template", PLAIN.values(), ids=PLAIN)
def test_a_text_that_is_only_written_out_is_plain(template: str) -> None:
    assert Outlets().are_plain(environment(template), ["page", "base", "shows"])


@pytest.mark.parametrize("template", DOUBTFUL.values(), ids=DOUBTFUL)
def test_a_text_with_which_more_is_done_is_not(template: str) -> None:
    assert not Outlets().are_plain(environment(template), ["page"])


def test_escaped_text_is_plain_only_where_it_is_marked_safe() -> None:
    assert not Outlets().are_plain(environment(PLAIN["as it is"], autoescape=True), ["page"])
    assert Outlets().are_plain(environment(PLAIN["marked safe"], autoescape=True), ["page"])


def test_an_environment_that_writes_in_its_own_way_is_never_plain() -> None:
    template = PLAIN["as it is"]
    assert not Outlets().are_plain(environment(template, finalize=str.upper), ["page"])
    filtering = environment(PLAIN["marked safe"])
    filtering.filters["safe"] = str.upper
    assert not Outlets().are_plain(filtering, ["page"])
    debugging = environment(template)
    debugging.add_extension("jinja2.ext.DebugExtension")
    assert not Outlets().are_plain(debugging, ["page"])
    assert not Outlets().are_plain(jinja2.Environment(loader=Missing()), ["page"])


def test_a_template_that_is_missing_writes_nothing() -> None:
    assert Outlets().are_plain(environment(""), ["gone"])


PLAIN_TITLES = {
    **{about: text.replace("content", "title") for about, text in PLAIN.items()},
    "in a branch of another test": "{% if post.date %}{{ post.title }}{% endif %}",
    "in a template that shows texts": "{{ post.content|upper }}{{ post.title }}",
    "stripped": "<title>{{ post.title|striptags }}</title>",
    "stripped and marked": "{{ post.title|striptags|safe }}",
    "beside a method of that name": "{{ tag.slug.title() }} {{ post.title }}",
}
DOUBTFUL_TITLES = {
    **{about: text.replace(".content", ".title") for about, text in DOUBTFUL.items()},
    "an item": "{{ post['title'] }}",
    "an order": "{{ (posts|sort(attribute='title')|first).title }}",
    "an order of a loop": "{% for post in posts|sort(attribute='title') %}x{% endfor %}",
    "a condition": "{{ post.title if post.date else '' }}",
    "a block that is stripped": "{% block b %}{{ post.title }}{% endblock %}"
    "{{ self.b()|striptags }}",
    "an argument of a method of that name": "{{ tag.title(post.title) }}",
    "an imported macro": "{% from 'shows' import x %}{{ post.date }}",
}
TITLES = {name: text.replace("content", "title") for name, text in OTHERS.items()}


def titled(template: str, **options: object) -> jinja2.Environment:
    env = environment("", **options)
    env.loader = jinja2.DictLoader({**TITLES, "page": template})
    return env


@pytest.mark.parametrize("autoescape", [False, True])
@pytest.mark.parametrize("template", PLAIN_TITLES.values(), ids=PLAIN_TITLES)
def test_a_title_that_is_only_written_out_is_plain(template: str, autoescape: bool) -> None:
    env = titled(template, autoescape=autoescape)
    assert Outlets(TITLE).are_plain(env, ["page", "base", "shows"])


@pytest.mark.parametrize("template", DOUBTFUL_TITLES.values(), ids=DOUBTFUL_TITLES)
def test_a_title_with_which_more_is_done_is_not(template: str) -> None:
    assert not Outlets(TITLE).are_plain(titled(template), ["page"])


def test_a_title_that_only_some_templates_escape_is_not_plain() -> None:
    env = titled("{{ post.title }}", autoescape=lambda name: str(name).endswith("html"))
    assert not Outlets(TITLE).are_plain(env, ["page"])


def test_another_filter_of_the_same_name_is_not_plain() -> None:
    env = titled("{{ post.title|striptags }}")
    env.filters["striptags"] = str.upper
    assert not Outlets(TITLE).are_plain(env, ["page"])


class Missing(jinja2.BaseLoader):
    """Gives a text that is not plain."""

    def get_source(self, _env: jinja2.Environment, _name: str) -> tuple[str, None, None]:
        return DOUBTFUL["a filter"], None, None
