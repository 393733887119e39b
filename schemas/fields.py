"""The custom fields of the contracts: each knows its label, help and example, and how a cell of a file writes it."""

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar, NoReturn, TypedDict, Unpack
from urllib.parse import urlsplit

from marshmallow import Schema, ValidationError, fields, missing, types

from schemas.refusals import TEXTS, Refusal, Refusing, nearest, shown
from schemas.vocabulary import ANY, Releasability

LARGEST = 2**63 - 1
"""The largest integer that a database column holds."""

UNPRINTABLE = r"\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB"
"""Control, format and direction characters: the inside of a character class that ECMA-262 and Python both read."""

UNPRINTABLE_BUT_NEWLINE = UNPRINTABLE.replace(r"\u0000-\u001F", r"\u0000-\u0009\u000B-\u001F")

LIST_SEPARATOR = ";"

_MESSAGES: types.ErrorMessages = {key: Refusing(key) for key in TEXTS}
_SURROGATES = r"\uD800-\uDFFF"


def refuse(key: str, **values: object) -> NoReturn:
    """Refuse one value; `nearest` is a tuple of valid values."""
    raise ValidationError(Refusal(key, values))


class Settings(TypedDict, total=False):
    """What every field can be told, beside what its own class asks."""

    label: str
    help: str
    example: object
    required: bool
    load_default: object
    allow_none: bool | None
    data_key: str | None
    metadata: Mapping[str, object]


class Described(fields.Field[Any]):
    """What every field here has: words for people (in its metadata), a form in a cell, a value when left out."""

    default_error_messages = _MESSAGES
    spoken: ClassVar[Mapping[str, object]] = {}
    """What the field says about itself in OpenAPI (pattern, lengths), beside its words."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        label, explained = settings.pop("label", ""), settings.pop("help", "")
        words = {"label": label, "help": explained, "title": label, "description": explained}
        metadata = {**self.spoken, **{name: word for name, word in words.items() if word}}
        if "example" in settings:
            metadata["example"] = settings.pop("example")
        settings["metadata"] = metadata | dict(settings.pop("metadata", {}))
        if not settings.get("required") and "load_default" not in settings:
            settings["load_default"] = self.neutral()
        super().__init__(**settings)  # type: ignore[misc]

    @classmethod
    def neutral(cls) -> object:
        """What a value that was left out loads to."""
        return None

    @property
    def label(self) -> str:
        return str(self.metadata.get("label", ""))

    @property
    def help(self) -> str:
        return str(self.metadata.get("help", ""))

    @property
    def example(self) -> object:
        return self.metadata.get("example")

    def from_cell(self, cell: str) -> object:
        """The JSON value that a filled cell stands for; what cannot be read is left for `load` to refuse."""
        return cell

    def to_cell(self, value: object) -> str:
        """The cell that stands for a dumped value."""
        return "" if value is None else str(value)


class Plain(Described):
    """A field of one value: `loaded` and `dumped` turn a JSON value into ours and back."""

    def loaded(self, value: object) -> object:
        """Our value for a JSON value, or a refusal."""
        return value

    def dumped(self, value: object) -> object:
        """The JSON value for ours."""
        return value

    def _deserialize(
        self, value: object, attr: str | None, data: Mapping[str, object] | None, **settings: object
    ) -> Any:
        return self.loaded(value)

    def _serialize(self, value: object, attr: str | None, obj: object, **settings: object) -> Any:
        return None if value is None else self.dumped(value)


class Text(Plain, fields.String):
    """Printable text of a bounded length, never blank; `lines` allows newlines."""

    pattern: ClassVar[str | None] = None
    """An ECMA-262 pattern the whole text must fit; refused with the message `refusal`."""
    refusal: ClassVar[str] = ""
    longest: ClassVar[int] = 300

    def __init__(self, *, max_length: int | None = None, lines: bool = False, **settings: Unpack[Settings]) -> None:
        self.max_length = max_length or self.longest
        self.lines = lines
        unprintable = UNPRINTABLE_BUT_NEWLINE if lines else UNPRINTABLE
        self._unprintable = re.compile(f"[{unprintable}{_SURROGATES}]")
        pattern = self.pattern or rf"^[^{unprintable}]*[^\s{unprintable}][^{unprintable}]*$"
        self._whole = re.compile(pattern)
        settings["metadata"] = {"pattern": pattern, "minLength": 1, "maxLength": self.max_length}
        super().__init__(**settings)

    def from_cell(self, cell: str) -> object:
        return cell.strip()

    def loaded(self, value: object) -> object:
        return self.checked(value)

    def checked(self, value: object) -> str:
        """The text itself, or a refusal."""
        if not isinstance(value, str):
            refuse("not_text", given=shown(value))
        if found := self._unprintable.search(value):
            refuse("control_character", character=_name_of(found.group()))
        if len(value) > self.max_length:
            refuse("too_long", maximum=self.max_length, length=len(value))
        if not value.strip():
            refuse("blank")
        if not self._whole.fullmatch(value):
            self.refuse_pattern(value)
        return value

    def refuse_pattern(self, value: str) -> NoReturn:
        refuse(self.refusal, given=shown(value), example=self.example or self.spoken.get("example", ""))


def _name_of(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


class Slug(Text):
    """A stable id of the catalogue: lower case, readable, never reused."""

    pattern = r"^[a-z0-9](?:-?[a-z0-9.])*$"
    refusal = "slug"
    longest = 60
    spoken: ClassVar[Mapping[str, object]] = {"example": "dm53a1"}

    def refuse_pattern(self, value: str) -> NoReturn:
        near = slug_of(value)
        if near:
            refuse("slug_near", given=shown(value), nearest=(near,))
        super().refuse_pattern(value)


def slug_of(text: str) -> str:
    """The id that a printed name suggests: `M 549/A1` -> `m-549-a1`; empty when nothing of it can stand in an id."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("×", "x").replace("х", "x").replace(",", "."))
    return re.sub(r"-*[^a-z0-9.]+-*", "-", plain.encode("ascii", "ignore").decode()).strip("-.")[:60].rstrip("-")


class RecordId(Text):
    """The id of a record, authority, notice, arrangement or position, as its author writes it."""

    pattern = r"^[A-Za-z0-9](?:[._/-]?[A-Za-z0-9])*$"
    refusal = "record_id"
    longest = 60
    spoken: ClassVar[Mapping[str, object]] = {"example": "NLD-2025-0031/2"}

    @classmethod
    def may_be(cls, text: str) -> bool:
        """Whether a part of an address can be such an id at all."""
        return len(text) <= cls.longest and bool(re.fullmatch(cls.pattern, text))


class NationCode(Text):
    """ISO 3166-1 alpha-3."""

    pattern = r"^[A-Z]{3}$"
    refusal = "nation"
    longest = 3
    spoken: ClassVar[Mapping[str, object]] = {"example": "NLD"}

    def refuse_pattern(self, value: str) -> NoReturn:
        if re.fullmatch(r"[A-Za-z]{3}", value.strip()):
            refuse("nation_near", given=shown(value), nearest=(value.strip().upper(),))
        super().refuse_pattern(value)


class Url(Text):
    """A public web address."""

    pattern = rf"^https?://[^\s\u0022<>{UNPRINTABLE}]+$"
    refusal = "url"
    longest = 2000
    spoken: ClassVar[Mapping[str, object]] = {"format": "uri", "example": "https://www.nato.int/"}

    def loaded(self, value: object) -> str:
        address = self.checked(value)
        try:
            host = urlsplit(address).hostname
        except ValueError:
            host = None
        if not host:
            self.refuse_pattern(address)
        return address


class Nsn(Text):
    """A NATO stock number: 13 digits, with or without hyphens; loads to the hyphenated form."""

    pattern = r"^[0-9]{4}-?[0-9]{2}-?[0-9]{3}-?[0-9]{4}$"
    refusal = "nsn"
    longest = 24
    spoken: ClassVar[Mapping[str, object]] = {"example": "1305-00-123-4567"}

    def loaded(self, value: object) -> str:
        digits = self.checked(value).replace("-", "")
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:9]}-{digits[9:]}"

    def refuse_pattern(self, value: str) -> NoReturn:
        if re.fullmatch(r"[0-9]([.,][0-9]+)?[eE]\+?[0-9]+", value):
            refuse("nsn_scientific", given=shown(value), example=self.spoken["example"])
        if re.fullmatch(r"[0-9]{9,12}", value):
            refuse("nsn_zero", given=shown(value), length=len(value))
        super().refuse_pattern(value)


class Dodic(Text):
    """A United States ammunition group code."""

    pattern = r"^[A-Z][A-Z0-9][0-9]{2}$"
    refusal = "dodic"
    longest = 4
    spoken: ClassVar[Mapping[str, object]] = {"example": "D544"}


class NcbCode(Text):
    """The two digits by which a codification bureau marks its stock numbers."""

    pattern = r"^[0-9]{2}$"
    refusal = "ncb_code"
    longest = 2
    spoken: ClassVar[Mapping[str, object]] = {"example": "17"}


class ScopedIdentifier(Text):
    """A number that means something only beside whose it is: loads to {"<scope>": ..., "value": ...}."""

    longest = 120
    scope: ClassVar[str]

    def loaded(self, value: object) -> dict[str, str | None]:
        whose, _, number = self.checked(value).partition(":")
        return {self.scope: whose or None, "value": number}

    def dumped(self, value: Any) -> str:
        return f"{value[self.scope] or ''}:{value['value']}"


class NationalIdentifier(ScopedIdentifier):
    """`NATION:VALUE`; loads to {"nation": ..., "value": ...}."""

    pattern = rf"^[A-Z]{{3}}:[^\s:;{UNPRINTABLE}](?:[^;{UNPRINTABLE}]*[^\s;{UNPRINTABLE}])?$"
    refusal = "scoped_nation"
    scope = "nation"
    spoken: ClassVar[Mapping[str, object]] = {"example": "GBR:A1-12345"}


class PartNumber(ScopedIdentifier):
    """`NCAGE:VALUE`, or `:VALUE` when the maker's code is not known; loads to {"ncage": ..., "value": ...}."""

    pattern = rf"^(?:[A-Z0-9]{{5}})?:[^\s:;{UNPRINTABLE}](?:[^;{UNPRINTABLE}]*[^\s;{UNPRINTABLE}])?$"
    refusal = "scoped_ncage"
    scope = "ncage"
    spoken: ClassVar[Mapping[str, object]] = {"example": "D1234:123-456"}


class DatedNation(Text):
    """`CODE` or `CODE@from..to` (either end may be left out); loads to {"nation", "valid_from", "valid_to"}."""

    pattern = r"^[A-Z]{3}(?:@(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?\.\.(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?)?$"
    refusal = "dated_nation"
    longest = 26
    spoken: ClassVar[Mapping[str, object]] = {"example": "NLD@1994-01-01..2024-12-31"}

    def loaded(self, value: object) -> dict[str, str | date | None]:
        nation, _, dates = self.checked(value).partition("@")
        first, _, last = dates.partition("..")
        valid_from, valid_to = (day_of(day) if day else None for day in (first, last))
        if valid_from and valid_to and valid_to < valid_from:
            refuse("dates_order", later=last, earlier=first)
        return {"nation": nation, "valid_from": valid_from, "valid_to": valid_to}

    def dumped(self, value: Any) -> str:
        first, last = (day.isoformat() if day else "" for day in (value["valid_from"], value["valid_to"]))
        return f"{value['nation']}@{first}..{last}" if first or last else str(value["nation"])


class Sha256(Text):
    """The hash of a document."""

    pattern = r"^[0-9a-f]{64}$"
    refusal = "hash"
    longest = 64


_DATE = re.compile(r"^(?:1[89]|2[0-9])[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$")
_DATE_EXAMPLE = "2026-12-31"


def day_of(text: str) -> date:
    """A strict year-month-day between 1800 and 2999 (so that counting days never leaves the calendar), or a refusal."""
    if not _DATE.fullmatch(text):
        if re.fullmatch(r"[34567][0-9]{4}", text):
            refuse("date_serial", given=shown(text), example=_DATE_EXAMPLE)
        year_first = re.match(r"([12][0-9]{3})[-./ ]?([0-9]{1,2})[-./ ]?([0-9]{1,2})(?![0-9])", text)
        if year_first:
            year, month, day = (int(part) for part in year_first.groups())
            if 1 <= month <= 12 and 1 <= day <= 31:
                refuse("date_near", given=shown(text), nearest=(f"{year}-{month:02}-{day:02}",))
        refuse("date", given=shown(text), example=_DATE_EXAMPLE)
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse("date_impossible", given=shown(text))


class IsoDate(Plain, fields.Date):
    """A day, `YYYY-MM-DD` and nothing else."""

    spoken: ClassVar[Mapping[str, object]] = {"pattern": _DATE.pattern, "maxLength": 10, "example": _DATE_EXAMPLE}

    def from_cell(self, cell: str) -> object:
        return cell.strip()

    def loaded(self, value: object) -> date:
        if not isinstance(value, str):
            refuse("date", given=shown(value), example=_DATE_EXAMPLE)
        return day_of(value)

    def dumped(self, value: object) -> str:
        return value.isoformat() if isinstance(value, date) else str(value)


class Moment(Plain, fields.DateTime):
    """A date and time with its zone (RFC 3339); loads to UTC."""

    spoken: ClassVar[Mapping[str, object]] = {"example": "2026-11-24T10:00:00Z", "maxLength": 40}
    _whole: ClassVar[re.Pattern[str]] = re.compile(
        r"((?:1[89]|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2})[Tt ]"
        r"([0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})?"
    )

    def from_cell(self, cell: str) -> object:
        return cell.strip()

    def loaded(self, value: object) -> datetime:
        example = self.spoken["example"]
        found = self._whole.fullmatch(value) if isinstance(value, str) else None
        if not found:
            refuse("datetime", given=shown(value), example=example)
        day, time, fraction, zone = found.groups()
        if not zone:
            refuse("datetime_naive", given=shown(value), example=example)
        offset = "+00:00" if zone in "Zz" else zone
        try:
            return datetime.fromisoformat(f"{day}T{time}{(fraction or '')[:7]}{offset}").astimezone(UTC)
        except ValueError:
            refuse("datetime", given=shown(value), example=example)

    def dumped(self, value: object) -> str:
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else str(value)


class Word(Plain, fields.Enum[Any]):
    """One word of an enumeration (or of `only` some of its members); loads to its member."""

    def __init__(
        self, enum: type[StrEnum], *, only: Iterable[StrEnum] | None = None, **settings: Unpack[Settings]
    ) -> None:
        self.words = tuple(member.value for member in (enum if only is None else only))
        if only is not None:
            nullable = not settings.get("required") and settings.get("load_default") is None
            settings["metadata"] = {"enum": [*self.words, None] if nullable else list(self.words)}
        super().__init__(enum=enum, by_value=fields.String, **settings)  # type: ignore[call-arg]

    def from_cell(self, cell: str) -> object:
        return cell.strip()

    def loaded(self, value: object) -> object:
        if isinstance(value, str) and value in self.words:
            return self.enum(value)
        expected = ", ".join(self.words)
        near = nearest(value, self.words) if isinstance(value, str) else ()
        if near:
            refuse("word_near", given=shown(value), expected=expected, nearest=near)
        refuse("word", given=shown(value), expected=expected)

    def dumped(self, value: object) -> str:
        return str(value)


class Integer(Plain, fields.Integer):
    """A whole number that a database column can hold; never `true`, `1.0` or `"1"`."""

    def __init__(self, *, minimum: int = 0, maximum: int = LARGEST, **settings: Unpack[Settings]) -> None:
        self.minimum, self.maximum = minimum, maximum
        settings["metadata"] = {"minimum": minimum, "maximum": maximum}
        super().__init__(strict=True, **settings)  # type: ignore[call-arg]

    def from_cell(self, cell: str) -> object:
        return int(cell) if re.fullmatch(r"\s*-?[0-9]{1,30}\s*", cell) else cell

    def loaded(self, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            refuse("integer", given=shown(value))
        if not self.minimum <= value <= self.maximum:
            refuse("number_range", given=shown(value), minimum=self.minimum, maximum=self.maximum)
        return value


class Number(Plain, fields.Float):
    """A finite number; an integer stays one, so that what was written comes back."""

    def __init__(self, *, minimum: float = 0, maximum: float = LARGEST, **settings: Unpack[Settings]) -> None:
        self.minimum, self.maximum = minimum, maximum
        settings["metadata"] = {"minimum": minimum, "maximum": maximum}
        super().__init__(**settings)

    def from_cell(self, cell: str) -> object:
        text = cell.strip()
        if re.fullmatch(r"-?[0-9]{1,30}", text):
            return int(text)
        return float(text) if re.fullmatch(r"-?[0-9]{1,30}\.[0-9]{1,30}", text) else cell

    def loaded(self, value: object) -> int | float:
        return number_of(value, self.minimum, self.maximum)


def number_of(value: object, minimum: float = -LARGEST, maximum: float = LARGEST) -> int | float:
    """A finite int or float within bounds, unchanged, or a refusal."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        refuse("number", given=shown(value))
    if isinstance(value, float) and not math.isfinite(value):
        refuse("number", given=shown(value))
    if not minimum <= value <= maximum:
        refuse("number_range", given=shown(value), minimum=minimum, maximum=maximum)
    return value


class YesNo(Plain, fields.Boolean):
    """`true` or `false`, never 1, "yes" or "on"."""

    def from_cell(self, cell: str) -> object:
        return {"true": True, "false": False}.get(cell.strip().lower(), cell)

    def to_cell(self, value: object) -> str:
        return "" if value is None else "true" if value else "false"

    def loaded(self, value: object) -> bool:
        if not isinstance(value, bool):
            refuse("boolean", given=shown(value))
        return value


class Part(Described, fields.Nested):
    """A group of values with a contract of its own; JSON text in a cell."""

    def __init__(self, contract: type[Schema], **settings: Unpack[Settings]) -> None:
        super().__init__(nested=contract, **settings)  # type: ignore[call-arg]

    def from_cell(self, cell: str) -> object:
        return json_of(cell)

    def to_cell(self, value: object) -> str:
        return "" if value is None else json.dumps(value, ensure_ascii=False)


class ListOf(Described, fields.List[Any]):
    """A list without doubles; in a cell its items are joined with `;` (JSON text when the items are groups)."""

    def __init__(
        self, item: Described, *, min_items: int = 0, max_items: int = 1000, **settings: Unpack[Settings]
    ) -> None:
        self.min_items, self.max_items = min_items, max_items
        item.allow_none, item.load_default = False, missing
        self.item = item
        settings["metadata"] = {"minItems": min_items, "maxItems": max_items, "uniqueItems": True}
        super().__init__(cls_or_instance=item, **settings)  # type: ignore[call-arg]

    @classmethod
    def neutral(cls) -> object:
        return list

    def from_cell(self, cell: str) -> object:
        if isinstance(self.item, Part):
            return json_of(cell)
        return [self.item.from_cell(item.strip()) for item in cell.split(LIST_SEPARATOR) if item.strip()]

    def to_cell(self, value: object) -> str:
        if isinstance(self.item, Part):
            return json.dumps(value, ensure_ascii=False) if value else ""
        return LIST_SEPARATOR.join(self.item.to_cell(item) for item in value) if isinstance(value, list) else ""

    def _deserialize(
        self, value: object, attr: str | None, data: Mapping[str, object] | None, **settings: object
    ) -> Any:
        if not isinstance(value, list):
            refuse("list", given=shown(value))
        if len(value) < self.min_items:
            refuse("list_too_short", minimum=self.min_items)
        if len(value) > self.max_items:
            refuse("list_too_long", maximum=self.max_items, length=len(value))
        seen: set[str] = set()
        for item in value:
            if isinstance(item, str) and LIST_SEPARATOR in item:
                refuse("list_separator", given=shown(item))
            mark = json.dumps(item, sort_keys=True, default=str)
            if mark in seen:
                refuse("list_twice", given=shown(item))
            seen.add(mark)
        return super()._deserialize(value, attr, data, **settings)


class Sources(ListOf):
    """The public pages that a row rests on."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        settings.setdefault("label", "Sources")
        settings.setdefault(
            "help", "The public pages that say so; in a file joined with ;, one inside an address as %3B."
        )
        super().__init__(Url(), **settings)


class Reach(Plain, fields.Raw):
    """Who may read the content: PUBLIC, NATO_ALL, or a list of nations."""

    spoken: ClassVar[Mapping[str, object]] = {
        "oneOf": [
            {"type": "string", "enum": [word.value for word in Releasability]},
            {
                "type": "array",
                "minItems": 1,
                "items": {"type": "string", "pattern": NationCode.pattern, "maxLength": 3},
            },
        ],
        "example": "NATO_ALL",
    }
    _nations = ListOf(NationCode(), min_items=1)

    def from_cell(self, cell: str) -> object:
        text = cell.strip()
        return text if text in tuple(Releasability) else self._nations.from_cell(text)

    def to_cell(self, value: object) -> str:
        return self._nations.to_cell(value) if isinstance(value, list) else str(value or "")

    def loaded(self, value: object) -> object:
        if isinstance(value, list):
            return self._nations.deserialize(value)
        if isinstance(value, str) and value in tuple(Releasability):
            return Releasability(value)
        refuse("releasability", given=shown(value))

    def dumped(self, value: object) -> object:
        return value if isinstance(value, list) else str(value)


class AnyOr(Plain, fields.Raw):
    """`ANY`, or a list with at least one entry: platforms, categories, evidence kinds. `ANY` when left out."""

    def __init__(self, item: Plain, **settings: Unpack[Settings]) -> None:
        self.item = item
        self.items = ListOf(item, min_items=1)
        of: dict[str, object] = {"type": "string"}
        of |= {name: said for name, said in item.metadata.items() if name in {"pattern", "minLength", "maxLength"}}
        if isinstance(item, Word):
            of["enum"] = list(item.words)
        settings["metadata"] = {
            "oneOf": [
                {"type": "string", "enum": [ANY]},
                {"type": "array", "minItems": 1, "uniqueItems": True, "items": of},
            ]
        }
        super().__init__(**settings)

    @classmethod
    def neutral(cls) -> object:
        return ANY

    def from_cell(self, cell: str) -> object:
        return ANY if cell.strip() == ANY else self.items.from_cell(cell)

    def to_cell(self, value: object) -> str:
        return self.items.to_cell(value) if isinstance(value, list) else str(value or "")

    def loaded(self, value: object) -> object:
        if isinstance(value, list) and value:
            return self.items.deserialize(value)
        if value != ANY:
            refuse("scope", given=shown(value))
        return ANY

    def dumped(self, value: object) -> object:
        return [self.item.dumped(item) for item in value] if isinstance(value, list) else str(value)


class PlatformScope(AnyOr):
    """The platforms that a record covers: ANY, or the list."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        settings.setdefault("label", "Platforms")
        settings.setdefault("help", "ANY, or the ids of the platforms that are covered.")
        super().__init__(Slug(), **settings)


def json_of(text: str) -> object:
    """Strict JSON (no NaN, no name twice in a group), or a refusal."""
    try:
        return STRICT_JSON.decode(text)
    except (ValueError, RecursionError) as error:
        refuse("cell_json", reason=str(error) or "too deep")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    group = dict(pairs)
    if len(group) < len(pairs):
        raise ValueError("a name stands twice in one group")
    return group


def _no_constant(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number")


STRICT_JSON = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant)
