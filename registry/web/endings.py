"""The rows of what is about to lapse, and their counts by week and by how far is looked ahead."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from registry.catalogue import things
from registry.compatibility.facts import Record
from registry.compatibility.lapsing import Due, Ending, Event
from registry.database import Connection
from schemas.vocabulary import ANY, Context

LETTERS_OF_EVENTS: Final = {Event.LAPSES.value: "L", Event.REVIEW_DUE.value: "R"}
"""The same in every language: they are part of the sign."""

TOLD: Final = (
    "event", "day", "days", "record", "nation", "kind", "degree", "contexts", "munition", "weapon", "platforms",
    "successor", "succeeds_on",
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
        "degree": record.degree.value if record.degree else None,
        "contexts": [context.value for context in Context if context in record.contexts],
        "munition": _load(one.record, names),
        "weapon": names.get(record.weapon, record.weapon),
        "platforms": ANY if record.platforms is None else sorted(names.get(id_, id_) for id_ in record.platforms),
        "successor": one.successor,
        "succeeds_on": one.succeeds_on.isoformat() if one.succeeds_on else None,
        "week": (one.day - as_of).days // _WEEK.days,
    }


def _load(record: Record, names: Mapping[str, str]) -> str:
    """What is fired: the round, or the parts of the combination, each with all that it may be."""
    parts = [{record.munition}] if record.munition else list((record.combination or {}).values())
    return " + ".join(" / ".join(sorted(names.get(id_, id_) for id_ in part)) for part in parts)


def question_of(record: Record) -> dict[str, str]:
    """A question that the record bears on, by field: the first of each set of parts, platforms and contexts that it names."""
    parts = {"munition": record.munition} if record.munition else {}
    parts |= {role.value: min(ids) for role, ids in (record.combination or {}).items() if ids}
    system = (
        {"system": min(record.platforms), "weapon": record.weapon} if record.platforms else {"system": record.weapon}
    )
    context = next((one for one in Context if one in record.contexts), Context.TRAINING)
    user = min(record.beneficiaries, default=record.nation) or ""
    return {**parts, **system, "user": user, "context": context.value}


def designations(connection: Connection, part: Sequence[Ending]) -> dict[str, str]:
    """What the rounds, weapons and platforms of these records are called, by id; three queries."""
    records = [one.record for one in part]
    combined = {id_ for record in records for ids in (record.combination or {}).values() for id_ in ids}
    munitions = things.munitions(connection, combined | {record.munition for record in records if record.munition})
    weapons = things.weapons(connection, {record.weapon for record in records})
    platforms = things.platforms(connection, {id_ for record in records for id_ in record.platforms or ()})
    return {id_: row.designation for found in (munitions, weapons, platforms) for id_, row in found.items()}


def weeks_of(found: Sequence[Due], as_of: date, within: int) -> list[dict[str, Any]]:
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


def counts_of(ahead: Sequence[Due], as_of: date, days: int) -> dict[str, int]:
    """How many end, and how many fall due, within so many days."""
    counted = Counter(one.event for one in ahead if (one.day - as_of).days <= days)
    return {event.value: counted[event] for event in Event}
