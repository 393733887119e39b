"""Laws that hold in every world, tried on thousands of random ones (domain sections 6 and 9)."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as some

from registry.compatibility.facts import Decision, Facts, Munition, Question, Record, Weapon
from registry.compatibility.rules import decide, on_the_day
from registry.compatibility.verdict import Verdict
from schemas.vocabulary import Code, Flag, RecordKind, Releasability
from tests.builders import the_facts
from tests.rules.worlds import facts, notices, questions, records

law = settings(
    max_examples=5_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)

TIER = {
    Code.PROHIBITED: 0,
    Code.INCOMPATIBLE: 0,
    Code.SUSPENDED: 1,
    Code.CONFLICT: 1,
    Code.NOT_ESTABLISHED: 1,
    Code.EMERGENCY_ONLY: 2,
    Code.CONDITIONAL: 3,
    Code.INTERCHANGEABLE: 4,
}


def rebuilt(known: Facts, records: Iterable[Record], **others: Any) -> Facts:
    kept = {name: getattr(known, name) for name in ("notices", "arrangements", "positions", "allies")}
    return the_facts(records, **(kept | others))


def moved(thing: Any, days: int) -> Any:
    """A copy with every calendar day moved; moments of recording too, so that what was known moves along."""
    step = timedelta(days=days)
    if isinstance(thing, Decision):
        return thing._replace(recorded_at=thing.recorded_at + step, effective=thing.effective + step)
    changed = {}
    for one in fields(thing):
        value = getattr(thing, one.name)
        if one.name == "decisions":
            changed[one.name] = tuple(moved(decision, days) for decision in value)
        elif isinstance(value, date):
            changed[one.name] = value + step
    return replace(thing, **changed)


def substance(verdict: Verdict) -> tuple[object, ...]:
    """What makes one day's answer differ from another's."""
    return (verdict.code, verdict.reason, [(line.kind, line.value, line.unit) for line in verdict.conditions])


def essence(verdict: Verdict) -> tuple[object, ...]:
    return (verdict.code, verdict.reasons, verdict.rule, verdict.records, verdict.standing)


@law
@given(questions(), facts(), some.integers(-300, 3000))
def test_moving_every_date_by_as_many_days_changes_nothing(question: Question, known: Facts, days: int) -> None:
    later = rebuilt(
        known,
        [moved(record, days) for record in known.records],
        **{
            name: tuple(moved(row, days) for row in getattr(known, name))
            for name in ("notices", "arrangements", "positions")
        },
    )

    verdict, then = decide(question, known), decide(moved(question, days), later)

    assert replace(verdict, next_change=None) == replace(then, next_change=None)
    if verdict.next_change is not None:
        assert then.next_change == verdict.next_change + timedelta(days=days)


@law
@given(questions(), facts(), some.randoms(use_true_random=False))
def test_the_order_of_storage_changes_no_byte(question: Question, known: Facts, chance: Any) -> None:
    shuffled = list(known.records)
    chance.shuffle(shuffled)
    notices_, positions_ = list(known.notices), list(known.positions)
    chance.shuffle(notices_)
    chance.shuffle(positions_)

    other = rebuilt(known, shuffled, notices=tuple(notices_), positions=tuple(positions_))

    assert repr(decide(question, known)) == repr(decide(question, other))


@law
@given(questions(), facts(), some.data())
def test_a_duplicated_record_doubles_no_condition(question: Question, known: Facts, data: some.DataObject) -> None:
    assume(known.records)
    twin = replace(data.draw(some.sampled_from(known.records)), id="twin", supersedes=frozenset(), resolves=frozenset())
    original = next(
        record
        for record in known.records
        if replace(record, id="twin", supersedes=frozenset(), resolves=frozenset()) == twin
    )
    # A copy under another id is not cited by those that cite the original, so citations are left out of this law.
    assume(not original.supersedes and not original.resolves)
    assume(all(original.id not in record.supersedes | record.resolves | {record.derogates} for record in known.records))

    verdict, doubled = on_the_day(question, known), on_the_day(question, rebuilt(known, [*known.records, twin]))

    assert (verdict.code, verdict.reasons) == (doubled.code, doubled.reasons)
    plain = [(line.kind, line.unit) for line in verdict.conditions]
    assert [(line.kind, line.unit) for line in doubled.conditions] == plain


@law
@given(questions(), facts())
def test_hiding_what_records_say_hides_no_verdict(question: Question, known: Facts) -> None:
    hidden = rebuilt(known, [replace(record, releasability=frozenset({"ZZZ"})) for record in known.records])
    open_ = rebuilt(known, [replace(record, releasability=Releasability.PUBLIC) for record in known.records])

    stranger, everyone = (decide(replace(question, reader=""), world) for world in (hidden, open_))

    assert essence(stranger) == essence(everyone)
    assert stranger.next_change == everyone.next_change
    assert all(line.kind is None for line in stranger.conditions if set(line.records) & {r.id for r in known.records})


@law
@given(questions(), facts())
def test_swapping_user_and_holder_swaps_the_two_directed_answers(question: Question, known: Facts) -> None:
    assume(question.holder is not None)
    back = replace(question, user=question.holder, holder=question.user)

    there_and_back = [decide(one, known) for one in (question, back)]
    swapped = replace(back, user=back.holder, holder=back.user)

    assert decide(swapped, known) == there_and_back[0]
    assert there_and_back[1] == decide(back, known)


@law
@given(questions(), facts(), records("added", (RecordKind.PROHIBITION, RecordKind.NEGATIVE_FINDING)))
def test_a_further_stop_never_improves_an_answer(question: Question, known: Facts, stop: Record) -> None:
    # Replacing or resolving is not adding: those lift what they name.
    stop = replace(stop, supersedes=frozenset(), resolves=frozenset())

    before, after = on_the_day(question, known), on_the_day(question, rebuilt(known, [*known.records, stop]))

    assert TIER[after.code] <= TIER[before.code]


@law
@given(questions(), facts(), notices("added"))
def test_a_further_notice_never_improves_an_answer(question: Question, known: Facts, notice: Any) -> None:
    before, after = on_the_day(question, known), on_the_day(question, replace(known, notices=(*known.notices, notice)))

    assert TIER[after.code] <= TIER[before.code]


@law
@given(questions(), facts())
def test_taking_away_the_last_permissions_never_improves_an_answer(question: Question, known: Facts) -> None:
    kept = [record for record in known.records if record.kind is not RecordKind.INTERCHANGEABILITY]
    # A suspension stops a permission and goes with it; an adapter is a permission's own word. Both directions are R19's.
    before, after = on_the_day(question, known), on_the_day(question, rebuilt(known, kept))

    assert TIER[after.code] <= max(TIER[before.code], 1)
    if TIER[before.code] >= 2:
        assert TIER[after.code] <= 1


@law
@given(questions(), facts())
def test_missing_data_is_never_permissive(question: Question, known: Facts) -> None:
    """A yes of any kind names a record in whose favour the user nation, or one that it recognises, has spoken."""
    verdict = on_the_day(question, known)
    deciding = [record for record in known.records if record.id in verdict.records]

    if TIER[verdict.code] >= 2 and verdict.rule != "R12":
        assert deciding
        assert all(record.kind is RecordKind.INTERCHANGEABILITY for record in deciding)
        assert all(record.nation is not None and question.context in record.contexts for record in deciding)
    if verdict.code is Code.CONDITIONAL:
        assert verdict.conditions
    if verdict.code is Code.INTERCHANGEABLE:
        assert not verdict.conditions
    assert (verdict.code is Code.NOT_ESTABLISHED) == bool(verdict.reasons)


@law
@given(questions(), facts())
def test_the_answer_holds_until_the_day_it_names(question: Question, known: Facts) -> None:
    question = replace(question, reader=None)
    verdict = decide(question, known)

    if verdict.next_change is not None:
        assert verdict.next_change > question.as_of
        eve = replace(question, as_of=verdict.next_change - timedelta(days=1))
        assert substance(on_the_day(eve, known)) == substance(verdict)
        assert substance(on_the_day(replace(question, as_of=verdict.next_change), known)) != substance(verdict)


@law
@given(questions(), facts())
def test_every_restriction_on_reading_is_flagged_where_it_applies(question: Question, known: Facts) -> None:
    verdict = decide(replace(question, reader=None), known)

    assert Flag.RESTRICTED_RECORD not in verdict.flags
    assert all(line.kind is not None for line in verdict.conditions)


@pytest.mark.parametrize("kind", [Munition, Weapon])
def test_no_rule_can_read_a_calibre_or_a_group_code(kind: type) -> None:
    """R6 and the laws on renaming a calibre and merging group codes: the facts of the rules do not even hold them."""
    assert not {"calibre", "identifiers", "names", "dodic", "designation"} & {one.name for one in fields(kind)}
