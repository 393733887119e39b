"""The pages of `registry.web` that are tables of verdicts."""

from tests.doors import world
from tests.kinds.kind import Kind
from tests.kinds.question import QUESTION

KINDS: dict[str, Kind] = {
    "entry": Kind(f"/matrix?{QUESTION}"),
    "blank": Kind("/matrix/munitions", twins=False),
    "munitions": Kind(f"/matrix/munitions?{QUESTION}&calibre=120mm"),
    "two interfaces": Kind(f"/matrix/munitions?{QUESTION}&calibre=40mm"),
    "projectiles": Kind(f"/matrix/munitions?{QUESTION}&calibre=155mm"),
    "a part of the munitions": Kind(f"/matrix/munitions?{QUESTION}&calibre=120mm&offset=1&across=1"),
    "beyond the munitions": Kind(f"/matrix/munitions?{QUESTION}&calibre=120mm&offset=50"),
    "differing": Kind(f"/matrix/munitions?{QUESTION}&calibre=120mm&differ=true"),
    "nothing established": Kind(f"/matrix/munitions?{QUESTION}&calibre=40mm&established=true"),
    "nations": Kind(f"/matrix/nations?calibre=120mm&as_of={world.AS_OF}"),
    "platforms": Kind(f"/matrix/platforms?calibre=40mm&as_of={world.AS_OF}"),
    "nobody": Kind(f"/matrix/nations?calibre=155mm&as_of={world.AS_OF}"),
    "unknown": Kind(f"/matrix/munitions?{QUESTION}&calibre=121mm", status=404, twins=False),
    "invalid": Kind("/matrix/munitions?calibre=120mm&user=XXX", status=422, twins=False),
}
