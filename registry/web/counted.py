"""What the tables of counts show: nation by nation, and systems by nations."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from registry.catalogue.calibres import System
from registry.catalogue.names import folded
from registry.compatibility.tallies import Tally, together
from registry.web import drawing, shares
from registry.web.cells import sheets
from registry.web.wording import Wording
from schemas.vocabulary import Context

ON_PAPER: Final = 9
"""Columns of counts that fit on A4 beside the first."""


class TallyCell(NamedTuple):
    """A tally as its cell shows it, share by share; `bar` is empty where there is no pair."""

    href: str
    name: str
    bar: Sequence[drawing.Piece]


class TallyRow(NamedTuple):
    """`cells` are in the order of the columns, none where nothing is to be asked; `alone` says why the whole row has none."""

    key: str
    label: str
    cells: Sequence[TallyCell | None]
    alone: str | None = None


@dataclass(frozen=True, kw_only=True)
class TallyTable:
    """Rows and columns of tallies; `across` are the codes and names of the nations."""

    items: Sequence[Mapping[str, Any]]
    columns: Mapping[str, Callable[[Mapping[str, Any]], object]]
    rows: Sequence[TallyRow]
    across: Sequence[tuple[str, str]]
    tally: Tally
    """All cells together: a round that several nations may hold is counted with each of them."""

    @property
    def sheets(self) -> list[range]:
        """The places of the columns, as many together as fit on paper."""
        return sheets(len(self.across), ON_PAPER)


def between(
    counted: Mapping[tuple[str, str], Tally],
    names: Mapping[str, str],
    say: Wording,
    context: Context,
    calibre: str,
    tail: str,
) -> TallyTable:
    """Nations that may hold, down; nations whose crews fire, across."""
    users = _by_name({user for _, user in counted}, names)

    def shown(holder: str, user: str) -> TallyCell:
        tally = counted[holder, user]
        name = say.matrix_nation_cell.format(
            holder=names[holder], user=names[user], counts=_in_words(tally, say, context)
        )
        href = f"/exchange?user={user}&holder={holder}&calibre={quote(calibre)}{tail}"
        return TallyCell(href, name, _bar(tally))

    holders = _by_name({holder for holder, _ in counted}, names)
    rows = [TallyRow(holder, names[holder], [shown(holder, user) for user in users]) for holder in holders]
    return _table(rows, users, names, counted)


def operated(
    counted: Mapping[tuple[str, str], Tally],
    systems: Sequence[System],
    names: Mapping[str, str],
    say: Wording,
    context: Context,
    calibre: str,
    tail: str,
) -> TallyTable:
    """Systems down; the nations that operate any of them, across; nothing where one does not."""
    users = _by_name({user for user, _ in counted}, names)

    def shown(system: System, user: str) -> TallyCell | None:
        tally = counted.get((user, system.id))
        if tally is None:
            return None
        words = {"system": system.designation, "user": names[user], "counts": _in_words(tally, say, context)}
        return TallyCell(
            f"/rounds?system={quote(system.id)}&user={user}&calibre={quote(calibre)}{tail}",
            say.matrix_platform_cell.format(**words),
            _bar(tally),
        )

    rows = [
        TallyRow(
            system.id,
            system.designation,
            [shown(system, user) for user in users],
            None if system.operators else say.matrix_no_operator,
        )
        for system in systems
    ]
    return _table(rows, users, names, {(system, user): tally for (user, system), tally in counted.items()})


def _table(
    rows: Sequence[TallyRow], users: Sequence[str], names: Mapping[str, str], counted: Mapping[tuple[str, str], Tally]
) -> TallyTable:
    items = [
        {
            "key": row.key,
            "label": row.label,
            "cells": {user: shares.counts(counted[row.key, user]) for user in users if (row.key, user) in counted},
        }
        for row in rows
    ]
    return TallyTable(
        items=items,
        columns={
            "key": itemgetter("key"),
            "label": itemgetter("label"),
            **{user: _tally_at(user) for user in users},
        },
        rows=rows,
        across=[(user, names[user]) for user in users],
        tally=together(counted.values()),
    )


def _tally_at(user: str) -> Callable[[Mapping[str, Any]], object]:
    def read(row: Mapping[str, Any]) -> list[str]:
        return [f"{share} {count}" for share, count in row["cells"].get(user, {}).items() if count]

    return read


def _bar(tally: Tally) -> list[drawing.Piece]:
    return drawing.bar(shares.counts(tally))


def _in_words(tally: Tally, say: Wording, context: Context) -> str:
    """3 yes, 2 yes, with conditions: no share is merged with another, and none that has no pair is told."""
    told = [f"{count} {shares.word_of(share, say, context).lower()}" for share, count in tally.counts.items() if count]
    return "; ".join(told) or say.matrix_no_pair


def _by_name(codes: Iterable[str], names: Mapping[str, str]) -> list[str]:
    return sorted(codes, key=lambda code: (folded(names[code]), code))
