"""What the rules look at: plain, frozen facts without a database, a request or a clock (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from schemas.vocabulary import (
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
    NoticeAction,
    RecordKind,
    Releasability,
    ReservationEffect,
)

Value = int | float | str | tuple[str, ...] | tuple[float | None, float | None] | None
"""A condition's value: a number, a sorted tuple of words, or (min, max) of a temperature band."""


@dataclass(frozen=True, slots=True)
class Condition:
    kind: ConditionKind
    value: Value
    unit: str | None = None


class Evidence(NamedTuple):
    kind: EvidenceKind
    grade: Grade


class Decision(NamedTuple):
    """One step of a record's life: when the registry learnt it, and from which day it acts."""

    move: Move
    recorded_at: datetime
    effective: date


@dataclass(frozen=True, slots=True)
class Record:
    """One version of one nation's statement about a directed pair. `platforms` None means any."""

    id: str
    authority: str
    nation: str | None
    kind: RecordKind
    weapon: str
    munition: str | None = None
    combination: Mapping[CombinationRole, frozenset[str]] | None = None
    platforms: frozenset[str] | None = None
    degree: Degree | None = None
    contexts: frozenset[Context] = frozenset()
    form: Facet = Facet.NOT_ASSESSED
    fit: Facet = Facet.NOT_ASSESSED
    function: Facet = Facet.NOT_ASSESSED
    fire_control_data: FireControlData = FireControlData.NOT_AVAILABLE
    conditions: tuple[Condition, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    standards: frozenset[str] = frozenset()
    valid_from: date = date.min
    valid_to: date | None = None
    review_due: date | None = None
    supersedes: frozenset[str] = frozenset()
    resolves: frozenset[str] = frozenset()
    reservations_considered: frozenset[str] = frozenset()
    derogates: str | None = None
    beneficiaries: frozenset[str] = frozenset()
    releasability: Releasability | frozenset[str] = Releasability.PUBLIC
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Munition:
    """What the rules read of one munition configuration.

    `presents` groups interface ids by kind; `kin` are the ids of its family, itself left out or in.
    """

    id: str
    nation: str | None = None
    producers: frozenset[str] = frozenset()
    category: Category | None = None
    assembly: Assembly | None = None
    kin: frozenset[str] = frozenset()
    presents: Mapping[InterfaceKind, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Weapon:
    id: str
    nation: str | None = None
    kin: frozenset[str] = frozenset()
    accepts: Mapping[InterfaceKind, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A recognition arrangement. `evidence_kinds` and `categories` None mean any."""

    id: str
    issuers: frozenset[str]
    recognisers: frozenset[str]
    evidence_kinds: frozenset[EvidenceKind] | None
    categories: frozenset[Category] | None
    valid_from: date
    valid_to: date | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class RestrictionNotice:
    id: str
    munition: str
    lots: frozenset[str] | None
    action: NoticeAction
    nation: str | None
    valid_from: date
    valid_to: date | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class NationalPosition:
    id: str
    nation: str
    standard: str
    effect: ReservationEffect
    valid_from: date
    valid_to: date | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Replaced:
    """A typed identifier that was cancelled: its value, and what replaces it."""

    value: str
    replaced_by: str


@dataclass(frozen=True)
class Question:
    """Who asks what, about which things, on which day, knowing what.

    `parts` maps a role to its munition; the single key None is a munition asked by itself.
    `lots` None means that the lots are not known; `reader` None may read everything.
    """

    parts: Mapping[CombinationRole | None, Munition]
    weapon: Weapon
    platform: str | None
    user: str
    holder: str | None
    context: Context
    as_of: date
    as_known: datetime
    lots: frozenset[str] | None = None
    reader: str | None = None
    replaced: tuple[Replaced, ...] = ()

    @cached_property
    def munitions(self) -> frozenset[str]:
        return frozenset(part.id for part in self.parts.values())

    @cached_property
    def makers(self) -> frozenset[str]:
        """The nations of producer or design standing: they designate or produce a part, or designed the weapon."""
        nations = {nation for part in self.parts.values() for nation in (part.nation, *part.producers)}
        nations.add(self.weapon.nation)
        return frozenset(nation for nation in nations if nation)

    @cached_property
    def categories(self) -> frozenset[Category | None]:
        return frozenset(part.category for part in self.parts.values())


@dataclass(frozen=True, slots=True)
class Facts:
    """All that may bear on one question: near records (exact pairs, their families, parts, successors) and the rest.

    `successors` maps a record id to those that name it in `supersedes`; `allies` are the nations that read NATO_ALL.
    """

    records: tuple[Record, ...] = ()
    successors: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    notices: tuple[RestrictionNotice, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()
    positions: tuple[NationalPosition, ...] = ()
    allies: frozenset[str] = frozenset()
