"""What is stated about the pairs that a set of questions touches, as facts for the rules."""

from collections.abc import Iterable

from sqlalchemy.engine import Connection

from registry.compatibility import gather
from registry.compatibility.facts import Facts, Munition, Record, RestrictionNotice, Weapon
from registry.compatibility.gather import Frame
from registry.compatibility.meaning import Finder, Meant
from registry.qualifications import statements


class Stated:
    """What is stated about every pair that a set of questions touches."""

    def __init__(self, connection: Connection, meant: Iterable[Meant], found: Finder, frame: Frame) -> None:
        self._frame = frame
        named: dict[str, frozenset[str]] = {}
        families: set[tuple[frozenset[str], frozenset[str]]] = set()
        armed: dict[str, frozenset[str]] = {}
        for one in meant:
            for weapon in one.weapons:
                if weapon.id not in armed:
                    armed[weapon.id] = found.weapon_kin.get(weapon.family or "", frozenset()) | {weapon.id}
            for part in one.parts.values():
                if part.id not in named:
                    named[part.id] = found.munition_kin.get(part.family or "", frozenset()) | {part.id}
                families.update((named[part.id], armed[weapon.id]) for weapon in one.weapons)
        pairs = {(munition, weapon) for munitions, weapons in families for munition in munitions for weapon in weapons}
        self._by_munition: dict[str, dict[str, list[Record]]] = {}
        self._successors: dict[str, tuple[Record, ...]] = {}
        self._notices: dict[str, list[RestrictionNotice]] = {}
        for row in statements.records_at(connection, sorted(pairs)) if pairs else ():
            self._place(frame.kept.record(row), pairs)
        noticed = sorted(named.keys() & frame.noticed)
        for notice in statements.notices_on(connection, noticed) if noticed else ():
            self._notices.setdefault(notice.munition, []).append(gather.notice(notice))

    def _place(self, record: Record, pairs: set[tuple[str, str]]) -> None:
        munitions = (
            [record.munition] if record.munition else sorted(frozenset().union(*(record.combination or {}).values()))
        )
        for munition in munitions:
            if (munition, record.weapon) in pairs:
                self._by_munition.setdefault(munition, {}).setdefault(record.weapon, []).append(record)
        for former in record.supersedes:
            self._successors[former] = (*self._successors.get(former, ()), record)

    def near(self, parts: Iterable[Munition], weapon: Weapon) -> Facts:
        """What is stated near a load and a weapon; all arrangements, and the positions of nobody yet."""
        loaded = list(parts)
        weapons = weapon.kin | {weapon.id}
        found = {
            record.id: record
            for munition in {one for part in loaded for one in (part.id, *part.kin)} & self._by_munition.keys()
            for one, records in self._by_munition[munition].items()
            if one in weapons
            for record in records
        }
        records = tuple(found[record] for record in sorted(found))
        return Facts(
            records=records,
            successors={one.id: self._successors[one.id] for one in records if one.id in self._successors},
            notices=tuple(
                notice
                for munition in sorted({part.id for part in loaded})
                for notice in self._notices.get(munition, ())
            ),
            arrangements=self._frame.arrangements,
            allies=self._frame.allies,
        )
