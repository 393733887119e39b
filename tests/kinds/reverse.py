"""The pages of `registry.web` that look the other way round."""

from tests.doors import world
from tests.kinds.kind import Kind
from tests.kinds.question import QUESTION

KINDS: dict[str, Kind] = {
    "systems, unasked": Kind("/systems", twins=False),
    "systems": Kind(f"/systems?{QUESTION}&munition=DM63"),
    "systems in one state": Kind(f"/systems?{QUESTION}&munition=DM63&holder=DEU&state=CONDITIONAL"),
    "systems, several meant": Kind(f"/systems?{QUESTION}&munition={world.AMBIGUOUS['munition']}", twins=False),
    "systems, unknown": Kind(f"/systems?{QUESTION}&munition={world.STRANGER['munition']}", status=404, twins=False),
    "systems, combined": Kind(f"/systems?{QUESTION}&munition=M795"),
    "rounds, unasked": Kind("/rounds", twins=False),
    "rounds of a platform": Kind(f"/rounds?{QUESTION}&system=Leopard 2A6"),
    "rounds of a weapon": Kind(f"/rounds?{QUESTION}&system=l52"),
    "rounds, combined": Kind(f"/rounds?{QUESTION}&system=m199&holder=DEU"),
    "rounds of one calibre": Kind(f"/rounds?{QUESTION}&system=two-guns&calibre=120mm"),
    "exchange, unasked": Kind("/exchange", twins=False),
    "exchange": Kind(f"/exchange?{QUESTION}&holder=DEU"),
    "exchange, combined": Kind(f"/exchange?{QUESTION}&holder=DEU&calibre=155mm"),
    "exchange in parts": Kind(f"/exchange?{QUESTION}&holder=DEU&calibre=120mm&limit=2&offset=2"),
    "exchange, nothing": Kind(f"/exchange?{QUESTION}&holder=FRA"),
    "exchange, wrong": Kind(f"/exchange?{QUESTION}&holder=&calibre=nowhere&as_known=soon", status=422, twins=False),
}
