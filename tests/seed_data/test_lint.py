"""Every lint rule lets good rows through and stops bad ones, and says where."""

from pathlib import Path

import pytest

from registry.seeding import lint
from registry.seeding.check import EXCEPTION_RULE, check, check_documents
from registry.seeding.documents import CONTRACT_RULE, FILE_RULE, Documents
from registry.seeding.lint import rules
from schemas.qualification import ReferenceHalf
from tests.seed_data.rows import PAGE, row, seed

NLD, BEL = {}, {"code": "BEL"}
STOP = {
    "kind": "PROHIBITION",
    "degree": None,
    "contexts": None,
    "facets": None,
    "evidence": None,
    "valid_to": None,
}
NEGATIVE = STOP | {"kind": "NEGATIVE_FINDING"}
EXCEPTION = {
    "kind": "EXCEPTION",
    "id": "X1",
    "degree": None,
    "facets": None,
    "derogates": "P1",
    "beneficiaries": ["BEL"],
}
TWO_AUTHORITIES = [{}, {"id": "BEL-T", "nation": "BEL"}]
PUBLIC = {"authority": "public-source", "evidence": [{"kind": "PUBLIC_SOURCE", "grade": "D", "url": PAGE}]}
EVERY_ACCOUNT = [
    {"file": half.value, "row": number}
    for half, count in ((ReferenceHalf.LAND_SMALL, 204), (ReferenceHalf.LARGE, 292))
    for number in range(1, count + 1)
]
COMPONENTS = [
    {"id": "shell", "designation": "Shell", "component": "PROJECTILE"},
    {"id": "bag", "designation": "Bag", "component": "CHARGE"},
]

GOOD: dict[str, list[Documents]] = {
    "every-id-is-unique": [
        seed(munitions=[{}, {"id": "m2"}], weapons=[{"id": "m1"}]),
        seed(families=[{}, {"of": "WEAPON"}]),
        seed(nations=[NLD, BEL]),
    ],
    "every-reference-resolves": [
        seed(
            nations=[NLD, BEL],
            munitions=[{"nation": "NLD", "national": ["NLD:123"], "origin": ["BEL"]}],
            weapons=[{}],
            platforms=[{"weapons": ["w1"], "operators": ["NLD@2001-01-01.."]}],
            authorities=[{}],
            records=[
                {"platforms": ["p1"], "releasability": ["BEL"]},
                {"id": "R2", "munition": None, "combination": {"projectile": ["m1"]}, "authority": "public-source"},
            ],
            notes=[{}],
        ),
    ],
    "every-row-cites-a-source": [
        seed(munitions=[{}, {"id": "m2", "sources": None, "general_knowledge_fields": ["all"]}], notes=[{}]),
    ],
    "general-knowledge-names-real-columns": [
        seed(munitions=[{"general_knowledge_fields": ["nation", "origin"]}, {"general_knowledge_fields": ["all"]}]),
    ],
    "an-exact-alias-means-one-thing": [
        seed(munitions=[{"aliases": ["Short"]}, {"id": "m2", "aliases": ["Long"]}], weapons=[{"aliases": ["Short"]}]),
        seed(munitions=[{"family": "f", "aliases": ["F"]}, {"id": "m2", "family": "f", "aliases": ["F"]}]),
        seed(
            munitions=[{"calibre": "40mm", "aliases": ["DM11"]}, {"id": "m2", "calibre": "120mm", "aliases": ["DM11"]}]
        ),
        seed(munitions=[{"aliases": ["M61"]}, {"id": "m2", "category": "SMALL_ARMS", "aliases": ["M61"]}]),
        seed(munitions=[{"aliases": ["M82"]}, {"id": "m2", "component": "PRIMER", "aliases": ["M82"]}]),
        seed(weapons=[{"kind": "cannon", "aliases": ["M39"]}, {"id": "w2", "kind": "mortar", "aliases": ["M39"]}]),
        seed(weapons=[{"aliases": ["MAG 58"]}], platforms=[{"weapons": ["w1"], "aliases": ["MAG 58"]}]),
        seed(
            weapons=[{"calibre": "20mm"}, {"id": "w2", "calibre": "40mm"}],
            platforms=[
                {"weapons": ["w1"], "aliases": ["Fox"]},
                {"id": "p2", "designation": "P2", "weapons": ["w2"], "aliases": ["Fox"]},
            ],
        ),
        seed(
            platforms=[
                {"designation": "Marder 1A3", "aliases": ["Marder"]},
                {"id": "p2", "designation": "Marder (1A5)", "aliases": ["marder"]},
            ]
        ),
        seed(interfaces=[{"aliases_ambiguous": ["20x110"]}, {"id": "b", "aliases_ambiguous": ["20 × 110"]}]),
    ],
    "an-alias-is-no-other-rows-name": [
        seed(munitions=[{"aliases": ["M 1"]}, {"id": "m2", "designation": "M2"}]),
        seed(munitions=[{"aliases": ["L2A2"]}, {"id": "m2", "calibre": "20mm", "designation": "L2A2"}]),
        seed(
            munitions=[
                {"family": "f", "aliases": ["BK 27"]},
                {"id": "bk-27-linked", "designation": "BK 27 linked", "family": "f", "aliases": ["BK-27"]},
            ]
        ),
        seed(weapons=[{"id": "m249"}], platforms=[{"weapons": ["m249"], "aliases": ["M249"]}]),
        seed(
            weapons=[{"id": "m60-gun", "calibre": "20mm"}, {"id": "m68", "designation": "M68", "calibre": "40mm"}],
            platforms=[
                {"designation": "M60", "weapons": ["m60-gun"]},
                {"id": "p2", "designation": "M60 tank", "weapons": ["m68"], "aliases": ["M60"]},
            ],
        ),
        seed(interfaces=[{"aliases_ambiguous": ["B"]}, {"id": "b"}]),
    ],
    "a-retired-id-is-no-living-id": [
        seed(munitions=[{}], retired=[{}, {"kind": "weapon", "id": "m1", "successor": "w1"}], weapons=[{}]),
    ],
    "a-successor-lives-and-is-of-the-same-kind": [
        seed(munitions=[{}], retired=[{}, {"id": "m-1", "successor": None}]),
    ],
    "an-interface-agrees-with-the-calibre": [
        seed(interfaces=[{"calibre": "40mm"}], munitions=[{"calibre": "40mm", "presents": ["40x53"]}]),
        seed(interfaces=[{"calibre": "20mm", "kind": "PRIMING"}], weapons=[{"calibre": "40mm", "accepts": ["40x53"]}]),
        seed(interfaces=[{}], weapons=[{"calibre": "40mm", "accepts": ["40x53", "unknown"]}]),
    ],
    "a-carrier-round-is-undetermined": [
        seed(munitions=[{}, {"id": "m2", "carrier": True, "treaty_class": "UNDETERMINED"}]),
    ],
    "every-reference-row-is-accounted-for-once": [seed(accounting=EVERY_ACCOUNT), seed(munitions=[{}])],
    "an-account-points-to-what-was-written": [
        seed(
            statements=[{}],
            weapons=[{}],
            notes=[{}],
            accounting=[
                {"fate": "STATEMENT", "targets": ["ps-1"]},
                {"fate": "INTERFACE", "targets": ["w1"]},
                {"fate": "NOTE", "targets": ["note-1"]},
                {"fate": "DUPLICATE", "targets": ["ps-1"]},
                {"fate": "DROPPED_INFERENCE"},
            ],
        ),
    ],
    "a-public-statement-has-a-page": [seed(statements=[{}], records=[PUBLIC, {"evidence": None}])],
    "exercise-data-stay-apart": [seed(munitions=[{}], records=[{}], authorities=[{}], notices=[{}])],
    "a-role-holds-its-component": [
        seed(munitions=COMPONENTS, records=[{"combination": {"projectile": ["shell"], "charge": ["bag", "unknown"]}}]),
        seed(records=[{}]),
    ],
    "dates-are-in-order": [
        seed(
            positions=[{"from": "2026-01-01", "to": "2026-01-01"}, {"id": "open", "to": "2020-01-01"}],
            platforms=[{"operators": ["NLD@2001-01-01..2002-01-01", "BEL"]}],
            records=[
                {
                    "decisions": [
                        {"move": "ACCEPTED", "recorded_at": "2025-12-01T10:00:00Z", "effective": "2026-01-01"},
                        {"move": "WITHDRAWN", "recorded_at": "2026-02-01T10:00:00Z", "effective": "2025-12-31"},
                    ]
                }
            ],
        ),
    ],
    "no-engineering-figures": [
        seed(
            notes=[{"text": "Loaded hotter than the older mark; bought new 120 mm rounds in 2021 for the depression."}]
        ),
    ],
    "every-record-says-what-it-must": [seed(records=[{}, STOP, EXCEPTION])],
    "an-excepted-record-says-what-it-illustrates": [
        seed(
            records=[{"degree": "CONDITIONAL", "illustrates": "a record without conditions"}],
            lint_exceptions=[{"rule": "every-record-says-what-it-must", "id": "NLD-1/1"}],
        ),
    ],
    "a-superseded-record-is-of-the-same-authority": [
        seed(records=[{}, {"id": "NLD-1/2", "supersedes": ["NLD-1/1", "unknown"]}]),
    ],
    "a-resolving-record-names-both-sides": [
        seed(records=[{}, NEGATIVE | {"id": "N1"}, {"id": "R", "resolves": ["NLD-1/1", "N1"]}]),
        seed(records=[{"resolves": ["unknown"]}]),
    ],
    "an-exception-relieves-its-own-prohibition": [
        seed(records=[STOP | {"id": "P1"}, EXCEPTION]),
        seed(records=[EXCEPTION]),
    ],
    "no-two-rows-share-a-designation": [
        seed(munitions=[{}, {"id": "m2", "designation": "M2"}], platforms=[{"designation": "M1"}]),
    ],
    "a-designation-names-one-mark": [seed(munitions=[{"designation": "M1/2 grip and sight"}])],
    "an-authority-speaks-for-its-nation": [
        seed(
            authorities=[{}, {"id": "public-source", "nation": None, "competences": None}],
            records=[{"nation": "NLD"}, PUBLIC, {"authority": "unknown"}],
            notices=[{}],
        ),
    ],
    "a-family-holds-its-own-kind": [
        seed(
            families=[{}, {"of": "WEAPON"}], munitions=[{"family": "m1"}], weapons=[{"family": "m1"}, {"family": "x"}]
        ),
    ],
}

BAD: dict[str, list[tuple[Documents, str]]] = {
    "every-id-is-unique": [
        (seed(munitions=[{}, {}]), "id"),
        (seed(weapons=[{"id": "x"}], platforms=[{"id": "x"}]), "id"),
        (seed(nations=[NLD, NLD]), "code"),
        (seed(records=[{"id": "ps-1"}], statements=[{}]), "id"),
    ],
    "every-reference-resolves": [
        (seed(munitions=[{"nation": "XXX"}]), "nation"),
        (seed(nations=[NLD], munitions=[{"national": ["BEL:123"]}]), "national"),
        (seed(platforms=[{"operators": ["BEL"]}]), "operators"),
        (seed(records=[{"combination": {"charge": ["lost"]}, "munition": None}]), "combination"),
        (seed(notes=[{}], weapons=[{"id": "m1"}]), "about"),
        (
            seed(
                munitions=[{}],
                weapons=[{}],
                authorities=[{}],
                nations=[NLD],
                records=[
                    {
                        "degree": "CONDITIONAL",
                        "conditions": [
                            {"kind": "CREW_TRAINING", "value": ["a"]},
                            {"kind": "PLATFORM_EXCLUDED", "value": ["x"]},
                        ],
                    }
                ],
            ),
            "conditions[1]",
        ),
    ],
    "every-row-cites-a-source": [
        (seed(munitions=[{"sources": None, "general_knowledge_fields": ["nation"]}]), "sources"),
        (seed(notes=[{"sources": None}]), "sources"),
    ],
    "general-knowledge-names-real-columns": [
        (seed(munitions=[{"general_knowledge_fields": ["natoin"]}]), "general_knowledge_fields"),
        (seed(munitions=[{"general_knowledge_fields": ["all", "nation"]}]), "general_knowledge_fields"),
    ],
    "an-exact-alias-means-one-thing": [
        (seed(munitions=[{"aliases": ["7,62×51"]}, {"id": "m2", "aliases": ["7.62 x 51"]}]), "aliases"),
        (seed(weapons=[{"aliases": ["Х1"]}], platforms=[{"aliases": ["x1"]}]), "aliases"),
        (
            seed(
                munitions=[
                    {"calibre": "40mm", "family": "f", "aliases": ["Hydra"]},
                    {"id": "m2", "calibre": "40mm", "family": "g", "aliases": ["Hydra"]},
                ]
            ),
            "aliases",
        ),
        (
            seed(
                platforms=[
                    {"designation": "Marder 1A3", "aliases": ["Fox"]},
                    {"id": "p2", "designation": "Marder 1A5", "aliases": ["Fox"]},
                ]
            ),
            "aliases",
        ),
        (
            seed(interfaces=[{"aliases_exact": ["20x110"]}, {"id": "b", "aliases_ambiguous": ["20x110"]}]),
            "aliases_exact",
        ),
        (seed(interfaces=[{"aliases_exact": ["40 mm"]}], calibres=[{}]), "aliases_exact"),
        (seed(interfaces=[{"aliases_exact": ["Y"], "aliases_ambiguous": ["y"]}]), "aliases_ambiguous"),
    ],
    "an-alias-is-no-other-rows-name": [
        (seed(munitions=[{"aliases": ["M2"]}, {"id": "m2", "designation": "Other"}]), "aliases"),
        (seed(munitions=[{"aliases": ["M2"]}, {"id": "m2", "calibre": "20mm", "designation": "Other"}]), "aliases"),
        (seed(munitions=[{"aliases": ["L2A2"]}, {"id": "other", "designation": "L2A2"}]), "aliases"),
        (
            seed(
                weapons=[{"id": "m60", "calibre": "20mm"}],
                platforms=[{"weapons": ["m60"]}, {"id": "p2", "designation": "Tank", "aliases": ["M60"]}],
            ),
            "aliases",
        ),
        (
            seed(munitions=[{"family": "f", "aliases": ["M549"]}, {"id": "x", "family": "f", "designation": "M549"}]),
            "aliases",
        ),
        (seed(weapons=[{"aliases": ["P 1"]}], platforms=[{"id": "q"}]), "aliases"),
        (seed(interfaces=[{"aliases_exact": ["B"]}, {"id": "b"}]), "aliases_exact"),
    ],
    "a-retired-id-is-no-living-id": [
        (seed(munitions=[{}], retired=[{"id": "m1", "successor": None}]), "id"),
        (seed(platforms=[{}], retired=[{"kind": "weapon", "id": "p1", "successor": None}]), "id"),
    ],
    "a-successor-lives-and-is-of-the-same-kind": [
        (seed(munitions=[{}], retired=[{"successor": "m2"}]), "successor"),
        (seed(weapons=[{}], retired=[{"successor": "w1"}]), "successor"),
        (seed(munitions=[{}], retired=[{"successor": "m-1"}, {"id": "m-1"}]), "successor"),
    ],
    "an-interface-agrees-with-the-calibre": [
        (seed(interfaces=[{"calibre": "20mm"}], munitions=[{"calibre": "40mm", "presents": ["40x53"]}]), "presents"),
        (seed(interfaces=[{"calibre": "20mm"}], weapons=[{"calibre": "40mm", "accepts": ["40x53"]}]), "accepts"),
    ],
    "a-carrier-round-is-undetermined": [
        (seed(munitions=[{"carrier": True}]), "treaty_class"),
        (seed(munitions=[{"carrier": True, "treaty_class": "CCM_EXCLUDED_DESIGN"}]), "treaty_class"),
    ],
    "every-reference-row-is-accounted-for-once": [
        (seed(accounting=EVERY_ACCOUNT[1:]), "row"),
        (seed(accounting=EVERY_ACCOUNT[:204]), "row"),
        (seed(accounting=[*EVERY_ACCOUNT, EVERY_ACCOUNT[0]]), "row"),
        (seed(accounting=[*EVERY_ACCOUNT, {"row": 205}]), "row"),
    ],
    "an-account-points-to-what-was-written": [
        (seed(accounting=[{"fate": "STATEMENT"}]), "targets"),
        (seed(weapons=[{}], accounting=[{"fate": "STATEMENT", "targets": ["w1"]}]), "targets"),
        (seed(accounting=[{"fate": "DUPLICATE", "targets": ["lost"]}]), "targets"),
    ],
    "a-public-statement-has-a-page": [
        (seed(statements=[{"sources": None, "general_knowledge_fields": ["all"]}]), "sources"),
        (seed(records=[PUBLIC | {"evidence": None}]), "evidence"),
        (seed(records=[PUBLIC | {"evidence": [{"kind": "PUBLIC_SOURCE", "grade": "D"}]}]), "evidence[0].url"),
        (seed(records=[PUBLIC | {"evidence": [{"kind": "S3_FULL", "grade": "D", "url": PAGE}]}]), "evidence[0]"),
        (seed(records=[PUBLIC | {"evidence": [{"kind": "PUBLIC_SOURCE", "grade": "A", "url": PAGE}]}]), "evidence[0]"),
    ],
    "exercise-data-stay-apart": [
        (seed(records=[{"exercise": None}]), "exercise"),
        (seed(records=[{}], folder="reference"), ""),
        (seed(munitions=[{}], folder="exercise"), ""),
    ],
    "a-role-holds-its-component": [
        (seed(munitions=COMPONENTS, records=[{"combination": {"charge": ["bag", "shell"]}}]), "combination.charge"),
    ],
    "dates-are-in-order": [
        (seed(notices=[{"from": "2026-02-01", "to": "2026-01-31"}]), "to"),
        (
            seed(
                records=[
                    {
                        "decisions": [
                            {"move": "ACCEPTED", "recorded_at": "2026-01-02T00:00:00Z", "effective": "2026-01-02"},
                            {"move": "SUSPENDED", "recorded_at": "2026-01-01T00:00:00Z", "effective": "2026-01-03"},
                        ]
                    }
                ]
            ),
            "decisions",
        ),
        (
            seed(
                records=[
                    {
                        "decisions": [
                            {"move": "WITHDRAWN", "recorded_at": "2026-01-02T00:00:00Z", "effective": "2026-01-02"},
                            {"move": "REINSTATED", "recorded_at": "2026-01-03T00:00:00Z", "effective": "2026-01-03"},
                        ]
                    }
                ]
            ),
            "decisions",
        ),
    ],
    "no-engineering-figures": [
        (seed(notes=[{"text": "Works at a higher pressure."}]), "text"),
        (seed(munitions=[{"note": "Proof at 60,000 psi."}]), "note"),
        (seed(munitions=[{"note": "Holds 10.8 kg of TNT."}]), "note"),
        (seed(munitions=[{"note": "NEQ 12 kg"}]), "note"),
        (seed(statements=[{"says": "It leaves the barrel at 1,650 m/s."}]), "says"),
        (seed(statements=[{"conditions": "Penetrates 600 mm RHA."}]), "conditions"),
        (seed(munitions=[{"note": "12,000 rounds in stock"}]), "note"),
    ],
    "every-record-says-what-it-must": [
        (seed(records=[{"degree": "CONDITIONAL"}]), "conditions"),
        (seed(records=[STOP | {"contexts": ["training"]}]), "contexts"),
    ],
    "an-excepted-record-says-what-it-illustrates": [
        (
            seed(
                records=[{"degree": "CONDITIONAL"}],
                lint_exceptions=[{"rule": "every-record-says-what-it-must", "id": "NLD-1/1"}],
            ),
            "illustrates",
        ),
        (seed(records=[{"illustrates": "something", "exercise": None}]), "illustrates"),
    ],
    "a-superseded-record-is-of-the-same-authority": [
        (seed(records=[{}, {"id": "B", "authority": "BEL-T", "supersedes": ["NLD-1/1"]}]), "supersedes"),
        (
            seed(records=[{}, {"id": "B", "supersedes": ["NLD-1/1"]}, {"id": "C", "supersedes": ["NLD-1/1"]}]),
            "supersedes",
        ),
    ],
    "a-resolving-record-names-both-sides": [
        (seed(records=[{}, {"id": "R", "resolves": ["NLD-1/1"]}]), "resolves"),
        (seed(records=[NEGATIVE | {"id": "N1"}, {"id": "R", "resolves": ["N1"]}]), "resolves"),
        (seed(records=[{}, NEGATIVE | {"id": "N1"}, STOP | {"id": "R", "resolves": ["NLD-1/1", "N1"]}]), "resolves"),
    ],
    "an-exception-relieves-its-own-prohibition": [
        (seed(records=[{"id": "P1"}, EXCEPTION]), "derogates"),
        (seed(records=[STOP | {"id": "P1", "authority": "BEL-T"}, EXCEPTION]), "derogates"),
        (seed(records=[STOP | {"id": "P1", "weapon": "w2"}, EXCEPTION]), "derogates"),
    ],
    "no-two-rows-share-a-designation": [
        (seed(platforms=[{}, {"id": "p2", "designation": "p-1"}]), "designation"),
        (seed(weapons=[{"designation": "P1"}], platforms=[{}]), "designation"),
        (seed(munitions=[{}, {"id": "m2"}]), "designation"),
    ],
    "a-designation-names-one-mark": [
        (seed(munitions=[{"designation": "M549 / M549A1"}]), "designation"),
        (seed(platforms=[{"designation": "M4 or M4A1"}]), "designation"),
    ],
    "an-authority-speaks-for-its-nation": [
        (seed(authorities=TWO_AUTHORITIES, records=[{"nation": "BEL"}]), "nation"),
        (seed(authorities=[{"competences": ["EXPORT"]}], records=[{}]), "authority"),
        (seed(authorities=[{"competences": ["EXPORT"]}], notices=[{}]), "authority"),
        (seed(authorities=[{"nation": None}]), "nation"),
    ],
    "a-family-holds-its-own-kind": [
        (seed(families=[{}], weapons=[{"family": "m1"}]), "family"),
        (seed(families=[{"of": "WEAPON"}], munitions=[{"family": "m1"}]), "family"),
    ],
}


def found(rule: str, documents: Documents) -> list[str]:
    """The columns in which a rule found something."""
    return [finding.column for finding in check_documents(documents) if finding.rule == rule]


def test_every_rule_has_a_good_and_a_bad_example() -> None:
    ids = {rule.id for rule in rules()}

    assert ids == set(GOOD) == set(BAD)


def test_every_file_of_the_rules_holds_the_rule_of_its_name() -> None:
    files = {path.stem.replace("_", "-") for path in Path(lint.__path__[0]).glob("[a-z]*.py")}

    assert files == {rule.id for rule in rules()}
    assert all(rule.sentence.endswith(".") for rule in rules())


@pytest.mark.parametrize(("rule", "documents"), [(rule, good) for rule, all_good in GOOD.items() for good in all_good])
def test_good_rows_pass(rule: str, documents: Documents) -> None:
    assert [finding for finding in documents.findings if finding.rule != CONTRACT_RULE] == []
    assert found(rule, documents) == []


@pytest.mark.parametrize(
    ("rule", "documents", "column"),
    [(rule, documents, column) for rule, all_bad in BAD.items() for documents, column in all_bad],
)
def test_bad_rows_are_found_in_their_column(rule: str, documents: Documents, column: str) -> None:
    assert column in found(rule, documents)


@pytest.mark.parametrize("documents", [good for all_good in (*GOOD.values(),) for good in all_good])
def test_examples_keep_their_contracts(documents: Documents) -> None:
    assert documents.findings == ()


def test_an_exception_lets_one_row_break_one_rule() -> None:
    broken = {"sources": None, "general_knowledge_fields": None}

    findings = check_documents(
        seed(munitions=[broken, broken | {"id": "m2", "designation": "M2"}], lint_exceptions=[{}])
    )

    assert [(finding.rule, finding.subject) for finding in findings] == [("every-row-cites-a-source", "munition m2")]


def test_an_exception_that_is_no_longer_needed_is_an_error() -> None:
    findings = check_documents(seed(munitions=[{}], lint_exceptions=[{}]))

    assert [(finding.rule, finding.column) for finding in findings] == [(EXCEPTION_RULE, "id")]


def test_an_exception_to_a_rule_that_does_not_exist_names_the_nearest() -> None:
    findings = check_documents(seed(lint_exceptions=[{"rule": "every-row-cites-a-sourse"}]))

    assert findings[0].rule == EXCEPTION_RULE
    assert findings[0].nearest[0] == "every-row-cites-a-source"


def test_an_exception_needs_a_reason() -> None:
    documents = seed(munitions=[{"sources": None}], lint_exceptions=[{"reason": None}])

    findings = check_documents(documents)

    assert {finding.rule for finding in findings} == {CONTRACT_RULE, "every-row-cites-a-source"}


def test_findings_stand_in_the_order_of_the_files_and_read_as_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "reference"
    folder.mkdir()
    (folder / "notes.csv").write_text(
        f"id,about_kind,about,text,sources\nn1,munition,m1,A.,{PAGE}\nn1,munition,m1,B.,\n"
    )

    findings = check(tmp_path)

    assert [finding.line for finding in findings] == sorted(finding.line for finding in findings)
    assert str(findings[-1]) == (
        "reference/notes.csv:3: note n1 [sources]: The row needs at least one page that says so. (every-row-cites-a-source)"
    )
    assert FILE_RULE not in {finding.rule for finding in findings}


def test_a_row_that_its_contract_refused_is_not_reported_twice() -> None:
    findings = check_documents(seed(records=[{"kind": "INTERCHANGABILITY"}]))

    assert [finding.rule for finding in findings if finding.column == "kind"] == [CONTRACT_RULE]
    assert "every-record-says-what-it-must" not in {finding.rule for finding in findings}


def test_a_default_row_of_every_kind_keeps_its_contract() -> None:
    assert seed(records=[{}], statements=[{}], munitions=[{}]).findings == ()
    assert row("munitions")["designation"] == "M1"
