"""A pasted list: a munition a line, perhaps with its own system, for one nation and one context."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from marshmallow import ValidationError

from schemas.compatibility import AsKnown, Named
from schemas.fields import IsoDate, NationCode, Plain, Word, refuse
from schemas.query import Query
from schemas.refusals import Refusal, shown
from schemas.vocabulary import Context

MOST_LINES = 200
"""Lines that name something; blank ones are passed over."""

LONGEST_LIST = 100_000
"""In characters: twice what 200 lines of the longest names take."""

_ENDS = re.compile(r"\r\n|\r|\n")
_TURNED_INTO_A_NUMBER = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]+")
_LOST_ITS_ZEROS = re.compile(r"[0-9]{9,12}")
_NAME = Named()


@dataclass(frozen=True, slots=True)
class Line:
    """One line that was filled; `number` counts every line of what was pasted, from 1.

    Attributes:
        typed: The whole line, without the space around it.
        munition: What its first column names.
        system: What its second column names; None where it has none.
        faults: Why it cannot be read at all, by column: then nothing of it may be looked up.
        parts: What its first column names where it joins several names by a plus.
    """

    number: int
    typed: str
    munition: str
    system: str | None
    faults: Mapping[str, Refusal]
    parts: tuple[str, ...] = ()

    @property
    def too_wide(self) -> bool:
        """Whether it has more columns than are read."""
        return "line" in self.faults


def lines_of(text: str) -> tuple[Line, ...]:
    """The filled lines of a text; columns are parted by tabs, or by semicolons where a line has no tab."""
    return tuple(_line(number, typed) for number, typed in enumerate(_ENDS.split(text), 1) if typed.strip())


def two_columns(text: str) -> str:
    """The text with the first two columns of every line that has more, all else as it stands."""
    lines = _ENDS.split(text)
    return "\n".join(_narrowed(line) if line.strip() and _line(0, line).too_wide else line for line in lines)


def without_first(text: str) -> str:
    """The text with its first filled line left blank: the others keep their numbers."""
    lines = _ENDS.split(text)
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    return "\n".join([*lines[:first], "", *lines[first + 1 :]])


def is_heading(line: Line) -> bool:
    """Whether it looks like the names of columns: it holds no digit, as the names of rounds do."""
    return not any(map(str.isdigit, line.typed))


def damage(text: str) -> Refusal | None:
    """What a spreadsheet may have made of a stock number; asked of what no name fits, since a part number looks alike."""
    if _TURNED_INTO_A_NUMBER.fullmatch(text):
        return Refusal("nsn_scientific", {"given": shown(text), "example": "1305-00-123-4567"})
    if _LOST_ITS_ZEROS.fullmatch(text):
        return Refusal("nsn_zero", {"given": shown(text), "length": len(text)})
    return None


def _separator(typed: str) -> str:
    return "\t" if "\t" in typed.rstrip() else ";"


def _narrowed(typed: str) -> str:
    separator = _separator(typed)
    return separator.join(typed.split(separator)[:2])


def _line(number: int, typed: str) -> Line:
    columns = [_cell(cell) for cell in typed.rstrip().split(_separator(typed))]
    while len(columns) > 1 and not columns[-1]:
        columns.pop()
    faults: dict[str, Refusal] = {}
    if len(columns) > 2:
        faults["line"] = Refusal("line_columns", {"length": len(columns)})
    elif not columns[0]:
        faults["munition"] = Refusal("line_without_munition", {})
    for field, cell in zip(("munition", "system"), columns, strict=False):
        if cell and (why := _unreadable(cell)):
            faults.setdefault(field, why)
    parts = tuple(part.strip() for part in columns[0].split("+"))
    together = parts if len(parts) > 1 and all(parts) else ()
    return Line(number, typed.strip(), columns[0], columns[1] if len(columns) == 2 else None, faults, together)


def _cell(text: str) -> str:
    """Spreadsheets put a cell in quotation marks as a whole."""
    bare = text.strip()
    quoted = len(bare) > 1 and bare[0] == bare[-1] == '"' and '"' not in bare[1:-1].replace('""', "")
    return bare[1:-1].replace('""', '"').strip() if quoted else bare


def _unreadable(cell: str) -> Refusal | None:
    try:
        _NAME.checked(cell)
    except ValidationError as error:
        [why] = error.messages
        return why if isinstance(why, Refusal) else None
    return None


class Lines(Plain):
    """What was pasted; loads to a tuple of `Line`."""

    spoken: ClassVar[Mapping[str, object]] = {"type": "string", "maxLength": LONGEST_LIST, "example": "DM53A1\nM795"}

    def loaded(self, value: object) -> tuple[Line, ...]:
        if not isinstance(value, str):
            refuse("not_text", given=shown(value))
        if len(value) > LONGEST_LIST:
            refuse("lines_too_long", maximum=LONGEST_LIST, length=len(value))
        lines = lines_of(value)
        if len(lines) > MOST_LINES:
            refuse("lines_too_many", maximum=MOST_LINES, length=len(lines))
        return lines


class Pasted(Query):
    """A list, and what holds for all of its lines."""

    lines = Lines(label="Lines", help="A munition a line, by any name; after a tab or a semicolon, its system.")
    system = Named(label="System", help="Of the lines that name none.", example="leopard-2a6")
    user = NationCode(required=True, label="User nation", help="Whose crews would fire: ISO 3166-1 alpha-3.")
    holder = NationCode(label="Holding nation", help="Who owns the stock.", example="DEU")
    context = Word(Context, load_default=Context.TRAINING, label="Context", example="training")
    as_of = IsoDate(label="As of", help="The day it is about; today (UTC) unless said.")
    as_known = AsKnown(
        label="As known", help="What the registry knew then: a moment, or a day, which means its end (UTC)."
    )

    @staticmethod
    def faults(given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        if "lines" not in given:
            yield "lines", "lines_missing"
