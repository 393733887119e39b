"""Files become rows that know where they stand, and every fault of a file is told at once."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.seeding import documents
from registry.seeding.check import check, counts
from registry.seeding.documents import CONTRACT_RULE, FILE_RULE, KINDS, Reading, read, read_file
from registry.seeding.findings import Finding
from tests.seed_data.rows import PAGE, row

HEADER = "id,label,bore_mm,aliases,sources,general_knowledge_fields,note\n"


def reading_of(text: str | bytes, kind: str = "calibres", suffix: str = "csv") -> Reading:
    reading = Reading()
    data = text if isinstance(text, bytes) else text.encode()
    read_file(KINDS[kind], f"reference/{kind}.{suffix}", data, reading)
    return reading


def only(findings: list[Finding]) -> Finding:
    assert len(findings) == 1, findings
    return findings[0]


def test_a_cell_with_a_line_break_does_not_shift_the_line_numbers() -> None:
    reading = reading_of(HEADER + f'40mm,"40\nmm",40,,{PAGE},,\n20mm,20 mm,20,,{PAGE},,\n')

    assert [(found.id, found.line) for found in reading.rows] == [("40mm", 2), ("20mm", 4)]
    assert only(reading.findings).line == 2


def test_cells_become_typed_values_and_an_empty_cell_is_left_out() -> None:
    reading = reading_of(HEADER + f"40mm,40 mm,40,1.57 in;40mm,{PAGE},,\n")

    assert reading.findings == []
    assert reading.rows[0].values == {
        "id": "40mm",
        "label": "40 mm",
        "bore_mm": 40,
        "aliases": ["1.57 in", "40mm"],
        "sources": [PAGE],
        "general_knowledge_fields": [],
        "note": None,
    }


def test_a_byte_order_mark_and_blank_lines_are_no_faults() -> None:
    reading = reading_of(b"\xef\xbb\xbf" + (HEADER + f"\n40mm,40 mm,40,,{PAGE},,\n,,,,,,\n").encode())

    assert reading.findings == []
    assert [found.line for found in reading.rows] == [3]


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-20", "@home"])
def test_a_cell_that_looks_like_a_formula_is_text(cell: str) -> None:
    reading = reading_of(HEADER + f"40mm,{cell},40,,{PAGE},,\n")

    assert reading.rows[0].values["label"] == cell


def test_all_faults_of_a_row_are_reported_with_value_expected_and_nearest() -> None:
    text = f"id,about_kind,about,text,sources\nNote 1,munitoin,m1,A.,{PAGE}\n"

    findings = {finding.column: finding for finding in reading_of(text, "notes").findings}

    assert set(findings) == {"id", "about_kind"}
    assert findings["id"].nearest == ("note-1",)
    assert findings["about_kind"].value == "“munitoin”"
    assert findings["about_kind"].nearest == ("munition",)
    assert "calibre" in findings["about_kind"].expected
    assert {finding.subject for finding in findings.values()} == {"note Note 1"}


def test_an_unknown_column_is_refused_with_a_suggestion_and_nothing_under_it_is_read() -> None:
    reading = reading_of("id,lable\n40mm,40 mm\n")

    misspelt = next(finding for finding in reading.findings if finding.column == "lable")
    assert misspelt.nearest[0] == "label"
    assert reading.rows == []


def test_a_missing_column_is_reported_once_and_not_for_every_row() -> None:
    reading = reading_of(f"id,sources\n40mm,{PAGE}\n20mm,{PAGE}\n")

    finding = only(reading.findings)
    assert (finding.rule, finding.line, finding.column) == (FILE_RULE, 1, "label")
    assert len(reading.rows) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEADER + "40mm,40 mm\n", "2 cells"),
        (HEADER.replace(",", ";") + "40mm;40 mm;;;;;\n", "commas"),
        ("id,id,label\n", "twice"),
        ("", "name the columns"),
        ("\n", "name the columns"),
        ("id,label\n40mm,\xff\n".encode("latin-1"), "UTF-8"),
        (HEADER + '40mm,"40 mm\n', "CSV"),
    ],
)
def test_a_broken_table_is_told_apart_from_a_wrong_value(text: str | bytes, says: str) -> None:
    assert says in only(reading_of(text).findings).message


def test_a_row_with_too_few_cells_still_counts_as_a_row_of_its_id() -> None:
    assert [found.id for found in reading_of(HEADER + "40mm,40 mm\n").rows] == ["40mm"]


def test_json_rows_know_their_line() -> None:
    text = json.dumps([row("calibres"), row("calibres", {"id": "20mm", "bore_mm": "20"})], indent=1)

    reading = reading_of(text, suffix="json")

    assert [found.id for found in reading.rows] == ["40mm", "20mm"]
    assert text.splitlines()[only(reading.findings).line - 1].strip() == "{"
    assert only(reading.findings).line > 5


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"id": 1}', "start with ["),
        ('[{"id": "a", "id": "b"}]', "twice"),
        ('[{"bore_mm": NaN}]', "not a number"),
        ("[{} {}]", "expected ,"),
        ("[{}", "expected ,"),
        ("[{},]", "JSON"),
        ("[] []", "follows"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_json_that_is_not_a_list_of_rows_is_refused(text: str, says: str) -> None:
    findings = [finding for finding in reading_of(text, suffix="json").findings if finding.rule == FILE_RULE]

    assert says in only(findings).message


def test_a_json_item_that_is_no_row_is_refused_on_its_line() -> None:
    finding = only(reading_of('[\n "a"\n]', suffix="json").findings)

    assert (finding.rule, finding.line) == (CONTRACT_RULE, 2)


def test_a_kind_is_a_file_or_a_folder_of_files(tmp_path: Path) -> None:
    (tmp_path / "reference" / "calibres").mkdir(parents=True)
    (tmp_path / "reference" / "calibres" / "a.csv").write_text(HEADER + f"40mm,40 mm,40,,{PAGE},,\n")
    (tmp_path / "reference" / "calibres" / "b.json").write_text(json.dumps([row("calibres", {"id": "20mm"})]))
    (tmp_path / "reference" / "nations.json").write_text(json.dumps([row("nations")]))
    (tmp_path / "README.md").write_text("Not a row.")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.bin").write_text("")

    found = read(tmp_path)

    assert found.findings == ()
    assert found.ids("calibres") == {"40mm", "20mm"}
    assert [nation.id for nation in found.of("nations")] == ["NLD"]
    assert found.find("calibres", "20mm") is not None
    assert found.find("calibres", "30mm") is None


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("reference/munition.csv", "no kind of row"),
        ("reference/munitions.xlsx", "Only CSV and JSON"),
        ("reference/records.csv", "exercise/records"),
        ("munitions.csv", "reference/munitions"),
        ("reference/lint_exceptions.csv", "beside the folders"),
    ],
)
def test_a_file_that_belongs_nowhere_is_an_error(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("id\n")

    assert says in read(tmp_path).findings[0].message


def test_a_directory_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    assert [finding.rule for finding in check(tmp_path / "nowhere")] == [FILE_RULE]


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LARGEST_FILE", 5)
    (tmp_path / "lint_exceptions.csv").write_text("rule,id,reason\n")

    assert "at most" in only(list(read(tmp_path).findings)).message


@given(st.binary(max_size=200), st.sampled_from(["csv", "json"]), st.sampled_from(sorted(KINDS)))
def test_no_bytes_break_the_reader(data: bytes, suffix: str, kind: str) -> None:
    reading = reading_of(data, kind, suffix)

    assert all(finding.message for finding in reading.findings)


@given(st.lists(st.text(max_size=20), min_size=7, max_size=7))
def test_no_cells_break_the_reader(cells: list[str]) -> None:
    reading = Reading()

    documents.read_table(KINDS["calibres"], "a.csv", [(1, HEADER.strip().split(",")), (2, cells)], reading)

    assert len(reading.rows) == any(cell.strip() for cell in cells)


def test_counts_tell_rows_sources_and_fates(tmp_path: Path) -> None:
    (tmp_path / "reference").mkdir()
    (tmp_path / "public_statements").mkdir()
    unsourced = {"id": "20mm", "sources": None, "general_knowledge_fields": ["all"]}
    partly = {"id": "30mm", "general_knowledge_fields": ["bore_mm"]}
    calibres = [row("calibres"), row("calibres", unsourced), row("calibres", partly)]
    (tmp_path / "reference" / "calibres.json").write_text(json.dumps(calibres))
    accounts = [row("accounting"), row("accounting", {"row": 2, "fate": "NOTE"})]
    (tmp_path / "public_statements" / "accounting.json").write_text(json.dumps(accounts))

    told = counts(tmp_path)

    assert told["rows"]["calibres"] == 3
    assert told["sourced"] == {"rows": 2, "of": 3, "share": 0.6667}
    assert told["fields"] == {"supported": 5, "of": 9, "share": 0.5556}
    assert told["fates"] == {"NOTE": 1, "UNRESOLVED": 1}
    assert told["statements"] == {}
    assert counts(tmp_path / "nowhere")["sourced"]["share"] is None
