"""Suggestions: which field of a question is being filled, and how far."""

from enum import StrEnum

from schemas.fields import Text, Word
from schemas.query import Query


class Filled(StrEnum):
    """The fields of a question that name a thing of the catalogue."""

    MUNITION = "munition"
    PROJECTILE = "projectile"
    CHARGE = "charge"
    FUZE = "fuze"
    PRIMER = "primer"
    SYSTEM = "system"
    WEAPON = "weapon"


class Suggesting(Query):
    """What is typed so far."""

    field = Word(Filled, required=True, label="Field", example="munition")
    text = Text(max_length=120, required=True, label="Text", help="As far as it is typed.", example="DM5")
