"""Every kind of page that there is, by name: what holds for all pages is tested on these."""

from tests.kinds import catalogue, coverage, matrices, question, reverse, verdict
from tests.kinds.kind import Kind

KINDS: dict[str, Kind] = {
    f"{part.__name__.rpartition('.')[2]}: {name}": kind
    for part in (question, verdict, reverse, catalogue, matrices, coverage)
    for name, kind in part.KINDS.items()
}
TWINNED = {name: kind for name, kind in KINDS.items() if kind.twins}
