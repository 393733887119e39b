"""The pages of `registry.web` that show what exists."""

from tests.doors import world
from tests.kinds.kind import Kind

LISTS = ("munitions", "weapons", "platforms", "calibres", "interfaces", "nations", "standards")
THINGS = {
    "munition": "/munitions/dm53a1",
    "general knowledge": "/munitions/dm63",
    "group code": "/munitions/m430a1",
    "part of a load": "/munitions/m203-charge",
    "weapon": "/weapons/rh120-l55",
    "weapon of a load": "/weapons/m199",
    "platform": "/platforms/leopard-2a6",
    "calibre": "/calibres/40mm",
    "interface": "/interfaces/120x570",
    "nation": "/nations/NLD",
    "nation with a reservation": "/nations/BEL",
    "standard": "/standards/stanag-4385",
    "successor": "/munitions/m795",
}

KINDS: dict[str, Kind] = {
    **{name: Kind(f"/{name}") for name in LISTS},
    "searched and narrowed": Kind("/munitions?q=DM&category=TANK_GUN&calibre=120mm"),
    "second page": Kind("/munitions?limit=3&offset=3"),
    "beyond the end": Kind("/munitions?offset=500"),
    "nothing found": Kind(f"/munitions?q={world.STRANGER['munition']}&category=TANK_GUN"),
    "a list asked wrongly": Kind("/munitions?category=PEACE&limit=0", status=422, twins=False),
    **{name: Kind(address) for name, address in THINGS.items()},
    "retired": Kind(f"/munitions/{world.RETIRED['munition'][0]}"),
    "retired without successor": Kind(f"/platforms/{world.RETIRED['platform'][0]}"),
    "no such thing": Kind("/munitions/dm35a1", status=404, twins=False),
    "compare": Kind("/compare/munitions?id=dm53a1&id=dm63&id=m430a1&user=NLD&context=training"),
    "compare weapons": Kind("/compare/weapons?id=rh120-l44&id=rh120-l55"),
    "compare too few": Kind("/compare/platforms?id=leopard-2a6", status=422, twins=False),
    "compare the unknown": Kind("/compare/munitions?id=m795-shell&id=dm35a1", status=422, twins=False),
}
