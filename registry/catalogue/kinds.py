"""The seven kinds of things in the catalogue: where each is kept, what it is called, how its lists are narrowed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped
from sqlmodel import SQLModel, col

from registry.catalogue.tables import Calibre, Interface, Munition, Nation, Platform, Standard, Weapon


class Kind(StrEnum):
    NATION = "nation"
    STANDARD = "standard"
    CALIBRE = "calibre"
    INTERFACE = "interface"
    MUNITION = "munition"
    WEAPON = "weapon"
    PLATFORM = "platform"

    @classmethod
    def of(cls, word: str) -> "Kind":
        """The kind by its own name or by that of its list: `munition`, `munitions`.

        Raises:
            ValueError: It is neither.
        """
        return cls(word.removesuffix("s"))


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a kind is kept.

    `facets` tells, for each filter of its lists, the field of the document that it reads; a list there is any of its items.
    `told` tells the same of what is no filter but helps to find. `topics` are those of both whose values are found by their
    words: "tank gun", or the words of the nation, calibre, interface, weapon or standard that the value names.
    """

    table: type[SQLModel]
    id: Mapped[str]
    facets: dict[str, str]
    topics: tuple[str, ...] = ()
    told: dict[str, str] = field(default_factory=dict)

    @property
    def document(self) -> sa.ColumnElement[dict[str, Any]]:
        return SQLModel.metadata.tables[str(self.table.__tablename__)].c.document


SHELVES: Mapping[Kind, Shelf] = {
    Kind.NATION: Shelf(Nation, col(Nation.code), {"status": "status"}),
    Kind.STANDARD: Shelf(Standard, col(Standard.id), {"kind": "kind"}, topics=("kind",)),
    Kind.CALIBRE: Shelf(Calibre, col(Calibre.id), {}),
    Kind.INTERFACE: Shelf(
        Interface,
        col(Interface.id),
        {
            "kind": "kind",
            "calibre": "calibre",
            "priming": "priming",
            "bore_type": "bore_type",
            "suffix": "suffix",
            "standard": "standard",
        },
        topics=("kind", "calibre", "priming", "bore_type", "standard"),
    ),
    Kind.MUNITION: Shelf(
        Munition,
        col(Munition.id),
        {
            "category": "category",
            "component": "component",
            "assembly": "assembly",
            "calibre": "calibre",
            "family": "family",
            "interface": "presents",
            "nation": "nation",
            "role": "role",
            "lifecycle": "lifecycle",
            "treaty_class": "treaty_class",
            "in_service": "in_service",
            "replaces": "replaces",
        },
        topics=("category", "component", "calibre", "interface", "nation", "role", "maker"),
        told={"maker": "makers"},
    ),
    Kind.WEAPON: Shelf(
        Weapon,
        col(Weapon.id),
        {"calibre": "calibre", "family": "family", "interface": "accepts", "nation": "nation", "kind": "kind"},
        topics=("calibre", "interface", "nation", "kind", "maker"),
        told={"maker": "makers"},
    ),
    Kind.PLATFORM: Shelf(
        Platform,
        col(Platform.id),
        {"nation": "nation", "kind": "kind", "operator": "operators", "weapon": "weapons"},
        topics=("nation", "kind", "operator", "weapon", "maker"),
        told={"maker": "makers"},
    ),
}
"""In the order in which they refer to each other."""

NAMED_BY: Mapping[str, Kind] = {
    "nation": Kind.NATION,
    "operator": Kind.NATION,
    "calibre": Kind.CALIBRE,
    "interface": Kind.INTERFACE,
    "weapon": Kind.WEAPON,
    "standard": Kind.STANDARD,
}
"""The topics whose values are ids: the things that they name."""


def designation_of(kind: Kind, document: Mapping[str, Any]) -> str:
    """What people call the thing."""
    match kind:
        case Kind.NATION:
            return str(document["name_en"])
        case Kind.STANDARD:
            return str(document.get("number") or document.get("title") or document["id"])
        case Kind.CALIBRE | Kind.INTERFACE:
            return str(document["label"])
        case _:
            return str(document["designation"])
