"""Writing the catalogue: rows as their contracts load them, with their links and every name they go by."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel, col

from registry.catalogue.names import key
from registry.catalogue.tables import (
    Calibre,
    Family,
    Interface,
    Munition,
    MunitionInterface,
    Name,
    Nation,
    Note,
    Platform,
    PlatformOperator,
    PlatformWeapon,
    Standard,
    Weapon,
    WeaponInterface,
)
from registry.setwise import Row, chunks, kept_values, plain, replace_links, upsert
from schemas.vocabulary import AliasPrecision, IdentifierType, TreatyClass

KINDS = ("nations", "standards", "calibres", "interfaces", "families", "munitions", "weapons", "platforms")
"""In the order in which they refer to each other."""


def load(connection: Connection, kind: str, given: Iterable[Mapping[str, Any]]) -> int:
    """Write the rows of one of `KINDS` and return how many changed anything; the search index is the caller's to refresh."""
    changed = 0
    for chunk in chunks(plain(row) for row in given):
        changed += _write(connection, kind, chunk)
    return changed


def load_notes(connection: Connection, given: Iterable[Mapping[str, Any]]) -> int:
    """Write all notes, in place of those that were there; returns 1 if that changed anything."""
    wanted = sorted((plain(row) for row in given), key=lambda row: (row["about_kind"], row["about"], row["text"]))
    kept = [row[0] for row in connection.execute(sa.select(col(Note.document)).order_by(col(Note.id)))]
    if kept == wanted:
        return 0
    connection.execute(sa.delete(Note))
    if wanted:
        values = [{"about_kind": row["about_kind"], "about": row["about"], "document": row} for row in wanted]
        connection.execute(sa.insert(Note), values)
    return 1


def _write(connection: Connection, kind: str, chunk: list[Row]) -> int:
    table, shape, links, names = _SHELVES[kind]
    name_of: Callable[[Row], str] = lambda row: row["code"] if kind == "nations" else row["id"]  # noqa: E731
    columns = table.__table__.c  # type: ignore[attr-defined]
    id_column = columns["code" if kind == "nations" else "id"]
    kept = kept_values(connection, id_column, columns["document"], (name_of(row) for row in chunk))
    changed = list({name_of(row): row for row in chunk if kept.get(name_of(row)) != row}.values())
    if not changed:
        return 0
    upsert(connection, table.__table__, [shape(row) | {"document": row} for row in changed])  # type: ignore[attr-defined]
    ids = [name_of(row) for row in changed]
    for link, owner, values in links:
        replace_links(connection, link.__table__, owner, ids, [value for row in changed for value in values(row)])  # type: ignore[attr-defined]
    subject = kind.removesuffix("ies") + "y" if kind == "families" else kind.removesuffix("s")
    spellings = [_name(subject, name_of(row), *spelling) for row in changed for spelling in names(row)]
    of_kind = sa.case((col(Name.subject_kind) == subject, col(Name.subject_id)), else_=None)
    replace_links(connection, Name.__table__, of_kind, ids, spellings)  # type: ignore[attr-defined]
    return len(changed)


def _name(kind: str, thing: str, text: str, type_: str, precision: AliasPrecision, dated: Mapping[str, Any]) -> Row:
    return {
        "subject_kind": kind,
        "subject_id": thing,
        "type": type_,
        "precision": precision,
        "text": text,
        "key": key(text),
        "valid_from": _day(dated.get("from")),
        "valid_to": _day(dated.get("to")),
        "cancelled": _day(dated.get("cancelled")),
        "replaced_by": dated.get("replaced_by"),
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_Spelling = tuple[str, str, AliasPrecision, Mapping[str, Any]]


def _spelt(
    texts: Iterable[str | None],
    type_: IdentifierType = IdentifierType.NAME,
    precision: AliasPrecision = AliasPrecision.EXACT,
) -> list[_Spelling]:
    return [(text, type_, precision, {}) for text in dict.fromkeys(texts) if text]


def _names_of_thing(row: Row) -> list[_Spelling]:
    return _spelt([row.get("designation") or row["id"], *(row.get("aliases") or ())])


def _names_of_munition(row: Row) -> list[_Spelling]:
    names = _names_of_thing(row)
    for column, type_ in (("nsn", IdentifierType.NSN), ("dodic", IdentifierType.DODIC)):
        names += _spelt(row.get(column) or (), type_)
    for column, type_ in (("national", IdentifierType.NATIONAL), ("part_numbers", IdentifierType.PART_NUMBER)):
        names += _spelt((one["value"] for one in row.get(column) or ()), type_)
    return names + [(one["value"], one["type"], AliasPrecision.EXACT, one) for one in row.get("identifiers") or ()]


def _names_of_interface(row: Row) -> list[_Spelling]:
    ambiguous = _spelt(row.get("aliases_ambiguous") or (), precision=AliasPrecision.AMBIGUOUS)
    return _spelt([row.get("label"), row["id"], *(row.get("aliases_exact") or ())]) + ambiguous


def _names_of_group(row: Row) -> list[_Spelling]:
    return _spelt([row.get("label"), row["id"], *(row.get("aliases") or ())])


def _operators(row: Row) -> list[Row]:
    """Each nation once, with the dates of its first mention."""
    found: dict[str, Row] = {}
    for one in row.get("operators") or ():
        dates = {end: _day(one[end]) for end in ("valid_from", "valid_to")}
        found.setdefault(one["nation"], {"platform_id": row["id"], "nation": one["nation"], **dates})
    return list(found.values())


def _links(owner: str, member: str, column: str) -> Callable[[Row], list[Row]]:
    return lambda row: [{owner: row["id"], member: other} for other in dict.fromkeys(row.get(column) or ())]


def _munition(row: Row) -> Row:
    return {
        **{name: row.get(name) for name in ("id", "nation", "calibre", "family", "category", "component", "assembly")},
        "designation": row.get("designation") or row["id"],
        "treaty_class": row.get("treaty_class") or TreatyClass.NONE,
        "carrier": bool(row.get("carrier")),
        "presents": row.get("presents") or [],
        "producers": row.get("producers") or [],
    }


_Links = tuple[tuple[type[SQLModel], Any, Callable[[Row], list[Row]]], ...]
_SHELVES: Mapping[str, tuple[type[SQLModel], Callable[[Row], Row], _Links, Callable[[Row], list[_Spelling]]]] = {
    "nations": (
        Nation,
        lambda row: {
            "code": row["code"],
            "name_en": row.get("name_en") or row["code"],
            "name_fr": row.get("name_fr") or row["code"],
            "status": row["status"],
        },
        (),
        lambda row: _spelt([row.get("name_en"), row.get("name_fr"), row["code"]]),
    ),
    "standards": (
        Standard,
        lambda row: {name: row.get(name) for name in ("id", "kind", "number", "title")},
        (),
        lambda row: _spelt([row.get("number"), row["id"]]),
    ),
    "calibres": (
        Calibre,
        lambda row: {name: row.get(name) for name in ("id", "label", "bore_mm")},
        (),
        _names_of_group,
    ),
    "interfaces": (
        Interface,
        lambda row: (
            {name: row.get(name) for name in ("id", "kind", "calibre", "standard")}
            | {"label": row.get("label") or row["id"]}
        ),
        (),
        _names_of_interface,
    ),
    "families": (Family, lambda row: {name: row.get(name) for name in ("of", "id", "label")}, (), _names_of_group),
    "munitions": (
        Munition,
        _munition,
        ((MunitionInterface, col(MunitionInterface.munition_id), _links("munition_id", "interface_id", "presents")),),
        _names_of_munition,
    ),
    "weapons": (
        Weapon,
        lambda row: (
            {name: row.get(name) for name in ("id", "kind", "nation", "calibre", "family")}
            | {"designation": row.get("designation") or row["id"], "accepts": row.get("accepts") or []}
        ),
        ((WeaponInterface, col(WeaponInterface.weapon_id), _links("weapon_id", "interface_id", "accepts")),),
        _names_of_thing,
    ),
    "platforms": (
        Platform,
        lambda row: (
            {name: row.get(name) for name in ("id", "kind", "nation")}
            | {"designation": row.get("designation") or row["id"]}
        ),
        (
            (PlatformWeapon, col(PlatformWeapon.platform_id), _links("platform_id", "weapon_id", "weapons")),
            (PlatformOperator, col(PlatformOperator.platform_id), _operators),
        ),
        _names_of_thing,
    ),
}
