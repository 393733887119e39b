"""What an unknown name may have meant: a slip away, with more words, or as far as it can be followed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from sqlalchemy.engine import Connection

from registry.catalogue import search
from registry.catalogue.filed import Filed
from registry.catalogue.places import Places
from registry.catalogue.spelling import Asked, asked, beginnings, swapped, whole_name

A_FEW: Final = 5

_MOST_WORDS: Final = 8


def meant(connection: Connection, shelves: Sequence[Filed], text: str) -> list[int]:
    """The numbers of a few entries of these lists, the best first; a number is never taken for another one.

    By the first of these ways that leads anywhere: a name with two neighbouring digits of its mark swapped, or with one
    slip of a letter; what a search finds; the names that begin as this one does; what has most of its words. At most five
    queries a list.
    """
    question = asked(text)
    if question is None:
        return []
    for way in (_misspelt, _searched, _begun, _partly):
        tiers = [(way(connection, shelf, question, text), shelf) for shelf in shelves]
        deepest = max((len(found) for found, _ in tiers), default=0)
        numbers = [
            shelf.numbers[place]
            for depth in range(deepest)
            for found, shelf in tiers
            for place in islice(found[depth] if depth < len(found) else (), A_FEW)
        ]
        if numbers:
            return numbers[:A_FEW]
    return []


def meant_by_each(connection: Connection, shelves: Sequence[Filed], texts: Collection[str]) -> dict[str, list[int]]:
    """As `meant` for many texts at once, by its ways to a name: a slip, what has all its words, and how a name begins.

    At most two queries a list, whatever the number of texts; a text that leads nowhere has an empty list.
    """
    questions = {text: question for text in texts if (question := asked(text))}
    found: dict[str, list[int]] = {text: [] for text in texts}
    for way in (_all_misspelt, _all_having_words, _all_begun):
        left = {text: question for text, question in questions.items() if not found[text]}
        if left:
            lists = [(way(connection, shelf, left), shelf) for shelf in shelves]
            for text in left:
                numbers = [shelf.numbers[place] for places, shelf in lists for place in islice(places[text], A_FEW)]
                found[text] = numbers[:A_FEW]
    return found


def _all_misspelt(connection: Connection, shelf: Filed, questions: Mapping[str, Asked]) -> dict[str, Places]:
    near = search.near_words(connection, shelf, {question.key for question in questions.values()})
    return {text: _of_names(shelf, question, near[question.key]) for text, question in questions.items()}


def _all_having_words(connection: Connection, shelf: Filed, questions: Mapping[str, Asked]) -> dict[str, Places]:
    words = [question.words[:_MOST_WORDS] for question in questions.values()]
    return dict(zip(questions, search.having_all(connection, shelf, words), strict=True))


def _all_begun(_connection: Connection, shelf: Filed, questions: Mapping[str, Asked]) -> dict[str, Places]:
    return {text: _beginning(shelf, question) for text, question in questions.items()}


def _misspelt(connection: Connection, shelf: Filed, question: Asked, _text: str) -> list[Places]:
    return [_of_names(shelf, question, search.near_words(connection, shelf, [question.key])[question.key])]


def _of_names(shelf: Filed, question: Asked, near: Iterable[str]) -> Places:
    # What only goes on longer is one of many: the other ways find all of them.
    slips = [word for word in near if not word.startswith(question.key)]
    names = [*swapped(question.key), *map(whole_name, slips)]
    return Places.any_of(shelf.names.exactly(name) for name in names)


def _searched(connection: Connection, shelf: Filed, _question: Asked, text: str) -> list[Places]:
    return search.found(connection, shelf, text)


def _begun(_connection: Connection, shelf: Filed, question: Asked, _text: str) -> list[Places]:
    return [_beginning(shelf, question)]


def _beginning(shelf: Filed, question: Asked) -> Places:
    starting = (shelf.names.starting(start) for start in beginnings(question.key))
    return next((found for found in starting if found), search.NOTHING)


def _partly(connection: Connection, shelf: Filed, question: Asked, _text: str) -> list[Places]:
    words = question.words[:_MOST_WORDS]
    having = search.having_each(connection, shelf, words)
    found = shelf.everything
    for word, places in zip(words, having, strict=True):
        if any(map(str.isdigit, word.key)):
            found &= places
    for places in sorted(having, key=len):
        found = (found & places) or found
    return [found] if len(found) < len(shelf.everything) else []
