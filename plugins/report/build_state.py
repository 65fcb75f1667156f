"""What a plugin knows of each build that is running.

`i18n_subsites` and others run a second Pelican inside the first, so that a plugin whose receivers
share one value of the module would take the settings of the wrong site.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar
from weakref import WeakValueDictionary

State = TypeVar("State")


class BuildStates(Generic[State]):
    """One state for each Pelican instance, found by the settings that its contents have."""

    def __init__(self) -> None:
        self._states: WeakValueDictionary[int, State] = WeakValueDictionary()

    def add(self, pelican: Any, state: State) -> None:
        """Keep *state* as long as the instance *pelican* lives."""
        vars(pelican).setdefault("plugin_states", []).append(state)
        self._states[id(pelican.settings)] = state

    def of(self, settings: Mapping[str, Any]) -> State | None:
        """The state of the instance whose settings are the object *settings*."""
        return self._states.get(id(settings))
