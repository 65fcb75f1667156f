"""Makes the diagnostics of rules, and adds the name of the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from report.diagnostic import Diagnostic


def diagnostic(path: str, line: int, problem: str, remedy: str = "") -> Diagnostic:
    """What a rule yields: *problem* on one line, without a name, which `named` adds."""
    return Diagnostic(path, line, "", " ".join(problem.split()), remedy)


def named(rule: str, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """*found*, under the name of the *rule*."""
    return [replace(each, field=rule) for each in found]


def not_run(path: str, rule: str, error: object) -> Diagnostic:
    """That *rule* could not look at *path*, which is never a pass."""
    return Diagnostic(path, 1, rule, f"did not run: {error}", "")


def rule_name(rule: Callable[..., object]) -> str:
    """`duplicate_id` is printed as `duplicate-id`."""
    return rule.__name__.replace("_", "-")
