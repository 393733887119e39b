"""What an uncertain name may mean, set out for picking: by interface, first what the asked system accepts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from registry.catalogue.things import MunitionRow
from registry.web.question import onward
from registry.web.verdict_named import Named

_OF_ROUNDS = frozenset({"munition", "projectile", "charge", "fuze", "primer"})
_OF_SYSTEMS = frozenset({"system", "weapon"})


class Bunch(NamedTuple):
    """Candidates that present the same interfaces; `accepted` tells whether the system takes one of them, None of what is no round."""

    interfaces: tuple[str, ...]
    accepted: bool | None
    candidates: tuple[Mapping[str, Any], ...]


class Uncertain(NamedTuple):
    """One field of the question that is not certain.

    `lead` is the key of its word; `picked` are the addresses of the question with a candidate in its place, `groups` those
    of the catalogue's pages of what is a group and holds nothing; both by id.
    """

    field: str
    lead: str
    bunches: tuple[Bunch, ...]
    picked: Mapping[str, str]
    groups: Mapping[str, str]


def uncertain(found: Mapping[str, Any], named: Named, at: Callable[..., str]) -> list[Uncertain]:
    """The fields of an answer with candidates, in its order; `at` makes addresses of the same question with some changes."""
    fields = []
    for field, fitting in found.get("candidates", {}).items():
        held = named.platforms.keys() | named.weapons.keys() if field in _OF_SYSTEMS else named.munitions.keys()
        picked = {one["id"]: at(**{field: one["id"]}) for one in fitting if one["id"] in held}
        groups = {id_: onward(f"/{kind}s/{id_}", {}) for id_, kind in named.groups.items()}
        lead = "candidates_for" if len(picked) > 1 else "candidate_for" if picked else "candidate_none"
        fields.append(
            Uncertain(field, lead, tuple(bunches(field, fitting, named.munitions, named.taken)), picked, groups)
        )
    return fields


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
