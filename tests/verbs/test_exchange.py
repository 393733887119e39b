"""What a nation could give another: which pairs are asked about, and that each is answered as if it were asked alone."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from registry.audit.version import raise_version
from registry.catalogue import load as catalogue
from registry.compatibility.alternatives import munitions_of
from registry.compatibility.exchange import exchange
from registry.compatibility.lookup import Asked, Decided, verdicts
from registry.compatibility.pairs import BEST_FIRST
from registry.database import Engine, engine_for, reading, writing
from registry.errors import Invalid
from registry.qualifications import load as qualifications
from schemas.vocabulary import Context, State
from tests.golden.asking import TODAY
from tests.queries import queries
from tests.verbs.test_query_counts import a_record

WHEN: dict[str, Any] = {
    "context": Context.TRAINING,
    "as_of": date(2026, 6, 1),
    "as_known": datetime(2026, 6, 1, tzinfo=UTC),
    "reader": "",
}
SHIPPED: dict[str, Any] = {"as_of": TODAY, "as_known": datetime.combine(TODAY, time.max, UTC), "reader": ""}
AUTHORITIES = [{"id": "nld-technical", "nation": "NLD"}, {"id": "deu-technical", "nation": "DEU"}]


def a_round(id_: str, nation: str | None = "FRA", **more: Any) -> dict[str, Any]:
    usual = {
        "id": id_,
        "nation": nation,
        "category": "TANK_GUN",
        "component": "COMPLETE_ROUND",
        "assembly": "FIXED",
        "calibre": "120mm",
        "presents": ["120x570"],
    }
    return usual | more


def a_platform(id_: str, *operators: dict[str, Any], weapon: str = "gun-1") -> dict[str, Any]:
    return {"id": id_, "weapons": [weapon], "operators": list(operators)}


def operating(nation: str, first: str | None = None, last: str | None = None) -> dict[str, Any]:
    return {"nation": nation, "valid_from": first, "valid_to": last}


def hold(engine: Engine, munitions: list[dict[str, Any]], platforms: list[dict[str, Any]], *records: Any) -> None:
    """Write a catalogue of two guns, these rounds and platforms, and what is stated of them."""
    rows: dict[str, list[dict[str, Any]]] = {
        "nations": [{"code": code, "status": "ALLY"} for code in ("NLD", "DEU", "FRA")],
        "calibres": [{"id": id_, "label": id_, "bore_mm": None} for id_ in ("120mm", "105mm")],
        "interfaces": [
            {"id": "120x570", "kind": "CARTRIDGE_CHAMBER", "calibre": "120mm"},
            {"id": "105x617", "kind": "CARTRIDGE_CHAMBER", "calibre": "105mm"},
            {"id": "well", "kind": "FUZE_WELL"},
        ],
        "munitions": munitions,
        "weapons": [
            {"id": "gun-1", "accepts": ["120x570", "well"]},
            {"id": "gun-2", "accepts": ["105x617", "well"]},
            {"id": "loose", "accepts": ["120x570"]},
        ],
        "platforms": platforms,
    }
    with writing(engine) as session:
        for kind, given in rows.items():
            catalogue.load(session.connection(), kind, given)
        qualifications.load(session.connection(), "authorities", AUTHORITIES)
        qualifications.load(session.connection(), "records", list(records))
        raise_version(session)


def given(engine: Engine, **asked: Any) -> list[dict[str, Any]]:
    """What DEU could give NLD."""
    with reading(engine) as connection:
        return exchange(connection, **{"holder": "DEU", "user": "NLD", **WHEN, **asked})


def pairs(found: list[dict[str, Any]]) -> set[tuple[str, str]]:
    return {(row["munition"]["id"], row["system"]["id"]) for row in found}


TANK = a_platform("tank", operating("NLD"))


# Which pairs -----------------------------------------------------------------------------------------------------------


def test_a_round_counts_as_held_that_is_in_service_designated_or_made_there(engine: Engine) -> None:
    hold(
        engine,
        [
            a_round("served", in_service=["DEU", "BEL"]),
            a_round("designated", nation="DEU"),
            a_round("made", producers=["FRA", "DEU"]),
            a_round("all-three", nation="DEU", in_service=["DEU"], producers=["DEU"]),
        ],
        [TANK],
    )

    found = given(engine)

    assert {row["munition"]["id"]: row["held"] for row in found} == {
        "served": ["IN_SERVICE"],
        "designated": ["DESIGNATED"],
        "made": ["MADE"],
        "all-three": ["IN_SERVICE", "DESIGNATED", "MADE"],
    }


def test_a_round_that_only_others_have_is_not_the_holder_s_to_give(engine: Engine) -> None:
    hold(engine, [a_round("other", in_service=["FRA"], producers=["FRA"]), a_round("nobody-s", nation=None)], [TANK])

    assert given(engine) == []


def test_a_part_that_is_only_fired_with_others_is_not_asked_about_alone(engine: Engine) -> None:
    parts = [a_round(kind.lower(), "DEU", component=kind) for kind in ("CHARGE", "FUZE", "PRIMER", "PROJECTILE")]
    hold(engine, parts, [TANK])

    assert pairs(given(engine)) == {("projectile", "tank")}


def test_only_what_the_user_nation_operates_on_that_day_is_asked_about(engine: Engine) -> None:
    hold(
        engine,
        [a_round("round", "DEU")],
        [
            a_platform("first-day", operating("NLD", "2026-06-01")),
            a_platform("last-day", operating("NLD", None, "2026-06-01")),
            a_platform("given-up", operating("NLD", None, "2026-05-31")),
            a_platform("ordered", operating("NLD", "2026-06-02")),
            a_platform("of-others", operating("FRA")),
        ],
    )

    assert pairs(given(engine)) == {("round", "first-day"), ("round", "last-day")}


def test_only_an_interface_that_mates_or_a_record_brings_a_pair_in(engine: Engine) -> None:
    hold(
        engine,
        [
            a_round("round-1", "DEU"),
            a_round("round-2", "DEU", presents=["well"]),
            a_round("round-3", "DEU", presents=[]),
        ],
        [TANK, a_platform("other-tank", operating("NLD"), weapon="gun-2")],
        a_record(2) | {"id": "NLD-2026-2/1", "munition": "round-3", "weapon": "gun-2"},
    )

    assert pairs(given(engine)) == {("round-1", "tank"), ("round-3", "other-tank")}


def test_a_platform_whose_two_guns_take_the_round_stands_once(engine: Engine) -> None:
    both = {"id": "both", "weapons": ["gun-1", "loose"], "operators": [operating("NLD")]}
    hold(engine, [a_round("round", "DEU")], [both])

    assert len(given(engine)) == 1


def test_a_calibre_narrows_to_its_rounds_by_file_or_by_interface(engine: Engine) -> None:
    hold(
        engine,
        [
            a_round("filed", "DEU"),
            a_round("presenting", "DEU", calibre=None),
            a_round("elsewhere", "DEU", calibre="105mm", presents=["105x617"]),
        ],
        [TANK, a_platform("other-tank", operating("NLD"), weapon="gun-2")],
    )

    assert pairs(given(engine, calibre="120mm")) == {("filed", "tank"), ("presenting", "tank")}
    assert pairs(given(engine, calibre="105mm")) == {("elsewhere", "other-tank")}


@pytest.mark.parametrize("wrong", [{"calibre": "125mm"}, {"holder": "XXX"}, {"user": "XXX"}])
def test_what_is_not_known_here_is_refused_and_no_empty_list(engine: Engine, wrong: dict[str, str]) -> None:
    hold(engine, [], [])

    with pytest.raises(Invalid) as refused:
        given(engine, **wrong)

    assert list(refused.value.fields) == list(wrong)


# What is answered ------------------------------------------------------------------------------------------------------


def test_a_record_of_the_user_nation_makes_a_yes_and_the_best_stands_first(engine: Engine) -> None:
    munitions = [a_round(f"round-{n}", "DEU") for n in (10, 9, 1)]
    hold(engine, munitions, [TANK], a_record(1))

    found = given(engine)

    assert [(row["munition"]["id"], row["state"]) for row in found] == [
        ("round-1", "YES"),
        ("round-9", "UNKNOWN"),
        ("round-10", "UNKNOWN"),
    ]
    assert found[0]["records"] == ["NLD-2026-1/1"]


@pytest.mark.parametrize(("holder", "user"), [("DEU", "NLD"), ("GBR", "USA"), ("FRA", "DEU"), ("NOR", "SWE")])
@pytest.mark.parametrize("context", [Context.TRAINING, Context.EMERGENCY])
def test_every_row_says_what_the_question_alone_says_with_that_holder(
    shipped: Engine, holder: str, user: str, context: Context
) -> None:
    with reading(shipped) as connection:
        found = exchange(connection, holder=holder, user=user, context=context, **SHIPPED)

        for row in found:
            asked = Asked(
                munition=row["munition"]["id"],
                system=row["system"]["id"],
                user=user,
                holder=holder,
                context=context,
                **SHIPPED,
            )
            [alone] = verdicts(connection, [asked])
            assert isinstance(alone, Decided)
            verdict = alone.verdict
            assert row["code"] == verdict.code
            assert row["state"] == verdict.state
            assert row["reason"] == verdict.reason
            assert row["records"] == list(verdict.records)
            assert row["conditions"] == len(verdict.conditions)
            assert row["system"]["weapon"] == (alone.weapon and alone.weapon.id)

    assert len(found) > 5
    assert [row["state"] for row in found] == sorted(
        (row["state"] for row in found), key=lambda state: BEST_FIRST.index(State(state))
    )


def test_what_is_listed_for_a_system_is_what_the_system_can_use_of_what_the_holder_has(shipped: Engine) -> None:
    """The two ways round name the same pairs: no positive of a system is lost among what the nation could be given."""
    with reading(shipped) as connection:
        found = exchange(connection, holder="DEU", user="NLD", context=Context.TRAINING, **SHIPPED)
        held = {row["munition"]["id"] for row in found}
        for system in {row["system"]["id"] for row in found}:
            usable = munitions_of(connection, system, user="NLD", holder="DEU", context=Context.TRAINING, **SHIPPED)

            mine = {row["munition"]["id"] for row in found if row["system"]["id"] == system}
            assert mine == {row["munition"]["id"] for row in usable} & held
            assert {row["munition"]["id"]: row["code"] for row in usable if row["munition"]["id"] in mine} == {
                row["munition"]["id"]: row["code"] for row in found if row["system"]["id"] == system
            }


def test_a_prohibition_of_the_holder_is_heard_and_that_of_another_nation_only_noticed(engine: Engine) -> None:
    prohibition = a_record(1) | {
        "id": "DEU-2026-1/1",
        "authority": "deu-technical",
        "kind": "PROHIBITION",
        "degree": None,
        "contexts": [],
        "valid_to": None,
    }
    served = a_round("round-1", "FRA", in_service=["DEU", "FRA"])
    hold(engine, [served], [TANK], a_record(1), prohibition)

    [from_author] = given(engine, holder="DEU")
    [from_other] = given(engine, holder="FRA")

    assert (from_author["code"], from_author["records"]) == ("PROHIBITED", ["DEU-2026-1/1"])
    assert (from_other["code"], from_other["notices"]) == ("CONDITIONAL", 1)


# What it costs ---------------------------------------------------------------------------------------------------------


def test_it_takes_no_more_queries_where_more_is_held(engine: Engine, database_url: str) -> None:
    def cost() -> tuple[int, int]:
        fresh = engine_for(database_url)
        with queries(fresh) as seen:
            rows = len(given(fresh, calibre="120mm"))
        fresh.dispose()
        return rows, len(seen)

    hold(engine, [a_round(f"round-{n}", "DEU") for n in range(2)], [TANK], a_record(1))
    few = cost()

    more = [a_platform(f"tank-{n}", operating("NLD")) for n in range(20)]
    hold(engine, [a_round(f"round-{n}", "DEU") for n in range(40)], [TANK, *more])
    many = cost()

    assert (few[0], many[0]) == (2, 40 * 21)
    assert few[1] == many[1]
