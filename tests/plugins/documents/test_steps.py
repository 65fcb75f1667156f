import pytest

from documents.steps import CircularOrderError, Step, in_order


def names(*steps: Step) -> list[str]:
    return [step.name for step in in_order(steps)]


def test_a_step_comes_after_those_it_names_else_by_name() -> None:
    last = Step("a", "m:f", after=("c", "not in use"))
    assert names(last, Step("c", "m:f"), Step("b", "m:f")) == ["b", "c", "a"]


def test_the_order_does_not_depend_on_who_registered_first() -> None:
    one, two = Step("a", "m:f", after=("b",)), Step("b", "m:f")
    assert names(one, two) == names(two, one) == ["b", "a"]


def test_steps_in_a_circle_are_refused_by_name() -> None:
    with pytest.raises(CircularOrderError, match="a, b run after each other"):
        in_order([Step("a", "m:f", after=("b",)), Step("b", "m:f", after=("a",))])
