import pytest

from citations.values import MONTHS, UnresolvedValueError, resolve

MACROS = {**MONTHS, "jcp": "J Clin Psychiatry"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("{A {B} c}", "A {B} c"),
        ('"A {"}B{"} c"', 'A {"}B{"} c'),
        (r'"M\"{u}ller"', r"M\"{u}ller"),
        ("2019", "2019"),
        ('jcp # " Suppl"', "J Clin Psychiatry Suppl"),
        ('"A " # "b"', "A b"),
        ('{Doe, J} # " and " # {Roe, R}', "Doe, J and Roe, R"),
        ('"5 " # JAN # { #2}', "5 January #2"),
        (r"{a \{ # b}", r"a \{ # b"),
        ("{where p = 0.05 and {b} q = {c}}", "where p = 0.05 and {b} q = {c}"),
    ],
)
def test_macros_and_parts_become_one_text(value: str, text: str) -> None:
    assert resolve(value, MACROS) == text


@pytest.mark.parametrize(
    ("value", "problem", "remedy"),
    [
        (
            "nejm",
            "nejm is a macro that nothing defines",
            "write {nejm}, or define it: @string{nejm = {…}}",
        ),
        ("{" + "a" * 20_000 + "} # 1", "the parts make more than 20000 characters", "shorten it"),
        ("{a} {b}", "cannot read '{a} {b}'", "write {…}, or join parts with #"),
        ('"a" "b"', 'cannot read \'"a" "b"\'', "write {…}, or join parts with #"),
        (
            "{T {a} p = 1}\n  author = {Roe, R.}",
            "no comma stands between it and author",
            "put a comma after {T {a} p = 1}",
        ),
        ('"T";\n year = 2020', "no comma stands between it and year", 'put a comma after "T"'),
        ("jan\n journal = {B}", "no comma stands between it and journal", "put a comma after jan"),
        (
            "{" + "a" * 60 + "}\n url = {b}",
            "no comma stands between it and url",
            "put a comma after {" + "a" * 39 + "…",
        ),
        ("Am J", "cannot read 'Am J'", "write {…}, or join parts with #"),
        ("jcp #", "cannot read ''", "write {…}, or join parts with #"),
    ],
)
def test_what_cannot_be_resolved_is_refused(value: str, problem: str, remedy: str) -> None:
    with pytest.raises(UnresolvedValueError) as refusal:
        resolve(value, MACROS)
    assert (refusal.value.problem, refusal.value.remedy) == (problem, remedy)
