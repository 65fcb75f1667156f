"""The thin Pelican shell: adds the check to Markdown."""

from __future__ import annotations

from typing import Any

from pelican import signals

import report
from body_policy.extension import LANGUAGES, BodyPolicy, Rules
from body_policy.policy import policy


def _add_extension(pelican: Any) -> None:
    settings = pelican.settings
    further = frozenset(settings.get("BODY_POLICY_LANGUAGES", ()))
    rules = Rules(policy(settings.get("BODY_POLICY_ELEMENTS")), LANGUAGES | further)
    extensions = settings["MARKDOWN"].setdefault("extensions", [])
    extensions[:] = [each for each in extensions if not isinstance(each, BodyPolicy)]
    extensions.append(BodyPolicy(rules))


def register() -> None:
    report.register()
    signals.initialized.connect(_add_extension)
