"""Which of our languages a person reads best."""

from collections.abc import Iterable, Sequence


def preferred(accepted: Iterable[tuple[str, float]], known: Sequence[str]) -> str:
    """The known language that is wanted most, `fr` for `fr-CA` too; the first known where none is wanted.

    Args:
        accepted: (language tag, quality), best first, as an Accept-Language header has them.
        known: Our languages, the default first.
    """
    for tag, quality in accepted:
        primary = tag.partition("-")[0].lower()
        if quality > 0 and primary in known:
            return primary
    return known[0]
