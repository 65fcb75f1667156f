import pytest

from citations.groups import Citation, MalformedGroupError, find_groups, parse_group, without_groups


@pytest.mark.parametrize(
    ("inside", "citations"),
    [
        ("@anand2023", (Citation("anand2023"),)),
        ("@a; @b", (Citation("a"), Citation("b"))),
        ("@a; @b, p. 3", (Citation("a"), Citation("b", "p. 3"))),
        (" @a ;\n@b ,  table 2, row 1 ", (Citation("a"), Citation("b", "table 2, row 1"))),
        ("@doe:2019/x_y-z.1+2", (Citation("doe:2019/x_y-z.1+2"),)),
        ("@B_hm__2019", (Citation("B_hm__2019"),)),
        ("@_stergaard_2019", (Citation("_stergaard_2019"),)),
        ("@müller2019", (Citation("müller2019"),)),
        ("@mu\u0308ller2019", (Citation("müller2019"),)),
        ("-@a", (Citation("a"),)),
        ("see @a, p. 3", (Citation("a", "p. 3", "see"),)),
        (
            "see also -@a; @b; cf. @c",
            (Citation("a", "", "see also"), Citation("b"), Citation("c", "", "cf.")),
        ),
        ("@a, p. 3--5", (Citation("a", "p. 3–5"),)),
    ],
)
def test_a_group_names_keys_and_places(inside: str, citations: tuple[Citation, ...]) -> None:
    assert parse_group(inside) == citations


@pytest.mark.parametrize(
    ("inside", "part"),
    [
        ("@", "@"),
        ("@a, @b", "@a, @b"),
        ("@a @b", "@a @b"),
        ("@a;", ""),
        ("@a; b", "b"),
        ("@a,", "@a,"),
        ("@-a", "@-a"),
        ("@a--b", "@a--b"),
        ("*see* @a", "*see* @a"),
        ("@a, _passim_", "@a, _passim_"),
        ("see@a", "see@a"),
    ],
)
def test_a_malformed_group_is_refused_with_the_part_that_cannot_be_read(
    inside: str, part: str
) -> None:
    with pytest.raises(MalformedGroupError) as refusal:
        parse_group(inside)
    assert str(refusal.value) == part


def test_emails_links_and_plain_brackets_are_no_groups() -> None:
    text = "a@b.org [a@b.org] <a@b.org> [@ann](https://x.example) [1] [^1] [@real]"
    text += " [5 @ home] [see a@b.org] [see @ann](x) \\[@escaped] [see @too]"
    assert [group[1] for group in find_groups(text)] == ["@real", "see @too"]


def test_a_title_loses_its_groups_and_the_space_before_them() -> None:
    assert without_groups("Fast [@a], but brief.[see @b; @c, p. 3]") == "Fast, but brief."
