"""Random small worlds for the laws: few names, so that records meet, contradict, replace and overlap.

Each thing is decoded from one drawn number, several times faster than drawing every attribute; 0 is the plainest thing, so
what fails still shrinks towards it.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as some

from registry.compatibility.facts import (
    Arrangement,
    Condition,
    Decision,
    Evidence,
    Facts,
    NationalPosition,
    Question,
    Record,
    RestrictionNotice,
)
from schemas.vocabulary import (
    Category,
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
from tests.builders import OTHER_CHAMBER, a_munition, a_question, a_weapon, the_facts

NATIONS = ["BBB", "AAA", "CCC", "DDD", "EEE"]
FIRST = date(2026, 1, 1)
LATE = datetime(2028, 1, 1, tzinfo=UTC)
"""When everything is known."""
IDS = [f"r{number}" for number in range(6)]
STOPS = (RecordKind.PROHIBITION, RecordKind.NEGATIVE_FINDING)
PLAINEST_FIRST = (
    *[RecordKind.INTERCHANGEABILITY] * 9,
    RecordKind.NEGATIVE_FINDING,
    RecordKind.PROHIBITION,
    RecordKind.EXCEPTION,
)
_FACETS = [Facet.CONFIRMED] * 30 + list(Facet)
_EVIDENCE = [EvidenceKind.S3_FULL] * 24 + list(EvidenceKind)
_ACCEPTED = Decision(Move.ACCEPTED, datetime(2025, 12, 1, tzinfo=UTC), date(2025, 12, 1))

One = TypeVar("One")
tapes = some.binary(min_size=32, max_size=32).map(lambda drawn: int.from_bytes(drawn, "big"))


class Tape:
    """A number read digit by digit, each in the base that the choice at hand needs."""

    def __init__(self, number: int) -> None:
        self._left = number

    def below(self, bound: int) -> int:
        self._left, digit = divmod(self._left, bound)
        return digit

    def one(self, options: Sequence[One]) -> One:
        return options[self.below(len(options))]

    def maybe(self, one_in: int) -> bool:
        return self.below(one_in) == one_in - 1

    def some(self, options: Sequence[One], *, at_least: int = 0) -> frozenset[One]:
        """A set of them; at least so many of the first."""
        bits = self.below(2 ** len(options))
        found = [option for place, option in enumerate(options) if bits >> place & 1]
        return frozenset([*found, *options[: max(0, at_least - len(found))]])

    def day(self) -> date:
        return FIRST + timedelta(days=self.below(400))

    def open_day(self) -> date | None:
        return self.day() if self.maybe(2) else None

    def moment(self) -> datetime:
        return datetime(2025, 11, 1, tzinfo=UTC) + timedelta(days=self.below(500))

    def decisions(self) -> tuple[Decision, ...]:
        """Approved and left so; approved and then moved; or moved in any way, perhaps never approved."""
        shape = self.below(8) - 4
        if shape < 2:
            return (_ACCEPTED,)
        steps = [
            Decision(self.one(list(Move)), self.moment(), self.day()) for _ in range(self.below(4 if shape == 2 else 3))
        ]
        return (_ACCEPTED, *steps) if shape == 2 else tuple(steps)

    def condition(self) -> Condition:
        match self.below(3):
            case 0:
                low, high = (end if self.maybe(2) else None for end in (-self.below(41), self.below(61)))
                return Condition(ConditionKind.TEMPERATURE_BAND, (low, high), "degC")
            case 1:
                return Condition(self.one([ConditionKind.MAX_ZONE, ConditionKind.FCS_BUILD_MIN]), 1 + self.below(9))
            case _:
                kinds = [
                    ConditionKind.CHARGE_SET,
                    ConditionKind.CREW_TRAINING,
                    ConditionKind.ADAPTER_REQUIRED,
                    ConditionKind.ACKNOWLEDGE_NOTICE,
                    ConditionKind.PLATFORM_EXCLUDED,
                ]
                return Condition(self.one(kinds), tuple(sorted(self.some("abc", at_least=1))))

    def record(self, name: str, kinds: Sequence[RecordKind]) -> Record:
        kind = self.one(kinds)
        stops = kind in STOPS
        nation = self.one(["BBB"] * 5 + [*NATIONS, None])
        start = self.day() if self.maybe(4) else FIRST
        last = start + timedelta(days=self.below(600)) if self.maybe(2) else None
        return Record(
            id=name,
            authority=f"{nation}-{self.one('TTTS')}" if nation else "public-source",
            nation=nation,
            kind=kind,
            weapon=self.one(["w1"] * 14 + ["w1b", "w9"]),
            munition=self.one(["m1"] * 14 + ["m2", "m9"]),
            platforms=self.some(["p1", "p2"], at_least=1) if self.maybe(5) else None,
            degree=None if stops else self.one(list(Degree)),
            contexts=frozenset() if stops else self.contexts(),
            form=self.one(_FACETS),
            fit=self.one(_FACETS),
            function=self.one(_FACETS),
            fire_control_data=self.one([FireControlData.AVAILABLE] * 12 + list(FireControlData)),
            conditions=() if stops else tuple(self.condition() for _ in range(self.below(3))),
            evidence=tuple(
                Evidence(self.one(_EVIDENCE), self.one([Grade.A] * 6 + list(Grade)))
                for _ in range((1, 1, 2, 1, 2, 0)[self.below(6)])
            ),
            standards=frozenset(self.one([["s1"], ["s2"], []])),
            valid_from=start,
            valid_to=None if kind is RecordKind.PROHIBITION else last,
            review_due=self.open_day(),
            supersedes=self.cited(),
            resolves=self.cited(),
            reservations_considered=frozenset(self.one([[], ["pos0"], ["pos1"]])),
            derogates=self.one(IDS) if kind is RecordKind.EXCEPTION else None,
            beneficiaries=self.some(NATIONS) if kind is RecordKind.EXCEPTION else frozenset(),
            releasability=self.one([Releasability.PUBLIC, Releasability.NATO_ALL, self.some(NATIONS, at_least=1)]),
            decisions=self.decisions(),
        )

    def contexts(self) -> frozenset[Context]:
        return self.some(list(Context), at_least=1) if self.maybe(2) else frozenset(Context)

    def cited(self) -> frozenset[str]:
        if not self.maybe(6):
            return frozenset()
        return frozenset(self.one(IDS) for _ in range(1 + self.below(2)))

    def notice(self, name: str) -> RestrictionNotice:
        return RestrictionNotice(
            id=name,
            munition=self.one(["m1", "m1", "m2"]),
            lots=frozenset({"L1"}) if self.maybe(2) else None,
            action=self.one(list(NoticeAction)),
            nation=self.one(NATIONS),
            valid_from=self.day(),
            valid_to=self.open_day(),
            recorded_at=self.moment(),
        )

    def arrangement(self, name: str) -> Arrangement:
        return Arrangement(
            id=name,
            issuers=self.some(NATIONS, at_least=1),
            recognisers=self.some(NATIONS, at_least=1),
            evidence_kinds=self.some(list(EvidenceKind)) if self.maybe(2) else None,
            categories=self.some(list(Category)) if self.maybe(2) else None,
            valid_from=self.day(),
            valid_to=self.open_day(),
            recorded_at=self.moment(),
        )

    def position(self, name: str) -> NationalPosition:
        return NationalPosition(
            id=name,
            nation=self.one(NATIONS),
            standard=self.one(["s1", "s2"]),
            effect=self.one(list(ReservationEffect)),
            valid_from=self.day(),
            valid_to=self.open_day(),
            recorded_at=self.moment(),
        )

    def question(self) -> Question:
        presents: Any = {} if self.maybe(10) else {InterfaceKind.CARTRIDGE_CHAMBER: frozenset({"i1"})}
        accepts: Any = OTHER_CHAMBER if self.maybe(10) else {InterfaceKind.CARTRIDGE_CHAMBER: frozenset({"i1"})}
        return a_question(
            a_munition("m1", kin=frozenset({"m1", "m2"}), presents=presents),
            a_weapon("w1", kin=frozenset({"w1", "w1b"}), accepts=accepts, nation=self.one([None, *NATIONS])),
            platform=self.one([None, None, "p1", "p2"]),
            user=self.one(["BBB"] * 5 + NATIONS),
            holder=self.one([None, *NATIONS]),
            context=self.one(list(Context)),
            as_of=self.day(),
            as_known=self.moment() if self.maybe(4) else LATE,
            lots=self.one([None, frozenset({"L2"}), frozenset({"L1"})]),
            reader=self.one([None, "", *NATIONS]),
        )


def records(name: str, kinds: Sequence[RecordKind] = PLAINEST_FIRST) -> some.SearchStrategy[Record]:
    return tapes.map(lambda tape: Tape(tape).record(name, kinds))


def notices(name: str) -> some.SearchStrategy[RestrictionNotice]:
    return tapes.map(lambda tape: Tape(tape).notice(name))


def questions() -> some.SearchStrategy[Question]:
    return tapes.map(lambda tape: Tape(tape).question())


@some.composite
def facts(draw: some.DrawFn) -> Facts:
    """Up to five records, two notices, an arrangement and two positions."""
    around = Tape(draw(tapes))
    wanted = [name for name in IDS[:5] if not around.maybe(2)]
    return the_facts(
        [draw(records(name)) for name in wanted],
        notices=tuple(around.notice(f"n{place}") for place in range((0, 0, 1, 2)[around.below(4)])),
        arrangements=tuple(around.arrangement(f"a{place}") for place in range(around.below(2))),
        positions=tuple(around.position(f"pos{place}") for place in range(around.below(3))),
    )
