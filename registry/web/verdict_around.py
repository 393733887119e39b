"""What stands around an answer on its page: the records in full, its course, another day beside it, other rounds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from registry.audit.version import Version
from registry.catalogue import things
from registry.catalogue.things import Purpose
from registry.compatibility import course, rules, turns
from registry.compatibility.alternatives import munitions_of
from registry.compatibility.combinations import combinations_named
from registry.compatibility.facts import Facts, Question
from registry.compatibility.lookup import Asked, answer
from registry.compatibility.pairs import rank
from registry.compatibility.scope import Gate, gate
from registry.compatibility.standing import recognised_under
from registry.compatibility.turns import Course, Ground, Turn
from registry.compatibility.verdict import Verdict
from registry.database import Connection
from registry.qualifications import queries
from registry.qualifications.notices import notices_named
from registry.qualifications.statements import arrangements
from registry.web.notes import marks
from registry.web.page import language
from registry.web.paired import called
from registry.web.verdict_changes import unnamed
from registry.web.verdict_linked import restricting
from schemas.vocabulary import Code, CombinationRole, Flag

MOST_OTHERS: Final = 10
"""Other rounds that are shown; the rest is a link away."""


class Then(NamedTuple):
    """Another day, or what was known at another instant: its answer, and what came or went in between."""

    found: Mapping[str, Any]
    turns: tuple[Turn, ...]
    cut: bool


class Other(NamedTuple):
    """Another round or combination for the same system; `alike` where it is for the same purpose as the asked one."""

    row: Mapping[str, Any]
    purpose: Purpose
    alike: bool
    marks: tuple[str, ...]

    @property
    def designation(self) -> str:
        parts: Mapping[str, Mapping[str, str]] | None = self.row.get("combination")
        return called(parts) if parts else str(self.row["munition"]["designation"])

    @property
    def asked_as(self) -> dict[str, str | None]:
        """What a question names it by; None is what it must not name."""
        parts = self.row.get("combination") or {"munition": self.row["munition"]}
        return {field: parts[field]["id"] if field in parts else None for field in ("munition", *CombinationRole)}

    @property
    def conditions(self) -> int | None:
        """How many there are to meet; None of what is not permitted."""
        return self.row["conditions"] if Code(self.row["code"]) in rules.POSITIVE else None


class Others(NamedTuple):
    """The first of the other rounds, and how many there are in all."""

    first: tuple[Other, ...]
    total: int

    @property
    def combined(self) -> bool:
        return any(other.row.get("combination") for other in self.first)


class Around(NamedTuple):
    """What is read beside an answer.

    `held` are the records that the answer names, as the public may read them; `numbers` the stock numbers of the round;
    `notices` the restriction notices that it shows, `stopped_by` those that lower it to what it is,
    and `spared_by` those on other lots than the ones asked about; `raised` what raises each flag, by id;
    `recognised_under` the names of the arrangements by which another nation's records decide, by id;
    `part` is the role that the round plays in the combination that is still to be named.
    """

    held: Mapping[str, Mapping[str, Any]]
    numbers: tuple[str, ...]
    notices: Mapping[str, Mapping[str, Any]]
    part: str | None = None
    stopped_by: tuple[str, ...] = ()
    spared_by: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    raised: Mapping[Flag, tuple[str, ...]] = MappingProxyType({})
    recognised_under: Mapping[str, str] = MappingProxyType({})
    gate: Gate | None = None
    course: Course | None = None
    then: Then | None = None
    others: Others | None = None


def around(
    connection: Connection, asked: Asked, beside: Mapping[str, Any], found: Mapping[str, Any], version: Version
) -> Around:
    """Read in a fixed number of queries; `beside` is what `schemas.beside.Beside` loads."""
    ids = {entry["record"] for entry in found["considered"]}
    held = queries.records_named(connection, ids, reader=queries.PUBLIC_READER) if ids else {}
    shown = restricting(found)
    notices = notices_named(connection, shown) if shown else {}
    munition = found["question"].get("munition")
    numbers = things.stock_numbers(connection, [munition["id"]]).get(munition["id"], []) if munition else []
    part = _part(connection, found)
    weapon = (found["question"]["system"] or {}).get("weapon")
    if "candidates" in found or weapon is None:
        return Around(held, tuple(numbers), notices, part)
    exact = course.exactly(asked, found)
    grounds = course.grounds(connection, exact, version)
    runs = turns.course(list(grounds.values()), exact.as_of)
    verdict = rules.on_the_day(*grounds[weapon])
    return Around(
        held,
        tuple(numbers),
        notices,
        part,
        verdict.stopped_by,
        notices_named(connection, verdict.spared_by) if verdict.spared_by else {},
        dict(verdict.flagged),
        _recognised_under(connection, verdict, *grounds[weapon]),
        gate(grounds[weapon][0]),
        runs,
        _then(connection, exact, beside, list(grounds.values()), runs, version),
        _others(connection, exact, found, version),
    )


def _recognised_under(connection: Connection, verdict: Verdict, question: Question, facts: Facts) -> dict[str, str]:
    wanted = recognised_under(question, facts, verdict.records)
    return (
        {one.id: one.document.get("name") or one.id for one in arrangements(connection) if one.id in wanted}
        if wanted
        else {}
    )


def _part(connection: Connection, found: Mapping[str, Any]) -> str | None:
    munition = found["question"].get("munition")
    return things.roles(connection, [munition["id"]]).get(munition["id"]) if munition and unnamed(found) else None


def _then(
    connection: Connection,
    asked: Asked,
    beside: Mapping[str, Any],
    grounds: Sequence[Ground],
    runs: Course,
    version: Version,
) -> Then | None:
    """First what was learnt since, as of the other day; then what changed from that day to the asked one."""
    if not beside.get("then") and not beside.get("then_known"):
        return None
    day: date = beside.get("then") or asked.as_of
    known: datetime = beside.get("then_known") or asked.as_known
    found = answer(connection, replace(asked, as_of=day, as_known=known), language(), version)
    learnt = turns.learnt(grounds, day, known, asked.as_known) if known != asked.as_known else ()
    low, high = sorted((day, asked.as_of))
    told = (runs.stretches[0].first or low) <= low and high <= (runs.stretches[-1].last or high)
    return Then(found, (*learnt, *runs.between(day, asked.as_of)), not told)


def _others(connection: Connection, asked: Asked, found: Mapping[str, Any], version: Version) -> Others:
    """By the answer, the number of conditions, whether for the same purpose, and the designation: all of it in sight."""
    question = found["question"]
    this = question.get("combination") or {"munition": question["munition"]}
    shared = {name: getattr(asked, name) for name in ("user", "holder", "context", "as_of", "as_known", "reader")}
    rows = munitions_of(connection, question["system"]["id"], **shared)
    if any(row["in_parts"] for row in rows):
        rows += combinations_named(connection, [(row["munition"], row["system"]) for row in rows], shared, version)
    rows = [row for row in rows if _load(row.get("combination") or {"munition": row["munition"]}) != _load(this)]
    purposes = things.purposes(connection, [_main(this), *(_main_of(row) for row in rows)])
    wanted = purposes[_main(this)]
    others = [
        Other(
            row,
            purpose := purposes[_main_of(row)],
            purpose == wanted,
            tuple(marks(row["code"], asked.as_of, row["next_change"], withheld=row["withheld"])),
        )
        for row in rows
    ]
    others.sort(key=lambda other: (rank(other.row), other.row["conditions"], not other.alike, other.designation))
    return Others(tuple(others[:MOST_OTHERS]), len(others))


def _load(parts: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    return {role: part["id"] for role, part in parts.items()}


def _main(parts: Mapping[str, Mapping[str, Any]]) -> str:
    """The part that tells what a load is for: its projectile, where it has one."""
    part = parts.get(CombinationRole.PROJECTILE) or next(iter(parts.values()))
    return str(part["id"])


def _main_of(row: Mapping[str, Any]) -> str:
    return _main(row.get("combination") or {"munition": row["munition"]})
