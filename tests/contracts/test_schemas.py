"""The contracts refuse what they must, say why, and give back what was written."""

import copy
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import RAISE, ValidationError

from registry.seeding.documents import KINDS
from schemas.catalogue import Munition, Nation, Note, Platform
from schemas.contract import Contract, flattened
from schemas.fields import (
    LARGEST,
    AnyOr,
    DatedNation,
    Described,
    Dodic,
    Integer,
    IsoDate,
    ListOf,
    Moment,
    NationalIdentifier,
    NationCode,
    NcbCode,
    Nsn,
    Number,
    Part,
    PartNumber,
    PlatformScope,
    Reach,
    RecordId,
    Sha256,
    Slug,
    Sources,
    Text,
    Url,
    Word,
    YesNo,
    slug_of,
)
from schemas.qualification import (
    Condition,
    Evidence,
    NationalPosition,
    PublicStatement,
    QualificationRecord,
    RestrictionNotice,
)
from schemas.refusals import TEXTS, Refusal, nearest
from schemas.vocabulary import (
    MERGE_OF_KIND,
    ConditionKind,
    EvidenceKind,
    Grade,
    RecordKind,
    Releasability,
    ReservationEffect,
)
from tests.seed_data.rows import DEFAULTS, row

CONTRACTS = [kind.contract for kind in KINDS.values()]


def refusal(field: Described, value: object) -> Refusal:
    """The one reason why a field refuses a value."""
    with pytest.raises(ValidationError) as refused:
        field.deserialize(value)
    [(_, message)] = flattened(refused.value.messages)
    assert isinstance(message, Refusal), message
    return message


def reasons(contract: type[Contract], given_row: dict[str, Any]) -> list[tuple[str, str]]:
    """Why a contract refuses a row; empty when it takes it."""
    try:
        contract().load(given_row)
    except ValidationError as error:
        return flattened(error.messages)
    return []


def errors(contract: Contract, given_row: dict[str, Any], **how: Any) -> dict[str, Refusal]:
    """The reasons by column."""
    with pytest.raises(ValidationError) as refused:
        contract.load(given_row, **how)
    return dict(flattened(refused.value.messages))  # type: ignore[arg-type]


def every_field(contract: type[Contract]) -> Iterator[tuple[str, Described]]:
    for name, column in contract.columns().items():
        yield name, column
        below = column.item if isinstance(column, ListOf) else column
        if isinstance(below, Part):
            assert isinstance(below.schema, Contract)
            yield from every_field(type(below.schema))


@pytest.mark.parametrize("contract", CONTRACTS)
def test_every_column_has_a_label_and_unknown_ones_are_refused(contract: type[Contract]) -> None:
    assert contract.Meta.unknown == RAISE
    for name, column in every_field(contract):
        assert isinstance(column, Described), name
        assert column.label, name
        assert column.metadata["title"] == column.label
        assert not column.label.endswith("."), name
        assert not column.help or column.help.endswith("."), name


@pytest.mark.parametrize("contract", CONTRACTS)
def test_every_example_is_accepted_by_its_own_field(contract: type[Contract]) -> None:
    for name, column in every_field(contract):
        if column.example is not None:
            assert column.deserialize(column.example) is not None, name


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_that_was_loaded_reads_back_from_cells_and_from_json(kind: str) -> None:
    contract = KINDS[kind].contract()
    loaded = contract.load(row(kind))

    cells, unread = contract.from_cells(contract.to_cells(loaded))

    assert unread == {}
    assert contract.load(cells) == loaded
    assert contract.load(json.loads(json.dumps(contract.dump(loaded)))) == loaded


def test_the_columns_of_sources_and_notes_stand_at_the_end() -> None:
    assert list(Nation.columns()) == [
        *("code", "name_en", "name_fr", "status", "status_from", "ncb_code"),
        *("sources", "general_knowledge_fields", "note"),
    ]


def test_columns_named_from_and_to_load_as_days_of_validity() -> None:
    loaded = RestrictionNotice().load(DEFAULTS["notices"] | {"to": "2026-12-31"})

    assert (loaded["valid_from"], loaded["valid_to"]) == (date(2026, 1, 1), date(2026, 12, 31))
    assert RestrictionNotice().dump(loaded)["from"] == "2026-01-01"


def test_what_is_left_out_has_a_neutral_value() -> None:
    loaded = QualificationRecord().load(
        {
            "id": "A1",
            "authority": "BBB-T",
            "kind": "PROHIBITION",
            "weapon": "w1",
            "valid_from": "2026-01-01",
            "releasability": "PUBLIC",
        }
    )

    assert loaded["platforms"] == "ANY"
    assert loaded["version"] == 1
    assert loaded["exercise"] is False
    assert [loaded[name] for name in ("contexts", "conditions", "evidence", "supersedes", "decisions")] == [[]] * 5
    assert [loaded[name] for name in ("munition", "combination", "degree", "facets", "valid_to", "derogates")] == [
        None
    ] * 6
    assert NationalPosition().load(DEFAULTS["positions"])["effect"] is ReservationEffect.NONE


def test_a_draft_may_lack_columns_but_not_hold_wrong_ones() -> None:
    draft = QualificationRecord().load(
        {"weapon": "w1", "facets": {"fit": "CONFIRMED"}, "conditions": [{}]}, partial=True
    )

    assert draft == {"weapon": "w1", "facets": {"fit": "CONFIRMED"}, "conditions": [{}]}
    assert set(errors(QualificationRecord(), {"degree": "FUL"}, partial=True)) == {"degree"}


def test_an_unknown_column_is_refused_with_the_nearest_and_a_strange_one_with_all() -> None:
    found = errors(Note(), row("notes") | {"abuot": "m1", "zzzzzz": 1})

    assert found["abuot"].nearest[0] == "about"
    assert found["zzzzzz"].key == "unknown"
    assert "about_kind" in found["zzzzzz"]


def test_errors_of_groups_in_lists_say_where_they_stand() -> None:
    record = row("records", {"evidence": [{"kind": "S3_FULL", "grade": "A"}, {"kind": "S3", "grade": "A", "x": 1}, 3]})

    found = errors(QualificationRecord(), record)

    assert set(found) == {"evidence[1].kind", "evidence[1].x", "evidence[2]"}
    assert found["evidence[2]"].key == "not_an_object"


def test_many_rows_name_the_row() -> None:
    with pytest.raises(ValidationError) as refused:
        Note(many=True).load([row("notes"), row("notes") | {"abuot": 1}])

    assert [column for column, _ in flattened(refused.value.messages)] == ["[1].abuot"]


def test_what_is_no_group_at_all_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        Note().load([])  # type: ignore[arg-type]

    assert refused.value.messages == {"_schema": [TEXTS["not_an_object"].format(given="a list")]}


def test_a_refusal_can_be_said_again_and_copied() -> None:
    said = refusal(Word(Grade), "a")

    again = TEXTS[said.key].format(**{**said.values, "nearest": " or ".join(said.nearest)})

    assert said == again == copy.deepcopy(said)
    assert copy.deepcopy(said).key == "word_near"
    assert json.loads(json.dumps({"errors": [said]})) == {"errors": [str(said)]}


PATTERNED: list[tuple[Text, str]] = [
    (Text(), "M549"),
    (Slug(), "m549.a1-x"),
    (RecordId(), "NLD-2025-0031/2"),
    (NationCode(), "NLD"),
    (Url(), "https://example.org/a?b=c"),
    (Nsn(), "1305-00-123-4567"),
    (Dodic(), "D544"),
    (NcbCode(), "17"),
    (NationalIdentifier(), "GBR:A1 2"),
    (PartNumber(), ":A-1"),
    (DatedNation(), "NLD@2001-01-01.."),
    (Sha256(), "0" * 64),
]


@pytest.mark.parametrize(("field", "text"), PATTERNED)
@pytest.mark.parametrize("bad", ["\n", "\0", "\r", "\t", "\x7f", "\u200b", "\u202e", "\ufeff", "\ud800", "\u2028"])
def test_no_text_takes_a_control_character_or_a_trailing_newline(field: Text, text: str, bad: str) -> None:
    field.deserialize(text)

    assert refusal(field, text + bad).key in {"control_character", "too_long"}


@pytest.mark.parametrize(("field", "text"), PATTERNED)
def test_published_patterns_are_ecma_262_and_accept_what_the_field_accepts(field: Text, text: str) -> None:
    pattern = field.metadata["pattern"]

    assert pattern.startswith("^")
    assert pattern.endswith("$")
    assert not re.search(r"\\[AZzGKpPQE]|\(\?[P<#aiLmsux!]|\[\[:|[*+?}]\+|\(\?>", pattern)
    assert re.search(pattern, text)
    assert field.metadata["maxLength"] >= len(text)
    assert not re.fullmatch(pattern, text + "\n")


def test_text_is_bounded_and_never_blank() -> None:
    assert refusal(Text(max_length=3), "four").key == "too_long"
    assert refusal(Text(), "").key == "blank"
    assert refusal(Text(), "  ").key == "blank"
    assert refusal(Text(), 5).key == "not_text"
    assert Text(lines=True).deserialize("one\ntwo") == "one\ntwo"
    assert refusal(Text(lines=True), "one\ttwo").key == "control_character"
    assert refusal(Text(required=True), None).key == "null"


@given(st.text(max_size=400))
def test_any_text_is_taken_as_it_is_or_refused(text: str) -> None:
    taken = (
        Note().load(row("notes", {"text": text}), partial=True)
        if not reasons(Note, row("notes", {"text": text}))
        else {}
    )

    assert taken.get("text", text) == text


@pytest.mark.parametrize("bad", ["M549", "a--b", "-a", "a-", "é", "a b", "a/b", "", ".a", "a" * 61])
def test_ids_are_slugs(bad: str) -> None:
    refusal(Slug(), bad)


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("M 549/A1", "m-549-a1"),
        ("7,62×51", "7.62x51"),
        ("7.62х51", "7.62x51"),
        ("Rh 120 L/55", "rh-120-l-55"),
        ("—", ""),
    ],
)
def test_a_printed_name_suggests_an_id(printed: str, slug: str) -> None:
    assert slug_of(printed) == slug
    assert refusal(Slug(), printed).nearest == ((slug,) if slug else ())


@given(st.text(max_size=80))
def test_a_suggested_id_is_an_id(text: str) -> None:
    slug = slug_of(text)

    assert not slug or Slug().deserialize(slug) == slug


def test_nation_codes_are_three_capitals() -> None:
    assert refusal(NationCode(), "nld").nearest == ("NLD",)
    assert refusal(NationCode(), "NL").key == "nation"
    assert refusal(NationCode(), 528).key == "not_text"


@pytest.mark.parametrize(
    ("bad", "key"),
    [
        ("1.305E+12", "nsn_scientific"),
        ("1,30512E12", "nsn_scientific"),
        ("305001234567", "nsn_zero"),
        ("1305-00-123-456", "nsn"),
        ("abc", "nsn"),
    ],
)
def test_the_damage_of_spreadsheets_to_stock_numbers_is_named(bad: str, key: str) -> None:
    assert refusal(Nsn(), bad).key == key


def test_a_stock_number_loads_with_hyphens() -> None:
    assert Nsn().deserialize("1305001234567") == "1305-00-123-4567"


@pytest.mark.parametrize(
    ("bad", "key", "near"),
    [
        ("2026/12/31", "date_near", ("2026-12-31",)),
        ("20261231", "date_near", ("2026-12-31",)),
        ("2026-1-5", "date_near", ("2026-01-05",)),
        ("2026-12-31T00:00:00", "date_near", ("2026-12-31",)),
        ("31/12/2026", "date", ()),
        ("46387", "date_serial", ()),
        ("2026-02-30", "date_impossible", ()),
        ("2026-13-01", "date", ()),
        ("0001-01-01", "date", ()),
        (20261231, "date", ()),
        ("2026-12-31\n", "date_near", ("2026-12-31",)),
    ],
)
def test_a_date_is_year_month_day_and_nothing_else(bad: object, key: str, near: tuple[str, ...]) -> None:
    said = refusal(IsoDate(), bad)

    assert (said.key, said.nearest) == (key, near)


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_is_read_and_fits_its_published_pattern(day: date) -> None:
    assert IsoDate().deserialize(day.isoformat()) == day
    assert re.search(IsoDate().metadata["pattern"], day.isoformat())


def test_a_moment_has_a_zone_and_loads_to_utc() -> None:
    ten = datetime(2026, 11, 24, 10, tzinfo=UTC)

    assert Moment().deserialize("2026-11-24T10:00:00Z") == ten
    assert Moment().deserialize("2026-11-24T11:00:00+01:00") == ten
    assert Moment().deserialize("2026-11-24T10:00:00.123456789Z") == ten.replace(microsecond=123456)
    assert Moment().dumped(ten) == "2026-11-24T10:00:00Z"
    assert refusal(Moment(), "2026-11-24T10:00:00").key == "datetime_naive"
    for bad in ("2026-11-24", "2026-02-30T10:00:00Z", "2026-11-24T25:00:00Z", 5, "2026-11-24T10:00:00Z\n"):
        assert refusal(Moment(), bad).key == "datetime"


@pytest.mark.parametrize("bad", [1.0, 1.9, "1", True, None, [], float("nan")])
def test_a_whole_number_is_nothing_else(bad: object) -> None:
    assert refusal(Integer(required=True), bad).key in {"integer", "null"}


def test_integers_beyond_a_database_column_are_refused() -> None:
    assert Integer().deserialize(LARGEST) == 2**63 - 1
    assert refusal(Integer(), 2**63).key == "number_range"
    assert refusal(Integer(), -1).key == "number_range"
    assert refusal(Number(), 10**400).key == "number_range"
    assert refusal(Integer(), 10**5000).values["given"] == "a number of more than 77 digits"


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), "1", True])
def test_a_number_is_finite_and_no_text(bad: object) -> None:
    assert refusal(Number(), bad).key == "number"


def test_a_number_comes_back_as_it_was_written() -> None:
    assert [type(Number().deserialize(value)) for value in (3, 5.56)] == [int, float]
    assert [Number().from_cell(cell) for cell in ("3", "5.56", "5,56", "1e3")] == [3, 5.56, "5,56", "1e3"]


def test_yes_or_no_is_true_or_false() -> None:
    assert [YesNo().from_cell(cell) for cell in ("true", "FALSE", "yes")] == [True, False, "yes"]
    assert [YesNo().to_cell(value) for value in (True, False, None)] == ["true", "false", ""]
    for bad in (1, 0, "true", "on"):
        assert refusal(YesNo(), bad).key == "boolean"


def test_a_word_is_one_of_its_enumeration_and_the_nearest_is_named() -> None:
    assert Word(Grade).deserialize("A") is Grade.A
    assert refusal(Word(EvidenceKind), "trial report").nearest[0] == "TRIAL_REPORT"
    assert "S3_FULL" in refusal(Word(EvidenceKind), "???")
    assert refusal(Word(Grade), ["A"]).key == "word"
    assert refusal(Word(RecordKind, only=[RecordKind.PROHIBITION]), "EXCEPTION").key == "word"


def test_a_public_statement_is_never_an_exception() -> None:
    assert set(errors(PublicStatement(), row("statements", {"kind": "EXCEPTION"}))) == {"kind"}


@given(st.text(max_size=300))
def test_looking_for_the_nearest_word_never_fails(text: str) -> None:
    assert set(nearest(text, EvidenceKind)) <= set(EvidenceKind)


def test_a_list_has_no_doubles_no_nulls_and_bounds() -> None:
    some = ListOf(Slug(), min_items=1, max_items=2)

    assert some.deserialize(["a", "b"]) == ["a", "b"]
    assert refusal(some, []).key == "list_too_short"
    assert refusal(some, ["a", "b", "c"]).key == "list_too_long"
    assert refusal(some, ["a", "a"]).key == "list_twice"
    assert refusal(some, [None]).key == "null"
    assert refusal(some, "a;b").key == "list"
    assert refusal(ListOf(Text()), ["a;b"]).key == "list_separator"
    assert refusal(some, [{"a": 1}]).key == "not_text"


def test_a_cell_of_a_list_is_split_at_semicolons() -> None:
    assert ListOf(Slug()).from_cell(" a; b ;;c") == ["a", "b", "c"]
    assert ListOf(Integer()).from_cell("1;2") == [1, 2]
    assert ListOf(Slug()).to_cell(["a", "b"]) == "a;b"
    assert ListOf(Slug()).to_cell(None) == ""


def test_sources_are_web_addresses() -> None:
    assert Sources().deserialize(["https://example.org/%3B"]) == ["https://example.org/%3B"]
    for bad in ("ftp://example.org", "example.org", "https://", "https://a b", "https://[", 'https://e.org/"x'):
        assert refusal(Sources(), [bad]).key == "url"
    assert refusal(Sources(), ["https://e.org/" + "a" * 2000]).key == "too_long"


def test_numbers_with_an_owner_load_apart_and_come_back_together() -> None:
    assert NationalIdentifier().deserialize("GBR:A1") == {"nation": "GBR", "value": "A1"}
    assert PartNumber().deserialize(":A1") == {"ncage": None, "value": "A1"}
    assert PartNumber().dumped({"ncage": None, "value": "A1"}) == ":A1"
    assert refusal(NationalIdentifier(), "A1").key == "scoped_nation"
    assert refusal(PartNumber(), "A1").key == "scoped_ncage"


def test_an_operator_may_have_dates() -> None:
    loaded = Platform().load(row("platforms", {"operators": ["NLD@1994-01-01..2024-12-31", "BEL"]}))

    assert loaded["operators"] == [
        {"nation": "NLD", "valid_from": date(1994, 1, 1), "valid_to": date(2024, 12, 31)},
        {"nation": "BEL", "valid_from": None, "valid_to": None},
    ]
    assert Platform().dump(loaded)["operators"] == ["NLD@1994-01-01..2024-12-31", "BEL"]
    assert refusal(DatedNation(), "NLD@2024-01-01..1994-01-01").key == "dates_order"
    assert refusal(DatedNation(), "NLD@2024-02-30..").key == "date_impossible"
    assert refusal(DatedNation(), "NLD@1994").key == "dated_nation"


def test_who_may_read_is_a_word_or_a_list_of_nations() -> None:
    reach = Reach()

    assert reach.deserialize("NATO_ALL") is Releasability.NATO_ALL
    assert reach.deserialize(["NLD", "BEL"]) == ["NLD", "BEL"]
    assert [reach.from_cell(cell) for cell in ("PUBLIC", "NLD;BEL")] == ["PUBLIC", ["NLD", "BEL"]]
    assert [reach.to_cell(value) for value in ("PUBLIC", ["NLD", "BEL"], None)] == ["PUBLIC", "NLD;BEL", ""]
    assert refusal(reach, "SECRET").key == "releasability"
    assert refusal(reach, []).key == "list_too_short"
    assert refusal(reach, ["nld"]).key == "nation_near"


def test_a_record_always_says_who_may_read_it() -> None:
    assert set(errors(QualificationRecord(), row("records", {"releasability": None}))) == {"releasability"}


def test_a_scope_is_any_or_a_list_with_entries() -> None:
    kinds = AnyOr(Word(EvidenceKind))

    assert PlatformScope().deserialize("ANY") == "ANY"
    assert PlatformScope().deserialize(["p1"]) == ["p1"]
    assert kinds.dumped(kinds.deserialize(["S3_FULL"])) == ["S3_FULL"]
    assert [PlatformScope().from_cell(cell) for cell in ("ANY", "p1;p2")] == ["ANY", ["p1", "p2"]]
    assert [PlatformScope().to_cell(value) for value in ("ANY", ["p1"])] == ["ANY", "p1"]
    for bad in ([], "p1", None):
        assert refusal(PlatformScope(), bad).key in {"scope", "null"}


GOOD_CONDITIONS = [
    ("TEMPERATURE_BAND", {"min": -20, "max": 40.5}, "degC"),
    ("TEMPERATURE_BAND", {"min": None, "max": 40}, "degC"),
    ("MAX_ZONE", 3, None),
    ("FCS_BUILD_MIN", 7.2, None),
    ("RATE_LIMIT", 6, "per minute"),
    ("CHARGE_SET", ["zone 1", "zone 2"], None),
    ("FREE_TEXT", ["two\nlines"], None),
]
BAD_CONDITIONS = [
    ("TEMPERATURE_BAND", {"min": None, "max": None}, "degC", "value", "band"),
    ("TEMPERATURE_BAND", {"min": 1}, "degC", "value", "band"),
    ("TEMPERATURE_BAND", [1, 2], "degC", "value", "band"),
    ("TEMPERATURE_BAND", {"min": "1", "max": 2}, "degC", "value", "number"),
    ("TEMPERATURE_BAND", {"min": 1, "max": 5000}, "degC", "value", "number_range"),
    ("TEMPERATURE_BAND", {"min": 5, "max": -5}, "degC", "value", "band_order"),
    ("TEMPERATURE_BAND", {"min": 1, "max": 2}, "degF", "unit", "band_unit"),
    ("TEMPERATURE_BAND", {"min": 1, "max": 2}, None, "unit", "band_unit"),
    ("MAX_ZONE", "3", None, "value", "condition_number"),
    ("MAX_ZONE", True, None, "value", "condition_number"),
    ("MAX_ZONE", -1, None, "value", "condition_negative"),
    ("FCS_BUILD_MIN", float("inf"), None, "value", "number"),
    ("FCS_BUILD_MIN", 10**30, None, "value", "number_range"),
    ("RATE_LIMIT", 6, None, "unit", "condition_unit"),
    ("CHARGE_SET", [], None, "value", "condition_list"),
    ("CHARGE_SET", "zone 1", None, "value", "condition_list"),
    ("CHARGE_SET", [1], None, "value", "condition_list"),
    ("FUZE_SET", ["a", "a"], None, "value", "list_twice"),
    ("FUZE_SET", ["a", ""], None, "value", "blank"),
    ("FREE_TEXT", ["a\0"], None, "value", "control_character"),
    ("CREW_TRAINING", ["a"], "hours", "unit", "condition_no_unit"),
]


@pytest.mark.parametrize(("kind", "value", "unit"), GOOD_CONDITIONS)
def test_the_value_of_a_condition_is_typed_by_its_kind(kind: str, value: object, unit: str | None) -> None:
    loaded = Condition().load({"kind": kind, "value": value, "unit": unit})

    assert loaded == {"kind": kind, "value": value, "unit": unit, "merge": MERGE_OF_KIND[ConditionKind(kind)]}
    assert Condition().load(Condition().dump(loaded)) == loaded


@pytest.mark.parametrize(("kind", "value", "unit", "column", "key"), BAD_CONDITIONS)
def test_a_value_of_another_type_is_refused(kind: str, value: object, unit: str | None, column: str, key: str) -> None:
    found = errors(Condition(), {"kind": kind, "value": value, "unit": unit})

    assert {name: said.key for name, said in found.items()} == {column: key}


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
GROUPS = st.sampled_from(["min", "max", "a"])
ANYTHING = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(GROUPS, inner), max_leaves=5)


@given(kind=st.sampled_from(ConditionKind), value=ANYTHING)
def test_no_value_breaks_a_condition(kind: ConditionKind, value: object) -> None:
    found = reasons(Condition, {"kind": kind.value, "value": value, "unit": "degC"})

    assert {column for column, _ in found} <= {"value", "unit"}


def test_the_merge_rule_of_a_condition_is_fixed_by_its_kind() -> None:
    found = errors(Condition(), {"kind": "MAX_ZONE", "value": 3, "merge": "MAX"})

    assert found["merge"].key == "condition_merge"


def test_evidence_needs_only_a_kind_and_a_grade() -> None:
    assert Evidence().load({"kind": "S3_FULL", "grade": "A"})["url"] is None
    assert set(errors(Evidence(), {"url": "x", "hash": "y"})) == {"kind", "grade", "url", "hash"}


@pytest.mark.parametrize("cell", ["{", '{"a": 1, "a": 2}', "[NaN]", "[" * 100_000])
def test_a_cell_that_is_no_json_is_refused_where_groups_stand(cell: str) -> None:
    values, unread = QualificationRecord.from_cells({"id": "A1", "conditions": cell})

    assert values == {"id": "A1"}
    assert [message.key for message in unread["conditions"] if isinstance(message, Refusal)] == ["cell_json"]


def test_a_row_of_cells_gives_the_same_row_as_json() -> None:
    cells = {
        "id": "m1",
        "designation": " M1 ",
        "category": "GRENADE",
        "component": "COMPLETE_ROUND",
        "assembly": "FIXED",
        "carrier": "false",
        "nsn": "1305-00-123-4567;1305001234568",
        "sources": "https://example.org/page",
        "note": "",
    }
    group = {
        "id": "m1",
        "designation": "M1",
        "category": "GRENADE",
        "component": "COMPLETE_ROUND",
        "assembly": "FIXED",
        "carrier": False,
        "nsn": ["1305-00-123-4567", "1305-00-123-4568"],
        "sources": ["https://example.org/page"],
    }

    values, unread = Munition.from_cells(cells)

    assert unread == {}
    assert Munition().load(values) == Munition().load(group)


@given(st.dictionaries(st.sampled_from(sorted(QualificationRecord.columns())), st.text(max_size=30)))
def test_no_cells_break_a_contract(cells: dict[str, str]) -> None:
    values, _ = QualificationRecord.from_cells(cells)

    assert reasons(QualificationRecord, values), "a record needs more than texts"
