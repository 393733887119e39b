"""What is stated of a thing, field by field, in the words of a page: for its own page, for lists, for comparing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

from registry.catalogue import mentions
from registry.catalogue.kinds import SHELVES, Kind, designation_of
from registry.catalogue.names import folded
from registry.compatibility.sentences import Words
from registry.database import Connection
from registry.web import wording
from registry.web.consulting import nation_names
from registry.web.page import language
from registry.web.question import onward
from registry.web.spoken import STORED, language_of
from registry.web.wording import Wording
from schemas.catalogue import ALL_FIELDS

Name = tuple[str, str]
"""A kind, or the word for a family of it, and an id: what is to be called by its name."""


@dataclass(frozen=True)
class Value:
    """One value as it reads; `to` is the page of what it names, `spoken` its language where it is known, `aside` is ours."""

    text: str
    to: str | None = None
    spoken: str | None = None
    aside: str = ""

    @property
    def whole(self) -> str:
        return f"{self.text}{self.aside}"


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
        return "; ".join(value.whole for value in self.values)


@dataclass(frozen=True)
class Telling:
    """How values are told: in which words, and what the things that they name are called."""

    say: Wording
    nations: Mapping[str, str]
    called: Mapping[Name, str] = field(default_factory=dict)

    def thing(self, kind: Kind, id_: str) -> Value:
        there = onward(f"/{kind}s/{id_}", {})
        if kind is Kind.NATION and id_ in self.nations:
            return Value(self.nations[id_], there)
        return named(self.called.get((kind.value, id_), id_), there)


def named(name: str, to: str | None = None) -> Value:
    """A name as it is stored."""
    return Value(name, to, language_of(name))


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
    return Reader(lambda telling, id_: named(telling.called.get((word, id_), id_)), names=word)


def _operator(telling: Telling, given: Any) -> Value:
    if isinstance(given, str):
        return telling.thing(Kind.NATION, given)
    nation = telling.thing(Kind.NATION, given["nation"])
    ends = [(telling.say[word], given[end]) for word, end in (("since", "valid_from"), ("until", "valid_to"))]
    dates = ", ".join(text.format(day=telling.say.day_of(day)) for text, day in ends if day)
    return replace(nation, aside=f" ({dates})") if dates else nation


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
_NAME = Reader(lambda _, text: named(str(text)))
_ENGLISH = Reader(lambda _, text: Value(str(text), spoken=STORED))
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
        "aliases": _NAME,
        "nsn": _PRINTED,
        "national": Reader(_national),
        "part_numbers": Reader(_part_number),
        "dodic": _PRINTED,
    },
    Kind.WEAPON: {
        "kind": _ENGLISH,
        "calibre": _CALIBRE,
        "accepts": _INTERFACES,
        "barrel": _ENGLISH,
        "family": _family(Kind.WEAPON),
        "nation": _NATIONS,
        "makers": _PRINTED,
        "aliases": _NAME,
    },
    Kind.PLATFORM: {
        "kind": _ENGLISH,
        "weapons": _things(Kind.WEAPON),
        "nation": _NATIONS,
        "operators": Reader(_operator, names=Kind.NATION.value),
        "makers": _PRINTED,
        "aliases": _NAME,
    },
    Kind.CALIBRE: {"bore_mm": _NUMBER, "aliases": _NAME},
    Kind.INTERFACE: {
        "kind": _word(wording.INTERFACE_KINDS),
        "calibre": _CALIBRE,
        "bore_mm": _NUMBER,
        "case_length_mm": _NUMBER,
        "suffix": _word(wording.CASE_SUFFIXES),
        "bore_type": _word(wording.BORE_TYPES),
        "priming": _word(wording.PRIMINGS),
        "standard": _things(Kind.STANDARD),
        "aliases_exact": _NAME,
        "aliases_ambiguous": _NAME,
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
        "title": Reader(lambda _, text: Value(text, spoken=STORED if text.isascii() else None)),
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


def in_short(kind: Kind, document: Mapping[str, Any], telling: Telling) -> list[Part]:
    """The few words that stand beside its designation in a list."""
    return [part for part in particulars(kind, document, telling, IN_SHORT[kind]) if part.values]


def label(kind: Kind, key: str, say: Wording) -> str:
    """What a field is called; a nation designates a munition and designs a weapon."""
    return say["field_designated_by" if (kind, key) == (Kind.MUNITION, "nation") else f"field_{key}"]


def facet_label(kind: Kind, facet: str, say: Wording) -> str:
    return label(kind, SHELVES[kind].facets[facet], say)


def facet_value(kind: Kind, facet: str, value: str, telling: Telling) -> Value:
    """A value of a facet, as the field reads that it narrows by."""
    return FIELDS[kind][SHELVES[kind].facets[facet]].read(telling, value)


def title_of(kind: Kind, document: Mapping[str, Any]) -> Value:
    """What people call the thing: a nation in the language of the page, and all others as they are stored."""
    names = nation_names() if kind is Kind.NATION else {}
    return Value(names[document["code"]]) if document.get("code") in names else named(designation_of(kind, document))


def general_fields(document: Mapping[str, Any]) -> Callable[[str], bool]:
    """Whether a field of a document is general knowledge: what no source of it supports."""
    general = set(document.get("general_knowledge_fields") or ())
    return partial(_is_general, general)


def _is_general(general: set[str], key: str) -> bool:
    return ALL_FIELDS in general or key in general


def _part(kind: Kind, key: str, document: Mapping[str, Any], telling: Telling) -> Part:
    stated = document.get(key)
    reader = FIELDS[kind][key]
    values = [reader.read(telling, given) for given in _each(stated)]
    if reader.names == Kind.NATION.value:
        # As people look for them: the order in which they are stated says nothing.
        values.sort(key=lambda value: folded(value.text))
    general = bool(values) and general_fields(document)(key)
    return Part(key, label(kind, key, telling.say), values, general, stated)


def _each(stated: Any) -> Sequence[Any]:
    """The values of a field: those of a list, or the one; a No is a value too."""
    if stated is None or stated == "":
        return ()
    return stated if isinstance(stated, list) else [stated]
