"""The nations by name, in the language of the page."""

from typing import NamedTuple

from registry.catalogue import queries
from registry.catalogue.names import folded
from registry.compatibility.sentences import LANGUAGES
from registry.database import Connection
from schemas.vocabulary import NationStatus


class NationName(NamedTuple):
    code: str
    name: str
    status: NationStatus


def nations(connection: Connection, language: str) -> list[NationName]:
    """Every nation, in the order of the names."""
    name = ("name_en", "name_fr")[LANGUAGES.index(language)]
    found = queries.listing(connection, "nations", text=None, filters={}, limit=1000, offset=0)
    named = [NationName(row["code"], row[name], NationStatus(row["status"])) for row in found.items]
    return sorted(named, key=lambda nation: folded(nation.name))
