"""The pages of `registry.web` that draw what is established, and what registrars see."""

from tests.doors import world
from tests.kinds.kind import Kind

DAY = f"as_of={world.AS_OF}"

KINDS: dict[str, Kind] = {
    "entry": Kind("/coverage"),
    "a calibre": Kind(f"/coverage/calibres?calibre=120mm&{DAY}"),
    "a calibre that nobody fires": Kind(f"/coverage/calibres?calibre=155mm&{DAY}"),
    "no calibre": Kind("/coverage/calibres", twins=False),
    "no such calibre": Kind("/coverage/calibres?calibre=121mm&order=name", status=404, twins=False),
    "a nation": Kind(f"/coverage/nation?user=NLD&{DAY}"),
    "a nation without systems": Kind(f"/coverage/nation?user=FRA&{DAY}"),
    "no nation": Kind("/coverage/nation", twins=False),
    "no such nation": Kind("/coverage/nation?user=XYZ", status=422, twins=False),
    "about to lapse": Kind("/coverage/lapsing?as_of=2026-12-01&within=30"),
    "one page of what is about to lapse": Kind("/coverage/lapsing?as_of=2026-07-10&within=180&limit=2&offset=1"),
    "nothing about to lapse": Kind(f"/coverage/lapsing?nation=FRA&{DAY}"),
    "a wrong time ahead": Kind("/coverage/lapsing?within=7&as_of=soon", status=422, twins=False),
    "names that are missing": Kind("/registrar/missed"),
}
