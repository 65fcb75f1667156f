"""Words that YAML or a list would lose are refused with their line."""

import pytest
from pelican.settings import DEFAULT_CONFIG

from front_matter.compiler import Compiler
from front_matter.reader import compile_options

OPTIONS = compile_options({**DEFAULT_CONFIG, "SLUGIFY_SOURCE": "basename"})


def reported(fields: str) -> list[str]:
    raw = f"---\ntitle: T\ndate: 2026-01-01\n{fields}\n---\nWords.\n".encode()
    found = Compiler(OPTIONS, []).compile(raw, "a.md").findings
    return [f"{each.line}: {each.field}" for each in found if each.level == "error"]


@pytest.mark.parametrize("field", ["summary: A case # 2 and more", "category: A # b"])
def test_words_after_a_comment_sign_are_not_lost_in_silence(field: str) -> None:
    assert reported(field) == [f"4: {field.partition(':')[0]}"]


@pytest.mark.parametrize(
    ("summary", "kind"),
    [("A case # 2", "double"), ('A "case" # 2', "single"), ("A\\b # 2", "single")],
)
def test_the_quotes_to_write_are_none_that_the_value_holds(summary: str, kind: str) -> None:
    raw = (
        f"---\ntitle: T\ndate: 2026-01-01\ncategory: C\nsummary: {summary}\n---\nWords.\n".encode()
    )
    (found,) = Compiler(OPTIONS, []).compile(raw, "a.md").findings
    assert found.remedy == f"put the whole value in {kind} quotes"


@pytest.mark.parametrize("field", ['summary: "A case # 2"', "slug: a # the address", "summary: C#"])
def test_a_quoted_value_and_a_comment_after_an_address_stay(field: str) -> None:
    assert reported(field) == []


@pytest.mark.parametrize("title", ["Words #1", "#1 of many", "C # and F #"])
def test_a_hash_in_a_stock_header_is_a_sign_like_others(title: str) -> None:
    raw = f"Title: {title}\nDate: 2026-01-01\nCategory: C\n\nWords.\n".encode()
    document = Compiler(OPTIONS, []).compile(raw, "a.md")
    assert (document.findings, document.metadata["title"]) == ([], title)


@pytest.mark.parametrize("field", ["summary", "description", "search_title"])
def test_curly_quotes_around_a_value_are_shown_and_told(field: str) -> None:
    raw = f"---\ntitle: T\ndate: 2026-01-01\ncategory: C\n{field}: “Words”\n---\nWords.\n".encode()
    (found,) = Compiler(OPTIONS, []).compile(raw, "a.md").findings
    assert (found.line, found.level) == (5, "warning")
    assert found.remedy == "write \"Words\", or '“Words”' to show them"


@pytest.mark.parametrize("value", ["“A” and “B”", "'“Words”'", '"“Words”"', "“A” is what"])
def test_curly_quotes_that_are_meant_stay(value: str) -> None:
    assert reported(f"category: C\nsummary: {value}") == []


def warned(fields: str) -> list[str]:
    fields += "" if fields.startswith("category") else "\ncategory: C"
    raw = f"---\ntitle: T\ndate: 2026-01-01\n{fields}\n---\nWords.\n".encode()
    found = Compiler(OPTIONS, []).compile(raw, "a.md").findings
    assert {each.level for each in found} <= {"warning"}
    return [f"{each.line}: {each.field}: {each.remedy}" for each in found]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("authors: [Smith, John]", "4: authors: write John Smith for one, Smith; John for two"),
        ("category: Care, Stigma", "4: category: keep the first, write tags of others"),
        ("tags: [a, 'mood, sleep']", "4: tags: write an entry for each: mood and sleep"),
        ("tags:\n- a\n- mood, sleep", "6: tags: write an entry for each: mood and sleep"),
    ],
)
def test_a_comma_that_was_read_otherwise_than_it_may_be_meant_is_told(
    field: str, expected: str
) -> None:
    assert warned(field) == [expected]


@pytest.mark.parametrize(
    "field",
    [
        "authors: Smith; John",
        "authors:\n- Plato\n- Socrates",
        "authors: [Ann Li, Plato]",
        "authors: [WHO, NICE]",
        "category: Food, Drink & Travel",
        "tags: a; mood, sleep",
        "tags: ['1,000 steps', b]",
    ],
)
def test_what_says_how_it_is_meant_is_not_told(field: str) -> None:
    assert warned(field) == []


@pytest.mark.parametrize(
    "value",
    [
        "Jane Doe, Richard Roe",
        "[Plato, Socrates]",
        "Plato; Socrates",
        "[Jane Doe, WHO]",
        "Jane Doe, Centers for Disease Control and Prevention",
        "Marks & Spencer; Jane Doe",
    ],
)
def test_names_of_several_authors_are_read(value: str) -> None:
    assert reported(f"authors: {value}") == []


def test_a_name_with_and_in_it_is_no_author() -> None:
    assert reported("authors: [Doe, Jane and Roe, Richard]") == ["4: authors"]


@pytest.mark.parametrize(
    "name",
    [
        "Centers for Disease Control and Prevention",
        "Substance Abuse & Mental Health Services",
        "Food and Drug Administration",
        "National Institute for Health and Care Excellence",
        "Royal Australian and New Zealand College of Psychiatrists",
    ],
)
@pytest.mark.parametrize("form", ["[{}]", '["{}"]', "{}", "{};", "\n- {}"])
def test_an_institution_with_and_in_its_name_is_one_author(name: str, form: str) -> None:
    assert authors(form.format(name)) == [name]


@pytest.mark.parametrize(
    "value",
    ['["Marks & Spencer"]', '"Marks & Spencer"', "Marks & Spencer;", "\n- 'Marks & Spencer'"],
)
def test_a_name_that_could_be_two_is_one_by_quotes_or_a_semicolon(value: str) -> None:
    assert authors(value) == ["Marks & Spencer"]


@pytest.mark.parametrize(
    "name", ["Hospital for Sick Children, Toronto", "Department of Health, Education, and Welfare"]
)
@pytest.mark.parametrize("form", ['["{}"]', "{};", "\n- {}"])
def test_the_name_of_an_institution_may_have_commas(name: str, form: str) -> None:
    assert authors(form.format(name)) == [name]


def authors(value: str) -> list[str]:
    raw = f"---\ntitle: T\ndate: 2026-01-01\ncategory: C\nauthors: {value}\n---\nWords.\n"
    document = Compiler(OPTIONS, []).compile(raw.encode(), "a.md")
    assert document.findings == []
    found: list[str] = document.metadata["authors"]
    return found


@pytest.mark.parametrize(
    ("summary", "line"),
    [
        ("|\n  Effects:\n  - nausea\n  - sleep", 6),
        (">-\n  Words\n\n  ## Heading", 7),
        ('"- a"', 4),
        ("'![a](b.png)'", 4),
        ('"| a | b |"', 4),
        ('"> quoted"', 4),
        ("<div>words</div>", 4),
    ],
)
def test_a_summary_with_more_than_sentences_is_refused(summary: str, line: int) -> None:
    assert reported(f"summary: {summary}") == [f"{line}: summary"]


@pytest.mark.parametrize(
    "summary", [">-\n  One - two,\n  three -\n  four", "'*Words* [here](https://x.org/)'", "a | b"]
)
def test_a_summary_of_sentences_stays(summary: str) -> None:
    assert reported(f"summary: {summary}") == []


def test_tags_with_a_hash_are_no_comment() -> None:
    assert reported("tags: #sleep #mood") == ["4: tags"]


@pytest.mark.parametrize(
    "title",
    [
        *("A **b**", "A &amp; B", "A<br>B", "`A`", "{{ a }}", "[A](b)", "CO~2~", "A ==b==", "m^2^"),
        *(
            "~~A~~ b",
            "The *Lancet* study",
            "The _Lancet_ study",
            "A ***b***",
            "A **5 mg**",
            "A[^1]",
        ),
        *('A **"b"** c', "这是**重要**的"),
    ],
)
def test_a_title_that_is_shown_as_typed_is_told(title: str) -> None:
    raw = f"---\ntitle: '{title}'\ndate: 2026-01-01\ncategory: C\n---\nWords.\n".encode()
    found = Compiler(OPTIONS, []).compile(raw, "a.md").findings
    assert [f"{each.line}: {each.field}: {each.level}" for each in found] == ["2: title: warning"]


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("tags: [a, 'H~2~O']", 4),
        ("tags:\n- a\n- '**b**'", 6),
        ("series: A *b*", 4),
        ("series: A [@key]", 4),
        ("about:\n- type: drug\n  name: A *b*", 6),
        ('changes:\n- date: 2026-11-02\n  change: It\'s "5", *see* it', 6),
        ("changes:\n- {date: 2026-11-02, change: A}\n- {date: 2026-11-03, change: 'A [@key]'}", 6),
        ("changes:\n- date: 2026-11-02\n  change: 'See [x]({filename}/x.md)'", 6),
        (
            "claims:\n- claim: A\n  evidence: A trial **showed** it\n  certainty: low\n"
            "  sources: [key]",
            6,
        ),
    ],
)
def test_a_name_that_is_shown_as_typed_is_told(field: str, line: int) -> None:
    remedy = "leave signs of Markdown and HTML out"
    assert warned(field) == [f"{line}: {field.partition(':')[0]}: {remedy}"]


@pytest.mark.parametrize(
    "title",
    [
        *("R&D; x", "a < b > c", "2 * 3 ** 4", "5 & 6", "CYP2D6*4 and *10", "STAR*D", "M*A*S*H"),
        *("a == b and c == d", "~5 mg to ~10 mg", "10^3 to 10^6", "snake_case_name", "__init__"),
        *("*args and **kwargs", "2**3 or 2**4", "a==b==c", "''**'' and ''**''", "''~~'' or ''~~''"),
        "Why ''=='' and \"===\" differ",
    ],
)
def test_a_title_of_plain_words_stays(title: str) -> None:
    raw = f"---\ntitle: '{title}'\ndate: 2026-01-01\ncategory: C\n---\nWords.\n".encode()
    assert Compiler(OPTIONS, []).compile(raw, "a.md").findings == []


def test_a_stock_header_that_goes_on_with_three_spaces_is_refused() -> None:
    raw = b"Title: T\nDate: 2026-01-01\nCategory: C\nSummary: one\n   two\n\nWords.\n"
    found = Compiler(OPTIONS, []).compile(raw, "a.md").findings
    assert [f"{each.line}: {each.field}" for each in found] == ["5: front matter"]


@pytest.mark.parametrize(
    ("field", "remedy"),
    [
        ("draft: false", "delete the line: it is published without"),
        ("draft: true", "write status: draft"),
        ("published: false", "write status: draft"),
        ("published: true", "delete the line: it is published without"),
        ("published: No", "write status: draft"),
        ("published: maybe", "write status: draft for a draft, or delete the line"),
        ("draft: maybe", "write status: draft for a draft, or delete the line"),
    ],
)
def test_a_draft_of_hugo_or_jekyll_becomes_no_other_thing(field: str, remedy: str) -> None:
    raw = f"---\ntitle: T\ndate: 2026-01-01\ncategory: C\n{field}\n---\nWords.\n".encode()
    found = Compiler(OPTIONS, []).compile(raw, "a.md").findings
    assert [each.remedy for each in found] == [remedy]
