"""What is stated of a thing, field by field, in the words of a page: for its own page, for lists, for comparing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from registry.catalogue import mentions
from registry.catalogue.kinds import SHELVES, Kind
from registry.compatibility.sentences import Words
from registry.database import Connection
from registry.web import wording
from registry.web.consulting import nation_names
from registry.web.page import language
from registry.web.question import onward
from registry.web.wording import Wording
from schemas.catalogue import ALL_FIELDS

Name = tuple[str, str]
"""A kind, or the word for a family of it, and an id: what is to be called by its name."""


@dataclass(frozen=True)
class Value:
    """One value as it reads; `to` is the page of what it names, `spoken` the language where that is not the page's."""

    text: str
    to: str | None = None
    spoken: str | None = None


@dataclass(frozen=True)
class Part:
    """One field of a thing; `general` tells that no source supports it, `stated` what the document holds."""

    key: str
    label: str
    values: Sequence[Value]
    general: bool = False
    stated: Any = None

    @property
    def text(self) -> str:
        return "; ".join(value.text for value in self.values)


@dataclass(frozen=True)
class Telling:
    """How values are told: in which words, and what the things that they name are called."""

    say: Wording
    nations: Mapping[str, str]
    called: Mapping[Name, str] = field(default_factory=dict)

    def thing(self, kind: Kind, id_: str) -> Value:
        names = self.nations if kind is Kind.NATION else {}
        return Value(names.get(id_) or self.called.get((kind.value, id_), id_), onward(f"/{kind}s/{id_}", {}))


@dataclass(frozen=True)
class Reader:
    """How the values of a field read, each by itself; `names` tells which of them are names of things."""

    read: Callable[[Telling, Any], Value]
    names: str | None = None


def _word(table: Mapping[Any, Words]) -> Reader:
    return Reader(lambda telling, code: Value(telling.say.in_words(table, code)))


def _things(kind: Kind) -> Reader:
    return Reader(lambda telling, id_: telling.thing(kind, id_), names=kind.value)


def _family(kind: Kind) -> Reader:
    word = mentions.FAMILY[kind]
    return Reader(lambda telling, id_: Value(telling.called.get((word, id_), id_)), names=word)


def _operator(telling: Telling, given: Any) -> Value:
    if isinstance(given, str):
        return telling.thing(Kind.NATION, given)
    nation = telling.thing(Kind.NATION, given["nation"])
    ends = [(telling.say[word], given[end]) for word, end in (("since", "valid_from"), ("until", "valid_to"))]
    dates = ", ".join(text.format(day=telling.say.day_of(day)) for text, day in ends if day)
    return Value(f"{nation.text} ({dates})", nation.to) if dates else nation


def _national(telling: Telling, given: Mapping[str, str]) -> Value:
    return Value(f"{telling.thing(Kind.NATION, given['nation']).text}: {given['value']}")


def _part_number(telling: Telling, given: Mapping[str, str | None]) -> Value:
    maker = telling.say.ncage.format(code=given["ncage"]) if given.get("ncage") else telling.say.ncage_unknown
    return Value(f"{given['value']} ({maker})")


def _day(telling: Telling, day: str) -> Value:
    return Value(telling.say.day_of(day))


def _number(telling: Telling, number: float) -> Value:
    text = f"{number:g}"
    return Value(text.replace(".", ",") if language() == "fr" else text)


_PRINTED = Reader(lambda _, text: Value(str(text)))
_ENGLISH = Reader(lambda _, text: Value(str(text), spoken="en"))
_NUMBER = Reader(_number)
_NATIONS = _things(Kind.NATION)
_CALIBRE = _things(Kind.CALIBRE)
_INTERFACES = _things(Kind.INTERFACE)

FIELDS: Final[Mapping[Kind, Mapping[str, Reader]]] = {
    Kind.MUNITION: {
        "category": _word(wording.CATEGORIES),
        "component": _word(wording.COMPONENTS),
        "assembly": _word(wording.ASSEMBLIES),
        "role": _ENGLISH,
        "calibre": _CALIBRE,
        "presents": _INTERFACES,
        "family": _family(Kind.MUNITION),
        "nation": _NATIONS,
        "in_service": _NATIONS,
        "origin": _NATIONS,
        "producers": _NATIONS,
        "makers": _PRINTED,
        "lifecycle": _word(wording.LIFECYCLES),
        "treaty_class": _word(wording.TREATY_CLASSES),
        "carrier": Reader(lambda telling, carries: Value(telling.say.yes if carries else telling.say.no)),
        "tags": Reader(lambda telling, tag: Value(telling.say.in_words(wording.MATERIALS, tag))),
        "replaces": _things(Kind.MUNITION),
        "aliases": _PRINTED,
        "nsn": _PRINTED,
        "national": Reader(_national),
        "part_numbers": Reader(_part_number),
        "dodic": _PRINTED,
    },
    Kind.WEAPON: {
        "kind": _ENGLISH,
        "calibre": _CALIBRE,
        "accepts": _INTERFACES,
        "barrel": _PRINTED,
        "family": _family(Kind.WEAPON),
        "nation": _NATIONS,
        "makers": _PRINTED,
        "aliases": _PRINTED,
    },
    Kind.PLATFORM: {
        "kind": _ENGLISH,
        "weapons": _things(Kind.WEAPON),
        "nation": _NATIONS,
        "operators": Reader(_operator, names=Kind.NATION.value),
        "makers": _PRINTED,
        "aliases": _PRINTED,
    },
    Kind.CALIBRE: {"bore_mm": _NUMBER, "aliases": _PRINTED},
    Kind.INTERFACE: {
        "kind": _word(wording.INTERFACE_KINDS),
        "calibre": _CALIBRE,
        "bore_mm": _NUMBER,
        "case_length_mm": _NUMBER,
        "suffix": _word(wording.CASE_SUFFIXES),
        "bore_type": _word(wording.BORE_TYPES),
        "priming": _word(wording.PRIMINGS),
        "standard": _things(Kind.STANDARD),
        "aliases_exact": _PRINTED,
        "aliases_ambiguous": _PRINTED,
    },
    Kind.NATION: {
        "status": _word(wording.NATION_STATUSES),
        "status_from": Reader(_day),
        "code": _PRINTED,
        "name_en": _ENGLISH,
        "name_fr": Reader(lambda _, text: Value(str(text), spoken="fr")),
        "ncb_code": _PRINTED,
    },
    Kind.STANDARD: {
        "kind": _word(wording.STANDARD_KINDS),
        "number": _PRINTED,
        "edition": _PRINTED,
        "title": _PRINTED,
        "subject": _ENGLISH,
    },
}
"""What a page tells of each kind beside designation, sources and note, in its order; a test holds that nothing is left out."""

IDENTIFIERS: Final[Mapping[str, str]] = {
    "aliases": "NAME",
    "aliases_exact": "NAME",
    "aliases_ambiguous": "NAME",
    "nsn": "NSN",
    "national": "NATIONAL",
    "part_numbers": "PART_NUMBER",
    "dodic": "DODIC",
}
"""The fields that are names of the thing, and the type of each."""

IN_SHORT: Final[Mapping[Kind, Sequence[str]]] = {
    Kind.MUNITION: ("category", "component", "calibre", "role", "nation"),
    Kind.WEAPON: ("kind", "calibre", "nation"),
    Kind.PLATFORM: ("kind", "weapons", "nation"),
    Kind.CALIBRE: ("aliases",),
    Kind.INTERFACE: ("kind", "calibre", "suffix", "priming", "bore_type"),
    Kind.NATION: ("status",),
    Kind.STANDARD: ("kind", "title", "subject"),
}
"""What stands beside the designation in a list."""


def telling(connection: Connection, wanted: Iterable[Name]) -> Telling:
    """Ready to tell of these things by their names, in the language of the page; one query."""
    return Telling(Wording(language()), nation_names(), mentions.designations(connection, wanted))


def named_in(kind: Kind, document: Mapping[str, Any], fields: Iterable[str] | None = None) -> list[Name]:
    """The things that a document names in these fields, or in all: what `telling` must know to tell of it."""
    readers = FIELDS[kind]
    return [
        (names, given)
        for key in fields or readers
        if (names := readers[key].names) not in {None, Kind.NATION.value}
        for given in _each(document.get(key))
    ]


def named_by(kind: Kind, facet: str, values: Iterable[str]) -> list[Name]:
    """The things that the values of a facet name."""
    names = FIELDS[kind][SHELVES[kind].facets[facet]].names
    return [] if names in {None, Kind.NATION.value} else [(str(names), value) for value in values]


def particulars(
    kind: Kind, document: Mapping[str, Any], telling: Telling, fields: Iterable[str] | None = None
) -> list[Part]:
    """What is stated of a thing in these fields, or in all; a field that states nothing has no values."""
    return [_part(kind, key, document, telling) for key in fields or FIELDS[kind]]


def in_short(kind: Kind, document: Mapping[str, Any], telling: Telling) -> list[Value]:
    """The few words that stand beside its designation in a list."""
    parts = particulars(kind, document, telling, IN_SHORT[kind])
    return [Value(part.text, spoken=part.values[0].spoken) for part in parts if part.values]


def label(kind: Kind, key: str, say: Wording) -> str:
    """What a field is called; a nation designates a munition and designs a weapon."""
    return say["field_designated_by" if (kind, key) == (Kind.MUNITION, "nation") else f"field_{key}"]


def facet_label(kind: Kind, facet: str, say: Wording) -> str:
    return label(kind, SHELVES[kind].facets[facet], say)


def facet_value(kind: Kind, facet: str, value: str, telling: Telling) -> Value:
    """A value of a facet, as the field reads that it narrows by."""
    return FIELDS[kind][SHELVES[kind].facets[facet]].read(telling, value)


def title_of(kind: Kind, document: Mapping[str, Any]) -> str:
    """What people call the thing, in the language of the page."""
    match kind:
        case Kind.NATION:
            return nation_names().get(document["code"], str(document["name_en"]))
        case Kind.STANDARD:
            return str(document.get("number") or document.get("title") or document["id"])
        case Kind.CALIBRE | Kind.INTERFACE:
            return str(document["label"])
        case _:
            return str(document["designation"])


def general_fields(document: Mapping[str, Any]) -> Callable[[str], bool]:
    """Whether a field of a document is general knowledge: what no source of it supports."""
    general = set(document.get("general_knowledge_fields") or ())
    return partial(_is_general, general)


def _is_general(general: set[str], key: str) -> bool:
    return ALL_FIELDS in general or key in general


def _part(kind: Kind, key: str, document: Mapping[str, Any], telling: Telling) -> Part:
    stated = document.get(key)
    values = [FIELDS[kind][key].read(telling, given) for given in _each(stated)]
    general = bool(values) and general_fields(document)(key)
    return Part(key, label(kind, key, telling.say), values, general, stated)


def _each(stated: Any) -> Sequence[Any]:
    """The values of a field: those of a list, or the one; a No is a value too."""
    if stated is None or stated == "":
        return ()
    return stated if isinstance(stated, list) else [stated]
