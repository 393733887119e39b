"""Pictures of what is established: of which calibre or nation, on which day, how far ahead."""

from enum import StrEnum

from schemas import matrix
from schemas.compatibility import AsKnown
from schemas.fields import Integer, IsoDate, NationCode, Word
from schemas.paging import LARGEST_PAGE, Page


class Order(StrEnum):
    """Of the nations of a calibre: the best established first, or by name."""

    ESTABLISHED = "established"
    NAME = "name"


class Within(StrEnum):
    """Days looked ahead."""

    MONTH = "30"
    QUARTER = "90"
    HALF_YEAR = "180"


class OfCalibre(matrix.OfCalibre):
    """How established a calibre is, nation by nation."""

    order = Word(Order, load_default=Order.ESTABLISHED, label="Order", example="name")


class OfNation(matrix.OfNation):
    """How established a nation's systems are, calibre by calibre."""


class Lapsing(Page):
    """Which records are about to end or to fall due for review."""

    nation = NationCode(label="Nation", help="Whose records; all nations' unless said.")
    within = Word(Within, load_default=Within.QUARTER, label="Within days", example="90")
    as_of = IsoDate(label="As of", help="The first day; today (UTC) unless said.")
    as_known = AsKnown(label="As known", help="What the registry knew then.")
    limit = Integer(minimum=1, maximum=LARGEST_PAGE, load_default=LARGEST_PAGE, label="Limit", help="Rows on one page.")
