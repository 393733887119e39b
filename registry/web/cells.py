"""What the table of rounds by systems shows: groups, cells, notes, sheets of paper."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from string import ascii_uppercase
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from registry.catalogue.calibres import Round, System
from registry.compatibility.matrix import Interfaces, Matrix
from registry.compatibility.verdict import Verdict
from registry.web.notes import marks, notes, numbered, word_of
from registry.web.wording import LETTERS, Wording
from schemas.vocabulary import State

ON_PAPER: Final = 13
"""Columns of signs that fit on A4 beside the first."""


class Group(NamedTuple):
    """Rows or columns that have their interfaces in common; `letters` stand for these where there is little room."""

    letters: str
    label: str
    members: Sequence[Any]
    start: int

    def between(self, first: int, beyond: int) -> "Group":
        """The part of it that lies between two places of the whole."""
        inside = self.members[max(first - self.start, 0) : max(beyond - self.start, 0)]
        return self._replace(members=inside, start=max(self.start, first))


class Cell(NamedTuple):
    """One verdict as its cell shows it. `numbers` are those of the notes below the table."""

    state: State
    letter: str
    href: str
    name: str
    system: str
    marks: Sequence[str]
    numbers: str
    plain: bool
    """Whether it is a no that no one has stated: the interfaces do not mate, as the groups show already."""


@dataclass(frozen=True, kw_only=True)
class VerdictTable:
    """Rounds by systems. `rows` and `columns_of` are grouped; `cells` hold a row of cells by the id of the round."""

    items: Sequence[Mapping[str, Any]]
    columns: Mapping[str, Callable[[Mapping[str, Any]], object]]
    rows: Sequence[Group]
    across: Sequence[Group]
    cells: Mapping[str, Sequence[Cell]]
    rest: Mapping[str, Mapping[str, int]]
    """By the id of the round: how many of its cells are not established, and how many do not mate, where any are."""
    marks: Sequence[str]
    notes: Sequence[tuple[int | None, str]]
    interfaces: Mapping[str, str]
    """Their labels, by letter."""

    @property
    def sheets(self) -> list[list[Group]]:
        """The columns, as many together as fit on paper; a group that is cut goes on in the next sheet."""
        whole = sum(len(group.members) for group in self.across)
        return [
            [part for group in self.across if (part := group.between(sheet.start, sheet.stop)).members]
            for sheet in sheets(whole, ON_PAPER)
        ]


def sheets(columns: int, most: int) -> list[range]:
    """The places of the columns on each sheet, at most so many on one, and as many on each as on the others."""
    number = -(-columns // most)
    return [range(columns * one // number, columns * (one + 1) // number) for one in range(number)]


def verdicts(matrix: Matrix, say: Wording, day: date, tail: str) -> VerdictTable:
    """The table of a matrix; `tail` is what every address of an answer ends with: nation, context, days, language."""
    told = [[_told(one, day) for one in row] for row in matrix.verdicts]
    numbers = numbered(code for row in told for cell in row for code in cell["notes"])
    letters = _letters(matrix)
    systems = [(system, f"&system={quote(system.id)}{tail}") for system, _ in matrix.systems]
    cells: dict[str, list[Cell]] = {}
    items: list[dict[str, Any]] = []
    for (one, interfaces), row, said in zip(matrix.rounds, matrix.verdicts, told, strict=True):
        begin = f"/lookup?munition={quote(one.id)}"
        cells[one.id] = [
            _cell(verdict, one, system, begin + end, cell, numbers, say)
            for verdict, (system, end), cell in zip(row, systems, said, strict=True)
        ]
        items.append(
            {
                "key": one.id,
                "designation": one.designation,
                "presents": [matrix.labels[interface] for interface in interfaces],
                "cells": {system.id: cell for (system, _), cell in zip(systems, said, strict=True)},
            }
        )
    seen = {mark for row in cells.values() for cell in row for mark in cell.marks}
    return VerdictTable(
        items=items,
        columns={
            **{name: itemgetter(name) for name in ("key", "designation", "presents")},
            **{system.id: _code_at(system.id) for system, _ in matrix.systems},
        },
        rows=_groups(matrix.rounds, matrix, letters, say),
        across=_groups(matrix.systems, matrix, letters, say),
        cells=cells,
        rest={one: _rest(row) for one, row in cells.items()},
        marks=[mark for mark in ("suspended", "lapses", "withheld") if mark in seen],
        notes=[(number, word_of(code, say)) for code, number in numbers.items()],
        interfaces={letter: matrix.labels[interface] for interface, letter in letters.items()},
    )


def _cell(
    verdict: Verdict,
    one: Round,
    system: System,
    href: str,
    told: Mapping[str, Any],
    numbers: Mapping[str, int | None],
    say: Wording,
) -> Cell:
    marked = told["marks"]
    listed = [str(numbers[code]) for code in told["notes"] if numbers[code] is not None]
    word = say.word_of(verdict.code)
    words = [
        say.matrix_cell.format(munition=one.designation, system=system.designation, word=word[0].lower() + word[1:]),
        *(say[f"mark_{mark}"] for mark in marked if mark not in {"emergency", "suspended"}),
    ]
    if listed:
        noted = say.matrix_notes_one if len(listed) == 1 else say.matrix_notes_many
        words.append(noted.format(count=len(listed), numbers=", ".join(listed)))
    letter = LETTERS[verdict.state]
    return Cell(
        verdict.state,
        letter,
        href,
        ", ".join(words),
        system.designation,
        marked,
        " ".join(listed),
        verdict.rule == "R5",
    )


def _rest(row: Sequence[Cell]) -> dict[str, int]:
    counted = {"unknown": sum(cell.state is State.UNKNOWN for cell in row), "gate": sum(cell.plain for cell in row)}
    return {kind: count for kind, count in counted.items() if count}


def _told(verdict: Verdict, day: date) -> dict[str, Any]:
    return {
        "state": verdict.state.value,
        "code": verdict.code.value,
        "reason": verdict.reason.value if verdict.reason else None,
        "rule": verdict.rule,
        "marks": marks(verdict.code, day, verdict.next_change, withheld=verdict.withheld),
        "notes": notes(verdict),
        "conditions": len(verdict.conditions),
        "records": list(verdict.records),
        "next_change": verdict.next_change.isoformat() if verdict.next_change else None,
    }


def _code_at(system: str) -> Callable[[Mapping[str, Any]], object]:
    """A code and, where nothing is established, why."""

    def read(row: Mapping[str, Any]) -> str:
        cell = row["cells"][system]
        return f"{cell['code']}/{cell['reason']}" if cell["reason"] else str(cell["code"])

    return read


def _letters(matrix: Matrix) -> dict[str, str]:
    """A letter for each interface, in the order of the groups; two letters beyond the alphabet."""
    used = dict.fromkeys(interface for _, interfaces in (*matrix.systems, *matrix.rounds) for interface in interfaces)
    beyond = [first + second for first in ascii_uppercase for second in ascii_uppercase]
    return dict(zip(used, [*ascii_uppercase, *beyond], strict=False))


def _groups(
    members: Iterable[tuple[Any, Interfaces]], matrix: Matrix, letters: Mapping[str, str], say: Wording
) -> list[Group]:
    groups: list[Group] = []
    place = 0
    for interfaces, both in groupby(members, key=lambda one: one[1]):
        inside = [one for one, _ in both]
        label = ", ".join(matrix.labels[one] for one in interfaces) or say.matrix_no_interface
        groups.append(Group(" ".join(letters[one] for one in interfaces) or "–", label, inside, place))
        place += len(inside)
    return groups
