"""Tables of verdicts: of which calibre, for whom, in which context, on which day."""

from schemas.compatibility import AsKnown
from schemas.fields import IsoDate, NationCode, Slug, Word, YesNo
from schemas.query import Query
from schemas.vocabulary import Context


class Occasion(Query):
    """The context and the day that every matrix is about."""

    context = Word(
        Context,
        load_default=Context.TRAINING,
        label="Context",
        help="Training, the strictest, unless said.",
        example="training",
    )
    as_of = IsoDate(label="As of", help="The day it is about; today (UTC) unless said.")
    as_known = AsKnown(
        label="As known", help="What the registry knew then: a moment, or a day, which means its end (UTC)."
    )


class OfNation(Occasion):
    """Which matrices there are; the nation goes along to those that ask for one."""

    user = NationCode(label="User nation", help="Whose crews would fire: ISO 3166-1 alpha-3.")


class OfCalibre(Occasion):
    """One matrix of a calibre, over nations."""

    calibre = Slug(label="Calibre", help="The registry id of a calibre.", example="155mm")


class Munitions(OfCalibre):
    """The matrix of a calibre's rounds and systems, for one nation's crews; perhaps only part of its rows."""

    user = NationCode(label="User nation", help="Whose crews would fire: ISO 3166-1 alpha-3.")
    differ = YesNo(load_default=False, label="Only rows that differ", help="Rounds whose answers are not all alike.")
    established = YesNo(
        load_default=False,
        label="Only what is established",
        help="Rounds and systems on which a statement decides somewhere.",
    )
