"""Deciding many questions of one moment: the facts of a pair are gathered once, and what is alike is decided once."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.engine import Connection

from registry.catalogue.things import WeaponRow
from registry.compatibility import gather, rules
from registry.compatibility.bearing import authors, bearing, placed, said_of, silent, stranger
from registry.compatibility.facts import Facts, Question
from registry.compatibility.gather import Frame
from registry.compatibility.meaning import Asked, Finder, Meant
from registry.compatibility.scope import Gate, gate, needs_combination
from registry.compatibility.stated import Stated
from registry.compatibility.turns import Ground, next_day
from registry.compatibility.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Near:
    """What is the same for all who ask about a load and a weapon; of `question`, the first one's, only these two hold."""

    pair: object
    question: Question
    facts: Facts
    gate: Gate
    silent: bool
    needs_combination: bool
    authors: frozenset[str]
    placed: bool


class Bench:
    """Decides what a set of questions asks, with the facts of that set."""

    def __init__(self, connection: Connection, meant: Collection[Meant], found: Finder, frame: Frame) -> None:
        self._found = found
        self._frame = frame
        self._stated = Stated(connection, meant, found, frame)
        self._near: dict[object, Near] = {}
        self._decided: dict[object, tuple[str, Verdict]] = {}

    def decide(self, asked: Asked, meant: Meant, weapon: WeaponRow) -> tuple[Gate, Verdict]:
        """The technical verdict for one weapon of what was asked."""
        near = self._near_to(asked, meant, weapon)
        if near.silent:
            alike: object = (near.gate, near.needs_combination, asked.user, asked.context, meant.replaced)
            return near.gate, self._once(alike, asked, meant, near)[1]
        user = None if stranger(asked.user, near.facts) else asked.user
        holder = asked.holder if asked.holder in near.authors else None
        platform = meant.platform.id if meant.platform and near.placed else None
        seen = (asked.as_of, asked.as_known, asked.lots, asked.reader, meant.replaced)
        alike = (near.pair, platform, user, holder, asked.context, *seen)
        first, verdict = self._once(alike, asked, meant, near)
        return near.gate, said_of(verdict, first, asked.user)

    def _once(self, alike: object, asked: Asked, meant: Meant, near: Near) -> tuple[str, Verdict]:
        """The verdict of the first of those who ask alike, and for whose crews it was asked."""
        known = self._decided.get(alike)
        if known is None:
            known = self._decided[alike] = (asked.user, rules.decide(*self._ground(asked, meant, near)))
        return known

    def _near_to(self, asked: Asked, meant: Meant, weapon: WeaponRow) -> Near:
        pair = (*[(role, part.id) for role, part in meant.parts.items()], weapon.id)
        near = self._near.get(pair)
        if near is None:
            near = self._near[pair] = self._gathered(pair, asked, meant, weapon)
        return near

    def _gathered(self, pair: object, asked: Asked, meant: Meant, weapon: WeaponRow) -> Near:
        kin, frame = self._found.munition_kin, self._frame
        question = Question(
            parts={role: gather.munition(row, kin, frame) for role, row in meant.parts.items()},
            weapon=gather.weapon(weapon, self._found.weapon_kin, frame),
            platform=None,
            user=asked.user,
            holder=None,
            context=asked.context,
            as_of=asked.as_of,
            as_known=asked.as_known,
        )
        facts = self._stated.near(question.parts.values(), question.weapon)
        return Near(
            pair=pair,
            question=question,
            facts=facts,
            gate=gate(question),
            silent=silent(facts),
            needs_combination=needs_combination(question),
            authors=authors(facts),
            placed=placed(facts),
        )

    def ground(self, asked: Asked, meant: Meant, weapon: WeaponRow) -> Ground:
        """One weapon's question, and all that may bear on it on any day."""
        return self._ground(asked, meant, self._near_to(asked, meant, weapon))

    def _ground(self, asked: Asked, meant: Meant, near: Near) -> Ground:
        question = replace(
            near.question,
            platform=meant.platform.id if meant.platform else None,
            user=asked.user,
            holder=asked.holder,
            context=asked.context,
            as_of=asked.as_of,
            as_known=asked.as_known,
            lots=None if asked.lots is None else frozenset(asked.lots),
            reader=asked.reader,
            replaced=meant.replaced,
        )
        positions = self._frame.positions.get(asked.user, ())
        return question, bearing(question, replace(near.facts, positions=positions))

    def next_change(self, asked: Asked, meant: Meant) -> date | None:
        """The next day on which the answer of all weapons of a platform together changes."""
        if all(self._near_to(asked, meant, weapon).silent for weapon in meant.weapons):
            return None
        return next_day([self.ground(asked, meant, weapon) for weapon in meant.weapons], asked.as_of)
