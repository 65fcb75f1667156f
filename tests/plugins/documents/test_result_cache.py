"""What is worked out of the same inputs is worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from documents.result_cache import SETTING, cached_result
from incremental import stored_results
from incremental.store import Store
from incremental.stored_results import StoredResults


@dataclass(frozen=True, slots=True)
class Answer:
    words: tuple[str, ...]
    keys: frozenset[str] = frozenset()


@pytest.fixture
def store(tmp_path: Path) -> Any:
    store = Store(tmp_path / "store.sqlite")
    yield store
    store.close()


def build(store: Store, inputs: bytes, answer: Answer, environment: bytes = b"1") -> Answer:
    """What a build gets that would work out *answer* now."""
    results = StoredResults(store, environment)
    found = cached_result({SETTING: results}, "answer", inputs, Answer, lambda: answer)
    results.save()
    return found


FIRST = Answer(("ä", "“b”"), frozenset({"x", "y"}))
SECOND = Answer(("c",))


def test_the_result_of_the_same_inputs_is_that_of_the_last_build(store: Store) -> None:
    assert build(store, b"a", FIRST) == FIRST
    assert build(store, b"a", SECOND) == FIRST


@pytest.mark.parametrize(("inputs", "environment"), [(b"b", b"1"), (b"a", b"2")])
def test_other_inputs_code_or_settings_are_worked_out(
    store: Store, inputs: bytes, environment: bytes
) -> None:
    build(store, b"a", FIRST)
    assert build(store, inputs, SECOND, environment) == SECOND
    assert build(store, b"a", SECOND) == SECOND  # the last one alone is kept


def test_a_build_that_fails_keeps_nothing(store: Store) -> None:
    results = StoredResults(store, b"1")
    cached_result({SETTING: results}, "answer", b"a", Answer, lambda: FIRST)
    assert build(store, b"a", SECOND) == SECOND


def test_without_a_plugin_that_keeps_it_is_worked_out() -> None:
    assert cached_result({}, "answer", b"a", Answer, lambda: FIRST) == FIRST


def test_both_plugins_name_the_setting_alike() -> None:
    assert stored_results.SETTING == SETTING
