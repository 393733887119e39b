"""Which nations have a munition, as far as the catalogue tells: the registry keeps no stock (pure)."""

from collections.abc import Iterable, Mapping

from schemas.vocabulary import Held


def holders(
    in_service: Iterable[str] | None, designating: str | None, producing: Iterable[str]
) -> Mapping[str, tuple[Held, ...]]:
    """By nation code, in which ways it has the munition: in service with it, designated by it, made there."""
    found: dict[str, tuple[Held, ...]] = {}
    for held, nations in (
        (Held.IN_SERVICE, in_service or ()),
        (Held.DESIGNATED, [designating] if designating else ()),
        (Held.MADE, producing),
    ):
        for nation in nations:
            found[nation] = (*found.get(nation, ()), held)
    return found
