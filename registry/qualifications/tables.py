"""How nations' statements are kept: content that is never edited, a history that only grows, and what look-ups follow."""

from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from registry.database import Json, UtcDateTime, stored
from schemas.vocabulary import Degree, NoticeAction, Position, RecordKind, ReservationEffect

ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)
"""When the registry learnt what carries no date of recording: it has always known it."""

_POSITIVE = "kind IN ('INTERCHANGEABILITY', 'EXCEPTION')"


class Authority(SQLModel, table=True):
    __tablename__ = "authority"

    id: str = Field(primary_key=True)
    nation: str | None = Field(default=None, foreign_key="nation.code", index=True)
    name: str
    exercise: bool = False
    document: dict[str, Any] = Field(sa_type=Json, nullable=False)


class Record(SQLModel, table=True):
    """One version of one statement.

    `content` is the statement as its contract loads it, never edited; `history` is the list of decisions
    [move, recorded at, effective], which only grows.
    """

    __tablename__ = "record"
    __table_args__ = (
        # What ends, or falls due for review, in a stretch of days: of one nation, or nation by nation of all.
        sa.Index("ix_record_nation_valid_to", "nation", "valid_to"),
        sa.Index("ix_record_nation_review_due", "nation", "review_due"),
        sa.CheckConstraint("(munition_id IS NULL) <> (combination IS NULL)", name="munition_or_combination"),
        sa.CheckConstraint("valid_to IS NULL OR valid_from <= valid_to", name="dates_in_order"),
        sa.CheckConstraint("kind <> 'PROHIBITION' OR valid_to IS NULL", name="a_prohibition_does_not_expire"),
        sa.CheckConstraint(f"degree IS NULL OR {_POSITIVE}", name="stops_have_no_degree"),
        sa.CheckConstraint("(kind = 'EXCEPTION') = (derogates IS NOT NULL)", name="an_exception_names_its_prohibition"),
    )

    id: str = Field(primary_key=True)
    authority_id: str = Field(foreign_key="authority.id", index=True)
    nation: str | None = Field(default=None, foreign_key="nation.code")
    kind: RecordKind = Field(sa_type=stored(RecordKind))
    munition_id: str | None = Field(default=None, foreign_key="munition.id")
    combination: dict[str, Any] | None = Field(default=None, sa_type=Json)
    weapon_id: str = Field(foreign_key="weapon.id", index=True)
    degree: Degree | None = Field(default=None, sa_type=stored(Degree))
    derogates: str | None = None
    valid_from: date
    valid_to: date | None = None
    review_due: date | None = None
    exercise: bool = False
    content: dict[str, Any] = Field(sa_type=Json, nullable=False)
    history: list[list[str]] = Field(sa_type=Json, nullable=False)


class RecordScope(SQLModel, table=True):
    """Every munition that a record names, beside its weapon: the one index that look-ups follow."""

    __tablename__ = "record_scope"
    __table_args__ = (sa.Index("ix_record_scope_munition_id_weapon_id", "munition_id", "weapon_id"),)

    weapon_id: str = Field(primary_key=True, foreign_key="weapon.id")
    munition_id: str = Field(primary_key=True, foreign_key="munition.id")
    record_id: str = Field(primary_key=True, foreign_key="record.id", index=True)


class RecordStandard(SQLModel, table=True):
    """A record names a standard among those it relies on; whether there is such a standard is for the lint to say."""

    __tablename__ = "record_standard"

    standard_id: str = Field(primary_key=True)
    record_id: str = Field(primary_key=True, foreign_key="record.id", index=True)


class Supersession(SQLModel, table=True):
    """`successor` names `former` in its `supersedes`; whether it may is for the rules to say."""

    __tablename__ = "supersession"

    former: str = Field(primary_key=True)
    successor: str = Field(primary_key=True, foreign_key="record.id", index=True)


class Arrangement(SQLModel, table=True):
    __tablename__ = "arrangement"

    id: str = Field(primary_key=True)
    valid_from: date | None = None
    valid_to: date | None = None
    recorded_at: datetime = Field(default=ALWAYS, sa_type=UtcDateTime, nullable=False)
    document: dict[str, Any] = Field(sa_type=Json, nullable=False)


class RestrictionNotice(SQLModel, table=True):
    __tablename__ = "restriction_notice"

    id: str = Field(primary_key=True)
    munition_id: str = Field(foreign_key="munition.id", index=True)
    action: NoticeAction = Field(sa_type=stored(NoticeAction))
    authority_id: str = Field(foreign_key="authority.id")
    nation: str | None = Field(default=None, foreign_key="nation.code")
    lots: list[str] | None = Field(default=None, sa_type=Json)
    valid_from: date
    valid_to: date | None = None
    recorded_at: datetime = Field(default=ALWAYS, sa_type=UtcDateTime, nullable=False)
    document: dict[str, Any] = Field(sa_type=Json, nullable=False)


class NationalPosition(SQLModel, table=True):
    __tablename__ = "national_position"

    id: str = Field(primary_key=True)
    nation: str = Field(foreign_key="nation.code", index=True)
    standard: str = Field(foreign_key="standard.id", index=True)
    position: Position = Field(sa_type=stored(Position))
    effect: ReservationEffect = Field(sa_type=stored(ReservationEffect))
    valid_from: date | None = None
    valid_to: date | None = None
    recorded_at: datetime = Field(default=ALWAYS, sa_type=UtcDateTime, nullable=False)
    document: dict[str, Any] = Field(sa_type=Json, nullable=False)
