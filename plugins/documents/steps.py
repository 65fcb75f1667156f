"""Analyses and resolvers, declared as plain data so that any process can load and run them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any, Protocol, TypeVar


@dataclass(frozen=True, slots=True)
class Step:
    """A function, as `package.module:name`, with *options* of plain data.

    It runs after the steps named in *after*, as far as these are in use.
    """

    name: str
    function: str
    options: Mapping[str, Any] = field(default_factory=dict)
    after: tuple[str, ...] = ()


class _Ordered(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def after(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=_Ordered)


class CircularOrderError(ValueError):
    """Steps of which each is to run after another of them; the text names them."""


def in_order(steps: Iterable[T]) -> list[T]:
    """*steps* so that each comes after those it names; else by name. Raises CircularOrderError."""
    waiting = {step.name: step for step in sorted(steps, key=lambda step: step.name)}
    ordered: list[T] = []
    while waiting:
        ready = [s for s in waiting.values() if not any(name in waiting for name in s.after)]
        if not ready:
            raise CircularOrderError(f"{', '.join(waiting)} run after each other in a circle")
        ordered.append(waiting.pop(ready[0].name))
    return ordered


@cache
def load(function: str) -> Callable[..., Any]:
    """The function that `package.module:name` stands for. Raises ImportError, AttributeError."""
    module, _, name = function.partition(":")
    loaded: Callable[..., Any] = getattr(import_module(module), name)
    return loaded
