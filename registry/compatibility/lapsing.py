"""Which records in force are about to end or to fall due for review, soonest first, and whether a successor stands ready."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy.engine import Connection

from registry.audit.version import Version, data_version
from registry.compatibility import gather
from registry.compatibility.facts import Record
from registry.compatibility.history import Phase, phase, takes_effect
from registry.compatibility.standing import may_read
from registry.qualifications.lapsing import ending, successors

LONGEST: Final = 180
"""The days that are looked ahead."""


class Event(StrEnum):
    LAPSES = "LAPSES"
    REVIEW_DUE = "REVIEW_DUE"


@dataclass(frozen=True, slots=True)
class Ending:
    """A record in force, and what happens to it on a day.

    `day` is the last day of validity, or the day of review: the answer may change on the day after, or only gains a flag.
    `successor` is a record that has been accepted to replace it, and `succeeds_on` the day from which it does.
    """

    record: Record
    event: Event
    day: date
    successor: str | None = None
    succeeds_on: date | None = None


def lapsing(
    connection: Connection,
    *,
    nation: str | None,
    as_of: date,
    as_known: datetime,
    reader: str | None,
    version: Version | None = None,
) -> list[Ending]:
    """What ends or falls due from `as_of` to `LONGEST` days later, of the records in force on `as_of`, soonest first.

    What `reader` may not read is not there, as a record nor as a successor: its dates are part of its content (R21).
    A fixed number of queries.

    Args:
        connection: In a transaction that sees one moment.
        nation: Whose records; all nations' if left out.
        as_of: The first day.
        as_known: What the registry knew then.
        reader: The nation that looks; "" sees what is public, None sees everything.
        version: Of the transaction, where it is known.
    """
    frame = gather.frame(connection, version or data_version(connection))
    until = as_of + timedelta(days=LONGEST)
    found = [frame.kept.record(row) for row in ending(connection, as_of, until, nation)]
    following = successors(connection, [record.id for record in found])
    endings = []
    for record in found:
        after = [frame.kept.record(row) for row in following.get(record.id, ())]
        if may_read(record, reader, frame.allies) and phase(record, after, as_of, as_known) is Phase.IN_FORCE:
            told = [one for one in after if may_read(one, reader, frame.allies)]
            endings += endings_of(record, told, as_of, until, as_known)
    return sorted(endings, key=lambda one: (one.day, one.record.id, one.event))


def endings_of(record: Record, after: Iterable[Record], first: date, last: date, as_known: datetime) -> list[Ending]:
    """What happens to one record in force within these days; `after` are the records that name it in `supersedes`."""
    days = {Event.LAPSES: record.valid_to, Event.REVIEW_DUE: record.review_due}
    ready = _ready(record, after, as_known)
    return [
        Ending(record, event, day, *(ready or (None, None)))
        for event, day in days.items()
        if day is not None and first <= day <= last
    ]


def _ready(record: Record, after: Iterable[Record], as_known: datetime) -> tuple[str, date] | None:
    """The first to replace the record, and from which day."""
    starts = [
        (start, one)
        for one in after
        if (start := takes_effect(one, [step for step in one.decisions if step.recorded_at <= as_known])) is not None
        and phase(record, (one,), start, as_known) is Phase.SUPERSEDED
    ]
    if not starts:
        return None
    start, first = min(starts, key=lambda found: (found[0], found[1].id))
    return first.id, start
