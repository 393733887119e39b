"""What ships is clean, complete, and keeps apart what people confuse."""

from collections.abc import Iterable
from pathlib import Path

import pytest

import seed_data
from registry.catalogue import names
from registry.seeding.check import check, counts
from registry.seeding.documents import EXCEPTIONS, Row, read
from schemas.vocabulary import MATING_KINDS

SHIPPED = Path(seed_data.__path__[0])
DOCUMENTS = read(SHIPPED)

ONE_BORE_TWO_CASES = [
    ("m433-40mm", "m203-barrel", "m430a1", "mk-19"),
    ("m80", "mg3", "57-n-231", "akm-barrel"),
    ("m80", "mg3", "lps-7.62x54r", "pkm"),
    ("57-n-231", "akm-barrel", "lps-7.62x54r", "pkm"),
    ("m33-12.7", "m2hb", "b-32-12.7x108", "nsv"),
    ("m56a3", "m61a1", "dm43-20mm", "rh-202"),
    ("m789", "m230", "mk-258-mod-1", "mk44"),
    ("m789", "m230", "rarden-30mm-apds", "rarden-l21a1"),
    ("m789", "m230", "3uof8", "2a42"),
    ("mk-258-mod-1", "mk44", "rarden-30mm-apds", "rarden-l21a1"),
    ("mk-258-mod-1", "mk44", "3uof8", "2a42"),
    ("rarden-30mm-apds", "rarden-l21a1", "3uof8", "2a42"),
    ("40-cta-tp-t", "ct40", "3p-40x365r", "bofors-40-l70"),
    ("m430a1", "mk-19", "3p-40x365r", "bofors-40-l70"),
    ("m1-105mm", "m119-ordnance", "m774", "l7"),
    ("m1-105mm", "l119-ordnance", "l31-105mm", "l118-ordnance"),
    ("l31-105mm", "l118-ordnance", "m774", "m68"),
    ("dm53", "rh120-l44", "l23a1", "l30a1"),
    ("dm53", "rh120-l55", "m934", "m120-tube"),
    ("l23a1", "l30a1", "pr-14", "mo-120-rt-tube"),
    ("pr-14", "mo-120-rt-tube", "m934", "m120-tube"),
    ("76mm-he-pd", "mk-75", "57mm-3p", "bofors-57-mk-3"),
]
"""A round and its gun, another round and its gun: each fits its own and neither the other's."""

LOOK_ALIKE_INTERFACES = [
    ("40x46-lv", "40x53-hv"),
    ("40x311r", "40x365r"),
    ("9x19-nato", "9x18-makarov"),
    ("5.56x45-nato", "223-remington"),
    ("7.62x51-nato", "308-winchester"),
    ("20x102", "20x110-hispano", "20x110rb", "20x110-usn", "20x128", "20x139"),
    ("30x113b", "30x165", "30x170", "30x173"),
    ("81mm-smooth-mortar", "82mm-smooth-mortar"),
    ("120mm-smooth-mortar", "120mm-rifled-mortar", "120x570-smooth", "120mm-l30-bore"),
    ("152mm-bore", "155mm-nato-bore"),
    ("155mm-39-18l", "155mm-52-23l"),
    ("155mm-fh77a", "155mm-fh77b"),
]


def find(kind: str, name: str) -> Row:
    row = DOCUMENTS.find(kind, name)
    assert row is not None, f"{name} is not among the {kind}"
    return row


def mating(kind: str, name: str) -> set[str]:
    """The mating interfaces that a munition presents or a weapon accepts."""
    named = find(kind, name).get("presents" if kind == "munitions" else "accepts") or ()
    return {one for one in named if find("interfaces", one).get("kind") in MATING_KINDS}


def fits(munition: str, weapon: str) -> bool:
    return bool(mating("munitions", munition) & mating("weapons", weapon))


def bearers(text: str, *kinds: str) -> set[str]:
    """The ids of the rows that go by this name."""
    return {
        row.id
        for row in DOCUMENTS.of(*kinds)
        if names.key(text) in {names.key(name) for name in [row.get("designation"), *(row.get("aliases") or ())]}
    }


def statements_on(munition: str, weapon: str) -> list[Row]:
    return [row for row in DOCUMENTS.of("statements") if (row.get("munition"), row.get("weapon")) == (munition, weapon)]


def targets(fate: str) -> set[str]:
    return {
        target for row in DOCUMENTS.of("accounting") if row.get("fate") == fate for target in row.get("targets") or ()
    }


def share_of(kind: str, columns: Iterable[str]) -> float:
    rows = list(DOCUMENTS.of(kind))
    return sum(all(row.get(column) for column in columns) for row in rows) / len(rows)


def test_what_ships_is_clean() -> None:
    findings = check(SHIPPED)

    assert [str(finding) for finding in findings] == []


def test_every_row_of_the_public_reference_is_accounted_for() -> None:
    told = counts(SHIPPED)

    assert told["rows"]["accounting"] == sum(told["fates"].values()) == 204 + 292


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("nations", 49),
        ("standards", 60),
        ("calibres", 40),
        ("interfaces", 100),
        ("munitions", 400),
        ("weapons", 150),
        ("platforms", 300),
        ("statements", 300),
    ],
)
def test_as_many_rows_ship_as_were_asked_for(kind: str, least: int) -> None:
    assert counts(SHIPPED)["rows"][kind] >= least


def test_nearly_every_platform_names_its_weapons_and_its_operators() -> None:
    assert share_of("platforms", ["weapons"]) > 0.95
    assert share_of("platforms", ["weapons", "operators"]) > 0.9


def test_nearly_every_mating_interface_has_a_name_that_people_type() -> None:
    rows = [row for row in DOCUMENTS.of("interfaces") if row.get("kind") in MATING_KINDS]

    assert sum(bool(row.get("aliases_exact") or row.get("aliases_ambiguous")) for row in rows) > 0.85 * len(rows)


def test_every_exception_has_a_reason_that_says_something() -> None:
    for exception in read(SHIPPED).of(EXCEPTIONS):
        assert len(exception.values["reason"].split()) >= 3, exception


def test_a_statement_comes_from_a_row_of_the_reference_or_says_that_it_does_not() -> None:
    accounted = targets("STATEMENT") | targets("DUPLICATE")

    others = [row for row in DOCUMENTS.of("statements") if row.id not in accounted]

    assert all((row.get("note") or "").find("No row of compatibility.csv") >= 0 for row in others), others


def test_no_statement_is_made_of_a_row_that_was_dropped_as_an_inference() -> None:
    assert targets("DROPPED_INFERENCE") == set()


def test_what_the_reference_calls_forbidden_or_not_interchangeable_never_becomes_an_approval() -> None:
    stops = [row for row in DOCUMENTS.of("accounting") if row.get("statement") in {"prohibited", "not_interchangeable"}]
    stated = [
        find("statements", target)
        for row in stops
        if row.get("fate") == "STATEMENT"
        for target in row.get("targets") or ()
    ]

    assert stated
    assert {str(row.get("kind")) for row in stated} <= {"PROHIBITION", "NEGATIVE_FINDING"}


@pytest.mark.parametrize(("round_one", "gun_one", "round_two", "gun_two"), ONE_BORE_TWO_CASES)
def test_each_round_fits_its_own_gun_and_never_the_look_alike(
    round_one: str, gun_one: str, round_two: str, gun_two: str
) -> None:
    assert fits(round_one, gun_one)
    assert fits(round_two, gun_two)
    assert not fits(round_one, gun_two)
    assert not fits(round_two, gun_one)


@pytest.mark.parametrize("alike", LOOK_ALIKE_INTERFACES)
def test_look_alike_interfaces_are_separate_rows_and_no_exact_name_means_two_of_them(alike: tuple[str, ...]) -> None:
    exact = [{names.key(text) for text in find("interfaces", name).get("aliases_exact") or ()} for name in alike]

    assert sum(map(len, exact)) == len(set().union(*exact))


def test_three_rounds_are_20x110_and_the_bare_name_means_none_of_them_for_certain() -> None:
    rows = [find("interfaces", name) for name in ("20x110-hispano", "20x110rb", "20x110-usn")]

    assert {(row.get("bore_mm"), row.get("case_length_mm")) for row in rows} == {(20, 110)}
    assert all("20×110" in row.get("aliases_ambiguous") for row in rows)
    assert all("20×110" not in (row.get("aliases_exact") or ()) for row in DOCUMENTS.of("interfaces"))


@pytest.mark.parametrize("text", ["12.7 mm", "40 mm", "7.62 mm", "120 mm", "20 mm"])
def test_a_bare_bore_is_an_ambiguous_name_of_several_interfaces(text: str) -> None:
    bear = [row.id for row in DOCUMENTS.of("interfaces") if text in (row.get("aliases_ambiguous") or ())]

    assert len(bear) > 1


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("DM11", {"dm11-5.56", "dm11-120mm"}),
        ("L2A2", {"l2a2-5.56", "l2a2-grenade"}),
        ("DM63", {"dm63-20mm", "dm63-105mm", "dm63-120mm"}),
        ("M61", {"m61-7.62", "m61-grenade"}),
        ("F1 5.56", {"f1-5.56-france", "f1-5.56-australia"}),
        ("MACS", {"m231", "m232", "m232a1"}),
        ("JDAM", {"gbu-38", "gbu-54", "jdam-kit"}),
    ],
)
def test_a_name_that_several_munitions_bear_lists_them_all(text: str, meant: set[str]) -> None:
    assert bearers(text, "munitions") == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Marder", {"marder-1a3", "marder-1a5"}),
        ("Minimi", {"fn-minimi-178mm", "fn-minimi-305mm"}),
        ("BK-27", {"bk-27-belt-fed", "bk-27-linkless"}),
        ("K2", {"k2-rifle", "k2-tank"}),
        ("M60", {"m60-mg", "m60-tank"}),
        ("M2", {"m2hb-hmg", "m2-bradley", "m2-60mm-mortar"}),
    ],
)
def test_a_name_that_several_systems_bear_lists_them_all(text: str, meant: set[str]) -> None:
    assert bearers(text, "weapons", "platforms") == meant


def test_the_british_light_gun_loads_separately_and_fires_electrically_and_its_sister_does_neither() -> None:
    for round_of_the_l118 in ("l31-105mm", "l55-105mm"):
        row = find("munitions", round_of_the_l118)
        assert row.get("assembly") == "SEPARATE_LOADING"
        assert "priming-electric" in row.get("presents")
    assert "priming-electric" in find("weapons", "l118-ordnance").get("accepts")

    for sister in ("l119-ordnance", "m119-ordnance"):
        assert find("weapons", sister).get("accepts") == ["105mm-m1-semi-fixed", "priming-percussion"]
    assert find("munitions", "m1-105mm").get("assembly") == "SEMI_FIXED"


def test_challenger_2_and_challenger_3_mount_guns_that_share_no_round() -> None:
    [rifled] = find("platforms", "challenger-2").get("weapons")
    [smooth] = find("platforms", "challenger-3").get("weapons")

    assert (rifled, smooth) == ("l30a1", "l55a1")
    assert not mating("weapons", rifled) & mating("weapons", smooth)


def test_the_three_lengths_of_the_german_tank_gun_are_three_weapons_of_one_family_and_one_interface() -> None:
    guns = [find("weapons", name) for name in ("rh120-l44", "rh120-l55", "l55a1")]

    assert {gun.get("family") for gun in guns} == {"rh120"}
    assert [gun.get("accepts") for gun in guns] == [["120x570-smooth"]] * 3
    assert [gun.get("barrel") for gun in guns] == ["L/44", "L/55", "L/55A1"]


def test_the_barrel_decides_on_m855_and_the_pages_disagree_on_the_slow_one() -> None:
    slow, fast = find("weapons", "m16a1-barrel"), find("weapons", "m16a2-barrel")

    assert (slow.get("barrel"), fast.get("barrel")) == ("1:12 twist", "1:7 twist")
    assert fits("m855", slow.id)
    assert fits("m855", fast.id)
    assert {str(row.get("kind")) for row in statements_on("m855", slow.id)} == {
        "INTERCHANGEABILITY",
        "NEGATIVE_FINDING",
    }
    assert {str(row.get("kind")) for row in statements_on("m855", fast.id)} == {"INTERCHANGEABILITY"}


def test_two_35_mm_rounds_fit_the_gepard_and_the_gun_knows_only_the_reworked_one() -> None:
    unknown, reworked = "norwegian-35mm-2022", "rheinmetall-35mm-hei-t"

    assert "kda" in find("platforms", "gepard").get("weapons")
    assert fits(unknown, "kda")
    assert fits(reworked, "kda")
    assert [str(row.get("kind")) for row in statements_on(unknown, "kda")] == ["NEGATIVE_FINDING"]
    assert [str(row.get("kind")) for row in statements_on(reworked, "kda")] == ["INTERCHANGEABILITY"]


def test_every_155_mm_gun_shares_the_bore_and_the_chambers_tell_the_charges_apart() -> None:
    short, long = mating("weapons", "m776"), mating("weapons", "rh155-l52")

    assert short & long == {"155mm-nato-bore"}
    assert short - long == {"155mm-39-18l"}
    assert long - short == {"155mm-52-23l"}


@pytest.mark.parametrize(
    "name", ["smart-155", "bonus-mk1", "bonus-mk2", "m483a1", "m864", "m898", "m26", "atacms-block-1"]
)
def test_a_round_that_carries_submunitions_is_undetermined_however_few_they_are(name: str) -> None:
    row = find("munitions", name)

    assert row.get("carrier") is True
    assert row.get("treaty_class") == "UNDETERMINED"


def test_the_standard_whose_wrong_titles_circulate_carries_none() -> None:
    row = find("standards", "stanag-4425")

    assert row.get("title") is None
    assert row.get("sources")


def test_a_standard_without_a_page_claims_no_title() -> None:
    unsourced = [row for row in DOCUMENTS.of("standards") if not row.get("sources")]

    assert all(row.get("title") is None for row in unsourced)
