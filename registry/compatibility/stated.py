"""What is stated about the pairs that a set of questions touches, as facts for the rules."""

from collections.abc import Iterable

from sqlalchemy.engine import Connection

from registry.compatibility import gather
from registry.compatibility.facts import Facts, Question, Record, RestrictionNotice
from registry.compatibility.gather import Frame
from registry.compatibility.meaning import Finder, Meant
from registry.qualifications import statements


class Stated:
    """What is stated about every pair that a set of questions touches."""

    def __init__(self, connection: Connection, meant: Iterable[Meant], found: Finder, frame: Frame) -> None:
        self._frame = frame
        pairs: set[tuple[str, str]] = set()
        named: set[str] = set()
        for one in meant:
            for part in one.parts.values():
                named.add(part.id)
                munitions = found.munition_kin.get(part.family or "", frozenset()) | {part.id}
                for weapon in one.weapons:
                    weapons = found.weapon_kin.get(weapon.family or "", frozenset()) | {weapon.id}
                    pairs.update((munition, each) for munition in munitions for each in weapons)
        self._by_pair: dict[tuple[str, str], list[Record]] = {}
        self._successors: dict[str, tuple[Record, ...]] = {}
        self._notices: dict[str, list[RestrictionNotice]] = {}
        for row in statements.records_at(connection, sorted(pairs)) if pairs else ():
            self._place(frame.kept.record(row), pairs)
        noticed = sorted(named & frame.noticed)
        for notice in statements.notices_on(connection, noticed) if noticed else ():
            self._notices.setdefault(notice.munition, []).append(gather.notice(notice))

    def _place(self, record: Record, pairs: set[tuple[str, str]]) -> None:
        munitions = (
            [record.munition] if record.munition else sorted(frozenset().union(*(record.combination or {}).values()))
        )
        for munition in munitions:
            if (munition, record.weapon) in pairs:
                self._by_pair.setdefault((munition, record.weapon), []).append(record)
        for former in record.supersedes:
            self._successors[former] = (*self._successors.get(former, ()), record)

    def facts(self, question: Question) -> Facts:
        near_records: dict[str, Record] = {}
        for part in question.parts.values():
            for munition in part.kin | {part.id}:
                for weapon in question.weapon.kin | {question.weapon.id}:
                    near_records.update((record.id, record) for record in self._by_pair.get((munition, weapon), ()))
        records = tuple(near_records[record] for record in sorted(near_records))
        return Facts(
            records=records,
            successors={one.id: self._successors[one.id] for one in records if one.id in self._successors},
            notices=tuple(
                notice for munition in sorted(question.munitions) for notice in self._notices.get(munition, ())
            ),
            arrangements=self._frame.arrangements,
            positions=self._frame.positions.get(question.user, ()),
            allies=self._frame.allies,
        )
