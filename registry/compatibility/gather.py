"""From stored rows to the facts that the rules read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy.engine import Connection, Engine

from registry.audit.version import Version
from registry.catalogue.things import MunitionRow, WeaponRow
from registry.compatibility import facts
from registry.compatibility.facts import Value
from registry.compatibility.sentences import Words
from registry.qualifications import statements
from schemas.vocabulary import (
    ANY,
    Assembly,
    Category,
    CombinationRole,
    ConditionKind,
    Context,
    Degree,
    EvidenceKind,
    Facet,
    FireControlData,
    Grade,
    InterfaceKind,
    Move,
    NationStatus,
    NoticeAction,
    RecordKind,
    Releasability,
    ReservationEffect,
)

Row = TypeVar("Row")
Thing = TypeVar("Thing")
Word = TypeVar("Word", bound=StrEnum)


def _by_value(words: type[Word]) -> dict[str, Word]:
    """As the enumeration's own call, several times faster: every record has a dozen."""
    return {word.value: word for word in words}


_KINDS, _DEGREES, _CONTEXTS = _by_value(RecordKind), _by_value(Degree), _by_value(Context)
_FACETS, _FIRE_CONTROL = _by_value(Facet), _by_value(FireControlData)
_EVIDENCE, _GRADES, _MOVES = _by_value(EvidenceKind), _by_value(Grade), _by_value(Move)
_CONDITIONS, _ROLES = _by_value(ConditionKind), _by_value(CombinationRole)


class Kept:
    """Rows of the catalogue as they were read at one data version, at most so many: a change raises the version."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], Any] = {}
        self._records: dict[str, facts.Record] = {}
        self._things: dict[tuple[str, str], Any] = {}

    def rows(self, kind: str, ids: Iterable[str], read: Callable[[Iterable[str]], Mapping[str, Row]]) -> dict[str, Row]:
        """The rows of these ids that there are, reading only those not yet known; that there is none is known too."""
        known, found, unknown = self._rows, {}, []
        for name in ids:
            try:
                row = known[kind, name]
            except KeyError:
                unknown.append(name)
            else:
                if row is not None:
                    found[name] = row
        if unknown:
            fetched = read(unknown)
            if len(known) + len(unknown) > _MOST_KEPT:
                known.clear()
            known.update({(kind, name): fetched.get(name) for name in unknown[:_MOST_KEPT]})
            found |= fetched
        return found

    def record(self, row: statements.StatedRecord) -> facts.Record:
        """The record of a row, read only the first time."""
        return _once(self._records, row.id, lambda: record(row))

    def thing(self, kind: str, name: str, make: Callable[[], Thing]) -> Thing:
        """The facts of a munition or weapon, made only the first time."""
        made: Thing = _once(self._things, (kind, name), make)
        return made


def _once(known: dict[Any, Thing], key: Any, make: Callable[[], Thing]) -> Thing:
    found = known.get(key)
    if found is None:
        if len(known) >= _MOST_FACTS:
            known.clear()
        found = known[key] = make()
    return found


@dataclass(frozen=True, slots=True)
class Frame:
    """What is the same for every question of one data version, and what has been read of the catalogue."""

    version: Version
    kinds: Mapping[str, InterfaceKind]
    arrangements: tuple[facts.Arrangement, ...]
    positions: Mapping[str, tuple[facts.NationalPosition, ...]]
    nations: Mapping[str, Words]
    allies: frozenset[str]
    noticed: frozenset[str]
    kept: Kept


_MOST_KEPT: Final = 20_000
"""Rows of about half a kilobyte each."""

_MOST_FACTS: Final = 5_000
"""Of about two kilobytes each."""

_frames: WeakKeyDictionary[Engine, Frame] = WeakKeyDictionary()


def frame(connection: Connection, version: Version) -> Frame:
    """The frame of `version`, read once per engine. Version 0 is a registry that nobody has loaded: never kept.

    For transactions that only read: a version that one raised and then rolled back would be taken for the next writer's.
    """
    kept = _frames.get(connection.engine)
    if kept is not None and kept.version == version and version.value:
        return kept
    nations = statements.nations(connection)
    positions: dict[str, list[facts.NationalPosition]] = {}
    for row in statements.positions(connection):
        positions.setdefault(row.nation, []).append(_position(row))
    made = Frame(
        version,
        {interface: InterfaceKind(kind) for interface, kind in statements.interface_kinds(connection).items()},
        tuple(_arrangement(row) for row in statements.arrangements(connection)),
        {nation: tuple(theirs) for nation, theirs in positions.items()},
        {row.code: (row.name_en, row.name_fr) for row in nations},
        frozenset(row.code for row in nations if row.status == NationStatus.ALLY),
        frozenset(statements.noticed_munitions(connection)),
        Kept(),
    )
    _frames[connection.engine] = made
    return made


def munition(row: MunitionRow, kin: Mapping[str, frozenset[str]], frame: Frame) -> facts.Munition:
    return frame.kept.thing("munition", row.id, lambda: _munition(row, kin, frame.kinds))


def weapon(row: WeaponRow, kin: Mapping[str, frozenset[str]], frame: Frame) -> facts.Weapon:
    return frame.kept.thing("weapon", row.id, lambda: _weapon(row, kin, frame.kinds))


def _munition(
    row: MunitionRow, kin: Mapping[str, frozenset[str]], kinds: Mapping[str, InterfaceKind]
) -> facts.Munition:
    return facts.Munition(
        row.id,
        row.nation,
        frozenset(row.producers),
        Category(row.category),
        Assembly(row.assembly),
        kin.get(row.family or "", frozenset()),
        _by_kind(row.presents, kinds),
    )


def _weapon(row: WeaponRow, kin: Mapping[str, frozenset[str]], kinds: Mapping[str, InterfaceKind]) -> facts.Weapon:
    return facts.Weapon(row.id, row.nation, kin.get(row.family or "", frozenset()), _by_kind(row.accepts, kinds))


def notice(row: statements.StatedNotice) -> facts.RestrictionNotice:
    lots = None if row.lots is None else frozenset(row.lots)
    return facts.RestrictionNotice(
        row.id, row.munition, lots, NoticeAction(row.action), row.nation, row.valid_from, row.valid_to, row.recorded_at
    )


def record(row: statements.StatedRecord) -> facts.Record:
    """A record from its content and history, as the loader keeps them."""
    stated = row.content
    combination = stated.get("combination")
    facets = stated.get("facets") or {}
    platforms = stated.get("platforms") or ANY
    reach = stated["releasability"]
    return facts.Record(
        id=row.id,
        authority=stated["authority"],
        nation=stated.get("nation"),
        kind=_KINDS[stated["kind"]],
        weapon=stated["weapon"],
        munition=stated.get("munition"),
        combination=combination
        and {_ROLES[role]: frozenset(allowed) for role, allowed in combination.items() if allowed},
        platforms=None if platforms == ANY else frozenset(platforms),
        degree=_DEGREES[stated["degree"]] if stated.get("degree") else None,
        contexts=frozenset(_CONTEXTS[word] for word in stated.get("contexts") or ()),
        form=_FACETS[facets.get("form") or Facet.NOT_ASSESSED],
        fit=_FACETS[facets.get("fit") or Facet.NOT_ASSESSED],
        function=_FACETS[facets.get("function") or Facet.NOT_ASSESSED],
        fire_control_data=_FIRE_CONTROL[facets.get("fire_control_data") or FireControlData.NOT_AVAILABLE],
        conditions=tuple(_condition(one) for one in stated.get("conditions") or ()),
        evidence=tuple(
            facts.Evidence(_EVIDENCE[one["kind"]], _GRADES[one["grade"]]) for one in stated.get("evidence") or ()
        ),
        standards=frozenset(stated.get("standards") or ()),
        valid_from=_day(stated["valid_from"]) or date.min,
        valid_to=_day(stated.get("valid_to")),
        review_due=_day(stated.get("review_due")),
        supersedes=frozenset(stated.get("supersedes") or ()),
        resolves=frozenset(stated.get("resolves") or ()),
        reservations_considered=frozenset(stated.get("reservations_considered") or ()),
        derogates=stated.get("derogates"),
        beneficiaries=frozenset(stated.get("beneficiaries") or ()),
        releasability=Releasability(reach) if isinstance(reach, str) else frozenset(reach),
        decisions=decisions(row.history),
    )


def decisions(history: Iterable[tuple[str, str, str]]) -> tuple[facts.Decision, ...]:
    """The steps of a record's life, as the loader keeps them."""
    return tuple(
        facts.Decision(_MOVES[move], _moment(recorded_at), _day(effective) or date.min)
        for move, recorded_at, effective in history
    )


def _by_kind(interfaces: Iterable[str], kinds: Mapping[str, InterfaceKind]) -> dict[InterfaceKind, frozenset[str]]:
    grouped: dict[InterfaceKind, frozenset[str]] = {}
    for interface in interfaces:
        kind = kinds[interface]
        grouped[kind] = grouped.get(kind, frozenset()) | {interface}
    return grouped


def _condition(stated: Mapping[str, Any]) -> facts.Condition:
    return facts.Condition(_CONDITIONS[stated["kind"]], _value(stated["value"]), stated.get("unit"))


def _value(stated: Any) -> Value:
    match stated:
        case {"min": low, "max": high}:
            return (low, high)
        case list():
            return tuple(sorted(stated))
        case _:
            return stated  # type: ignore[no-any-return]  # a number


def _arrangement(row: statements.StatedArrangement) -> facts.Arrangement:
    kinds, categories = row.document.get("evidence_kinds") or ANY, row.document.get("categories") or ANY
    return facts.Arrangement(
        row.id,
        frozenset(row.document["issuers"]),
        frozenset(row.document["recognisers"]),
        None if kinds == ANY else frozenset(map(EvidenceKind, kinds)),
        None if categories == ANY else frozenset(map(Category, categories)),
        row.valid_from or date.min,
        row.valid_to,
        row.recorded_at,
    )


def _position(row: statements.StatedPosition) -> facts.NationalPosition:
    return facts.NationalPosition(
        row.id,
        row.nation,
        row.standard,
        ReservationEffect(row.effect),
        row.valid_from or date.min,
        row.valid_to,
        row.recorded_at,
    )


@lru_cache(maxsize=8192)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@lru_cache(maxsize=8192)
def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
