"""The pages that ask, and those that tell what went wrong."""

from tests.doors import world
from tests.kinds.kind import Kind

QUESTION = f"user=NLD&as_of={world.AS_OF}"

KINDS: dict[str, Kind] = {
    "home": Kind("/", twins=False),
    "invalid": Kind(
        f"/lookup?{QUESTION}&munition=DM53A1&system=&context=peace&as_known=soon&lots=", status=422, twins=False
    ),
    "unknown": Kind(
        f"/lookup?{QUESTION}&munition={world.STRANGER['munition']}&system={world.STRANGER['system']}",
        status=404,
        twins=False,
    ),
    "mishap": Kind("/nowhere", status=404, twins=False, reads=False),
}
