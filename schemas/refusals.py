"""Why a value is refused: every message of the contracts, in one place, ready to be translated.

A refusal is a `str` (marshmallow, JSON and pages carry it as it is) that also keeps its key and its values, so that
a door may say it again in another language: `translate(TEXTS[refusal.key]).format(**refusal.values)`.
"""

import difflib
from collections.abc import Iterable, Mapping
from typing import Self

TEXTS: dict[str, str] = {
    "required": "This is missing; it must be given.",
    "null": "This may not be empty.",
    "unknown": "There is no such column. Known here: {expected}.",
    "unknown_near": "There is no such column. Did you mean {nearest}?",
    "unknown_parameter": "There is no such field here. Known are: {expected}.",
    "unknown_parameter_near": "There is no such field here. Did you mean {nearest}?",
    "too_many_parameters": "More fields are given than any question has; at most {maximum} are read.",
    "given_twice": "This is given {count} times; give it once.",
    "munition_missing": (
        "Name the munition, or the parts of a separate-loading round: projectile, charge, fuze, primer."
    ),
    "munition_or_parts": "Name either the munition or the parts of a separate-loading round, not both.",
    "nothing_named": "Nothing in the catalogue goes by the name {given}.",
    "no_stock_number": "No thing is registered under the stock number {given}; try the designation.",
    "no_such_id_near": "Nothing in the catalogue has the id {given}. Did you mean {nearest}?",
    "no_such_id": "Nothing in the catalogue has the id {given}.",
    "nation_unknown": "{given} is not the code of a nation known here: three letters, such as {example}.",
    "lines_missing": "Paste at least one line: a stock number, a designation, a registry id or another name.",
    "lines_too_many": "At most {maximum} lines are answered at once; there are {length}. Ask them in parts.",
    "lines_too_long": "At most {maximum} characters are read; there are {length}. Ask the lines in parts.",
    "too_many_pairs": (
        "This is more than {maximum} pairs of a round and a system, too many to answer at once. Ask for one system, or for one"
        " calibre between two nations."
    ),
    "names_a_system": "{given} names a system and no round.",
    "names_a_munition": "{given} names a round and no system.",
    "fits_several": "{given} fits several: {number} in the catalogue. Name one of them.",
    "names_a_group": "{given} names a group and no one configuration; the catalogue holds one of it today.",
    "names_an_empty_group": "{given} names only groups of which the catalogue holds nothing. Name one configuration.",
    "part_of_none": "{given} is neither a projectile nor a charge, fuze or primer.",
    "part_twice": "{given} and {other} would be the same part of a combination.",
    "line_columns": "This line has {length} columns; at most two are read: the round, then the system.",
    "line_without_munition": "This line names no round.",
    "system_missing": "Name the system: a weapon or a platform.",
    "not_an_object": "Expected a group of named values, not {given}.",
    "not_text": "Expected text, not {given}.",
    "blank": "This may not be blank.",
    "too_short": "At least {minimum} characters are expected; {given} has {length}.",
    "too_long": "At most {maximum} characters are allowed; this has {length}.",
    "control_character": "The text holds a character that cannot be seen or printed ({character}); remove it.",
    "slug": "{given} is not an id: lower-case letters, digits, point and single hyphens, such as {example}.",
    "slug_near": "{given} is not an id: lower-case letters, digits, point and single hyphens. Did you mean {nearest}?",
    "record_id": "{given} is not a record id: letters, digits, and single . _ / - between them, such as {example}.",
    "nation": "{given} is not a nation code: three capital letters of ISO 3166-1, such as {example}.",
    "nation_near": "{given} is not a nation code: three capital letters of ISO 3166-1. Did you mean {nearest}?",
    "word": "{given} is not known here. Expected one of: {expected}.",
    "word_near": "{given} is not known here. Did you mean {nearest}? Expected one of: {expected}.",
    "date": "{given} is not a date: year-month-day, such as {example}.",
    "date_near": "{given} is not a date: year-month-day. Did you mean {nearest}?",
    "date_serial": "{given} looks like a date that a spreadsheet turned into a number; write it as {example}.",
    "date_impossible": "{given} is not a day of the calendar.",
    "datetime": "{given} is not a moment: date, time and zone, such as {example}.",
    "day_or_moment": "{given} is neither a day, such as {day}, nor a moment with its time zone, such as {example}.",
    "datetime_naive": "{given} does not say its time zone; end it with Z for UTC, such as {example}.",
    "integer": "Expected a whole number, not {given}.",
    "number": "Expected a number, not {given}.",
    "number_range": "{given} is out of range: between {minimum} and {maximum}.",
    "boolean": "Expected true or false, not {given}.",
    "list": "Expected a list, not {given}.",
    "list_too_short": "At least {minimum} must be given.",
    "list_too_long": "At most {maximum} may be given; there are {length}.",
    "list_twice": "{given} is listed twice.",
    "list_separator": "{given} holds a semicolon, which separates the items of a list; leave it out (in a URL: %3B).",
    "url": "{given} is not a web address: it must start with http:// or https:// and hold no spaces.",
    "nsn": "{given} is not a NATO stock number: 13 digits, such as {example}.",
    "nsn_scientific": (
        "{given} looks like a stock number that a spreadsheet turned into a number; "
        "format the column as text and write it as {example}."
    ),
    "nsn_zero": (
        "{given} has {length} digits instead of 13; a spreadsheet may have dropped leading zeros. "
        "Format the column as text."
    ),
    "ncb_code": "{given} is not a codification bureau's code: two digits, such as {example}.",
    "dodic": "{given} is not a DODIC: one or two letters and digits, four in all, such as {example}.",
    "scoped_nation": "{given} must say whose number it is: NATION:VALUE, such as {example}.",
    "scoped_ncage": "{given} must be NCAGE:VALUE, or :VALUE when the maker's code is not known, such as {example}.",
    "dated_nation": "{given} must be a nation code, optionally with its dates: {example}.",
    "hash": "{given} is not a SHA-256 hash: 64 hexadecimal digits.",
    "releasability": "{given} is not known here. Expected PUBLIC, NATO_ALL, or a list of nation codes.",
    "scope": "{given} is not known here. Expected ANY or a list with at least one entry.",
    "cell_json": "The cell is not valid JSON: {reason}.",
    "band": 'A temperature band is written {{"min": -20, "max": 40}}; either end may be null, not both.',
    "band_order": "The lower end {minimum} is above the upper end {maximum}.",
    "band_unit": "A temperature band is given in degC.",
    "condition_number": "{kind} takes one number, not {given}.",
    "condition_negative": "{kind} may not be negative.",
    "condition_unit": '{kind} needs a unit, such as "per minute".',
    "condition_no_unit": "{kind} takes no unit.",
    "condition_list": "{kind} takes a list with at least one text, not {given}.",
    "condition_merge": "{kind} merges by {expected}; the merge rule is fixed by the kind.",
    "dates_order": "{later} may not be before {earlier}.",
    "about_all": '"all" stands alone; it already names every column.',
}


class Refusal(str):
    """One reason why a value was refused: a text with its key, the values it was made from, the nearest valid ones."""

    key: str
    values: dict[str, object]
    nearest: tuple[str, ...]

    def __new__(cls, key: str, values: Mapping[str, object]) -> Self:
        given = values.get("nearest")
        near = tuple(str(word) for word in given) if isinstance(given, tuple) else ()
        refusal = super().__new__(cls, TEXTS[key].format(**{**values, "nearest": " or ".join(near)}))
        refusal.key = key
        refusal.values = dict(values)
        refusal.nearest = near
        return refusal

    def __getnewargs__(self) -> tuple[str, dict[str, object]]:  # type: ignore[override]
        return self.key, self.values


class Refusing(str):
    """A key of TEXTS whose `format` makes a Refusal: what marshmallow's `error_messages` hold."""

    def format(self, *_: object, **values: object) -> Refusal:
        return Refusal(str(self), values)


def shown(value: object) -> str:
    """A given value as a person would recognise it, never longer than a line."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a group of values"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, int) and value.bit_length() > 256:
        return "a number of more than 77 digits"  # which Python may even refuse to write out
    text = str(value)
    text = "".join(character if character.isprintable() else "�" for character in text)
    return f"“{text if len(text) <= 60 else text[:59] + '…'}”"


def nearest(given: str, known: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """The known words closest to what was given, best first; empty when none is close."""
    by_folded: dict[str, str] = {}
    for word in known:
        by_folded.setdefault(_folded(word), word)
    folded = _folded(given[:200])
    close = difflib.get_close_matches(folded, by_folded, n=most, cutoff=0.6)
    return tuple(by_folded[word] for word in close)


def _folded(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-").strip("-")
