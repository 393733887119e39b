"""The exercise set: marked, complete, about real pairs, and never against what a public page says."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

import seed_data
from registry.compatibility import facts
from registry.compatibility.history import Phase, phase
from registry.compatibility.scope import Gate, gate
from registry.seeding.check import check_documents
from registry.seeding.documents import EXCEPTIONS, EXERCISE, KINDS, Documents, Row, read
from registry.seeding.lint.no_engineering_figures import FORBIDDEN
from schemas.vocabulary import (
    ANY,
    CombinationRole,
    Competence,
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
    Position,
    RecordKind,
    Releasability,
    ReservationEffect,
)

TODAY = date(2026, 11, 25)
"""The day that the set is made for."""
STATED = tuple(kind.name for kind in KINDS.values() if kind.folder == EXERCISE)
STOPS = {RecordKind.PROHIBITION, RecordKind.NEGATIVE_FINDING}


@pytest.fixture(scope="module")
def files() -> Documents:
    return read(Path(seed_data.__path__[0]))


@pytest.fixture(scope="module")
def records(files: Documents) -> list[Row]:
    return list(files.of("records"))


@pytest.fixture(scope="module")
def positives(records: list[Row]) -> list[Row]:
    return [row for row in records if row.get("kind") == RecordKind.INTERCHANGEABILITY]


def nation_of(row: Row) -> str:
    return row.id[:3]


def members(row: Row) -> set[str]:
    """The munitions that a record names."""
    return {row.get("munition")} if row.get("munition") else set(chain(*(row.get("combination") or {}).values()))


# Apart, and marked -----------------------------------------------------------------------------------------------------


def test_the_set_is_clean(files: Documents) -> None:
    findings = [finding for finding in check_documents(files) if finding.file.startswith(f"{EXERCISE}/")]

    assert [str(finding) for finding in findings] == []


def test_every_row_is_marked(files: Documents) -> None:
    for row in files.of(*STATED):
        assert row.given["exercise"] is True, row
        assert row.file.startswith(f"{EXERCISE}/"), row


def test_nobody_can_mistake_an_authority_for_a_real_one(files: Documents) -> None:
    for row in files.of("authorities"):
        assert row.get("name").startswith("Exercise authority of "), row
        assert row.get("mailbox").endswith(".exercise.example"), row


def test_at_least_fourteen_nations_state_at_least_five_hundred_records(files: Documents, records: list[Row]) -> None:
    technical = {row.get("nation") for row in files.of("authorities") if Competence.TECHNICAL in row.get("competences")}

    assert len(records) >= 500
    assert len(technical) >= 14
    assert {nation_of(row) for row in records} == technical


def test_a_record_is_numbered_by_its_nation_year_and_version(records: list[Row]) -> None:
    for row in records:
        found = re.fullmatch(r"([A-Z]{3})-(20\d\d)-(\d{4})/(\d+)", row.id)
        assert found, row.id
        nation, year, _, version = found.groups()
        assert row.get("authority").startswith(f"{nation.lower()}-"), row.id
        assert row.file == f"{EXERCISE}/records/{nation.lower()}.json", row.id
        assert int(version) == row.get("version"), row.id
        assert version != "1" or int(year) == row.get("decisions")[0]["recorded_at"].year, row.id


def test_a_later_version_supersedes_the_one_before(records: list[Row]) -> None:
    for row in records:
        number, _, version = row.id.partition("/")
        assert (row.get("supersedes") or []) == ([f"{number}/{int(version) - 1}"] if version != "1" else []), row.id


def test_nothing_that_is_written_reads_as_an_engineering_figure(files: Documents) -> None:
    for row in files.of(*STATED):
        for text in _texts(row.given):
            for what, pattern in FORBIDDEN.items():
                assert not re.search(pattern, text, re.IGNORECASE), (row.id, what, text)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for below in value.values() if isinstance(value, dict) else value:
            yield from _texts(below)


def test_only_what_says_what_it_illustrates_is_too_weak(files: Documents, records: list[Row]) -> None:
    excepted = {row.get("id") for row in files.of(EXCEPTIONS)} & {row.id for row in records}
    illustrating = {row.id for row in records if row.get("illustrates")}

    assert 0 < len(excepted) <= len(illustrating) < 10
    assert excepted <= illustrating


# About real pairs ------------------------------------------------------------------------------------------------------


def test_crews_are_permitted_only_what_their_nation_operates(files: Documents, positives: list[Row]) -> None:
    operated = {
        (operator["nation"], platform.id)
        for platform in files.of("platforms")
        for operator in platform.get("operators")
    }
    mounts = {platform.id: set(platform.get("weapons")) for platform in files.of("platforms")}
    for row in positives:
        nation, weapon = nation_of(row), row.get("weapon")
        listed = row.get("platforms")
        if listed in (None, ANY):
            assert any((nation, name) in operated for name, weapons in mounts.items() if weapon in weapons), row.id
        else:
            assert {(nation, name) for name in listed} <= operated, row.id
            assert all(weapon in mounts[name] for name in listed), row.id


def test_what_is_permitted_mates_unless_an_adapter_joins_it(files: Documents, positives: list[Row]) -> None:
    for row in positives:
        adapted = any(one["kind"] == ConditionKind.ADAPTER_REQUIRED for one in row.get("conditions") or ())
        if not adapted and not row.get("illustrates"):
            for munition in sorted(members(row)):
                assert gate(_question(files, munition, row.get("weapon"))) is not Gate.RULED_OUT, (row.id, munition)


def _question(files: Documents, munition: str, weapon: str) -> facts.Question:
    def by_kind(names: Iterable[str]) -> dict[InterfaceKind, frozenset[str]]:
        grouped: dict[InterfaceKind, frozenset[str]] = {}
        for name in names:
            kind = files.find("interfaces", name).get("kind")  # type: ignore[union-attr]
            grouped[kind] = grouped.get(kind, frozenset()) | {name}
        return grouped

    presented = files.find("munitions", munition).get("presents")  # type: ignore[union-attr]
    accepted = files.find("weapons", weapon).get("accepts")  # type: ignore[union-attr]
    return facts.Question(
        parts={None: facts.Munition(munition, presents=by_kind(presented))},
        weapon=facts.Weapon(weapon, accepts=by_kind(accepted)),
        platform=None,
        user="NLD",
        holder=None,
        context=Context.TRAINING,
        as_of=TODAY,
        as_known=datetime.combine(TODAY, time.max, UTC),
    )


def test_no_record_contradicts_a_public_statement(files: Documents, records: list[Row]) -> None:
    """Neither permitted where a page says no, nor stopped where a page says yes."""
    said: dict[tuple[str, str], list[Row]] = {}
    for statement in files.of("statements"):
        said.setdefault((statement.get("munition"), statement.get("weapon")), []).append(statement)
    for row in records:
        for munition in members(row):
            for statement in said.get((munition, row.get("weapon")), ()):
                if _share_a_platform(row, statement):
                    stops = (row.get("kind") in STOPS, statement.get("kind") in STOPS)
                    assert stops[0] == stops[1], (row.id, statement.id)


def _share_a_platform(one: Row, other: Row) -> bool:
    listed = [row.get("platforms") for row in (one, other)]
    return any(names in (None, ANY) for names in listed) or bool(set(listed[0]) & set(listed[1]))


def test_evidence_is_graded_by_who_issued_it(records: list[Row]) -> None:
    nations = {row.get("name"): row.get("nation") for row in read(Path(seed_data.__path__[0])).of("authorities")}
    for row in records:
        for item in row.get("evidence") or ():
            issuer = nations.get(item.get("issuer") or "")
            assert (item["grade"] == Grade.A) == (issuer == nation_of(row)), (row.id, item)
            assert (item["grade"] == Grade.D) == (issuer is None), (row.id, item)


# Covering every word ---------------------------------------------------------------------------------------------------


def said_by(row: Row) -> Iterator[Any]:
    """Every code word that a record uses."""
    yield from (row.get("kind"), row.get("degree"), *(row.get("contexts") or ()))
    for part in ("conditions", "evidence"):
        yield from (one["kind"] for one in row.get(part) or ())
    yield from (one["grade"] for one in row.get("evidence") or ())
    yield from (step["move"] for step in row.get("decisions"))


@pytest.mark.parametrize(
    "words", [RecordKind, Degree, Context, ConditionKind, EvidenceKind, Grade, Move], ids=lambda words: words.__name__
)
def test_every_word_of_a_record_occurs(records: list[Row], words: type[StrEnum]) -> None:
    counted = Counter(word for row in records for word in said_by(row) if isinstance(word, words))

    assert set(counted) == set(words)


@pytest.mark.parametrize("facet", ["form", "fit", "function"])
def test_every_facet_value_occurs_in_each_facet_that_can_have_it(records: list[Row], facet: str) -> None:
    counted = {row.get("facets")[facet] for row in records if row.get("facets")}

    assert counted >= (set(Facet) - {Facet.FAILED} if facet == "form" else set(Facet))


def test_fire_control_data_occur_in_every_state(records: list[Row]) -> None:
    assert {row.get("facets")["fire_control_data"] for row in records if row.get("facets")} == set(FireControlData)


def test_records_are_for_all_for_the_alliance_and_for_named_nations(records: list[Row]) -> None:
    reaches = [row.get("releasability") for row in records]

    assert set(Releasability) <= {reach for reach in reaches if isinstance(reach, str)}
    assert any(isinstance(reach, list) for reach in reaches)


def test_every_phase_of_a_record_can_be_seen_today(records: list[Row]) -> None:
    kept = {row.id: _as_fact(row) for row in records}
    successors: dict[str, list[facts.Record]] = {}
    for row in records:
        for former in row.get("supersedes") or ():
            successors.setdefault(former, []).append(kept[row.id])

    now = datetime.combine(TODAY, time.max, UTC)
    seen = Counter(phase(record, successors.get(name, ()), TODAY, now) for name, record in kept.items())

    assert set(seen) == set(Phase) - {Phase.UNKNOWN}
    assert seen[Phase.IN_FORCE] > len(records) / 2


def _as_fact(row: Row) -> facts.Record:
    return facts.Record(
        id=row.id,
        authority=row.get("authority"),
        nation=nation_of(row),
        kind=row.get("kind"),
        weapon=row.get("weapon"),
        valid_from=row.get("valid_from"),
        valid_to=row.get("valid_to"),
        decisions=tuple(
            facts.Decision(step["move"], step["recorded_at"], step["effective"]) for step in row.get("decisions")
        ),
    )


def test_a_withdrawal_is_recorded_later_than_it_acts_somewhere(records: list[Row]) -> None:
    steps = [step for row in records for step in row.get("decisions") if step["move"] == Move.WITHDRAWN]

    assert any(step["recorded_at"].date() > step["effective"] for step in steps)


@pytest.mark.parametrize("role", list(CombinationRole))
def test_every_role_of_a_combination_occurs(records: list[Row], role: CombinationRole) -> None:
    assert any((row.get("combination") or {}).get(role) for row in records)


@pytest.mark.parametrize("column", ["resolves", "reservations_considered", "derogates", "beneficiaries", "supersedes"])
def test_every_link_between_statements_occurs(records: list[Row], column: str) -> None:
    assert any(row.get(column) for row in records)


@pytest.mark.parametrize("by_lots", [True, False])
def test_every_notice_action_occurs_with_and_without_lots(files: Documents, by_lots: bool) -> None:
    actions = {row.get("action") for row in files.of("notices") if bool(row.get("lots")) is by_lots}

    assert actions == set(NoticeAction)


def test_every_position_and_every_effect_of_a_reservation_occurs(files: Documents) -> None:
    positions = list(files.of("positions"))

    assert {row.get("position") for row in positions} == set(Position)
    assert {row.get("effect") for row in positions} == set(ReservationEffect)


def test_recognition_occurs_in_force_ended_and_to_come_for_all_and_for_some_evidence(files: Documents) -> None:
    arrangements = list(files.of("arrangements"))

    assert any(row.get("valid_to") and row.get("valid_to") < TODAY for row in arrangements)
    assert any(row.get("valid_from") > TODAY for row in arrangements)
    for column in ("evidence_kinds", "categories"):
        assert {row.get(column) == ANY for row in arrangements} == {True, False}


def test_every_competence_of_an_authority_occurs(files: Documents) -> None:
    assert {word for row in files.of("authorities") for word in row.get("competences")} == set(Competence)
