"""What a build depends on besides its sources."""

from __future__ import annotations

from datetime import UTC, datetime

import time_machine

from incremental import build_environment


def test_the_day_ends_at_midnight_of_the_zone_of_the_site() -> None:
    with time_machine.travel("2026-11-23T22:30:00Z"):
        ends = {
            zone: build_environment.end_of_day(zone) for zone in ("UTC", "Europe/Berlin", "Nowhere")
        }
    assert ends == {
        "UTC": datetime(2026, 11, 24, tzinfo=UTC).timestamp(),
        "Europe/Berlin": datetime(2026, 11, 23, 23, tzinfo=UTC).timestamp(),
        "Nowhere": 0.0,
    }
