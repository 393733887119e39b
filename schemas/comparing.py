"""Comparing: which things of one kind are laid side by side."""

from schemas.fields import NationCode, Plain, Text, Word, refuse
from schemas.query import Query
from schemas.refusals import shown
from schemas.vocabulary import Context

FEWEST, MOST = 2, 6

_MOST_GIVEN = 50


class Ids(Plain):
    """Ids of things of the catalogue, as often as the parameter is given; a repeated one counts once."""

    repeats = True
    _one = Text(max_length=120)

    def loaded(self, value: object) -> list[str]:
        if not isinstance(value, list):
            refuse("list", given=shown(value))
        ids = list(dict.fromkeys(self._one.checked(one).strip() for one in value))
        if len(ids) > _MOST_GIVEN:
            refuse("list_too_long", maximum=_MOST_GIVEN, length=len(ids))
        return ids


class Comparing(Query):
    """Whom the page is for only goes along to the pages that answer for a nation."""

    id = Ids(load_default=(), label="Ids")
    user = NationCode(label="User nation")
    context = Word(Context, label="Context")
