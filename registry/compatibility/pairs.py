"""Many pairs of a munition and a system, decided together: each with its verdict in short."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy.engine import Connection

from registry.audit.version import Version, data_version
from registry.catalogue.spelling import in_order
from registry.compatibility import gather
from registry.compatibility.lookup import Asked, Decided, check_nations, verdicts
from registry.errors import Refusal
from schemas.vocabulary import STATE_OF_CODE, Answer, Code, Counted, Remedy, State

Thing = dict[str, Any]
Row = dict[str, Any]
"""munition {id, designation}, system {id, designation, kind, weapon}, answer, state, code, reason, rule, conditions and
notices (how many), records, next_change (ISO text or None), withheld (whether part of it may not be shown), in_parts
(whether the answer lacks the names of the parts that the munition is fired with)."""

BEST_FIRST = (*Counted,)


def decided(
    connection: Connection,
    pairs: Sequence[tuple[Thing, Thing]],
    asked: Mapping[str, Any],
    version: Version | None = None,
) -> list[Row]:
    """A row a pair, in order; a fixed number of queries.

    Args:
        connection: In a transaction that only reads.
        pairs: Munitions and systems of the catalogue.
        asked: What all questions share, as `Asked` names it.
        version: That of the transaction, where it is known.

    Raises:
        Invalid: A nation is not known here.
    """
    frame = gather.frame(connection, version or data_version(connection))
    check_nations(Asked(**asked), frame)
    questions = [Asked(munition=munition["id"], system=system["id"], **asked) for munition, system in pairs]
    rows = []
    for (munition, system), outcome in zip(pairs, verdicts(connection, questions, frame.version), strict=True):
        if isinstance(outcome, Refusal):
            raise outcome
        rows.append(row_of(munition, system, outcome))
    return rows


def row_of(munition: Thing, system: Thing, outcome: Decided) -> Row:
    """The row of a verdict that was asked for as such a pair."""
    verdict = outcome.verdict
    return {
        "munition": munition,
        "system": {**system, "weapon": outcome.weapon.id if outcome.weapon else None},
        "answer": verdict.answer.value,
        "state": verdict.state.value,
        "code": verdict.code.value,
        "reason": verdict.reason.value if verdict.reason else None,
        "rule": verdict.rule,
        "conditions": len(verdict.conditions),
        "notices": len(verdict.notices),
        "records": list(verdict.records),
        "next_change": verdict.next_change.isoformat() if verdict.next_change else None,
        "withheld": verdict.withheld,
        "in_parts": any(change.code is Remedy.NAME_THE_COMBINATION for change in verdict.would_change),
    }


def best_first(rows: Iterable[Row]) -> list[Row]:
    """The best first, what is permitted in an emergency only after what is permitted; then by what both are called."""
    return sorted(
        rows,
        key=lambda row: (
            rank(row),
            *(
                part
                for name in ("munition", "system")
                for part in (in_order(row[name]["designation"]), row[name]["id"])
            ),
        ),
    )


def rank(row: Mapping[str, Any]) -> int:
    """The place of its answer, the best first."""
    return BEST_FIRST.index(counted_as(row["code"], row["answer"]))


def counted_as(code: str, answer: str) -> Counted:
    """An answer whose code is EMERGENCY_ONLY is no yes, on whatever conditions, unless an emergency was asked about."""
    if code == Code.EMERGENCY_ONLY and answer != Answer.YES_IN_EMERGENCY:
        return Counted.EMERGENCY_ONLY
    return Counted(STATE_OF_CODE[Code(code)].value)


def among(rows: Iterable[Row], counted: Counted | None) -> list[Row]:
    """Those of the rows that are counted so, or all."""
    return [row for row in rows if counted is None or counted_as(row["code"], row["answer"]) is counted]


def counts(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many rows are counted as what; everything is there."""
    found = Counter(counted_as(row["code"], row["answer"]) for row in rows)
    return {counted.value: found[counted] for counted in Counted}


def in_state(rows: Iterable[Row], state: State | None) -> list[Row]:
    """Those of the rows that are in this state, or all."""
    return [row for row in rows if state is None or row["state"] == state.value]


def states(rows: Iterable[Row]) -> dict[str, int]:
    """How many rows are in each state; every state is there."""
    counted = Counter(row["state"] for row in rows)
    return {state.value: counted[state.value] for state in State}
