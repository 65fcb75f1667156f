"""Guard rule: no key, token or password in what is published.

Only forms that say themselves what they are, so that no finding is false. Each is found by a
fixed text (*mark*), which is looked for first, and is read as its issuer documents it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report.diagnostic import Diagnostic
from tools.publish.publish_settings import PublishSettings
from tools.publish.staged_site import StagedSite


@dataclass(frozen=True, slots=True)
class Form:
    """What one issuer's secrets look like; every one holds one of *marks*."""

    name: str
    marks: tuple[bytes, ...]
    pattern: re.Pattern[bytes]


def _form(name: str, marks: str, pattern: str) -> Form:
    return Form(name, tuple(marks.encode().split()), re.compile(pattern.encode()))


FORMS = (
    _form("a private key", "-----BEGIN", r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"),
    _form("an AWS access key", "AKIA ASIA", r"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b"),
    _form(
        "a GitHub token",
        "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_",
        r"\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255})\b",
    ),
    _form("a GitLab token", "glpat-", r"\bglpat-[A-Za-z0-9_.-]{20,}"),
    _form(
        "a Slack token", "xoxb- xoxp- xoxa- xoxs- xapp-", r"\b(?:xox[abps]|xapp)-[A-Za-z0-9-]{20,}"
    ),
    _form("a Stripe key", "sk_live_ rk_live_", r"\b[sr]k_live_[A-Za-z0-9]{16,}"),
    _form("a Google API key", "AIza", r"\bAIza[A-Za-z0-9_-]{35}\b"),
    _form("a PyPI token", "pypi-AgE", r"\bpypi-AgE[A-Za-z0-9_-]{50,}"),
    _form("an npm token", "npm_", r"\bnpm_[A-Za-z0-9]{36}\b"),
    _form(
        "a key of Anthropic or OpenAI", "sk-ant- sk-proj-", r"\bsk-(?:ant|proj)-[A-Za-z0-9_-]{32,}"
    ),
    _form("a SendGrid key", "SG.", r"\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b"),
    _form(
        "a signed token (JWT)", "eyJ", r"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[\w-]{20,}"
    ),
    _form(
        "a password in an address",
        "://",
        r"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@\"'<>]{1,64}:[^\s/:@\"'<>]{3,64}@[\w.-]+",
    ),
)


def secrets(site: StagedSite, _settings: PublishSettings) -> Iterator[Diagnostic]:
    """Each secret, by its kind and line; the secret itself is never repeated."""
    for path, content in site.texts():
        for form in FORMS:
            if any(mark in content for mark in form.marks):
                yield from _found(path, content, form)


def _found(path: str, content: bytes, form: Form) -> Iterator[Diagnostic]:
    for match in form.pattern.finditer(content):
        line = content.count(b"\n", 0, match.start()) + 1
        problem = f"holds what looks like {form.name}"
        yield Diagnostic(path, line, "secret", problem, "withdraw it at its issuer and remove it")
