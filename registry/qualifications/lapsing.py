"""Reading the records that end or fall due for review in a stretch of days, and what succeeds them."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.catalogue.tables import Nation
from registry.qualifications.queries import readable
from registry.qualifications.statements import RAW, StatedRecord, decoded
from registry.qualifications.tables import Record, Supersession
from registry.sets import packed, rows
from schemas.vocabulary import RecordKind

_AT_ONCE = 1_000
"""Rows held while a long list is read through."""


class Life(NamedTuple):
    """Of a record, what its standing on a day depends on, and when it ends or falls due."""

    id: str
    authority: str
    nation: str | None
    kind: RecordKind
    weapon: str
    valid_from: date
    valid_to: date | None
    review_due: date | None
    kept_history: Any

    @property
    def history(self) -> list[tuple[str, str, str]]:
        """Decisions as (move, recorded at, effective)."""
        return decoded(self.kept_history)  # type: ignore[no-any-return]


_LIFE = (
    col(Record.id),
    col(Record.authority_id),
    col(Record.nation),
    col(Record.kind),
    col(Record.weapon_id),
    col(Record.valid_from),
    col(Record.valid_to),
    col(Record.review_due),
    sa.type_coerce(col(Record.history), RAW),
)
_STATED = (col(Record.id), sa.type_coerce(col(Record.content), RAW), sa.type_coerce(col(Record.history), RAW))
_GIVEN = sa.select(rows("ids", "id").c.id)
_WITH_SUCCESSORS: sa.CompoundSelect[Any] = sa.union_all(
    sa.select(sa.cast(sa.null(), sa.Text()).label("former"), *_STATED).where(col(Record.id).in_(_GIVEN)),
    sa.select(col(Supersession.former), *_STATED)
    .join(Record, col(Record.id) == col(Supersession.successor))
    .where(col(Supersession.former).in_(_GIVEN)),
)
_BEFORE_ALL = sa.literal(date.min, sa.Date())


def _ending(*columns: Any, first: date, last: date, nation: str | None) -> tuple[sa.Select[Any], sa.Select[Any]]:
    """Those that end in these days; and those that fall due in them, and do not end in them too.

    Apart, so that each follows its own index; the nations' one by one where all are asked about, for the same reason.
    """
    whose = col(Record.nation).in_(sa.select(col(Nation.code)) if nation is None else [nation])
    ends = sa.func.coalesce(col(Record.valid_to), _BEFORE_ALL).between(first, last)
    return (
        sa.select(*columns).where(whose, col(Record.valid_to).between(first, last)),
        sa.select(*columns).where(whose, col(Record.review_due).between(first, last), sa.not_(ends)),
    )


def ending(
    connection: Connection, first: date, last: date, nation: str | None, *, reader: str | None
) -> Iterator[Life]:
    """The nations' records whose last day of validity, or whose day of review, is one of these (both included).

    In no order, and read through without holding them all. Whatever became of them; without those that `reader` may not
    read (R21). One query.

    Args:
        connection: In a transaction that sees one moment.
        first: The first day.
        last: The last day.
        nation: Whose records; all nations' if left out.
        reader: As in `registry.compatibility.standing.may_read`.
    """
    may_see = readable(connection, reader)
    parts = _ending(*_LIFE, first=first, last=last, nation=nation)
    found = sa.union_all(*(part.where(may_see) for part in parts)).execution_options(yield_per=_AT_ONCE)
    return (Life(*row) for row in connection.execute(found))


def succeeding(connection: Connection, first: date, last: date, nation: str | None) -> dict[str, list[Life]]:
    """What succeeds the records of `ending`, those too that nobody may read: by the id of the former. One query."""
    formers = sa.union_all(*_ending(col(Record.id), first=first, last=last, nation=nation))
    statement = (
        sa.select(col(Supersession.former), *_LIFE)
        .join(Record, col(Record.id) == col(Supersession.successor))
        .where(col(Supersession.former).in_(formers))
    )
    found: dict[str, list[Life]] = {}
    for former, *row in connection.execute(statement.execution_options(yield_per=_AT_ONCE)):
        found.setdefault(former, []).append(Life(*row))
    return found


def stated(connection: Connection, ids: Iterable[str]) -> tuple[dict[str, StatedRecord], dict[str, list[StatedRecord]]]:
    """The records with these ids, by id; and those that name one of them in their `supersedes`, by what they name. One query."""
    found: dict[str, StatedRecord] = {}
    following: dict[str, list[StatedRecord]] = {}
    for former, *row in connection.execute(_WITH_SUCCESSORS, {"ids": packed((one,) for one in sorted(set(ids)))}):
        one = StatedRecord(*row)
        if former is None:
            found[one.id] = one
        else:
            following.setdefault(former, []).append(one)
    return found, following
