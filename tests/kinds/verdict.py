"""The verdict in each state, and the records that it rests on."""

from urllib.parse import urlencode

from tests.doors import world
from tests.kinds.kind import Kind
from tests.kinds.question import QUESTION

KINDS: dict[str, Kind] = {
    **{
        state: Kind(f"/lookup?{QUESTION}&munition={asked['munition']}&system={asked['system']}")
        for state, asked in world.STATES.items()
    },
    "ambiguous": Kind(f"/lookup?{QUESTION}&munition={world.AMBIGUOUS['munition']}&system={world.AMBIGUOUS['system']}"),
    "several weapons": Kind(f"/lookup?{QUESTION}&munition=DM53A1&system=Two guns&holder=DEU"),
    "then and now": Kind(f"/lookup?{QUESTION}&munition=DM53A1&system=Leopard 2A6&then=2027-02-01"),
    "known then": Kind(f"/lookup?{QUESTION}&munition=DM63&system=Rh 120 L/55&then_known=2025-11-01&data_version=1"),
    "some lots of a holder": Kind(f"/lookup?{QUESTION}&munition=M918&system=Mk 19&holder=DEU&lots=L-1"),
    "combination": Kind(f"/lookup?{QUESTION}&{urlencode(world.COMBINED)}&holder=DEU"),
    "combination with a charge of its own": Kind(f"/lookup?{QUESTION}&projectile=m795&charge=m203-charge&system=l52"),
    "said by a public source": Kind(f"/lookup?{QUESTION}&{urlencode(world.SAID_OF)}"),
    "notice": Kind(f"/notices/{world.NOTICE}"),
    "no such notice": Kind("/notices/none", status=404, twins=False),
    "record": Kind("/records/NLD-2025-0002/1"),
    "record of a combination": Kind(f"/records/{world.COMBINATION}"),
    "record of a public source": Kind(f"/records/{world.SAID}"),
    "notice with its reason": Kind("/notices/NLD-N-8"),
    "restricted record of a combination": Kind("/records/NLD-2025-0007/1"),
    "restricted record": Kind("/records/DEU-2025-0005/1"),
    "no such record": Kind("/records/none", status=404, twins=False),
}
