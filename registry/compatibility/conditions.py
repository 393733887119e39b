"""Merging the conditions of several records: the most restrictive wins, obligations add up (R10) (pure)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from registry.compatibility.facts import Condition, Value
from schemas.vocabulary import MERGE_OF_KIND, WITHHELD, ConditionKind, Merge

_ORDER = {kind: rank for rank, kind in enumerate(ConditionKind)}


@dataclass(frozen=True, slots=True)
class Merged:
    """One line of the checklist, with the records it came from. A withheld line shows neither kind nor value."""

    kind: ConditionKind | None
    value: Value
    unit: str | None
    records: tuple[str, ...]

    @property
    def shown_kind(self) -> str:
        return WITHHELD if self.kind is None else self.kind.value

    def withheld(self) -> "Merged":
        return Merged(None, None, None, self.records)


def merge(stated: Iterable[tuple[str, Condition]]) -> tuple[Merged, ...] | None:
    """Merge (record id, condition) pairs by kind and unit; None when nothing can satisfy them together.

    Two units of one kind stay apart: nothing converts them.
    """
    groups: dict[tuple[ConditionKind, str | None], list[tuple[str, Condition]]] = defaultdict(list)
    for record, condition in stated:
        groups[condition.kind, condition.unit].append((record, condition))
    merged = []
    for (kind, unit), members in groups.items():
        value = _combine(kind, [condition.value for _, condition in members])
        if value is None:
            return None
        merged.append(Merged(kind, value, unit, tuple(sorted({record for record, _ in members}))))
    return tuple(sorted(merged, key=lambda line: (_ORDER[cast("ConditionKind", line.kind)], line.unit or "")))


def _combine(kind: ConditionKind, values: list[Value]) -> Value:
    """The one value that all of `values` allow; None when there is none."""
    if kind is ConditionKind.TEMPERATURE_BAND:
        return _band(cast("list[tuple[float | None, float | None]]", values))
    rule = MERGE_OF_KIND[kind]
    if rule is Merge.MIN:
        return min(cast("list[float]", values))
    if rule is Merge.MAX:
        return max(cast("list[float]", values))
    sets = [frozenset(cast("tuple[str, ...]", value)) for value in values]
    if rule is Merge.UNION:
        return tuple(sorted(frozenset.union(*sets)))
    return tuple(sorted(frozenset.intersection(*sets))) or None


def _band(values: list[tuple[float | None, float | None]]) -> tuple[float | None, float | None] | None:
    low = max((low for low, _ in values if low is not None), default=None)
    high = min((high for _, high in values if high is not None), default=None)
    return None if low is not None and high is not None and low > high else (low, high)
