"""Query strings: parameters become the values of a contract, and what may be given once is given once."""

from collections.abc import Mapping, Sequence
from typing import Any

from marshmallow import ValidationError

from schemas.contract import Contract
from schemas.refusals import Refusal, nearest

MOST_PARAMETERS = 50
"""More names than any contract knows: beyond it a request is refused whole, unread."""

_LONGEST_SHOWN = 60


class Query(Contract):
    """The base of what is asked in a query string. A parameter left blank is left out."""

    def _reworded(self, name: object, message: object, data: object) -> object:
        if message != "unknown":
            return super()._reworded(name, message, data)
        known = tuple(self.columns())
        near = nearest(str(name), known)
        key = "unknown_parameter_near" if near else "unknown_parameter"
        return Refusal(key, {"nearest": near, "expected": ", ".join(known)})


def from_query(contract: type[Query], given: Mapping[str, Sequence[str]]) -> dict[str, object]:
    """Load what a query string says; `given` is every value of every name.

    Raises:
        ValidationError: With the reasons by parameter, all at once.
    """
    if len(given) > MOST_PARAMETERS:
        raise ValidationError({"_schema": [Refusal("too_many_parameters", {"maximum": MOST_PARAMETERS})]})
    columns = contract.columns()
    cells: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    errors: dict[str, object] = {}
    for name, texts in given.items():
        filled = [text for text in texts if text.strip()]
        if name in columns and getattr(columns[name], "repeats", False):
            lists[name] = filled
        elif len(filled) > 1:
            errors[name] = [Refusal("given_twice", {"count": len(filled)})]
        else:
            cells[name] = filled[0] if filled else ""
    values, unread = contract.from_cells(cells)
    # A name that is not known is refused even when it was left blank: it may be a misspelt one.
    blank = {name: "" for name, cell in cells.items() if name not in columns and not cell}
    filled_lists = {name: found for name, found in lists.items() if found}
    try:
        loaded: dict[str, object] = contract().load({**values, **filled_lists, **blank})
    except ValidationError as error:
        assert isinstance(error.messages, dict)
        raise ValidationError(short({**error.messages, **errors, **unread})) from None
    if errors or unread:
        raise ValidationError(short({**errors, **unread}))
    return loaded


def short(errors: Mapping[Any, object]) -> dict[str, object]:
    """The errors under names no longer than a line: a name that is not ours may be of any length."""
    return {name if len(str(name)) <= _LONGEST_SHOWN else f"{name[: _LONGEST_SHOWN - 1]}…": why for name, why in errors.items()}
