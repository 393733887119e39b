"""Names that people looked for and the catalogue lacks: kept without ever getting in an answer's way, read, and struck."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from threading import Lock
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine
from sqlmodel import SQLModel, col

from registry.catalogue import things
from registry.catalogue.filed import filed
from registry.catalogue.identity import resolve
from registry.catalogue.kinds import Kind
from registry.catalogue.names import LONGEST_NAME, key
from registry.catalogue.spelling import asked
from registry.catalogue.tables import MissedName
from registry.database import writing, writing_aside
from registry.logs import log

MEANT: Final[Mapping[str, str]] = {
    **dict.fromkeys(("munition", "projectile", "charge", "fuze", "primer"), "munition"),
    "system": "system",
    "weapon": "weapon",
}
"""The fields of a question that name a thing, and what `registry.catalogue.identity` calls what they mean."""

LISTS: Final[Mapping[str, Kind]] = {f"{kind}s": kind for kind in Kind}
"""The lists that are searched."""

FIELDS: Final = (*MEANT, *LISTS)

MOST_NAMES: Final = 10_000
"""Distinct names that are kept. Half of the places belong to what was looked for most, half to what was looked for last.

Of all others the rarest give way, and of those the ones not looked for longest. So a name that is new always gets in, and
stays until as many others as half of the places have been looked for after it, however often a flood of made-up names is
repeated; and what is looked for more often than the names of a flood outlasts it.
"""

MOST_WAITING: Final = 1_000
"""Distinct names that one process holds until they can be written."""

Typed = tuple[str, str]
"""A field, and what was typed there."""


class Missing(NamedTuple):
    """A name that nothing in the catalogue bears, how often it was looked for, and from when to when."""

    field: str
    key: str
    text: str
    times: int
    first_on: date
    last_on: date


class Lacking(NamedTuple):
    """Part of the list of missing names, what was looked for most first; and how many there are in all."""

    items: list[Missing]
    total: int


_TABLE = SQLModel.metadata.tables["missed_name"]


# Keeping ---------------------------------------------------------------------------------------------------------------


class Missed:
    """The names that one process has yet to write, and the only way to write them.

    Nothing here is ever raised, and nothing waits for another writer: what cannot be written now waits for the next time.
    The data version does not rise, since no answer depends on any of it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: dict[Typed, Missing] = {}
        self._lock = Lock()
        self._turn = Lock()
        self._failing = False

    def note(self, names: Iterable[Typed], on: date | None = None) -> bool:
        """Remember what was typed and fits nothing, to be written by `settle`; whether there was any such name.

        Args:
            names: A field of `FIELDS` and a text each; a batch gives all of its own at once. Other fields, and texts
                without a letter or digit, are passed over.
            on: The day; today (UTC) if left out.
        """
        day = on or datetime.now(UTC).date()
        found = [missing for name in names if (missing := cleaned(*name, day)) is not None]
        with self._lock:
            self._add(found)
        return bool(found)

    def settle(self) -> None:
        """Write what waits, in one small transaction of its own; if that cannot be done at once, it goes on waiting."""
        if not self._turn.acquire(blocking=False):
            return
        try:
            with self._lock:
                taken, self._waiting = list(self._waiting.values()), {}
            if taken:
                self._write(taken)
        finally:
            self._turn.release()

    def _write(self, taken: Sequence[Missing]) -> None:
        try:
            with writing_aside(self._engine) as connection:
                keep(connection, taken)
            self._failing = False
        except Exception as error:  # noqa: BLE001 - whatever it is, no answer may suffer from it
            with self._lock:
                later, self._waiting = list(self._waiting.values()), {}
                self._add([*taken, *later])
            if not self._failing:
                # Once, until it works again; what was typed stays out of the log.
                log.warning("names that people miss could not be written yet", error=type(error).__name__)
            self._failing = True

    def _add(self, found: Iterable[Missing]) -> None:
        for one in found:
            place = (one.field, one.key)
            known = self._waiting.pop(place, None)
            self._waiting[place] = one if known is None else _together(known, one)
        while len(self._waiting) > MOST_WAITING:
            del self._waiting[next(iter(self._waiting))]


def keep(connection: Connection, names: Iterable[Missing]) -> None:
    """Count these names as looked for again, and let others give way beyond `MOST_NAMES`; at most four statements."""
    # Always in one order, so that two who write the same names never wait for each other in a circle.
    named = sorted(names)
    if not named:
        return
    turn = connection.execute(sa.select(sa.func.coalesce(sa.func.max(_TABLE.c.turn), 0) + 1)).scalar_one()
    given = [{**one._asdict(), "turn": turn} for one in named]
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(_TABLE)
    kept, new = _TABLE.c, insert.excluded
    connection.execute(
        insert.on_conflict_do_update(
            index_elements=["field", "key"],
            set_={
                "times": kept.times + new.times,
                "first_on": sa.case((new.first_on < kept.first_on, new.first_on), else_=kept.first_on),
                "last_on": sa.case((new.last_on > kept.last_on, new.last_on), else_=kept.last_on),
                "turn": new.turn,
            },
        ),
        given,
    )
    beyond = connection.execute(sa.select(sa.func.count()).select_from(_TABLE)).scalar_one() - MOST_NAMES
    if beyond > 0:
        connection.execute(sa.delete(_TABLE).where(sa.tuple_(kept.field, kept.key).in_(_rarest(beyond))))


def _rarest(number: int) -> sa.Select[tuple[str, str]]:
    """So many of those that are neither among the half looked for most nor among the half looked for last."""
    kept, half = _TABLE.c, MOST_NAMES // 2
    lately = (kept.turn.desc(), kept.last_on.desc())
    places = sa.select(
        kept.field,
        kept.key,
        sa.func.row_number().over(order_by=(kept.times.desc(), *lately, kept.field, kept.key)).label("most"),
        sa.func.row_number().over(order_by=(*lately, kept.times.desc(), kept.field, kept.key)).label("last"),
    ).subquery()
    return (
        sa.select(places.c.field, places.c.key)
        .where(places.c.most > half, places.c.last > half)
        .order_by(places.c.most.desc())
        .limit(number)
    )


def _together(known: Missing, other: Missing) -> Missing:
    return known._replace(
        times=known.times + other.times,
        first_on=min(known.first_on, other.first_on),
        last_on=max(known.last_on, other.last_on),
    )


def cleaned(field: str, text: str, day: date) -> Missing | None:
    """What may be kept of a typed text: one line, nothing invisible, no longer than a name, and nothing that may be a person's."""
    if field not in FIELDS or _may_be_personal(text):
        return None
    # Controls, directions, unassigned letters and halves of pairs are all of a category that begins with C.
    seen = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text)
    plain = " ".join(seen.split())[:LONGEST_NAME].rstrip()
    # A key may be longer than its text: one letter of a rare script unfolds to many.
    called = key(plain)[:LONGEST_NAME]
    return Missing(field, called, plain, 1, day, day) if any(map(str.isalnum, called)) else None


def _may_be_personal(text: str) -> bool:
    """Whether it looks like an address, a telephone number or a sentence, and not like the name or number of a thing."""
    digits = sum(map(str.isdigit, text))
    return (
        "@" in text
        or digits > _DIGITS_OF_A_STOCK_NUMBER
        or len(text.split()) > _MOST_WORDS
        or (text.lstrip().startswith("+") and digits >= _FEWEST_DIGITS_OF_A_TELEPHONE)
    )


_DIGITS_OF_A_STOCK_NUMBER: Final = 13
_FEWEST_DIGITS_OF_A_TELEPHONE: Final = 8
_MOST_WORDS: Final = 8


# Reading ---------------------------------------------------------------------------------------------------------------


def lacking(connection: Connection, *, as_of: date, limit: int, offset: int) -> Lacking:
    """The names that nothing bears to this day, what was looked for most first.

    Names that the catalogue has come to know are left out, whatever was kept of them; a fixed number of queries.

    Args:
        connection: In a transaction that sees one moment.
        as_of: The day on which a name must be in use.
        limit: How many to list,
        offset: after how many.
    """
    every = [Missing(*row) for row in connection.execute(_ALL)]
    known = _known(connection, every, as_of)
    still = [one for one in every if (one.field, one.key) not in known]
    return Lacking(still[offset : offset + limit], len(still))


_ALL = sa.select(
    col(MissedName.field),
    col(MissedName.key),
    col(MissedName.text),
    col(MissedName.times),
    col(MissedName.first_on),
    col(MissedName.last_on),
).order_by(col(MissedName.times).desc(), col(MissedName.last_on).desc(), col(MissedName.field), col(MissedName.key))
_IDS: Final[Mapping[str, tuple[Any, ...]]] = {
    "munition": (things.munitions,),
    "system": (things.platforms, things.weapons),
    "weapon": (things.weapons,),
}


def _known(connection: Connection, names: Sequence[Missing], as_of: date) -> set[Typed]:
    """The places of those names that mean something by now: by id or by name as a question does, or in their list."""
    known: set[Typed] = set()
    for kind in _IDS:
        asked_for = [one for one in names if MEANT.get(one.field) == kind]
        texts = {one.text for one in asked_for}
        meanings = resolve(connection, texts, kind, as_of)
        found = {text for text, meaning in meanings.items() if meaning.things}
        for read in _IDS[kind]:
            found |= read(connection, texts).keys()
        known |= {(one.field, one.key) for one in asked_for if one.text in found}
    searched = [one for one in names if one.field in LISTS]
    if searched:
        lists = filed(connection)
        for one in searched:
            question, called = asked(one.text), lists[LISTS[one.field]].names
            if question and (called.exactly(question.whole) or called.starting(question.start)):
                known.add((one.field, one.key))
    return known


# Striking --------------------------------------------------------------------------------------------------------------


def forget(engine: Engine, field: str, key_: str) -> bool:
    """Strike one name from the list, because the catalogue has it now or because it was noise; whether it was there."""
    if field not in FIELDS or not key_.isprintable():
        return False
    with writing(engine) as session:
        place = sa.and_(_TABLE.c.field == field, _TABLE.c.key == key_)
        return session.connection().execute(sa.delete(_TABLE).where(place)).rowcount > 0
