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
from schemas.vocabulary import Remedy, State

Thing = dict[str, Any]
Row = dict[str, Any]
"""munition {id, designation}, system {id, designation, kind, weapon}, answer, state, code, reason, rule, conditions and
notices (how many), records, next_change (ISO text or None), withheld (whether part of it may not be shown), in_parts
(whether the answer lacks the names of the parts that the munition is fired with)."""

BEST_FIRST = (State.YES, State.CONDITIONAL, State.DISPUTED, State.UNKNOWN, State.NO)


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
        rows.append(_row(munition, system, outcome))
    return rows


def _row(munition: Thing, system: Thing, outcome: Decided) -> Row:
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
    """The best state first, then by what the munition and the system are called."""
    return sorted(
        rows,
        key=lambda row: (
            BEST_FIRST.index(State(row["state"])),
            *(
                part
                for name in ("munition", "system")
                for part in (in_order(row[name]["designation"]), row[name]["id"])
            ),
        ),
    )


def in_state(rows: Iterable[Row], state: State | None) -> list[Row]:
    """Those of the rows that are in this state, or all."""
    return [row for row in rows if state is None or row["state"] == state.value]


def states(rows: Iterable[Row]) -> dict[str, int]:
    """How many rows are in each state; every state is there."""
    counted = Counter(row["state"] for row in rows)
    return {state.value: counted[state.value] for state in State}
