"""Lists of rounds and systems with their verdicts: the rows, the columns of the file, and the counts by state."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final, NamedTuple

from flask import request

from registry.compatibility.pairs import Row, among
from registry.web import drawing
from registry.web.notes import in_short, marks
from registry.web.question import onward
from schemas.vocabulary import SHARE_OF_CODE, Code, CombinationRole, Counted, Share

Item = dict[str, Any]
Column = Callable[[Mapping[str, Any]], object]

IN_ROW: Final = (
    Counted.YES,
    Counted.CONDITIONAL,
    Counted.EMERGENCY_ONLY,
    Counted.DISPUTED,
    Counted.NO,
    Counted.UNKNOWN,
)


class Choice(NamedTuple):
    """One link of the row of states: None is all of them. Without an address where there is nothing to show."""

    state: Counted | None
    number: int
    address: str | None
    current: bool


def choices(counted: Mapping[str, int], chosen: Counted | None, at: Callable[..., str]) -> list[Choice]:
    """How many rows are in each state, exactly, and where only these are shown; `at` makes addresses of the page.

    What is permitted in an emergency only has a link of its own where there is any.
    """
    every = Choice(None, sum(counted.values()), at(state=None), chosen is None)
    return [
        every,
        *(
            Choice(state, counted[state], at(state=state.value) if counted[state] else None, state is chosen)
            for state in IN_ROW
            if counted[state] or state is chosen or state is not Counted.EMERGENCY_ONLY
        ),
    ]


class Operating(NamedTuple):
    """The systems of one nation among all: how many rows each choice shows, exactly, and where; `chosen` is its code."""

    nation: str
    chosen: bool
    theirs: int
    every: int
    address: str


def operating(
    items: Iterable[Item], nation: str, chosen: str | None, state: Counted | None, at: Callable[..., str]
) -> Operating | None:
    """The choice between all systems and those of one nation, in the state that is shown; None where it would tell nothing.

    Args:
        items: Every row, each with its `operators`.
        nation: Whose systems can be picked out.
        chosen: The nation to whose systems the rows are limited, if any.
        state: What is shown.
        at: Makes addresses of the page.
    """
    shown = among(items, state)
    nation = chosen or nation
    theirs = sum(nation in one["operators"] for one in shown)
    if not chosen and theirs in {0, len(shown)}:
        return None
    return Operating(nation, chosen is not None, theirs, len(shown), at(operator=None if chosen else nation))


def graph_of(items: Sequence[Item]) -> drawing.Graph:
    """The picture of one round and its systems, from its rows; where it is asked in combination, with its other parts."""

    def named(one: Item) -> str:
        others = [part["designation"] for part in (one["combination"] or {}).values() if part != one["munition"]]
        return " + ".join([one["system"]["designation"], *others])

    systems = [(SHARE_OF_CODE[Code(one["code"])], named(one)) for one in items]
    return drawing.graph(items[0]["munition"]["designation"], systems, Share)


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


def item(key: str, row: Row, as_of: date, context: str, **more: Any) -> Item:
    """A row as a page shows it: what is marked, why, and where the whole verdict is."""
    told = marks(row["code"], as_of, row["next_change"], withheld=row["withheld"])
    why = in_short(row["code"], row["reason"], row["rule"], row["conditions"], context=context)
    whole = {"combination": None, "named_by": [], **row}
    return {"key": key, **whole, **more, "marks": told, "why": why, "lookup": _lookup(row)}


def key_of(row: Row) -> str:
    """Of a combination in a system; no id of a munition or system holds a plus or a colon."""
    return f"{'+'.join(part['id'] for part in row['combination'].values())}:{row['system']['id']}"


def called(parts: Mapping[str, Mapping[str, str]]) -> str:
    """A combination as people write it."""
    return " + ".join(part["designation"] for part in parts.values())


def columns(shared: Mapping[str, Any], **more: Column) -> dict[str, Column]:
    """Of the CSV: every field of a row, and what all rows share."""
    told: dict[str, Column] = {
        "munition": lambda one: one["munition"]["designation"],
        "munition_id": lambda one: one["munition"]["id"],
        "combination": lambda one: called(one["combination"]) if one["combination"] else None,
        **{f"{role}_id": _part(role) for role in CombinationRole},
        "also_named": lambda one: [f"{named['record']}: {named['more']}" for named in one["named_by"]],
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


def _part(role: CombinationRole) -> Column:
    return lambda one: one["combination"][role]["id"] if role in (one["combination"] or {}) else None


def _always(value: object) -> Column:
    return lambda _: value


def _field(name: str) -> Column:
    return lambda one: one[name]


def _lookup(row: Row) -> str:
    given = {name: request.args.get(name) for name in ("user", "holder", "context", "as_of", "as_known")}
    parts = row.get("combination") or {"munition": row["munition"]}
    named = {role: part["id"] for role, part in parts.items()}
    return onward("/lookup", {**named, "system": row["system"]["id"], **given})
