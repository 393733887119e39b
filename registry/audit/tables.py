"""The data version: one row that every writing transaction raises."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from registry.database import UtcDateTime


class DataVersion(SQLModel, table=True):
    """A single row (id 1). `exercise` says that the registry holds exercise data, which marks every answer."""

    __tablename__ = "data_version"
    __table_args__ = (sa.CheckConstraint("id = 1", name="single_row"), sa.CheckConstraint("value >= 0", name="rises"))

    id: int = Field(default=1, primary_key=True)
    value: int = Field(default=0, nullable=False)
    exercise: bool = Field(default=False, nullable=False)
    changed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
