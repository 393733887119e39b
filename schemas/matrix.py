"""Tables of verdicts: of which calibre, for whom, in which context, on which day."""

from schemas.fields import Integer, NationCode, Slug, YesNo
from schemas.occasion import Occasion
from schemas.paging import FARTHEST


class OfNation(Occasion):
    """What there is to see for one nation's crews."""

    user = NationCode(label="User nation", help="Whose crews would fire: ISO 3166-1 alpha-3.")


class OfCalibre(Occasion):
    """What there is to see of a calibre, over nations."""

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
    offset = Integer(maximum=FARTHEST, load_default=0, label="Offset", help="Rounds passed over.")
    across = Integer(maximum=FARTHEST, load_default=0, label="Across", help="Systems passed over.")
