"""The pages that ask, and those that tell what went wrong."""

from urllib.parse import quote

from tests.doors import world
from tests.kinds.kind import Kind

QUESTION = f"user=NLD&as_of={world.AS_OF}"

LIST = "\n".join(
    (
        "DM53A1",
        "1305-12-345-6789",
        "dm63",
        "DM43\tLeopard 2A6",
        "M433; Mk 19",
        "dm53a1;Leopard 2A4",
        "40 mm practice",
        "DM35A1",
        "Leopard 2A4",
        "DM53A1",
    )
)
"""Every state, a line twice, and three lines that cannot be resolved."""

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
    "list": Kind("/list", twins=False),
    "list answered": Kind(f"/list?{QUESTION}&system=Leopard 2A6&lines={quote(LIST)}"),
    "list refused": Kind("/list?lines=DM53A1;DM63&system=&holder=nld&as_of=soon", status=422, twins=False),
    "mishap": Kind("/nowhere", status=404, twins=False, reads=False),
}
