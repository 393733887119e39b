"""A last day is not before its first, a record's decisions stand in the order in which they were recorded."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from registry.seeding.documents import Documents, Row
from registry.seeding.rule import Report, Rule
from schemas.vocabulary import Move

DATED = ("authorities", "positions", "arrangements", "notices")
"""A record's own days are the business of every-record-says-what-it-must."""


def inspect(documents: Documents, report: Report) -> None:
    for row in documents.of(*DATED):
        if _reversed(row.values):
            report(row, "to", f"The last day {row.get('valid_to')} is before the first, {row.get('valid_from')}.")
    for row in documents.of("platforms"):
        for operator in row.get("operators") or ():
            if _reversed(operator):
                report(row, "operators", f"{operator['nation']} stops before it starts.", value=operator["nation"])
    for row in documents.of("records"):
        for message in _faults_of_history(row):
            report(row, "decisions", message)


def _reversed(dated: Mapping[str, Any]) -> bool:
    first: date | None = dated.get("valid_from")
    last: date | None = dated.get("valid_to")
    return first is not None and last is not None and last < first


def _faults_of_history(row: Row) -> Iterator[str]:
    decisions = [decision for decision in row.get("decisions") or () if decision.get("recorded_at")]
    for earlier, later in pairwise(decisions):
        if later["recorded_at"] < earlier["recorded_at"]:
            yield f"{later.get('move')} was recorded before {earlier.get('move')}, which stands before it."
        if earlier.get("move") == Move.WITHDRAWN:
            yield f"{later.get('move')} follows WITHDRAWN, which is final."


RULE = Rule("dates-are-in-order", "A last day is not before its first, and decisions stand in order.", inspect)
