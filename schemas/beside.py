"""What may be asked beside a question: the same answer on another day, or as it was known before; and what a citation says."""

from schemas.compatibility import AsKnown
from schemas.fields import Integer, IsoDate
from schemas.query import Query


class Beside(Query):
    """Another day or another state of knowledge to set beside an answer; of an address that was cited, its data version."""

    then = IsoDate(label="Then", help="The day whose answer stands beside.", example="2026-01-01")
    then_known = AsKnown(
        label="Known then", help="What the registry knew then: a moment, or a day, which means its end (UTC)."
    )
    data_version = Integer(
        label="Data version", help="That of the answer which this address was kept for.", example=412
    )
