"""What the words of a question mean: registry ids first, then every name a thing goes by (R1)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy.engine import Connection

from registry.catalogue import things
from registry.catalogue.identity import Resolved, resolve
from registry.catalogue.queries import near
from registry.catalogue.spelling import asked as spelt
from registry.catalogue.things import MunitionRow, PlatformRow, WeaponRow
from registry.compatibility.facts import Replaced
from registry.compatibility.gather import Kept, Row
from registry.errors import NotFound
from schemas.refusals import Refusal as Said
from schemas.refusals import shown
from schemas.vocabulary import CombinationRole, Context


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question as typed, once its contract has checked it.

    Identifiers may be registry ids, names, stock numbers or group codes. `weapon` picks one of a platform's weapons, or
    stands alone. `reader` is the nation that looks: "" sees what is public, None sees everything.
    """

    user: str
    system: str | None = None
    weapon: str | None = None
    munition: str | None = None
    combination: Mapping[CombinationRole, str] = field(default_factory=dict)
    holder: str | None = None
    context: Context = Context.TRAINING
    as_of: date
    as_known: datetime
    purpose: str | None = None
    lots: tuple[str, ...] | None = None
    routes: tuple[tuple[str, ...], ...] = ()
    reader: str | None = ""

    @property
    def parts(self) -> Mapping[CombinationRole | None, str]:
        if self.munition is not None:
            return {None: self.munition}
        return dict(cast("Mapping[CombinationRole | None, str]", self.combination))

    @property
    def typed(self) -> Mapping[str, str]:
        """What names a thing, by field of the question."""
        parts = {role.value: text for role, text in self.combination.items()}
        named = {"munition": self.munition, "system": self.system, "weapon": self.weapon}
        return parts | {field: text for field, text in named.items() if text is not None}


@dataclass(frozen=True, slots=True)
class Meant:
    """What the words of one question turned out to mean."""

    parts: Mapping[CombinationRole | None, MunitionRow]
    platform: PlatformRow | None
    weapons: tuple[WeaponRow, ...]
    replaced: tuple[Replaced, ...]
    candidates: Mapping[str, tuple[tuple[str, str], ...]]


class Finder:
    """What the identifiers of a set of questions mean: by registry id first, then by name."""

    def __init__(self, connection: Connection, questions: Sequence[Asked], kept: Kept) -> None:
        self._connection = connection
        self._kept = kept
        munitions = {text for asked in questions for text in asked.parts.values()}
        systems = {text for asked in questions for text in (asked.system, asked.weapon) if text is not None}
        self.munitions = self._rows("munition", munitions, things.munitions)
        self.platforms = self._rows("platform", systems, things.platforms)
        self.weapons = self._rows("weapon", systems - self.platforms.keys(), things.weapons)
        self._meanings: dict[tuple[str, str, date], Resolved] = {}
        self._known_words: dict[object, Meant] = {}
        self._name(questions, "munition", lambda asked: asked.parts.values(), self.munitions)
        self._name(questions, "system", lambda asked: (asked.system,), {**self.platforms, **self.weapons})
        self._name(questions, "weapon", lambda asked: (asked.weapon,), self.weapons)
        self._fetch_named()
        self.munition_kin = self._kin("munition", self.munitions.values())
        self.weapon_kin = self._kin("weapon", self.weapons.values())

    def _rows(
        self, kind: str, ids: Iterable[str], read: Callable[[Connection, Iterable[str]], Mapping[str, Row]]
    ) -> dict[str, Row]:
        return self._kept.rows(kind, ids, lambda unknown: read(self._connection, unknown))

    def _kin(self, kind: str, members: Iterable[MunitionRow | WeaponRow]) -> dict[str, frozenset[str]]:
        families = {row.family for row in members if row.family}
        return self._kept.rows(f"{kind} kin", families, lambda unknown: things.kin(self._connection, kind, unknown))

    def _name(self, questions: Sequence[Asked], kind: str, texts: Any, by_id: Mapping[str, object]) -> None:
        wanted: dict[date, set[str]] = {}
        for asked in questions:
            unknown = {text for text in texts(asked) if text is not None and text not in by_id}
            if unknown:
                wanted.setdefault(asked.as_of, set()).update(unknown)
        for as_of, unknown in wanted.items():
            for text, meaning in resolve(self._connection, unknown, kind, as_of).items():
                self._meanings[kind, text, as_of] = meaning

    def _fetch_named(self) -> None:
        named: dict[str, set[str]] = {
            "munition": set(),
            "weapon": set(),
            "platform": set(),
            "interface": set(),
            "calibre": set(),
        }
        for meaning in self._meanings.values():
            for kind, thing in meaning.things:
                named[kind].add(thing)
        self._labels = things.labels(self._connection, named["interface"] | named["calibre"])
        self.munitions |= self._rows("munition", named["munition"] - self.munitions.keys(), things.munitions)
        self.platforms |= self._rows("platform", named["platform"] - self.platforms.keys(), things.platforms)
        mounted = {weapon for platform in self.platforms.values() for weapon in platform.weapons}
        self.weapons |= self._rows("weapon", (named["weapon"] | mounted) - self.weapons.keys(), things.weapons)

    def meaning(self, asked: Asked) -> Meant:
        """Raises NotFound naming every field whose identifier fits nothing."""
        words = (asked.munition, tuple(asked.combination.items()), asked.system, asked.weapon, asked.as_of)
        known = self._known_words.get(words)
        if known is None:
            known = self._known_words[words] = self._meaning(asked)
        return known

    def _meaning(self, asked: Asked) -> Meant:
        parts: dict[CombinationRole | None, MunitionRow] = {}
        replaced: list[Replaced] = []
        candidates: dict[str, tuple[tuple[str, str], ...]] = {}
        missing: dict[str, list[Said]] = {}
        for role, text in asked.parts.items():
            name = role.value if role else "munition"
            meaning = self._of(text, "munition", asked.as_of, replaced)
            if meaning.certain:
                parts[role] = self.munitions[meaning.things[0][1]]
            elif meaning.things:
                candidates[name] = self._candidates(meaning)
            else:
                missing[name] = [nothing_named(text)]
        platform, weapons = self._system(asked, replaced, candidates, missing)
        if missing:
            raise NotFound("", fields=missing, typed={name: asked.typed[name] for name in missing})
        return Meant(parts, platform, weapons, tuple(dict.fromkeys(replaced)), candidates)

    def _system(
        self,
        asked: Asked,
        replaced: list[Replaced],
        candidates: dict[str, tuple[tuple[str, str], ...]],
        missing: dict[str, list[Said]],
    ) -> tuple[PlatformRow | None, tuple[WeaponRow, ...]]:
        platform: PlatformRow | None = None
        weapons: tuple[WeaponRow, ...] = ()
        for name, text in (("system", asked.system), ("weapon", asked.weapon)):
            if text is None:
                continue
            meaning = self._of(text, name, asked.as_of, replaced)
            if not meaning.things:
                missing[name] = [nothing_named(text)]
            elif not meaning.certain:
                candidates[name] = self._candidates(meaning)
            elif meaning.things[0][0] == "platform":
                platform = self.platforms[meaning.things[0][1]]
                weapons = tuple(self.weapons[weapon] for weapon in platform.weapons)
            else:
                weapons = (self.weapons[meaning.things[0][1]],)
        return platform, weapons

    def _known(self, meaning: Resolved) -> Resolved:
        """Without what a cancelled identifier points to that the catalogue does not hold."""
        shelves: dict[str, Mapping[str, object]] = {
            "munition": self.munitions,
            "weapon": self.weapons,
            "platform": self.platforms,
        }
        kept = tuple(thing for thing in meaning.things if thing[0] not in shelves or thing[1] in shelves[thing[0]])
        return Resolved(kept, meaning.certain and len(kept) == 1, meaning.replaced)

    def _candidates(self, meaning: Resolved) -> tuple[tuple[str, str], ...]:
        return tuple((thing, self._designation(kind, thing)) for kind, thing in meaning.things)

    def _designation(self, kind: str, thing: str) -> str:
        match kind:
            case "munition":
                return self.munitions[thing].designation
            case "weapon":
                return self.weapons[thing].designation
            case "platform":
                return self.platforms[thing].designation
            case _:
                return self._labels.get(thing, thing)

    def _of(self, text: str, kind: str, as_of: date, replaced: list[Replaced]) -> Resolved:
        by_id: tuple[tuple[str, Mapping[str, object]], ...] = (
            (("munition", self.munitions),)
            if kind == "munition"
            else (("platform", self.platforms), ("weapon", self.weapons))
        )
        for thing_kind, known in by_id:
            if text in known and not (kind == "weapon" and thing_kind == "platform"):
                return Resolved(((thing_kind, text),), certain=True)
        meaning = self._known(self._meanings.get((kind, text, as_of), Resolved()))
        if meaning.replaced and meaning.certain:
            replaced.append(Replaced(*meaning.replaced))
        return meaning


def nothing_named(text: str) -> Said:
    """Why a text fits nothing: a stock number is no name that could be misspelt."""
    question = spelt(text)
    key = "no_stock_number" if question and question.is_stock_number else "nothing_named"
    return Said(key, {"given": shown(text)})


def near_matches(connection: Connection, name: str, asked: Asked) -> list[dict[str, str]]:
    """What may have been meant by a field of the question that fits nothing."""
    kinds = {"system": ["platforms", "weapons"], "weapon": ["weapons"]}.get(name, ["munitions"])
    found = near(connection, asked.typed.get(name, ""), kinds)
    return [{"id": one["id"], "designation": one["designation"]} for one in found]
