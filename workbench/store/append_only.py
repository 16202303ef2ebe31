"""The triggers that keep the event log append-only."""

from __future__ import annotations

TRIGGERS = {
    "events_refuse_update": "CREATE TRIGGER events_refuse_update BEFORE UPDATE ON events "
    "BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
    "events_refuse_delete": "CREATE TRIGGER events_refuse_delete BEFORE DELETE ON events "
    "BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
    "events_refuse_replace": "CREATE TRIGGER events_refuse_replace BEFORE INSERT ON events "
    "WHEN EXISTS (SELECT 1 FROM events WHERE number = NEW.number) "
    "BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
}
"""Triggers by name; REPLACE deletes without firing the delete trigger, so it needs its own."""
