"""The rows of what is about to lapse, and their counts by week and by how far is looked ahead."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from registry.catalogue import things
from registry.compatibility.facts import Record
from registry.compatibility.lapsing import Ending, Event
from registry.database import Connection

LETTERS_OF_EVENTS: Final = {Event.LAPSES.value: "L", Event.REVIEW_DUE.value: "R"}
"""The same in every language: they are part of the sign."""

TOLD: Final = (
    "event", "day", "days", "record", "nation", "kind", "munition", "weapon", "successor", "succeeds_on",
)  # fmt: skip
"""The columns of a row."""

_WEEK: Final = timedelta(days=7)


def told(one: Ending, as_of: date, names: Mapping[str, str]) -> dict[str, Any]:
    """One row."""
    record = one.record
    return {
        "key": f"{record.id} {one.event}",
        "event": one.event.value,
        "day": one.day.isoformat(),
        "days": (one.day - as_of).days,
        "record": record.id,
        "nation": record.nation,
        "kind": record.kind.value,
        "munition": _load(one.record, names),
        "weapon": names.get(record.weapon, record.weapon),
        "successor": one.successor,
        "succeeds_on": one.succeeds_on.isoformat() if one.succeeds_on else None,
        "week": (one.day - as_of).days // _WEEK.days,
    }


def _load(record: Record, names: Mapping[str, str]) -> str:
    """What is fired: the round, or the parts of the combination, each with all that it may be."""
    parts = [{record.munition}] if record.munition else list((record.combination or {}).values())
    return " + ".join(" / ".join(sorted(names.get(id_, id_) for id_ in part)) for part in parts)


def designations(connection: Connection, part: Sequence[Ending]) -> dict[str, str]:
    """What the rounds and weapons of these records are called, by id; two queries."""
    records = [one.record for one in part]
    combined = {id_ for record in records for ids in (record.combination or {}).values() for id_ in ids}
    munitions = things.munitions(connection, combined | {record.munition for record in records if record.munition})
    weapons = things.weapons(connection, {record.weapon for record in records})
    return {id_: row.designation for id_, row in munitions.items()} | {
        id_: row.designation for id_, row in weapons.items()
    }


def weeks_of(found: Sequence[Ending], as_of: date, within: int) -> list[dict[str, Any]]:
    """Week by week from the asked day, how many end and how many fall due; the last week may be cut short."""
    counted = Counter(((one.day - as_of).days // _WEEK.days, one.event) for one in found)
    return [
        {
            "from": (as_of + number * _WEEK).isoformat(),
            "to": (as_of + min((number + 1) * _WEEK - timedelta(days=1), timedelta(days=within))).isoformat(),
            "counts": {event.value: counted[number, event] for event in Event},
        }
        for number in range(within // _WEEK.days + 1)
    ]


def counts_of(ahead: Sequence[Ending], as_of: date, days: int) -> dict[str, int]:
    """How many end, and how many fall due, within so many days."""
    counted = Counter(one.event for one in ahead if (one.day - as_of).days <= days)
    return {event.value: counted[event] for event in Event}
