import pytest

from citations.names import FORM, AmbiguousNameError, people


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Berg, Ann B. and Rush, A. John", ["Berg AB", "Rush AJ"]),
        ("Murrough, JW and Berg, J.-P. AND Li, Dong-Jing", ["Murrough JW", "Berg JP", "Li DJ"]),
        ("King, Jr., Martin Luther", ["King ML Jr"]),
        ("King, M. L., Jr.", ["King ML Jr"]),
        ("King Jr., Martin Luther", ["King ML Jr"]),
        ("King, Martin Luther Jr.", ["King ML Jr"]),
        ("Martin Luther King, Jr.", ["King ML Jr"]),
        ("Martin Luther King Jr.", ["King ML Jr"]),
        ("van der Berg, III, Ann", ["van der Berg A 3rd"]),
        ("Smith, JR and Gupta, R. V.", ["Smith JR", "Gupta RV"]),
        ("{World Health Organization} and {Janssen and Sons, Inc.}", None),
        ("FDA", ["FDA"]),
        ("Board, Jane", ["Board J"]),
        ("DOE, JAN", ["DOE J"]),
        ("Bob van Dyke", ["van Dyke B"]),
        (r"{\O}stergaard, S{\o}ren D. and {\'E}. Roux", ["Østergaard SD", "Roux É"]),
        (r"First, A and \v{C}apek, K and \O{}rsted, H", ["First A", "Čapek K", "Ørsted H"]),
        (r"First, A and \L{}ukasz, K and \AA{}s, H", ["First A", "Łukasz K", "Ås H"]),
        (r"First, A and \'{A}lvarez, J", ["First A", "Álvarez J"]),
        ('First, A and\n\\"Ozkan, B\nand\n\\c{S}ahin, C', ["First A", "Özkan B", "Şahin C"]),
        (r"Anne Roux and \'Emile Zola", ["Roux A", "Zola É"]),
        (r"Smith, J and \O{}stergaard, S D", ["Smith J", "Østergaard SD"]),
        (r"\O stergaard, S and Mal\o and Li, L", ["Østergaard S", "Malø", "Li L"]),
        (r"Nu\~nez, A and Mu\~noz, B and Pe\~{n}a, C", ["Nuñez A", "Muñoz B", "Peña C"]),
        (r"Ib{\'a}\~nez, D and de~la~Cruz, J", ["Ibáñez D", "de la Cruz J"]),
        (r"Karel \v{C}apek and Jos\'e Garc\'{\i}a", ["Čapek K", "García J"]),
        (
            r"Dvo{\v r}{\'a}k, A and Erd{\H o}s, P and {\.I}nce, S",
            ["Dvořák A", "Erdős P", "İnce S"],
        ),
        (r"Nguy{\~\^e}n, T and Nguy{\~{\^{e}}}n, T", ["Nguyễn T", "Nguyễn T"]),
        (r"Smith, J and \textsc{Brown}, K", ["Smith J", "Brown K"]),
        ("family=Berg, given=Ann Marie, prefix=van der, useprefix=true", ["van der Berg AM"]),
        ("family=King, given=Martin, suffix=Jr.", ["King M Jr"]),
        ("王, 小明 and 李小红 and 王 小明", ["王小明", "李小红", "王小明"]),
        ("山田, 太郎 and 김, 민수 and 王, 小 明", ["山田太郎", "김민수", "王小明"]),
        ("family=王, given=小明", ["王小明"]),
        ("Wang, 小明 and 王, Ming", ["Wang 小明", "王 M"]),
        ("كريم, أحمد محمد and كريم, أحمد", ["كريم أحمد محمد", "كريم أحمد"]),
        ("כהן, דוד and शर्मा, राम", ["כהן דוד", "शर्मा राम"]),
        ("Иванов, Пётр Сергеевич and Παππάς, Γιώργος", ["Иванов ПС", "Παππάς Γ"]),
    ],
)
def test_names_are_those_of_vancouver_style(value: str, names: list[str] | None) -> None:
    expected = names or ["World Health Organization", "Janssen and Sons, Inc."]
    assert [str(author) for author in people(value)[0]] == expected


def test_others_are_no_person() -> None:
    (authors, has_others) = people("Berg, Ann and others")
    assert ([str(author) for author in authors], has_others) == (["Berg A"], True)


@pytest.mark.parametrize(
    ("value", "problem", "remedy"),
    [
        ("Smith J, Jones M, Brown K", "has commas between people", FORM),
        ("王小明，李四", "holds several people", FORM),
        ("王小明；李四", "holds several people", FORM),
        ("Smith J, Jones M, Brown K, Li L", "has commas between people", FORM),
        ("Smith J, Jones M", "has commas between people", FORM),
        ("Zarate CA Jr, Singh JB", "has commas between people", FORM),
        ("Zarate CA", "has its initials last", FORM),
        ("Smith, J. (Ed.)", "holds more than a name", FORM),
        ("Smith J.", "has its initials last", FORM),
        ("J. R., Smith", "has its initials first", FORM),
        ("Dr. Jane Doe", "holds more than a name", FORM),
        ("Doe, J. and others and Roe, R.", "holds more than a name", FORM),
        (
            "{Smith, J. and Jones, M.}",
            "is no institution",
            f"take away its braces, {FORM}",
        ),
        ("Smith1, J.", "holds more than a name", FORM),
        ("John Smith / Mary Jones", "holds more than a name", FORM),
        ("Smith, J. and", "holds more than a name", FORM),
        ("Smith, John, MD", "has commas between people, or a degree", FORM),
        ("Smith, J.; Jones, M.", "holds several people", FORM),
        ("Smith, J. & Jones, M.", "holds several people", FORM),
        ("Murrough JW", "has its initials last", FORM),
        ("Smith, J., et al.", "is no person", "write and others"),
        ("Smith, J. and al, et", "is no person", "write and others"),
        ("Smith, J. and al., et", "is no person", "write and others"),
        ("Smith, J. and {et al.}", "is no person", "write and others"),
        ("Smith, J. and al", "is no person", "write and others"),
        ("World Health Organization", "is an institution", "put it in braces: {{…}}"),
        ("Janssen, Inc.", "is an institution", "put it in braces: {{…}}"),
        *(
            (name, "is an institution", "put it in braces: {{…}}")
            for name in (
                "Deutsche Gesellschaft für Psychiatrie",
                "Universitätsklinikum Bonn",
                "Robert Koch-Institut",
                "Gemeinsamer Bundesausschuss",
                "Statistisches Bundesamt",
                "Stiftung Warentest",
                "Kassenärztliche Bundesvereinigung",
                "Deutsche Rentenversicherung",
                "Haute Autorité de Santé",
                "Société française de psychiatrie",
                "Karolinska Institutet",
                "Ministerio de Sanidad",
            )
        ),
        ("Smith,", "Trailing comma at end of name", FORM),
    ],
)
def test_names_that_bibtex_reads_otherwise_are_refused(
    value: str, problem: str, remedy: str
) -> None:
    with pytest.raises(AmbiguousNameError) as refusal:
        people(value)
    assert problem in refusal.value.problem
    assert refusal.value.remedy == remedy
