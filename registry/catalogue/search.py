"""What a typed text finds in a list: names first, then words, and what is one slip away where nothing fits as typed."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from sqlalchemy.engine import Connection

from registry.catalogue import matching
from registry.catalogue.filed import Filed
from registry.catalogue.matching import All, Any_, Part, Sought
from registry.catalogue.places import Places
from registry.catalogue.spelling import (
    Asked,
    Word,
    asked,
    one_slip_apart,
    variants,
    whole_name,
    with_a_slip,
)

NOTHING = Places([])


def found(connection: Connection, shelf: Filed, text: str) -> list[Places]:
    """The things of a list that a text finds, the best first, no thing twice.

    What bears the text as a name; what has a name that begins so; what has all its words, or parts of them, in its names;
    what has them there or in what it is filed under. Only where there is nothing of it, what is one slip of a letter away.
    At most three queries.
    """
    return [tier for tier in graded(connection, shelf, text) if tier]


def graded(connection: Connection, shelf: Filed, text: str) -> list[Places]:
    """As `found`, with the empty tiers too: so what two lists hold can be put in one order."""
    question = asked(text)
    if question is None:
        return []
    exact, starting = shelf.names.exactly(question.whole), shelf.names.starting(question.start)
    if exact and question.is_stock_number:
        return [exact]
    named, told = _having_words(connection, shelf, question.words)
    as_typed = _apart(exact, starting, named, told)
    return as_typed if any(as_typed) else [*as_typed, *_apart(*_with_slips(connection, shelf, question))]


def _with_slips(connection: Connection, shelf: Filed, question: Asked) -> Iterable[Places]:
    near = near_words(connection, shelf, [question.key, *(word.key for word in question.words)])
    words = [with_a_slip(word, near[word.key]) for word in question.words]
    inside: tuple[Sought, ...] = (Part("names", question.inside),) if question.inside else ()
    named, told = _having_words(connection, shelf, words, *inside)
    return Places.any_of(shelf.names.exactly(whole_name(name)) for name in near[question.key]), named, told


def near_words(connection: Connection, shelf: Filed, words: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """For each of these words, those of the catalogue that are one slip apart; one query."""
    forms = {word: variants(word) for word in words}
    sharing: dict[str, set[str]] = {}
    for variant, word in matching.near_words(connection, frozenset().union(*forms.values())):
        sharing.setdefault(variant, set()).add(word)
    return {
        word: sorted(
            other
            for other in set(
                chain(*(sharing.get(one, ()) for one in ours), *(shelf.slips.get(one, ()) for one in ours))
            )
            if one_slip_apart(word, other)
        )
        for word, ours in forms.items()
    }


def _having_words(
    connection: Connection, shelf: Filed, words: Sequence[Word], *others: Sought
) -> tuple[Places, Places]:
    """The things with all these words in their names, or with whatever else is sought there; and with topics counted in."""
    parts = dict.fromkeys(part for word in words for needle in word.needles for part in needle)
    topics = {part: told for part in parts if (told := shelf.told_by(part)) is not None}
    plain: list[Sought] = []
    topical: list[Word] = []
    for word in words:
        if any(part in topics for needle in word.needles for part in needle):
            topical.append(word)
        else:
            plain.append(Any_(tuple(All(tuple(Part("words", part) for part in needle)) for needle in word.needles)))
    # A word that no topic holds is rare, and makes the rest quick to find beside it.
    leaves = list(dict.fromkeys(part for word in topical for needle in word.needles for part in needle))
    sought = (
        [All((*plain, Part("words", part))) for part in leaves] + ([All(tuple(plain))] if plain else []) + list(others)
    )
    lists = [shelf.numbered(numbers) for numbers in matching.matches(connection, sought)]
    rest = lists[len(leaves) :]
    everything = rest.pop(0) if plain else shelf.everything
    borne = dict(zip(leaves, lists, strict=False))
    named = told = everything
    for word in topical:
        named &= _any_needle(word, borne)
        told &= _any_needle(word, {part: borne[part] | topics.get(part, NOTHING) for part in borne})
    return Places.any_of((named, *rest)), told


def having_all(connection: Connection, shelf: Filed, texts: Sequence[Sequence[Word]]) -> list[Places]:
    """For each of these texts the things that have all its words in their names; one query."""
    sought = [
        All(
            tuple(
                Any_(tuple(All(tuple(Part("words", part) for part in needle)) for needle in word.needles))
                for word in words
            )
        )
        for words in texts
    ]
    return [shelf.numbered(numbers) for numbers in matching.matches(connection, sought)]


def having_each(connection: Connection, shelf: Filed, words: Sequence[Word]) -> list[Places]:
    """For each of these words the things that have it in their names or in what they are filed under; one query."""
    sought = [
        Any_(tuple(All(tuple(Part("words", part) for part in needle)) for needle in word.needles)) for word in words
    ]
    borne = [shelf.numbered(numbers) for numbers in matching.matches(connection, sought)]
    told = [
        _any_needle(word, {part: shelf.told_by(part) or NOTHING for needle in word.needles for part in needle})
        for word in words
    ]
    return [one | other for one, other in zip(borne, told, strict=True)]


def _any_needle(word: Word, having: Mapping[str, Places]) -> Places:
    found = []
    for first, *others in word.needles:
        places = having[first]
        for part in others:
            places &= having[part]
        found.append(places)
    return Places.any_of(found)


def _apart(*tiers: Places) -> list[Places]:
    """The tiers without what an earlier one holds."""
    apart: list[Places] = []
    seen = NOTHING
    for tier in tiers:
        left = tier - seen
        apart.append(left)
        seen |= left
    return apart
