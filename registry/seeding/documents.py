"""Reads a directory of CSV and JSON files into rows that know where they stand, reporting all that is wrong."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from marshmallow import ValidationError

from registry.seeding.findings import Finding
from schemas.catalogue import (
    Calibre,
    Family,
    Interface,
    Munition,
    Nation,
    Note,
    Platform,
    Retired,
    Standard,
    Weapon,
)
from schemas.contract import Contract, flattened
from schemas.fields import STRICT_JSON, Text
from schemas.qualification import (
    Authority,
    NationalPosition,
    PublicStatement,
    QualificationRecord,
    RecognitionArrangement,
    RestrictionNotice,
    StatementAccount,
)
from schemas.refusals import Refusal, nearest, shown

FILE_RULE = "every-file-can-be-read"
CONTRACT_RULE = "every-row-keeps-its-contract"

REFERENCE, STATEMENTS, EXERCISE = "reference", "public_statements", "exercise"
SUFFIXES = (".csv", ".json")
EXCEPTIONS = "lint_exceptions"
LARGEST_FILE = 64 * 2**20

_Group = Mapping[str, Any]


class LintException(Contract):
    """A rule that a row is allowed to break, and why; one that is no longer needed is an error."""

    rule = Text(required=True, max_length=80, label="Rule")
    id = Text(required=True, max_length=120, label="Id", help="The id of the row, as the finding names it.")
    reason = Text(required=True, max_length=300, label="Reason")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row: the folder of the tree it belongs in, its contract, and the columns that name a row."""

    name: str
    folder: str
    contract: type[Contract]
    naming: tuple[str, ...] = ("id",)

    @property
    def singular(self) -> str:
        return self.name.removesuffix("s").removesuffix("ie") + ("y" if self.name.endswith("ies") else "")


KINDS = {
    kind.name: kind
    for kind in (
        Kind("nations", REFERENCE, Nation, ("code",)),
        Kind("standards", REFERENCE, Standard),
        Kind("calibres", REFERENCE, Calibre),
        Kind("interfaces", REFERENCE, Interface),
        Kind("families", REFERENCE, Family),
        Kind("munitions", REFERENCE, Munition),
        Kind("weapons", REFERENCE, Weapon),
        Kind("platforms", REFERENCE, Platform),
        Kind("notes", REFERENCE, Note),
        Kind("retired", REFERENCE, Retired, ("kind", "id")),
        Kind("statements", STATEMENTS, PublicStatement),
        Kind("accounting", STATEMENTS, StatementAccount, ("file", "row")),
        Kind("authorities", EXERCISE, Authority),
        Kind("positions", EXERCISE, NationalPosition),
        Kind("records", EXERCISE, QualificationRecord),
        Kind("arrangements", EXERCISE, RecognitionArrangement),
        Kind("notices", EXERCISE, RestrictionNotice),
        Kind(EXCEPTIONS, "", LintException, ("rule", "id")),
    )
}
"""Every kind of row, in the order in which they are loaded: what is referred to comes first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file.

    `given` is what the file says (cells, or JSON values); `values` what the contract loaded, without what it refused.
    """

    kind: str
    file: str
    line: int
    id: str
    given: Mapping[str, Any]
    values: Mapping[str, Any]

    @property
    def subject(self) -> str:
        return f"{KINDS[self.kind].singular} {self.id}".strip()

    def get(self, column: str) -> Any:
        """The loaded value of a column; None when it was left out or refused."""
        return self.values.get(column)


@dataclass
class Reading:
    """Rows and findings as they are gathered."""

    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def refuse_file(self, file: str, message: str, *, line: int = 0, column: str = "", **more: Any) -> None:
        self.findings.append(Finding(file, line, column, FILE_RULE, message, **more))


@dataclass(frozen=True)
class Documents:
    """All rows of a directory, and what is wrong with its files and rows by themselves."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Row, ...]]:
        kinds: dict[str, list[Row]] = {name: [] for name in KINDS}
        for row in self.rows:
            kinds[row.kind].append(row)
        return {name: tuple(rows) for name, rows in kinds.items()}

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Row]]:
        return {name: {row.id: row for row in reversed(rows)} for name, rows in self._by_kind.items()}

    def of(self, *kinds: str) -> Iterator[Row]:
        """The rows of these kinds, in the order of the files."""
        for kind in kinds:
            yield from self._by_kind[kind]

    def find(self, kind: str, row_id: str) -> Row | None:
        """The (first) row of a kind with this id."""
        return self._by_id[kind].get(row_id)

    def ids(self, *kinds: str) -> set[str]:
        """The ids of all rows of these kinds, also of rows that their contract refused."""
        return {row_id for kind in kinds for row_id in self._by_id[kind]}


def read(directory: Path) -> Documents:
    """Every row of a directory tree; a kind is a file `<folder>/<kind>.csv` or `.json`, or a folder of such files.

    Markdown and Python files, and what starts with a dot or an underscore, are not looked at.
    """
    reading = Reading()
    if not directory.is_dir():
        reading.refuse_file(directory.name, "There is no such directory.")
    for path in sorted(directory.rglob("*"), key=lambda path: path.relative_to(directory).parts):
        name = path.relative_to(directory)
        if not path.is_file() or path.suffix in {".md", ".py"} or any(part[0] in "._" for part in name.parts):
            continue
        kind = _kind_of(PurePosixPath(*name.parts), reading)
        if kind is None:
            continue
        if path.stat().st_size > LARGEST_FILE:
            reading.refuse_file(name.as_posix(), f"A file may hold at most {LARGEST_FILE // 2**20} MB; split it.")
            continue
        read_file(kind, name.as_posix(), path.read_bytes(), reading)
    return Documents(tuple(reading.rows), tuple(reading.findings))


def _kind_of(name: PurePosixPath, reading: Reading) -> Kind | None:
    """The kind that a path names: by its file at the root or in a folder, else by the second folder."""
    file = name.as_posix()
    stem = name.stem if len(name.parts) < 3 else name.parts[1]
    kind = KINDS.get(stem)
    folder = name.parts[0] if len(name.parts) > 1 else ""
    if name.suffix not in SUFFIXES:
        reading.refuse_file(file, f"Only CSV and JSON files are read; this is {name.suffix or 'without an ending'}.")
        return None
    if kind is None:
        known = tuple(KINDS)
        reading.refuse_file(
            file,
            f"There is no kind of row called {shown(stem)}.",
            expected=", ".join(known),
            nearest=nearest(stem, known),
        )
    elif kind.folder != folder:
        where = f"{kind.folder}/{kind.name}" if kind.folder else f"{kind.name}.csv beside the folders"
        reading.refuse_file(file, f"Rows of the kind {kind.name} belong in {where}.", expected=where)
    return kind


def read_file(kind: Kind, file: str, data: bytes, reading: Reading) -> None:
    """Add the rows of one file, and what is wrong with them, to `reading`; the name's ending says CSV or JSON."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reading.refuse_file(file, "The text is not UTF-8; save the file as UTF-8.", line=line)
        return
    if file.endswith(".json"):
        _read_json(kind, file, text, reading)
    else:
        read_table(kind, file, _lines_of_csv(file, text, reading), reading)


def _lines_of_csv(file: str, text: str, reading: Reading) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        reading.refuse_file(file, f"The line cannot be read as CSV: {error}.", line=line)


def read_table(kind: Kind, file: str, lines: Iterable[tuple[int, Sequence[str]]], reading: Reading) -> None:
    """Add the rows of a table of text cells, as CSV files and spreadsheets hold; its first line names the columns."""
    numbered = iter(lines)
    header_line, header = next(numbered, (1, []))
    names = [name.strip() for name in header]
    if not _is_sound(kind, file, header_line, names, reading):
        return
    sheet = _Sheet(kind, file, reading, frozenset(names))
    for line, cells in numbered:
        if not any(cell.strip() for cell in cells):
            continue
        given = dict(zip(names, cells, strict=False))
        if len(cells) == len(names):
            sheet.load(line, given, *sheet.contract.from_cells(given))
        else:
            counts = f"The row has {len(cells)} cells, the header {len(names)}"
            sheet.report(line, given, "", f"{counts}; text that holds a comma must be quoted.")
            sheet.add(line, given, {})


def _is_sound(kind: Kind, file: str, line: int, names: list[str], reading: Reading) -> bool:
    """Report what is wrong with the header; whether the rows under it can be read at all."""
    known = kind.contract.columns()
    if len(names) == 1 and any(mark in names[0] for mark in ";\t"):
        reading.refuse_file(
            file, "The columns are not separated by commas; save the file as comma-separated.", line=line
        )
        return False
    if not any(names):
        reading.refuse_file(file, "The first line must name the columns.", line=line, expected=", ".join(known))
        return False
    sound = True
    for place, name in enumerate(names):
        if name not in known:
            near = nearest(name, known)
            expected = ", ".join(known)
            refusal = Refusal("unknown_near" if near else "unknown", {"nearest": near, "expected": expected})
            reading.refuse_file(file, refusal, line=line, column=name, expected=expected, nearest=near)
            sound = False
        elif name in names[:place]:
            reading.refuse_file(file, "The column stands there twice.", line=line, column=name)
            sound = False
    for name, column in known.items():
        if column.required and name not in names:
            reading.refuse_file(file, Refusal("required", {}), line=line, column=name)
    return sound


def _read_json(kind: Kind, file: str, text: str, reading: Reading) -> None:
    sheet = _Sheet(kind, file, reading, frozenset(kind.contract.columns()))
    try:
        for line, item in _items_of_json(text):
            if isinstance(item, dict):
                sheet.load(line, item, item, {})
            else:
                sheet.report(line, {}, "", Refusal("not_an_object", {"given": shown(item)}))
    except _NotJson as error:
        reading.refuse_file(file, f"The file cannot be read as a JSON list of rows: {error}.", line=error.line)


class _NotJson(ValueError):
    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


def _items_of_json(text: str) -> Iterator[tuple[int, Any]]:
    """The items of a JSON list, each with the line it starts on."""

    def skipped(place: int) -> int:
        while place < len(text) and text[place] in " \t\r\n":
            place += 1
        return place

    def not_json(reason: str, place: int) -> _NotJson:
        return _NotJson(reason, text.count("\n", 0, place) + 1)

    place = skipped(0)
    if text[place : place + 1] != "[":
        raise not_json("it must start with [", place)
    place, first = skipped(place + 1), True
    while text[place : place + 1] != "]":
        if not first:
            if text[place : place + 1] != ",":
                raise not_json("expected , or ]", place)
            place = skipped(place + 1)
        first = False
        try:
            item, end = STRICT_JSON.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            raise not_json(str(getattr(error, "msg", error)), getattr(error, "pos", place)) from None
        yield text.count("\n", 0, place) + 1, item
        place = skipped(end)
    if skipped(place + 1) != len(text):
        raise not_json("something follows the list", skipped(place + 1))


class _Sheet:
    """One file being read: applies the contract to its rows; adds them, and what is wrong with them, to the reading."""

    def __init__(self, kind: Kind, file: str, reading: Reading, columns: frozenset[str]) -> None:
        self.kind = kind
        self.file = file
        self.reading = reading
        self.columns = columns
        self.contract = kind.contract()

    def load(self, line: int, given: _Group, values: _Group, unread: Mapping[str, list[str]]) -> None:
        """Apply the contract to one row; `unread` are cells that could not even become a value."""
        refusals = [(name, message) for name, messages in unread.items() for message in messages]
        try:
            loaded = self.contract.load(dict(values))
        except ValidationError as error:
            loaded = error.valid_data if isinstance(error.valid_data, dict) else {}
            found = flattened(error.messages)
            # A column that the file lacks is reported once, with the header.
            in_file = self.columns | set(given)
            refusals += [(name, text) for name, text in found if name not in unread and _top(name) in in_file]
        for name, message in refusals:
            self.report(line, given, name, message)
        self.add(line, given, loaded)

    def add(self, line: int, given: _Group, loaded: _Group) -> None:
        self.reading.rows.append(Row(self.kind.name, self.file, line, _id_of(self.kind, given), given, loaded))

    def report(self, line: int, given: _Group, column: str, message: str) -> None:
        value = given.get(_top(column))
        more: dict[str, Any] = {}
        if isinstance(message, Refusal):
            expected = message.values.get("expected") or message.values.get("example") or ""
            more = {"expected": str(expected), "nearest": message.nearest}
        subject = f"{self.kind.singular} {_id_of(self.kind, given)}".strip()
        given_value = "" if value is None else shown(value)
        finding = Finding(self.file, line, column, CONTRACT_RULE, message, subject, given_value, **more)
        self.reading.findings.append(finding)


def _top(column: str) -> str:
    return column.partition(".")[0].partition("[")[0]


def _id_of(kind: Kind, given: _Group) -> str:
    return ":".join(str(given.get(column) or "").strip() for column in kind.naming).strip(":")
