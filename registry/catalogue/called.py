"""What goes by a text among things of another kind than was asked for: a system in the place of a round, or the reverse."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Final

from sqlalchemy.engine import Connection

from registry.catalogue import things
from registry.catalogue.identity import KINDS, Resolved, resolve
from registry.catalogue.things import MunitionRow, PlatformRow, WeaponRow

Rows = Mapping[str, MunitionRow | WeaponRow | PlatformRow]

_READ: Final[Mapping[str, Callable[[Connection, Collection[str]], Rows]]] = {
    "munition": things.munitions,
    "weapon": things.weapons,
    "platform": things.platforms,
}


def called(connection: Connection, texts: Collection[str], kind: str, as_of: date) -> dict[str, str]:
    """By text the designation of what it names, or the text itself where that is several things; nothing for other texts.

    Args:
        texts: Registry ids or any other names.
        kind: munition, weapon, or system (a weapon or a platform).
        as_of: The day on which the name must be in use.

    A fixed number of queries, whatever the number of texts.
    """
    meanings = resolve(connection, texts, kind, as_of)
    found: dict[str, str] = {}
    for one in KINDS[kind]:
        named = {thing for meaning in meanings.values() for of, thing in meaning.things if of == one}
        rows = _READ[one](connection, {*texts, *named})
        for text in texts:
            meant = meanings.get(text, Resolved()).things
            if text in rows:
                found[text] = rows[text].designation
            elif len(meant) == 1 and meant[0][1] in rows:
                found.setdefault(text, rows[meant[0][1]].designation)
            elif meant:
                found.setdefault(text, text)
    return found
