"""Random small worlds for the laws: few names, so that records meet, contradict, replace and overlap."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

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

NATIONS = ["AAA", "BBB", "CCC", "DDD", "EEE"]
FIRST = date(2026, 1, 1)

nations = some.sampled_from(NATIONS)
days = some.integers(0, 400).map(lambda count: FIRST + timedelta(days=count))
open_days = some.none() | days
moments = some.integers(0, 500).map(lambda count: datetime(2025, 11, 1, tzinfo=UTC) + timedelta(days=count))
contexts = some.frozensets(some.sampled_from(Context), min_size=1)
facets = some.sampled_from([Facet.CONFIRMED] * 4 + list(Facet))
words = some.lists(some.sampled_from("abc"), min_size=1, max_size=3, unique=True).map(
    lambda found: tuple(sorted(found))
)

conditions = some.one_of(
    some.builds(
        Condition,
        some.just(ConditionKind.TEMPERATURE_BAND),
        some.tuples(some.none() | some.integers(-40, 0), some.none() | some.integers(0, 60)),
        some.just("degC"),
    ),
    some.builds(
        Condition, some.sampled_from([ConditionKind.MAX_ZONE, ConditionKind.FCS_BUILD_MIN]), some.integers(1, 9)
    ),
    some.builds(
        Condition,
        some.sampled_from(
            [
                ConditionKind.CHARGE_SET,
                ConditionKind.CREW_TRAINING,
                ConditionKind.ADAPTER_REQUIRED,
                ConditionKind.ACKNOWLEDGE_NOTICE,
                ConditionKind.PLATFORM_EXCLUDED,
            ]
        ),
        words,
    ),
)
evidence = some.lists(
    some.builds(Evidence, some.sampled_from([EvidenceKind.S3_FULL] * 3 + list(EvidenceKind)), some.sampled_from(Grade)),
    max_size=2,
).map(tuple)
decisions = some.one_of(
    some.just((Decision(Move.ACCEPTED, datetime(2025, 12, 1, tzinfo=UTC), date(2025, 12, 1)),)),
    some.lists(some.builds(Decision, some.sampled_from(Move), moments, days), max_size=4).map(
        lambda later: (Decision(Move.ACCEPTED, datetime(2025, 12, 1, tzinfo=UTC), date(2025, 12, 1)), *later)
    ),
    some.lists(some.builds(Decision, some.sampled_from(Move), moments, days), max_size=2).map(tuple),
)
ids = [f"r{number}" for number in range(6)]
some_ids = some.frozensets(some.sampled_from(ids), max_size=2)


@some.composite
def records(draw: some.DrawFn, name: str | None = None, kinds: tuple[RecordKind, ...] = tuple(RecordKind)) -> Record:
    kind = draw(some.sampled_from(kinds))
    stops = kind in (RecordKind.PROHIBITION, RecordKind.NEGATIVE_FINDING)
    nation = draw(some.none() | nations)
    start = draw(some.just(FIRST) | days)
    return Record(
        id=name or draw(some.sampled_from(ids)),
        authority=f"{nation}-{draw(some.sampled_from('TTTS'))}" if nation else "public-source",
        nation=nation,
        kind=kind,
        weapon=draw(some.sampled_from(["w1"] * 5 + ["w1b", "w9"])),
        munition=draw(some.sampled_from(["m1"] * 5 + ["m2", "m9"])),
        platforms=draw(some.none() | some.none() | some.frozensets(some.sampled_from(["p1", "p2"]), min_size=1)),
        degree=None if stops else draw(some.sampled_from(Degree)),
        contexts=frozenset() if stops else draw(contexts),
        form=draw(facets),
        fit=draw(facets),
        function=draw(facets),
        fire_control_data=draw(some.sampled_from([FireControlData.AVAILABLE] * 3 + list(FireControlData))),
        conditions=() if stops else tuple(draw(some.lists(conditions, max_size=2))),
        evidence=draw(evidence),
        standards=draw(some.frozensets(some.sampled_from(["s1", "s2"]), max_size=1)),
        valid_from=start,
        valid_to=None if kind is RecordKind.PROHIBITION else draw(some.none() | days.filter(lambda day: day >= start)),
        review_due=draw(open_days),
        supersedes=draw(some.just(frozenset()) | some_ids),
        resolves=draw(some.just(frozenset()) | some_ids),
        reservations_considered=draw(some.frozensets(some.sampled_from(["pos0", "pos1"]), max_size=1)),
        derogates=draw(some.sampled_from(ids)) if kind is RecordKind.EXCEPTION else None,
        beneficiaries=draw(some.frozensets(nations)) if kind is RecordKind.EXCEPTION else frozenset(),
        releasability=draw(
            some.sampled_from([Releasability.PUBLIC, Releasability.NATO_ALL]) | some.frozensets(nations, min_size=1)
        ),
        decisions=draw(decisions),
    )


@some.composite
def notices(draw: some.DrawFn, name: str = "n0") -> RestrictionNotice:
    return RestrictionNotice(
        id=name,
        munition=draw(some.sampled_from(["m1", "m1", "m2"])),
        lots=draw(some.none() | some.just(frozenset({"L1"}))),
        action=draw(some.sampled_from(NoticeAction)),
        nation=draw(nations),
        valid_from=draw(days),
        valid_to=draw(open_days),
        recorded_at=draw(moments),
    )


@some.composite
def arrangements(draw: some.DrawFn, name: str = "a0") -> Arrangement:
    return Arrangement(
        id=name,
        issuers=draw(some.frozensets(nations, min_size=1)),
        recognisers=draw(some.frozensets(nations, min_size=1)),
        evidence_kinds=draw(some.none() | some.frozensets(some.sampled_from(EvidenceKind))),
        categories=draw(some.none() | some.frozensets(some.sampled_from(Category))),
        valid_from=draw(days),
        valid_to=draw(open_days),
        recorded_at=draw(moments),
    )


@some.composite
def positions(draw: some.DrawFn, name: str = "pos0") -> NationalPosition:
    return NationalPosition(
        id=name,
        nation=draw(nations),
        standard=draw(some.sampled_from(["s1", "s2"])),
        effect=draw(some.sampled_from(ReservationEffect)),
        valid_from=draw(days),
        valid_to=draw(open_days),
        recorded_at=draw(moments),
    )


@some.composite
def questions(draw: some.DrawFn) -> Question:
    presents: Any = {} if draw(some.integers(0, 5)) == 0 else {InterfaceKind.CARTRIDGE_CHAMBER: frozenset({"i1"})}
    accepts: Any = (
        OTHER_CHAMBER if draw(some.integers(0, 5)) == 0 else {InterfaceKind.CARTRIDGE_CHAMBER: frozenset({"i1"})}
    )
    return a_question(
        a_munition("m1", kin=frozenset({"m1", "m2"}), presents=presents),
        a_weapon("w1", kin=frozenset({"w1", "w1b"}), accepts=accepts, nation=draw(some.none() | nations)),
        platform=draw(some.none() | some.sampled_from(["p1", "p2"])),
        user=draw(nations),
        holder=draw(some.none() | nations),
        context=draw(some.sampled_from(Context)),
        as_of=draw(days),
        as_known=draw(moments),
        lots=draw(some.none() | some.just(frozenset({"L2"})) | some.just(frozenset({"L1"}))),
        reader=draw(some.none() | some.just("") | nations),
    )


@some.composite
def facts(draw: some.DrawFn) -> Facts:
    names = draw(some.lists(some.sampled_from(ids), unique=True, max_size=5))
    return the_facts(
        sorted((draw(records(name)) for name in names), key=lambda record: record.id),
        notices=tuple(draw(notices(f"n{place}")) for place in range(draw(some.integers(0, 2)))),
        arrangements=tuple(draw(arrangements(f"a{place}")) for place in range(draw(some.integers(0, 1)))),
        positions=tuple(draw(positions(f"pos{place}")) for place in range(draw(some.integers(0, 2)))),
    )
