"""Query strings: parameters become the values of a contract, and what may be given once is given once."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from marshmallow import ValidationError, missing, validates_schema

from schemas.contract import Contract
from schemas.refusals import Refusal, nearest

MOST_PARAMETERS = 50
"""More names than any contract knows: beyond it a request is refused whole, unread."""

_LONGEST_SHOWN = 60


class Query(Contract):
    """The base of what is asked in a query string. A parameter left blank is left out."""

    @staticmethod
    def faults(_given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        """What is wrong with the parameters taken together: (parameter, refusal)."""
        return iter(())

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def keeps_its_fields_together(self, _loaded: object, given: object, *, partial: object = None, **_: object) -> None:
        if partial or not isinstance(given, Mapping):
            return
        errors = {field: [Refusal(key, {})] for field, key in self.faults(given)}
        if errors:
            raise ValidationError(errors)

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
    quickly = _quickly(contract, given)
    return _whole(contract, given) if quickly is None else quickly


def _quickly(contract: type[Query], given: Mapping[str, Sequence[str]]) -> dict[str, object] | None:
    """What the contract would load, field by field; nothing where anything is unusual or wrong: then the contract says what."""
    columns = contract.columns()
    loaded: dict[str, object] = {}
    for name, texts in given.items():
        field = columns.get(name)
        if field is None or len(texts) != 1 or getattr(field, "repeats", False):
            return None
        if texts[0].strip():
            try:
                loaded[name] = field.deserialize(field.from_cell(texts[0]))
            except ValidationError:
                return None
    wanting = any(field.required and name not in loaded for name, field in columns.items())
    return None if wanting or any(contract.faults(loaded)) else _defaults(contract) | loaded


@cache
def _defaults(contract: type[Query]) -> dict[str, object]:
    return {name: field.load_default for name, field in contract.columns().items() if field.load_default is not missing}


def _whole(contract: type[Query], given: Mapping[str, Sequence[str]]) -> dict[str, object]:
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
        loaded: dict[str, object] = _loader(contract).load({**values, **filled_lists, **blank})
    except ValidationError as error:
        assert isinstance(error.messages, dict)
        raise ValidationError(short({**error.messages, **errors, **unread})) from None
    if errors or unread:
        raise ValidationError(short({**errors, **unread}))
    return loaded


@cache
def _loader(contract: type[Query]) -> Query:
    """One instance for all requests: making one copies every field, and loading changes none."""
    return contract()


def short(errors: Mapping[Any, object]) -> dict[str, object]:
    """The errors under names no longer than a line: a name that is not ours may be of any length."""
    return {
        name if len(str(name)) <= _LONGEST_SHOWN else f"{name[: _LONGEST_SHOWN - 1]}…": why
        for name, why in errors.items()
    }
