"""Every pitfall of the domain, asked of the data that ship, on its technical side.

The transfer and movement sides (a refused re-export, cluster carrier rounds in transit, consents inside and outside a
group) wait for the axes that answer them. Where the public reference holds only one half of a pair (no round for 20 × 110,
40 × 311R, 9 × 18, .223 or 82 mm, no 152 mm projectile), the half that it holds is asked.
"""

from datetime import date
from typing import Any

import pytest

from registry.database import Engine
from registry.errors import NotFound
from registry.seeding.documents import Documents, read
from schemas.vocabulary import Context
from tests.conftest import SHIPPED
from tests.golden.asking import TODAY, ask

POSITIVE = {"INTERCHANGEABLE", "CONDITIONAL", "EMERGENCY_ONLY"}


@pytest.fixture(scope="module")
def files() -> Documents:
    """The files that ship, as they are read before loading."""
    return read(SHIPPED)


def verdict(engine: Engine, user: str, munition: Any, system: str, **more: Any) -> tuple[str, str | None]:
    """Code and reason of the answer."""
    technical = ask(engine, user, munition, system, **more)["technical"]
    return technical["code"], technical["reason"]


def never_permitted(engine: Engine, user: str, munition: Any, system: str) -> bool:
    """Whether the answer is no yes in any context."""
    return not POSITIVE & {verdict(engine, user, munition, system, context=context)[0] for context in Context}


# Interfaces ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("munition", "system"), [("m406-40mm", "mk-19"), ("m576-40mm", "hk-gmg"), ("m430a1", "m203"), ("m383", "m320")]
)
def test_grenades_of_one_bore_do_not_mate_launchers_for_another_case(
    shipped: Engine, munition: str, system: str
) -> None:
    assert verdict(shipped, "USA", munition, system) == ("INCOMPATIBLE", None)


def test_a_round_of_the_bofors_l70_does_not_mate_the_bofors_l60(shipped: Engine) -> None:
    assert verdict(shipped, "CAN", "3p-40x365r", "kingston-class") == ("INCOMPATIBLE", None)


@pytest.mark.parametrize(
    ("munition", "system"),
    [
        ("m789", "cv9030"),
        ("mk-258-mod-1", "m230"),
        ("3uof8", "cv9030"),
        ("mk-258-mod-1", "bmp-2"),
        ("rarden-30mm-he", "cv9030"),
        ("mk-258-mod-1", "warrior-fv510"),
        ("m789", "bmp-2"),
        ("rarden-30mm-he", "bmp-2"),
        ("m33-12.7", "dshk"),
        ("b-32-12.7x108", "m2hb"),
        ("m80", "akm"),
        ("57-n-231", "g3"),
        ("lps-7.62x54r", "g3"),
        ("m80", "pkm"),
        ("57-n-231", "pkm"),
        ("m56a3", "wiesel-1-mk"),
        ("dm43-20mm", "f-16"),
        ("oerlikon-20x128-hei", "f-16"),
        ("oerlikon-20x128-hei", "wiesel-1-mk"),
        ("m56a3", "ntw-20-20x110"),
        ("c21", "c19"),
        ("m833", "leopard-2a6"),
    ],
)
def test_a_shared_calibre_alone_is_never_a_yes(shipped: Engine, munition: str, system: str) -> None:
    assert verdict(shipped, "USA", munition, system) == ("INCOMPATIBLE", None)


@pytest.mark.parametrize(
    ("munition", "system"),
    [
        ("m1-105mm", "leopard-1a5"),
        ("m833", "m119"),
        ("dm53a1", "m120-mortar"),
        ("m934", "leopard-2a6"),
        ("3p-40x365r", "kingston-class"),
        ("l31-105mm", "leopard-1a5"),
    ],
)
def test_a_howitzer_a_tank_gun_a_mortar_and_a_naval_gun_of_one_bore_share_no_round(
    shipped: Engine, munition: str, system: str
) -> None:
    assert verdict(shipped, "USA", munition, system) == ("INCOMPATIBLE", None)


@pytest.mark.parametrize("projectile", ["m107", "dm121", "lu-211", "dezamet-155mm-he"])
def test_no_155_mm_projectile_mates_a_152_mm_howitzer(shipped: Engine, projectile: str) -> None:
    assert verdict(shipped, "POL", {"projectile": projectile, "charge": "dm72"}, "dana") == ("INCOMPATIBLE", None)


def test_152_typed_as_a_munition_never_turns_into_155(shipped: Engine, files: Documents) -> None:
    try:
        found = ask(shipped, "POL", "152 mm", "dana")["candidates"]["munition"]
    except NotFound as refusal:
        found = refusal.candidates["munition"]

    munitions = [files.find("munitions", one["id"]) for one in found]
    assert {row.get("calibre") for row in munitions if row} <= {"152mm"}


@pytest.mark.parametrize("munition", ["m1-105mm", "m760", "m913"])
def test_a_semi_fixed_round_does_not_mate_the_light_gun_l118(shipped: Engine, munition: str) -> None:
    assert verdict(shipped, "GBR", munition, "l118") == ("INCOMPATIBLE", None)


@pytest.mark.parametrize("system", ["l119", "m119", "m119a3"])
def test_a_separate_loading_round_of_the_l118_does_not_mate_the_l119(shipped: Engine, system: str) -> None:
    assert verdict(shipped, "USA", "l55-105mm", system) == ("INCOMPATIBLE", None)


def test_l118_and_l119_are_never_one_weapon(files: Documents) -> None:
    british, american = (files.find("weapons", name) for name in ("l118-ordnance", "l119-ordnance"))

    assert british is not None
    assert american is not None
    assert british.get("family") is None or british.get("family") != american.get("family")
    assert not set(british.get("accepts")) & set(american.get("accepts"))


@pytest.mark.parametrize("munition", ["dm53a1", "m829a3", "ofl-120-f1"])
def test_a_smoothbore_round_does_not_mate_the_rifled_gun_of_challenger_2(shipped: Engine, munition: str) -> None:
    assert verdict(shipped, "GBR", munition, "challenger-2") == ("INCOMPATIBLE", None)


@pytest.mark.parametrize("system", ["leopard-2a6", "m1a2", "challenger-3"])
def test_a_round_of_the_rifled_gun_does_not_mate_a_smoothbore(shipped: Engine, system: str) -> None:
    assert verdict(shipped, "GBR", "l23a1", system) == ("INCOMPATIBLE", None)


def test_the_platform_decides_between_rifled_and_smooth_and_not_the_nation(shipped: Engine) -> None:
    on_the_old, on_the_new = (verdict(shipped, "GBR", "eke-120mm", one) for one in ("challenger-2", "challenger-3"))

    assert on_the_old == ("INCOMPATIBLE", None)
    assert on_the_new == ("NOT_ESTABLISHED", "NOT_YET_EFFECTIVE")


@pytest.mark.parametrize(
    ("munition", "system"), [("pr-14", "m120-mortar"), ("pr-14", "m120k-rak"), ("m934", "mo-120-rt-61")]
)
def test_rifled_and_smooth_mortars_share_no_bomb_whatever_folklore_says(
    shipped: Engine, munition: str, system: str
) -> None:
    assert verdict(shipped, "FRA", munition, system) == ("INCOMPATIBLE", None)
    assert never_permitted(shipped, "FRA", munition, system)


def test_no_mortar_takes_both_81_and_82_mm(files: Documents) -> None:
    either = {"81mm-smooth-mortar", "82mm-smooth-mortar"}

    assert either <= {row.id for row in files.of("interfaces")}
    assert not [row.id for row in files.of("weapons") if either <= set(row.get("accepts"))]


def test_a_clerical_slip_against_the_interfaces_is_a_no_with_an_alarm(shipped: Engine) -> None:
    technical = ask(shipped, "POL", "lps-7.62x54r", "ukm-2000")["technical"]

    assert technical["code"] == "INCOMPATIBLE"
    assert technical["flags"] == ["DATA_QUALITY_ALARM"]


# Identity --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "system"), [("20x110", "ntw-20"), ("12.7 mm", "m2hb"), ("40 mm", "mk-19")])
def test_a_label_that_several_interfaces_share_stops_with_candidates(shipped: Engine, typed: str, system: str) -> None:
    body = ask(shipped, "ESP", typed, system)

    assert (body["technical"]["code"], body["technical"]["reason"]) == ("NOT_ESTABLISHED", "IDENTITY_AMBIGUOUS")
    assert len(body["candidates"]["munition"]) > 1


def test_the_three_rounds_of_20_x_110_are_all_offered(shipped: Engine) -> None:
    found = ask(shipped, "ESP", "20x110", "ntw-20")["candidates"]["munition"]

    assert {"20x110-hispano", "20x110rb", "20x110-usn"} <= {one["id"] for one in found}


@pytest.mark.parametrize("typed", ["7.62x51", "7.62 x 51", "7,62×51", "7.62х51", "762x51", "7.62 X 51 MM"])
def test_every_spelling_of_one_interface_means_the_same_rounds(shipped: Engine, typed: str) -> None:
    plain = ask(shipped, "DEU", "7.62×51", "g3")["candidates"]["munition"]

    assert ask(shipped, "DEU", typed, "g3")["candidates"]["munition"] == plain


def test_no_standard_has_a_title_that_no_page_prints(files: Documents) -> None:
    for row in files.of("standards"):
        assert row.get("sources") or not row.get("title"), row.id
        assert "aeromedical" not in (row.get("title") or "").lower()


@pytest.mark.parametrize(("code", "marks"), [("D579", {"m549", "m549a1"}), ("D528", {"m825", "m825a1"})])
def test_a_group_code_shared_by_two_marks_never_chooses(shipped: Engine, code: str, marks: set[str]) -> None:
    body = ask(shipped, "USA", {"projectile": code, "charge": "m232a1"}, "m777a2")

    assert body["technical"]["reason"] == "IDENTITY_AMBIGUOUS"
    assert {one["id"] for one in body["candidates"]["projectile"]} == marks


# Nothing is inherited ---------------------------------------------------------------------------------------------------


def test_one_nations_155_mm_round_in_anothers_howitzer_is_nothing_without_a_record(shipped: Engine) -> None:
    load = {"projectile": "lu-211", "charge": "nexter-bcm", "fuze": "frappe"}

    assert verdict(shipped, "POL", load, "ahs-krab", context="operations") == ("NOT_ESTABLISHED", "NO_RECORD")


def test_a_practice_round_that_is_approved_approves_no_service_round(shipped: Engine) -> None:
    practice = verdict(shipped, "POL", "mesko-120mm-apfsds-t-tp", "leopard-2a4")
    service = verdict(shipped, "POL", "mesko-120mm-he-frag", "leopard-2a4")

    assert practice == ("INTERCHANGEABLE", None)
    assert service == ("NOT_ESTABLISHED", "NO_RECORD")


def test_one_mark_of_a_group_code_that_is_approved_approves_no_other(shipped: Engine) -> None:
    approved, other = (
        {"projectile": mark, "charge": "m232a1", "fuze": "m782", "primer": "m82-primer"} for mark in ("m549a1", "m549")
    )

    assert verdict(shipped, "USA", approved, "m109a7", lots=["EX-25C"]) == ("INTERCHANGEABLE", None)
    assert verdict(shipped, "USA", other, "m109a7", lots=["EX-25C"])[0] == "NOT_ESTABLISHED"


def test_approvals_do_not_chain_from_gun_to_gun(shipped: Engine) -> None:
    links = [("m80a1", "hk21"), ("m62-7.62", "hk21"), ("m62-7.62", "mg3")]

    assert all(verdict(shipped, "GRC", munition, weapon)[0] in POSITIVE for munition, weapon in links)
    assert verdict(shipped, "GRC", "m80a1", "mg3")[0] == "NOT_ESTABLISHED"


def test_a_newer_round_is_not_approved_in_an_older_gun_of_the_same_family(shipped: Engine) -> None:
    newest = ask(shipped, "DEU", "dm73", "leopard-2a7v", weapon="l55a1")["technical"]

    assert newest["code"] == "INTERCHANGEABLE"
    assert verdict(shipped, "DEU", "dm73", "leopard-2a6") == ("NOT_ESTABLISHED", "CONFIGURATION_NOT_COVERED")
    assert never_permitted(shipped, "DEU", "dm73", "leopard-2a6")


def test_a_platform_with_an_old_and_a_new_gun_answers_for_the_worse(shipped: Engine) -> None:
    body = ask(shipped, "DEU", "dm73", "leopard-2a7v")

    assert {one["id"]: one["code"] for one in body["weapons"]} == {
        "l55a1": "INTERCHANGEABLE",
        "rh120-l55": "NOT_ESTABLISHED",
    }
    assert body["technical"]["code"] == "NOT_ESTABLISHED"


def test_the_barrel_is_part_of_the_weapon(shipped: Engine) -> None:
    slow, fast = verdict(shipped, "USA", "m855", "m16a1"), verdict(shipped, "USA", "m855", "m16a2")

    assert fast == ("INTERCHANGEABLE", None)
    assert slow == ("NOT_ESTABLISHED", "CONFIGURATION_NOT_COVERED")
    assert never_permitted(shipped, "USA", "m855", "m16a1")


def test_an_approval_ashore_says_nothing_about_the_same_gun_on_board(shipped: Engine) -> None:
    ashore, afloat = (
        verdict(shipped, "USA", "m792", system, context="operations") for system in ("m2-bradley", "mk-38")
    )

    assert ashore == ("INTERCHANGEABLE", None)
    assert afloat == ("NOT_ESTABLISHED", "PLATFORM_NOT_COVERED")


# 155 mm ----------------------------------------------------------------------------------------------------------------


def test_a_round_that_fits_without_data_for_the_fire_control_is_not_established(shipped: Engine) -> None:
    load = {"projectile": "nammo-155mm-im-he-er", "charge": "m232a1", "fuze": "m762"}

    assert verdict(shipped, "NLD", load, "pzh-2000", context="operations") == (
        "NOT_ESTABLISHED",
        "FIRE_CONTROL_DATA_MISSING",
    )


def test_without_fire_control_data_a_record_can_still_allow_an_emergency(shipped: Engine) -> None:
    load = {"projectile": "expal-155mm-he", "charge": "dm72", "fuze": "m739a1"}

    assert verdict(shipped, "LTU", load, "pzh-2000", context="emergency") == ("EMERGENCY_ONLY", None)
    assert verdict(shipped, "LTU", load, "pzh-2000", context="operations") == (
        "NOT_ESTABLISHED",
        "CONTEXT_NOT_COVERED",
    )


def test_a_load_of_the_52_calibre_gun_is_not_approved_in_the_39_calibre_gun(shipped: Engine) -> None:
    load = {"projectile": "dm121", "charge": "dm92", "fuze": "dm84-fuze"}

    assert verdict(shipped, "DEU", load, "pzh-2000") == ("INTERCHANGEABLE", None)
    assert verdict(shipped, "DEU", load, "fh70")[0] == "NOT_ESTABLISHED"


@pytest.mark.parametrize(
    "load",
    [
        pytest.param({"projectile": "rh68", "charge": "dm92", "fuze": "spacido"}, id="the fuze is swapped"),
        pytest.param({"projectile": "dm121", "charge": "m3a1-charge", "fuze": "dm84-fuze"}, id="the charge is swapped"),
        pytest.param({"projectile": "dm121", "charge": "dm92"}, id="no fuze is named"),
        pytest.param("dm121", id="the projectile is asked alone"),
    ],
)
def test_approvals_of_components_do_not_add_up_to_a_load(shipped: Engine, load: Any) -> None:
    assert verdict(shipped, "DEU", load, "pzh-2000") == ("NOT_ESTABLISHED", "COMBINATION_NOT_COVERED")


def test_projectile_and_charge_approved_in_different_loads_are_no_approved_pair(shipped: Engine) -> None:
    first = {"projectile": "dezamet-155mm-he-bb", "charge": "m232", "fuze": "m739a1"}
    second = {"projectile": "dezamet-155mm-he", "charge": "dm72", "fuze": "m739a1"}
    crossed = {"projectile": "dezamet-155mm-he-bb", "charge": "dm72", "fuze": "m739a1"}

    assert verdict(shipped, "POL", first, "ahs-krab", context="operations") == ("CONDITIONAL", None)
    assert verdict(shipped, "POL", second, "ahs-krab", context="operations", as_of="2026-09-01")[0] == "CONDITIONAL"
    assert verdict(shipped, "POL", crossed, "ahs-krab", context="operations") == (
        "NOT_ESTABLISHED",
        "COMBINATION_NOT_COVERED",
    )


# Makers, lots, days -----------------------------------------------------------------------------------------------------


def test_a_round_of_another_maker_that_the_gun_did_not_recognise_is_a_no(shipped: Engine) -> None:
    assert verdict(shipped, "UKR", "norwegian-35mm-2022", "gepard", context="operations") == ("INCOMPATIBLE", None)


def test_the_reworked_round_is_a_new_munition_with_its_own_record(shipped: Engine) -> None:
    body = ask(shipped, "UKR", "rheinmetall-35mm-hei-t", "gepard", context="operations")

    assert body["technical"]["code"] == "CONDITIONAL"
    assert not {"norwegian-35mm-2022"} & {body["question"]["munition"]["id"]}
    assert len(body["technical"]["records"]) == 1


def test_one_defective_lot_can_stop_the_whole_type(shipped: Engine) -> None:
    body = ask(shipped, "GBR", "l31-105mm", "l118")

    assert body["technical"]["code"] == "SUSPENDED"
    assert [notice["code"] for notice in body["notices"]] == ["RESTRICTION_SUSPEND_ALL"]


def test_the_stop_began_on_a_day_and_not_before(shipped: Engine) -> None:
    assert verdict(shipped, "GBR", "l31-105mm", "l118", as_of="2026-08-02")[0] == "NOT_ESTABLISHED"
    assert verdict(shipped, "GBR", "l31-105mm", "l118", as_of="2026-08-03")[0] == "SUSPENDED"


def test_the_last_day_of_validity_counts_and_the_day_after_does_not(shipped: Engine) -> None:
    after = date.fromordinal(TODAY.toordinal() + 1).isoformat()

    assert verdict(shipped, "DNK", "dm53a1", "leopard-2a7dk") == ("INTERCHANGEABLE", None)
    assert verdict(shipped, "DNK", "dm53a1", "leopard-2a7dk", as_of=after) == ("NOT_ESTABLISHED", "EXPIRED")


def test_approved_today_and_valid_next_month_is_not_yet_effective(shipped: Engine) -> None:
    load = {"projectile": "lu-211", "charge": "nexter-bcm", "fuze": "frappe"}
    asked: dict[str, Any] = {"user": "LTU", "munition": load, "system": "caesar-6x6-mk-ii", "context": "operations"}

    today, then = verdict(shipped, **asked), verdict(shipped, **asked, as_of="2026-12-15")

    assert today == ("NOT_ESTABLISHED", "NOT_YET_EFFECTIVE")
    assert then == ("CONDITIONAL", None)


def test_a_back_dated_withdrawal_leaves_the_old_answer_reproducible(shipped: Engine) -> None:
    asked = {"user": "CAN", "munition": "c21", "system": "c6a1", "as_of": "2026-09-01"}

    before, now = verdict(shipped, **asked, as_known="2026-09-15"), verdict(shipped, **asked)

    assert before == ("INTERCHANGEABLE", None)
    assert now == ("NOT_ESTABLISHED", "WITHDRAWN")
