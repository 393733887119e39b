"""Lists of rounds and systems with their verdicts: the rows, the columns of the file, and the counts by state."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final, NamedTuple

from flask import request

from registry.compatibility.pairs import Row
from registry.web.notes import in_short, marks
from registry.web.question import onward
from schemas.vocabulary import State

Item = dict[str, Any]
Column = Callable[[Mapping[str, Any]], object]

IN_ROW: Final = (State.YES, State.CONDITIONAL, State.DISPUTED, State.NO, State.UNKNOWN)


class Choice(NamedTuple):
    """One link of the row of states: None is all of them. Without an address where there is nothing to show."""

    state: State | None
    number: int
    address: str | None
    current: bool


def choices(counted: Mapping[str, int], chosen: State | None, at: Callable[..., str]) -> list[Choice]:
    """How many rows are in each state, exactly, and where only these are shown; `at` makes addresses of the page."""
    every = Choice(None, sum(counted.values()), at(state=None), chosen is None)
    return [
        every,
        *(
            Choice(state, counted[state], at(state=state.value) if counted[state] else None, state is chosen)
            for state in IN_ROW
        ),
    ]


def asked_in_words(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What all rows share, as JSON says it."""
    known = asked["as_known"]
    assert isinstance(known, datetime)
    return {
        "user": asked["user"],
        "holder": asked["holder"],
        "context": asked["context"].value,
        "as_of": asked["as_of"].isoformat(),
        "as_known": known.astimezone(UTC).isoformat().replace("+00:00", "Z"),
    }


def item(key: str, row: Row, as_of: date, **more: Any) -> Item:
    """A row as a page shows it: what is marked, why, and where the whole verdict is."""
    told = marks(row["code"], as_of, row["next_change"], withheld=row["withheld"])
    why = in_short(row["code"], row["reason"], row["rule"], row["conditions"])
    return {"key": key, **row, **more, "marks": told, "why": why, "lookup": _lookup(row)}


def columns(shared: Mapping[str, Any], **more: Column) -> dict[str, Column]:
    """Of the CSV: every field of a row, and what all rows share."""
    told: dict[str, Column] = {
        "munition": lambda one: one["munition"]["designation"],
        "munition_id": lambda one: one["munition"]["id"],
        "system": lambda one: one["system"]["designation"],
        "system_id": lambda one: one["system"]["id"],
        "weapon": lambda one: one["system"]["weapon"],
        **more,
    }
    told |= {name: _always(value) for name, value in shared.items()}
    return told | {name: _field(name) for name in _FIELDS}


_FIELDS: Final = (
    "answer",
    "state",
    "code",
    "reason",
    "rule",
    "conditions",
    "notices",
    "records",
    "next_change",
    "marks",
    "why",
    "lookup",
)


def _always(value: object) -> Column:
    return lambda _: value


def _field(name: str) -> Column:
    return lambda one: one[name]


def _lookup(row: Row) -> str:
    given = {name: request.args.get(name) for name in ("user", "holder", "context", "as_of", "as_known")}
    return onward("/lookup", {"munition": row["munition"]["id"], "system": row["system"]["id"], **given})
