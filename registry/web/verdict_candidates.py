"""What an uncertain name may mean, set out for picking: by interface, first what the asked system accepts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from registry.catalogue.things import MunitionRow

_OF_ROUNDS = frozenset({"munition", "projectile", "charge", "fuze", "primer"})


class Bunch(NamedTuple):
    """Candidates that present the same interfaces; `accepted` tells whether the system takes one of them, None of what is no round."""

    interfaces: tuple[str, ...]
    accepted: bool | None
    candidates: tuple[Mapping[str, Any], ...]


def bunches(
    field: str, fitting: Sequence[Mapping[str, Any]], munitions: Mapping[str, MunitionRow], accepts: Iterable[str]
) -> list[Bunch]:
    """The candidates of one field, none picked: what the system accepts first, and otherwise as the catalogue has them.

    Args:
        field: Of the question.
        fitting: The candidates of its answer, as (id, designation).
        munitions: Those of them that are rounds, by id.
        accepts: The interfaces that the weapons of the asked system accept; none where the system is uncertain too.
    """
    taken = frozenset(accepts)
    if field not in _OF_ROUNDS or not taken:
        return [Bunch((), None, tuple(fitting))]
    by_interfaces: dict[tuple[str, ...] | None, list[Mapping[str, Any]]] = {}
    for one in fitting:
        row = munitions.get(one["id"])
        by_interfaces.setdefault(tuple(row.presents) if row else None, []).append(one)
    found = [
        Bunch(interfaces or (), None if interfaces is None else not taken.isdisjoint(interfaces), tuple(alike))
        for interfaces, alike in by_interfaces.items()
    ]
    return sorted(found, key=lambda bunch: not bunch.accepted)
