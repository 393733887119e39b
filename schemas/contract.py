"""What every contract keeps to: unknown columns are refused with a suggestion, cells become values, rows are dicts."""

from collections.abc import Mapping
from functools import cache

from marshmallow import RAISE, Schema, ValidationError

from schemas.fields import Described
from schemas.refusals import Refusal, Refusing, nearest, shown

_MESSAGES: dict[str, str] = {"unknown": Refusing("unknown"), "type": Refusing("not_an_object")}


class Contract(Schema):
    """The base of all contracts. A draft is the same contract loaded with `partial=True`."""

    class Meta:
        unknown = RAISE

    error_messages = _MESSAGES

    @classmethod
    def columns(cls) -> dict[str, Described]:
        """The columns by the name they have in a file, in their order."""
        return _columns_of(cls)

    @classmethod
    def from_cells(cls, cells: Mapping[str, str]) -> tuple[dict[str, object], dict[str, list[str]]]:
        """A row of cells as JSON values ready to `load`, and the errors of cells that could not be read at all.

        An empty cell is a value that was left out. Unknown columns are passed on, for `load` to refuse.
        """
        columns = cls.columns()
        values: dict[str, object] = {}
        errors: dict[str, list[str]] = {}
        for name, cell in cells.items():
            if not cell.strip():
                continue
            try:
                values[name] = columns[name].from_cell(cell) if name in columns else cell
            except ValidationError as error:
                errors[name] = list(error.messages)
        return values, errors

    def to_cells(self, row: Mapping[str, object]) -> dict[str, str]:
        """A loaded row as the cells of a file; reading them again gives the same row."""
        dumped = self.dump(row)
        return {name: field.to_cell(dumped.get(name)) for name, field in self.columns().items()}

    def handle_error(self, error: ValidationError, data: object, *, many: bool, **_: object) -> None:
        """Put our words in place of marshmallow's own: unknown columns, and values that are no group."""
        if isinstance(error.messages, dict):
            error.messages = self._worded(error.messages, data)

    def _worded(self, messages: dict[object, object], data: object) -> dict[object, object]:
        worded: dict[object, object] = {}
        for name, found in messages.items():
            if isinstance(found, list):
                worded[name] = [self._reworded(name, message, data) for message in found]
            elif isinstance(name, int) and isinstance(data, list) and isinstance(found, dict):
                worded[name] = self._worded(found, data[name])
            else:
                worded[name] = found
        return worded

    def _reworded(self, name: object, message: object, data: object) -> object:
        if message == "unknown":
            known = tuple(self.columns())
            near = nearest(str(name), known)
            return Refusal("unknown_near" if near else "unknown", {"nearest": near, "expected": ", ".join(known)})
        return Refusal("not_an_object", {"given": shown(data)}) if message == "not_an_object" else message


@cache
def _columns_of(contract: type[Contract]) -> dict[str, Described]:
    """A contract's own columns first, then those it inherits: sources and notes stand at the end of a row."""
    inherited = contract.__mro__[1]
    shared = inherited().fields if issubclass(inherited, Contract) else {}
    fields = sorted(contract().fields.items(), key=lambda named: named[0] in shared)
    return {field.data_key or name: field for name, field in fields if isinstance(field, Described)}


def flattened(messages: object, path: str = "") -> list[tuple[str, str]]:
    """The errors of a load as (column, refusal); a nested column reads `evidence[0].grade`."""
    if isinstance(messages, Mapping):
        found: list[tuple[str, str]] = []
        for name, below in messages.items():
            if name == "_schema":
                found += flattened(below, path)
            else:
                found += flattened(
                    below, f"{path}[{name}]" if isinstance(name, int) else f"{path}.{name}" if path else str(name)
                )
        return found
    every = messages if isinstance(messages, list) else [messages]
    return [(path, message if isinstance(message, str) else str(message)) for message in every]
