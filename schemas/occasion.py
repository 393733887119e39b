"""The context and the day that a page of answers is about."""

from schemas.compatibility import AsKnown
from schemas.fields import IsoDate, Word
from schemas.query import Query
from schemas.vocabulary import Context


class Occasion(Query):
    """The context and the day that all answers of a page are about."""

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
