"""Which part of a combination a name stands for: a projectile, a charge, a fuze or a primer."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy.engine import Connection

from registry.catalogue import things
from registry.catalogue.identity import resolve
from schemas.vocabulary import CombinationRole


class Part(NamedTuple):
    """What a text names among the munitions: the role that all of it plays, or None where it plays none or several."""

    ids: tuple[str, ...]
    role: CombinationRole | None


def parts_named(connection: Connection, texts: Collection[str], as_of: date) -> dict[str, Part]:
    """What these texts name, by text; what names no munition is left out.

    Args:
        connection: In a transaction that only reads.
        texts: Registry ids or any other names.
        as_of: The day on which the name must be in use.

    A fixed number of queries, whatever the number of texts.
    """
    if not texts:
        return {}
    held = things.munitions(connection, texts)
    named: dict[str, tuple[str, ...]] = {text: (text,) for text in texts if text in held}
    for text, meaning in resolve(connection, [text for text in texts if text not in held], "munition", as_of).items():
        if ids := tuple(thing for kind, thing in meaning.things if kind == "munition"):
            named[text] = ids
    roles = things.roles(connection, {one for ids in named.values() for one in ids})
    found = {}
    for text, ids in named.items():
        played = {roles.get(one) for one in ids}
        found[text] = Part(ids, played.pop() if len(played) == 1 else None)
    return found
