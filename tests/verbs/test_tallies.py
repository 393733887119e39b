"""Counting the pairs of a calibre: every count is that of the look-ups asked one by one."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from registry.audit.version import raise_version
from registry.catalogue import calibres
from registry.catalogue.tables import Munition, PlatformWeapon
from registry.compatibility import coverage, tallies
from registry.compatibility.alternatives import munitions_of
from registry.compatibility.exchange import exchange
from registry.compatibility.lookup import Asked, Decided, verdicts
from registry.database import Connection, Engine, reading, writing
from registry.qualifications.tables import Authority
from schemas.vocabulary import SHARE_OF_CODE, Code, Context, Remedy, Share, SystemKind
from tests.doors import world
from tests.golden.asking import TODAY
from tests.queries import queries

WHEN: dict[str, Any] = {"as_of": TODAY, "as_known": datetime.combine(TODAY, time.max, UTC), "reader": ""}
OCCASIONS = [("120mm", Context.OPERATIONS), ("40mm", Context.TRAINING), ("5.56mm", Context.EMERGENCY)]


def asked_each(
    connection: Connection, questions: list[tuple[Any, str, str, str, str | None]], context: Context
) -> dict[Any, Counter[Share]]:
    """The answers to (key, munition, system, user, holder), each asked alone, counted by key."""
    counted: dict[Any, Counter[Share]] = {}
    for key, munition, system, user, holder in questions:
        question = Asked(munition=munition, system=system, user=user, holder=holder, context=context, **WHEN)
        [decided] = verdicts(connection, [question])
        assert isinstance(decided, Decided)
        counted.setdefault(key, Counter())[share_of(decided)] += 1
    return counted


def share_of(decided: Decided) -> Share:
    verdict = decided.verdict
    return Share.EMERGENCY_ONLY if verdict.code is Code.EMERGENCY_ONLY else Share(verdict.state)


def some_of(tally: tallies.Tally) -> dict[Share, int]:
    assert list(tally.counts) == list(Share)
    assert sum(tally.counts.values()) == tally.total
    return {share: count for share, count in tally.counts.items() if count}


@pytest.mark.parametrize(("calibre", "context"), OCCASIONS)
def test_a_nation_s_counts_in_its_systems_are_those_of_asking_each(
    shipped: Engine, calibre: str, context: Context
) -> None:
    with reading(shipped) as connection:
        _, counted = tallies.by_nation_and_system(connection, calibre, context=context, **WHEN)
        pairs = tallies.met(connection, calibre, as_of=TODAY).pairs
        alone = asked_each(
            connection,
            [((user, system.id), one.id, system.id, user, None) for one, system in pairs for user in system.operators],
            context,
        )

    assert {key: some_of(tally) for key, tally in counted.items() if tally.total} == alone


@pytest.mark.parametrize(("calibre", "context"), OCCASIONS[:2])
def test_counts_between_nations_are_those_of_asking_each_with_its_holder(
    shipped: Engine, calibre: str, context: Context
) -> None:
    with reading(shipped) as connection:
        counted = tallies.between_nations(connection, calibre, context=context, **WHEN)
        pairs = tallies.met(connection, calibre, as_of=TODAY).pairs
        alone = asked_each(
            connection,
            [
                ((holder, user), one.id, system.id, user, holder)
                for one, system in pairs
                for holder in one.holders
                for user in system.operators
            ],
            context,
        )

    assert {key: some_of(tally) for key, tally in counted.items() if tally.total} == alone


def test_a_holder_s_own_word_is_heard(shipped: Engine) -> None:
    """Somewhere in what ships it changes a state: counting without the holder would be wrong."""
    told: set[bool] = set()
    with reading(shipped) as connection:
        for calibre in ("120mm", "40mm", "30mm", "155mm", "5.56mm"):
            found = tallies.met(connection, calibre, as_of=TODAY)
            for context in (Context.TRAINING, Context.OPERATIONS):
                between = tallies.between_nations(connection, calibre, context=context, **WHEN)
                without = asked_without_holder(connection, found, context)
                told.add({key: some_of(one) for key, one in between.items() if one.total} == without)

    assert told == {True, False}


def asked_without_holder(connection: Connection, found: tallies.Met, context: Context) -> dict[Any, Counter[Share]]:
    keys, questions = [], []
    for one, system in found.pairs:
        for holder in one.holders:
            for user in system.operators:
                keys.append((holder, user))
                questions.append(Asked(munition=one.id, system=system.id, user=user, context=context, **WHEN))
    counted: dict[Any, Counter[Share]] = {}
    for key, decided in zip(keys, verdicts(connection, questions), strict=True):
        assert isinstance(decided, Decided)
        counted.setdefault(key, Counter())[share_of(decided)] += 1
    return counted


@pytest.mark.parametrize(("calibre", "context"), OCCASIONS)
def test_a_nation_s_whole_is_the_sum_over_its_systems(shipped: Engine, calibre: str, context: Context) -> None:
    with reading(shipped) as connection:
        _, by_system = tallies.by_nation_and_system(connection, calibre, context=context, **WHEN)

    by_nation = tallies.by_nation(by_system)
    assert by_nation.keys() == {user for user, _ in by_system}
    for nation, tally in by_nation.items():
        assert tally == tallies.together(one for (user, _), one in by_system.items() if user == nation)
        for share in Share:
            assert tally.counts[share] == sum(
                one.counts[share] for (user, _), one in by_system.items() if user == nation
            )


def every_calibre(connection: Connection) -> list[str]:
    return [size.id for size in calibres.sizes(connection) if size.rounds]


def shares_of(rows: list[dict[str, Any]]) -> dict[Share, int]:
    return dict(Counter(SHARE_OF_CODE[Code(row["code"])] for row in rows))


def some(cells: list[Any], most: int = 60) -> list[Any]:
    """All of few, and of many so many from all over."""
    return cells[:: max(1, -(-len(cells) // most))]


def test_the_cells_between_nations_of_every_calibre_count_what_the_exchange_lists(shipped: Engine) -> None:
    wrong, followed = [], Counter[str]()
    with reading(shipped) as connection:
        for calibre in every_calibre(connection):
            between = tallies.between_nations(connection, calibre, context=Context.OPERATIONS, **WHEN)
            for (holder, user), tally in some([*between.items()]):
                followed[calibre] += 1
                listed = exchange(
                    connection, holder=holder, user=user, calibre=calibre, context=Context.OPERATIONS, **WHEN
                )
                if shares_of(listed) != some_of(tally):
                    wrong.append((calibre, holder, user))

    assert not wrong
    assert len(followed) > 25
    assert followed["81mm"] >= 10


def test_the_cells_of_systems_of_every_calibre_count_what_the_system_can_use_of_it(shipped: Engine) -> None:
    wrong, followed = [], Counter[str]()
    with reading(shipped) as connection:
        for calibre in every_calibre(connection):
            _, operated = tallies.by_nation_and_system(connection, calibre, context=Context.OPERATIONS, **WHEN)
            for (user, system), tally in some([*operated.items()]):
                followed[calibre] += 1
                usable = munitions_of(
                    connection, system, user=user, calibre=calibre, context=Context.OPERATIONS, **WHEN
                )
                if shares_of(usable) != some_of(tally):
                    wrong.append((calibre, user, system))

    assert not wrong
    assert len(followed) > 25


def test_a_round_that_a_record_names_with_a_system_of_another_calibre_is_counted_under_its_own(shipped: Engine) -> None:
    """An 81 mm bomb with an insert for the 120 mm mortar: no count of a calibre forgets it, and none has it twice."""
    with reading(shipped) as connection:
        pairs = {
            calibre: {(one.id, system.id) for one, system in tallies.met(connection, calibre, as_of=TODAY).pairs}
            for calibre in ("81mm", "120mm")
        }
        row = exchange(connection, holder="USA", user="USA", calibre="81mm", context=Context.TRAINING, **WHEN)

    strange = {pair for pair in pairs["81mm"] if pair[0] == "m821a2" and pair[1] == "m120-mortar"}
    assert strange
    assert not strange & pairs["120mm"]
    assert strange <= {(one["munition"]["id"], one["system"]["id"]) for one in row}


def test_a_nation_by_calibre_has_the_counts_of_each_calibre_by_nation(shipped: Engine) -> None:
    when = {"context": Context.OPERATIONS, **WHEN}
    by_nation: dict[str, dict[str, tallies.Tally]] = {}
    with reading(shipped) as connection:
        for size in calibres.sizes(connection):
            _, operated = tallies.by_nation_and_system(connection, size.id, **when)
            for nation, tally in tallies.by_nation(operated).items():
                by_nation.setdefault(nation, {})[size.id] = tally
        by_calibre = {nation: coverage.by_calibre(connection, nation, **when) for nation in by_nation}

    assert by_calibre == by_nation
    assert len(by_nation) > 40


def test_what_is_for_emergencies_only_is_never_counted_among_the_yes(shipped: Engine) -> None:
    """In training the answer to these is "not yet"; their state alone would count them as a yes with conditions."""
    with reading(shipped) as connection:
        _, operated = tallies.by_nation_and_system(connection, "23mm", context=Context.TRAINING, **WHEN)
        pairs = tallies.met(connection, "23mm", as_of=TODAY).pairs
        asked = [
            Asked(munition=one.id, system=system.id, user="POL", context=Context.TRAINING, **WHEN)
            for one, system in pairs
            if "POL" in system.operators
        ]
        codes = Counter(one.verdict.code for one in verdicts(connection, asked) if isinstance(one, Decided))

    counts = tallies.by_nation(operated)["POL"].counts
    assert counts[Share.EMERGENCY_ONLY] == codes[Code.EMERGENCY_ONLY] > 0
    assert counts[Share.CONDITIONAL] == codes[Code.CONDITIONAL] == 0
    assert counts[Share.YES] == codes[Code.INTERCHANGEABLE]


@pytest.mark.parametrize("calibre", ["155mm", "120mm"])
def test_so_many_answers_ask_for_the_whole_combination(shipped: Engine, calibre: str) -> None:
    with reading(shipped) as connection:
        _, operated = tallies.by_nation_and_system(connection, calibre, context=Context.TRAINING, **WHEN)
        pairs = tallies.met(connection, calibre, as_of=TODAY).pairs
        asked = [
            Asked(munition=one.id, system=system.id, user="NLD", context=Context.TRAINING, **WHEN)
            for one, system in pairs
            if "NLD" in system.operators
        ]
        remedies = [
            [change.code for change in one.verdict.would_change]
            for one in verdicts(connection, asked)
            if isinstance(one, Decided)
        ]

    counted = sum(Remedy.NAME_THE_COMBINATION in codes for codes in remedies)
    found = tallies.by_nation(operated)["NLD"]
    assert found.uncombined == counted
    assert (counted > 0) is (calibre == "155mm")
    assert counted <= found.counts[Share.UNKNOWN]


def test_a_holder_that_speaks_against_another_weapon_of_the_platform_is_heard(engine: Engine) -> None:
    """The finding is on the gun that does not speak while nobody is named as the holder."""
    world.load(engine)
    with writing(engine) as session:
        world._add(session, PlatformWeapon(platform_id="leopard-2a6", weapon_id="rh120-l44"))
        world._add(session, Authority(id="bel", nation="BEL", name="bel", document={"id": "bel", "name": "bel"}))
        world._record(session, "NLD-2025-0008/1", "nld-technical", "dm53a1", weapon="rh120-l44")
        against = {"kind": "NEGATIVE_FINDING", "degree": None, "contexts": []}
        world._record(session, "BEL-2025-0001/1", "bel", "dm53a1", weapon="rh120-l44", nation="BEL", **against)
        munition = session.get_one(Munition, "dm53a1")
        munition.document = {**munition.document, "in_service": ["BEL"]}
        raise_version(session)
    when = {**WHEN, "as_of": date.fromisoformat(world.AS_OF), "context": Context.TRAINING}

    with reading(engine) as connection:
        counted = tallies.between_nations(connection, "120mm", **when)["BEL", "NLD"]
        rows = exchange(connection, holder="BEL", user="NLD", calibre="120mm", **when)

    assert some_of(counted) == dict(Counter(Share(row["state"]) for row in rows))
    assert counted.counts[Share.DISPUTED] > 0


def test_the_pairs_that_are_counted_are_those_of_the_reverse_look_ups(shipped: Engine) -> None:
    with reading(shipped) as connection:
        found = tallies.met(connection, "120mm", as_of=TODAY)
        rounds = {one.id for one in found.rounds}
        platforms = [system for system in found.systems if system.kind is SystemKind.PLATFORM]
        reverse = {
            (row["munition"]["id"], system.id)
            for system in platforms
            for row in munitions_of(connection, system.id, user="NLD", context=Context.TRAINING, **WHEN)
            if row["munition"]["id"] in rounds
        }

    assert {(one.id, system.id) for one, system in found.pairs if system in platforms} == reverse


def test_every_calibre_is_told_with_as_many_rounds_and_systems_as_it_has(shipped: Engine) -> None:
    with reading(shipped) as connection:
        sizes = calibres.sizes(connection)
        counted = [
            (
                size.id,
                len(calibres.rounds(connection, size.id)),
                len(calibres.systems(connection, size.id, TODAY)),
            )
            for size in sizes
        ]

    assert [(size.id, size.rounds, size.systems) for size in sizes] == counted
    assert len(sizes) > 40


@pytest.mark.parametrize(("count", "most"), [(tallies.by_nation_and_system, 7), (tallies.between_nations, 7)])
def test_counting_takes_so_many_queries_whatever_there_is_to_count(
    shipped: Engine, count: Callable[..., object], most: int
) -> None:
    """One fewer where no round is under a notice, two where no holder has a word to say."""
    costs = {}
    for calibre in ("9mm", "27mm", "40mm", "120mm", "155mm", "5.56mm"):
        with reading(shipped) as connection:
            count(connection, calibre, context=Context.TRAINING, **WHEN)
        with reading(shipped) as connection, queries(shipped) as seen:
            count(connection, calibre, context=Context.TRAINING, **WHEN)
        costs[calibre] = len(seen)

    assert max(costs.values()) == most
    assert min(costs.values()) >= most - 3
