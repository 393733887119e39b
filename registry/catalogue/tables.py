"""How the catalogue is kept: one table a kind, the links that look-ups follow, and every name under which a thing is known.

`document` holds a row whole, as its contract in `schemas.catalogue` loads it; columns repeat what is asked or constrained.
"""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from registry.database import Json, stored
from schemas.vocabulary import (
    AliasPrecision,
    Assembly,
    Category,
    Component,
    IdentifierType,
    InterfaceKind,
    NationStatus,
    StandardKind,
    TreatyClass,
)


class Nation(SQLModel, table=True):
    __tablename__ = "nation"

    code: str = Field(primary_key=True, max_length=3)
    name_en: str
    name_fr: str
    status: NationStatus = Field(sa_type=stored(NationStatus))
    document: dict[str, Any] = Field(sa_type=Json, nullable=False)


class Standard(SQLModel, table=True):
    __tablename__ = "standard"

    id: str = Field(primary_key=True)
    kind: StandardKind = Field(sa_type=stored(StandardKind))
    number: str | None = None
    title: str | None = None
    document: dict[str, Any] = Field(sa_type=Json, nullable=False)


class Calibre(SQLModel, table=True):
    __tablename__ = "calibre"

    id: str = Field(primary_key=True)
    label: str
    bore_mm: float | None = None
    document: dict[str, Any] = Field(sa_type=Json, nullable=False)


class Interface(SQLModel, table=True):
    __tablename__ = "interface"

    id: str = Field(primary_key=True)
    kind: InterfaceKind = Field(sa_type=stored(InterfaceKind))
    label: str
    calibre: str | None = Field(default=None, foreign_key="calibre.id", index=True)
    standard: str | None = Field(default=None, foreign_key="standard.id")
    document: dict[str, Any] = Field(sa_type=Json, nullable=False)


class Family(SQLModel, table=True):
    """Marks of one thing; a munition family and a weapon family may share a name, so its kind is part of the key."""

    __tablename__ = "family"

    of: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    label: str
    document: dict[str, Any] = Field(sa_type=Json, nullable=False)

    __table_args__ = (sa.CheckConstraint("of IN ('MUNITION', 'WEAPON')", name="of"),)


class Munition(SQLModel, table=True):
    """`presents`, `producers` are in the columns because every look-up reads them."""

    __tablename__ = "munition"

    id: str = Field(primary_key=True)
    designation: str
    nation: str | None = Field(default=None, foreign_key="nation.code", index=True)
    calibre: str | None = Field(default=None, foreign_key="calibre.id", index=True)
    family: str | None = Field(default=None, index=True)
    category: Category = Field(sa_type=stored(Category))
    component: Component | None = Field(default=None, sa_type=stored(Component))
    assembly: Assembly = Field(sa_type=stored(Assembly))
    treaty_class: TreatyClass = Field(default=TreatyClass.NONE, sa_type=stored(TreatyClass))
    carrier: bool = False
    presents: list[str] = Field(sa_type=Json, nullable=False)
    producers: list[str] = Field(sa_type=Json, nullable=False)
    document: dict[str, Any] = Field(sa_type=Json, nullable=False)


class Weapon(SQLModel, table=True):
    __tablename__ = "weapon"

    id: str = Field(primary_key=True)
    designation: str
    kind: str | None = None
    nation: str | None = Field(default=None, foreign_key="nation.code", index=True)
    calibre: str | None = Field(default=None, foreign_key="calibre.id", index=True)
    family: str | None = Field(default=None, index=True)
    accepts: list[str] = Field(sa_type=Json, nullable=False)
    document: dict[str, Any] = Field(sa_type=Json, nullable=False)


class Platform(SQLModel, table=True):
    __tablename__ = "platform"

    id: str = Field(primary_key=True)
    designation: str
    kind: str | None = None
    nation: str | None = Field(default=None, foreign_key="nation.code", index=True)
    document: dict[str, Any] = Field(sa_type=Json, nullable=False)


class MunitionInterface(SQLModel, table=True):
    __tablename__ = "munition_interface"

    munition_id: str = Field(primary_key=True, foreign_key="munition.id")
    interface_id: str = Field(primary_key=True, foreign_key="interface.id", index=True)


class WeaponInterface(SQLModel, table=True):
    __tablename__ = "weapon_interface"

    weapon_id: str = Field(primary_key=True, foreign_key="weapon.id")
    interface_id: str = Field(primary_key=True, foreign_key="interface.id", index=True)


class PlatformWeapon(SQLModel, table=True):
    __tablename__ = "platform_weapon"

    platform_id: str = Field(primary_key=True, foreign_key="platform.id")
    weapon_id: str = Field(primary_key=True, foreign_key="weapon.id", index=True)


class PlatformOperator(SQLModel, table=True):
    __tablename__ = "platform_operator"

    platform_id: str = Field(primary_key=True, foreign_key="platform.id")
    nation: str = Field(primary_key=True, foreign_key="nation.code", index=True)
    valid_from: date | None = None
    valid_to: date | None = None


class Name(SQLModel, table=True):
    """One spelling under which a thing is known: designation, alias, stock number, group code.

    `key` is the normalised spelling that look-ups compare; `cancelled` and `replaced_by` tell of a withdrawn stock number.
    """

    __tablename__ = "name"
    __table_args__ = (
        sa.Index("ix_name_key_subject_kind", "key", "subject_kind"),
        sa.Index("ix_name_subject_kind_subject_id", "subject_kind", "subject_id"),
        sa.CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to", name="dates_in_order"),
    )

    id: int | None = Field(default=None, primary_key=True)
    subject_kind: str
    subject_id: str
    type: IdentifierType = Field(sa_type=stored(IdentifierType))
    precision: AliasPrecision = Field(default=AliasPrecision.EXACT, sa_type=stored(AliasPrecision))
    text: str
    key: str
    valid_from: date | None = None
    valid_to: date | None = None
    cancelled: date | None = None
    replaced_by: str | None = None


class Note(SQLModel, table=True):
    __tablename__ = "note"
    __table_args__ = (sa.Index("ix_note_about_kind_about", "about_kind", "about"),)

    id: int | None = Field(default=None, primary_key=True)
    about_kind: str
    about: str
    document: dict[str, Any] = Field(sa_type=Json, nullable=False)


class RetiredId(SQLModel, table=True):
    """An id that was published and stands for nothing of its own any more: it goes on answering, with what took its place."""

    __tablename__ = "retired_id"

    kind: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    successor: str | None = None
    since: date | None = None
    document: dict[str, Any] = Field(sa_type=Json, nullable=False)


class MissedName(SQLModel, table=True):
    """A name that people looked for and the catalogue lacks: what was typed, how often, never by whom.

    `field` is where it was typed: munition, system, weapon, a role of a combination, or a list's search box. `turn` counts
    the writes, of which one holds many names: it tells what of a day was looked for later.
    """

    __tablename__ = "missed_name"
    __table_args__ = (
        sa.CheckConstraint("times >= 1", name="looked_for_at_least_once"),
        sa.CheckConstraint("first_on <= last_on", name="dates_in_order"),
    )

    field: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    text: str
    times: int
    first_on: date
    last_on: date
    turn: int = Field(default=0, sa_column_kwargs={"server_default": sa.text("0")})


class SearchEntry(SQLModel, table=True):
    """How one thing is found: kept by `registry.catalogue.index`, and rebuilt from the tables above at any time."""

    __tablename__ = "search_entry"
    __table_args__ = (
        sa.UniqueConstraint("kind", "id"),
        sa.Index(None, "words", postgresql_using="gin", postgresql_ops={"words": "gin_trgm_ops"}).ddl_if(
            dialect="postgresql"
        ),
        sa.Index(None, "names", postgresql_using="gin", postgresql_ops={"names": "gin_trgm_ops"}).ddl_if(
            dialect="postgresql"
        ),
    )

    n: int = Field(primary_key=True)
    kind: str
    id: str
    designation: str
    ordering: str
    words: str
    names: str
    facets: dict[str, Any] = Field(sa_type=Json, nullable=False)


# The parts of words are found by what is no table of ours; here for a database that is made without the migrations.
def _on_search_entry(event: str, dialect: str, statement: str) -> None:
    ddl = sa.DDL(statement)  # type: ignore[no-untyped-call]
    sa.event.listen(SQLModel.metadata.tables["search_entry"], event, ddl.execute_if(dialect=dialect))


_on_search_entry("before_create", "postgresql", "CREATE EXTENSION IF NOT EXISTS pg_trgm")
_on_search_entry(
    "after_create",
    "sqlite",
    "CREATE VIRTUAL TABLE search_entry_fts USING fts5"
    "(words, names, content='search_entry', content_rowid='n', tokenize='trigram case_sensitive 1')",
)
_on_search_entry("before_drop", "sqlite", "DROP TABLE IF EXISTS search_entry_fts")


class SearchSlip(SQLModel, table=True):
    """A word, and what is left of it without one letter: two words one slip apart share a variant."""

    __tablename__ = "search_slip"
    __table_args__ = {"sqlite_with_rowid": False}

    variant: str = Field(primary_key=True)
    word: str = Field(primary_key=True)


class SearchState(SQLModel, table=True):
    """A single row (id 1): a mark drawn anew at each change of the index, so that what was read of it is known to be stale."""

    __tablename__ = "search_state"
    __table_args__ = (sa.CheckConstraint("id = 1", name="single_row"),)

    id: int = Field(default=1, primary_key=True)
    mark: str
