"""Which configuration a person or a tool means (R1): one, several candidates, or none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.catalogue.names import LONGEST_NAME, key
from registry.catalogue.tables import Munition, MunitionInterface, Name, PlatformWeapon, Weapon, WeaponInterface
from registry.sets import packed, rows
from schemas.vocabulary import GROUP_IDENTIFIERS

Thing = tuple[str, str]
"""A kind (munition, weapon, platform; interface or calibre where nothing else bears the name) and an id."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a text means.

    `things` are all that it fits, in order; `certain` says that it identifies, which takes exactly one thing and no mere
    group, calibre or family; `replaced` is the pair of a cancelled identifier and what replaces it.
    """

    things: tuple[Thing, ...] = ()
    certain: bool = False
    replaced: tuple[str, str] | None = None


KINDS: Mapping[str, tuple[str, ...]] = {
    "munition": ("munition",),
    "system": ("platform", "weapon"),
    "weapon": ("weapon",),
}
_GROUPS = ("calibre", "interface", "family")

_KEYS = rows("keys", "key")
_NAMES = sa.select(
    col(Name.key),
    col(Name.subject_kind),
    col(Name.subject_id),
    col(Name.type),
    col(Name.text),
    col(Name.valid_from),
    col(Name.valid_to),
    col(Name.cancelled),
    col(Name.replaced_by),
).where(col(Name.key).in_(sa.select(_KEYS.c.key)), col(Name.subject_kind).in_(sa.bindparam("kinds", expanding=True)))
_SUBJECTS = rows("groups", "kind", "id")
_MEMBERS = {
    "munition": sa.union_all(
        sa.select(_SUBJECTS.c.kind, _SUBJECTS.c.id, sa.literal("munition"), col(Munition.id)).where(
            sa.or_(
                sa.and_(_SUBJECTS.c.kind == "calibre", col(Munition.calibre) == _SUBJECTS.c.id),
                sa.and_(_SUBJECTS.c.kind == "family", col(Munition.family) == _SUBJECTS.c.id),
            )
        ),
        sa.select(_SUBJECTS.c.kind, _SUBJECTS.c.id, sa.literal("munition"), col(MunitionInterface.munition_id)).where(
            _SUBJECTS.c.kind == "interface", col(MunitionInterface.interface_id) == _SUBJECTS.c.id
        ),
    ),
    "weapon": sa.union_all(
        sa.select(_SUBJECTS.c.kind, _SUBJECTS.c.id, sa.literal("weapon"), col(Weapon.id)).where(
            sa.or_(
                sa.and_(_SUBJECTS.c.kind == "calibre", col(Weapon.calibre) == _SUBJECTS.c.id),
                sa.and_(_SUBJECTS.c.kind == "family", col(Weapon.family) == _SUBJECTS.c.id),
            )
        ),
        sa.select(_SUBJECTS.c.kind, _SUBJECTS.c.id, sa.literal("weapon"), col(WeaponInterface.weapon_id)).where(
            _SUBJECTS.c.kind == "interface", col(WeaponInterface.interface_id) == _SUBJECTS.c.id
        ),
    ),
}
_MOUNTS = sa.select(col(PlatformWeapon.platform_id), col(PlatformWeapon.weapon_id)).where(
    col(PlatformWeapon.platform_id).in_(sa.select(rows("ids", "id").c.id))
)


def resolve(connection: Connection, texts: Iterable[str], kind: str, as_of: date) -> dict[str, Resolved]:
    """Resolve names, aliases, stock numbers and group codes; ids are the caller's, by primary key.

    Args:
        texts: As typed; compared by `names.key`.
        kind: munition, weapon, or system (a weapon or a platform).
        as_of: The day on which the name must be in use.

    A fixed number of queries, whatever the number of texts.
    """
    keys = {text: key(text) for text in set(texts) if 0 < len(text) <= LONGEST_NAME}
    spelled = _spelled(connection, keys.values(), kind)
    successors = {
        name.text: name.replaced_by
        for names in spelled.values()
        for name in names
        if name.replaced_by and _cancelled(name, as_of)
    }
    if successors:
        keys |= {text: key(text) for text in successors.values()}
        spelled |= _spelled(connection, [key(text) for text in successors.values()], kind)
    groups = {
        (name.subject_kind, name.subject_id)
        for names in spelled.values()
        for name in names
        if name.subject_kind in _GROUPS
    }
    members = _members(connection, groups, kind)
    resolved = {text: _meaning(text, spelled, members, keys, as_of) for text in keys}
    if kind == "system":
        _prefer_platforms(connection, resolved)
    return {text: resolved[text] for text in keys}


def _spelled(connection: Connection, keys: Iterable[str], kind: str) -> dict[str, list[Any]]:
    spelled: dict[str, list[Any]] = {}
    wanted = sorted(set(keys))
    if wanted:
        given = {"keys": packed((one,) for one in wanted), "kinds": [*KINDS[kind], *_GROUPS]}
        for row in connection.execute(_NAMES, given):
            spelled.setdefault(row.key, []).append(row)
    return spelled


def _members(connection: Connection, groups: set[Thing], kind: str) -> dict[Thing, set[Thing]]:
    members: dict[Thing, set[Thing]] = {}
    if groups:
        statement = _MEMBERS["munition" if kind == "munition" else "weapon"]
        for group_kind, group, thing_kind, thing in connection.execute(statement, {"groups": packed(sorted(groups))}):
            members.setdefault((group_kind, group), set()).add((thing_kind, thing))
    return members


def _cancelled(name: Any, as_of: date) -> bool:
    return name.cancelled is not None and name.cancelled <= as_of


def _meaning(
    text: str,
    spelled: Mapping[str, list[Any]],
    members: Mapping[Thing, set[Thing]],
    keys: Mapping[str, str],
    as_of: date,
) -> Resolved:
    identified: set[Thing] = set()
    grouped: set[Thing] = set()
    families: set[Thing] = set()
    empty: set[Thing] = set()
    replaced: tuple[str, str] | None = None
    for name in spelled.get(keys[text], ()):
        if (name.valid_from and as_of < name.valid_from) or (name.valid_to and name.valid_to < as_of):
            continue
        subject = (name.subject_kind, name.subject_id)
        if _cancelled(name, as_of) and name.replaced_by:
            if name.replaced_by == name.subject_id:  # A retired id: nothing but its successor is meant.
                identified.add(subject)
            else:
                identified |= _named(spelled.get(keys[name.replaced_by], ()), as_of) or _by_id(name)
            replaced = (name.text, name.replaced_by)
        elif name.subject_kind == "family":
            families |= members.get(subject, set())
        elif name.subject_kind in _GROUPS:
            grouped |= members.get(subject, set())
            empty.add(subject)
        elif name.type in GROUP_IDENTIFIERS:
            grouped.add(subject)
        else:
            identified.add(subject)
    # A family's name is only a way to its members: a member of that very name is what was meant. A calibre or interface that
    # nothing in the catalogue presents is still known, and so is itself what the person has to choose among.
    things = identified | grouped or families or empty
    return Resolved(tuple(sorted(things)), len(things) == 1 and things == identified, replaced)


def _named(names: Iterable[Any], as_of: date) -> set[Thing]:
    return {
        (name.subject_kind, name.subject_id)
        for name in names
        if name.subject_kind not in _GROUPS and name.type not in GROUP_IDENTIFIERS and not _cancelled(name, as_of)
    }


def _by_id(name: Any) -> set[Thing]:
    """A replacement may be written as the registry id itself."""
    return {(name.subject_kind, str(name.replaced_by))}


def _prefer_platforms(connection: Connection, resolved: dict[str, Resolved]) -> None:
    """A name that a platform shares with its own weapon means the platform, which asks more of an approval."""
    shared = {
        text: meaning
        for text, meaning in resolved.items()
        if len(meaning.things) > 1 and sum(kind == "platform" for kind, _ in meaning.things) == 1
    }
    if not shared:
        return
    wanted = {thing for meaning in shared.values() for kind, thing in meaning.things if kind == "platform"}
    mounted: dict[str, set[str]] = {}
    for platform, weapon in connection.execute(_MOUNTS, {"ids": packed((one,) for one in sorted(wanted))}):
        mounted.setdefault(platform, set()).add(weapon)
    for text, meaning in shared.items():
        [platform] = [thing for kind, thing in meaning.things if kind == "platform"]
        weapons = {thing for kind, thing in meaning.things if kind == "weapon"}
        if weapons <= mounted.get(platform, set()):
            resolved[text] = Resolved((("platform", platform),), True, meaning.replaced)
