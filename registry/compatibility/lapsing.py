"""Which records in force are about to end or to fall due for review, soonest first, and whether a successor stands ready."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from sqlalchemy.engine import Connection

from registry.audit.version import Version, data_version
from registry.compatibility import gather
from registry.compatibility.facts import Record
from registry.compatibility.history import Phase, phase, takes_effect
from registry.compatibility.standing import may_read
from registry.qualifications.lapsing import Life, ending, stated, succeeding

LONGEST: Final = 180
"""The days that are looked ahead."""


class Event(StrEnum):
    LAPSES = "LAPSES"
    REVIEW_DUE = "REVIEW_DUE"


class Due(NamedTuple):
    """That something happens to a record, by its id, on a day."""

    day: date
    record: str
    event: Event


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
    connection: Connection, *, nation: str | None, as_of: date, as_known: datetime, reader: str | None
) -> list[Due]:
    """What ends or falls due from `as_of` to `LONGEST` days later, of the records in force on `as_of`, soonest first.

    What `reader` may not read is not there: its dates are part of its content (R21). Of each record only that is read on
    which its standing depends, so that a long list costs little more than its length; `endings` reads the rest of a part.
    Two queries.

    Args:
        connection: In a transaction that sees one moment.
        nation: Whose records; all nations' if left out.
        as_of: The first day.
        as_known: What the registry knew then.
        reader: The nation that looks; "" sees what is public, None sees everything.
    """
    until = as_of + timedelta(days=LONGEST)
    following = succeeding(connection, as_of, until, nation)
    found: list[Due] = []
    for row in ending(connection, as_of, until, nation, reader=reader):
        record = _in_outline(row)
        after = [_in_outline(one) for one in following.get(row.id, ())]
        if phase(record, after, as_of, as_known) is Phase.IN_FORCE:
            found += [Due(day, record.id, event) for event, day in _days(record, as_of, until)]
    return sorted(found)


def endings(
    connection: Connection,
    part: Sequence[Due],
    *,
    as_known: datetime,
    reader: str | None,
    version: Version | None = None,
) -> list[Ending]:
    """What is to be told of these, in their order: the whole record, and who stands ready as far as `reader` may read it.

    The records are not kept for look-ups, which would lose theirs to a list that is read through. One query.

    Args:
        connection: The one that `part` was read from.
        part: Of what `lapsing` found.
        as_known: As there; so is `reader`.
        reader: As there.
        version: Of the transaction, where it is known.
    """
    if not part:
        return []
    allies = gather.frame(connection, version or data_version(connection)).allies
    found, following = stated(connection, {one.record for one in part})
    records = {id_: gather.record(row) for id_, row in found.items()}
    ready: dict[str, tuple[str, date] | None] = {}
    for id_, after in following.items():
        readable = [one for one in map(gather.record, after) if may_read(one, reader, allies)]
        ready[id_] = _ready(records[id_], readable, as_known)
    return [Ending(records[one.record], one.event, one.day, *(ready.get(one.record) or (None, None))) for one in part]


def _in_outline(row: Life) -> Record:
    """As much of a record as its phase depends on."""
    return Record(
        row.id,
        row.authority,
        row.nation,
        row.kind,
        row.weapon,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        review_due=row.review_due,
        decisions=gather.decisions(row.history),
    )


def _days(record: Record, first: date, last: date) -> Iterator[tuple[Event, date]]:
    for event, day in ((Event.LAPSES, record.valid_to), (Event.REVIEW_DUE, record.review_due)):
        if day is not None and first <= day <= last:
            yield event, day


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
