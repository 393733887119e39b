"""The question: may these crews fire this munition in this system; asked once, or a thousand at a time."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, ClassVar

from marshmallow import ValidationError

from schemas.fields import (
    Described,
    IsoDate,
    ListOf,
    Moment,
    NationCode,
    Part,
    Plain,
    Slug,
    Text,
    Word,
    day_of,
    refuse,
)
from schemas.paging import Page
from schemas.query import MOST_PARAMETERS, Query, short
from schemas.refusals import Refusal, shown
from schemas.vocabulary import CombinationRole, Context, Counted, State

MOST_ITEMS = 1000
"""Questions in one batch."""

MOST_ROUTES = 10
MOST_NATIONS_OF_A_ROUTE = 20
MOST_LOTS = 100

_BETWEEN_LOTS = re.compile(r"[;\n]+")

PARTS = tuple(role.value for role in CombinationRole)


class Named(Text):
    """A registry id, a stock number or any other name under which a thing is known."""

    longest = 120


class AsKnown(Plain):
    """A moment with its zone, or a day, which means its end in UTC; loads to a moment."""

    spoken: ClassVar[Mapping[str, object]] = {
        "type": "string",
        "pattern": (
            r"^(?:1[89]|2[0-9])[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
            r"(?:[Tt ](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?"
            r"(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]))?$"
        ),
        "maxLength": 40,
        "example": "2026-11-24T10:00:00Z",
    }
    _moment = Moment()

    def from_cell(self, cell: str) -> object:
        # An unescaped + of an offset arrives as a space.
        return cell.strip()

    def loaded(self, value: object) -> datetime:
        if isinstance(value, str) and len(value) == len("2026-11-24"):
            return datetime.combine(day_of(value), time.max, tzinfo=UTC)
        try:
            moment = self._moment.loaded(value)
        except ValidationError as error:
            if [getattr(reason, "key", "") for reason in error.messages] != ["datetime"]:
                raise
            refuse("day_or_moment", given=shown(value), day="2026-11-24", example=self.spoken["example"])
        assert isinstance(moment, datetime)
        return moment

    def dumped(self, value: object) -> object:
        return self._moment.dumped(value)


class CommaList(Plain):
    """Words separated by commas, or a list of them; loads to a tuple."""

    def __init__(self, item: Text, *, max_items: int, **settings: Any) -> None:
        self.item, self.max_items = item, max_items
        super().__init__(**settings)

    def loaded(self, value: object) -> tuple[str, ...]:
        if isinstance(value, str):
            value = [word.strip() for word in value.split(",")]
        if not isinstance(value, list):
            refuse("list", given=shown(value))
        if not value:
            refuse("list_too_short", minimum=1)
        if len(value) > self.max_items:
            refuse("list_too_long", maximum=self.max_items, length=len(value))
        words = tuple(self.item.checked(word) for word in value)
        for place, word in enumerate(words):
            if word in words[:place]:
                refuse("list_twice", given=shown(word))
        return words

    def dumped(self, value: object) -> object:
        return ",".join(value) if isinstance(value, tuple) else value


class Lots(CommaList):
    """The lots in hand; semicolons and line breaks part them as commas do."""

    spoken: ClassVar[Mapping[str, object]] = {"type": "string", "maxLength": 7000}

    def __init__(self, **settings: Any) -> None:
        super().__init__(Text(max_length=60), max_items=MOST_LOTS, **settings)

    def loaded(self, value: object) -> tuple[str, ...]:
        return super().loaded(_BETWEEN_LOTS.sub(",", value) if isinstance(value, str) else value)


class Routes(Plain):
    """Alternative routes, each a comma-separated list of nations; in a query string the parameter repeats."""

    repeats = True
    spoken: ClassVar[Mapping[str, object]] = {
        "type": "array",
        "maxItems": MOST_ROUTES,
        "items": {
            "type": "string",
            "pattern": r"^[A-Z]{3}(?:,[A-Z]{3})*$",
            "maxLength": 4 * MOST_NATIONS_OF_A_ROUTE - 1,
        },
    }
    _route = CommaList(NationCode(), max_items=MOST_NATIONS_OF_A_ROUTE)

    def loaded(self, value: object) -> tuple[tuple[str, ...], ...]:
        if not isinstance(value, list):
            refuse("list", given=shown(value))
        if len(value) > MOST_ROUTES:
            refuse("list_too_long", maximum=MOST_ROUTES, length=len(value))
        return tuple(self._route.loaded(route) for route in value)

    def dumped(self, value: object) -> object:
        return [self._route.dumped(route) for route in value] if isinstance(value, tuple) else value


class Question(Query):
    """One question. `asked` turns what it loads into what the look-up takes."""

    munition = Named(
        label="Munition", help="A registry id, NSN, DODIC, designation or other known name.", example="dm53a1"
    )
    system = Named(
        label="System", help="A weapon or a platform: a registry id or any known name.", example="leopard-2a6"
    )
    weapon = Named(label="Weapon", help="One of the platform's weapons.", example="rh120-l55")
    projectile = Named(
        label="Projectile", help="Of separate-loading ammunition, instead of a munition.", example="m795"
    )
    charge = Named(label="Charge", help="Of separate-loading ammunition.", example="m232a1")
    fuze = Named(label="Fuze", help="Of separate-loading ammunition.", example="m739a1")
    primer = Named(label="Primer", help="Of separate-loading ammunition.", example="m82")
    user = NationCode(required=True, label="User nation", help="Whose crews would fire: ISO 3166-1 alpha-3.")
    holder = NationCode(
        label="Holding nation", help="Who owns the stock; asks for transfer and movement too.", example="DEU"
    )
    context = Word(
        Context,
        load_default=Context.TRAINING,
        label="Context",
        help="Training, the strictest, unless said.",
        example="training",
    )
    as_of = IsoDate(label="As of", help="The day it is about; today (UTC) unless said.")
    as_known = AsKnown(
        label="As known", help="What the registry knew then: a moment, or a day, which means its end (UTC)."
    )
    purpose = Text(max_length=60, label="Purpose", help="Of the transfer; the context unless said.", example="training")
    lots = Lots(label="Lots", help="The lots in hand, separated by commas.", example="LOT-1,LOT-2")
    route = Routes(
        label="Route",
        help="Nations passed through, separated by commas; repeated for alternatives.",
        example=["BEL,NLD"],
    )

    @staticmethod
    def faults(given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        parts = any(part in given for part in PARTS)
        if not parts and "munition" not in given:
            yield "munition", "munition_missing"
        if parts and "munition" in given:
            yield "munition", "munition_or_parts"
        if "system" not in given and "weapon" not in given:
            yield "system", "system_missing"


def asked(loaded: Mapping[str, object], *, now: datetime, reader: str | None = "") -> dict[str, object]:
    """What the look-up takes, from a loaded question; `now` stands where no date was given, `reader` "" is the public."""
    as_of = loaded.get("as_of")
    return {
        "user": loaded["user"],
        "system": loaded.get("system"),
        "weapon": loaded.get("weapon"),
        "munition": loaded.get("munition"),
        "combination": {role: loaded[role.value] for role in CombinationRole if loaded.get(role.value) is not None},
        "holder": loaded.get("holder"),
        "context": loaded.get("context") or Context.TRAINING,
        "as_of": as_of if isinstance(as_of, date) else now.astimezone(UTC).date(),
        "as_known": loaded.get("as_known") or known_by(now),
        "purpose": loaded.get("purpose"),
        "lots": loaded.get("lots"),
        "routes": loaded.get("route") or (),
        "reader": reader,
    }


def known_by(now: datetime) -> datetime:
    """The end of the second that is under way: what was recorded a moment ago is never missed by rounding."""
    return now.astimezone(UTC).replace(microsecond=0) + timedelta(seconds=1 if now.microsecond else 0)


class Reverse(Query):
    """Everything that fits one thing, for one nation; `asked_of_all` turns what it loads into what the look-up takes."""

    user = NationCode(required=True, label="User nation", help="Whose crews would fire: ISO 3166-1 alpha-3.")
    context = Word(
        Context,
        load_default=Context.TRAINING,
        label="Context",
        help="Training, the strictest, unless said.",
        example="training",
    )
    as_of = IsoDate(label="As of", help="The day it is about; today (UTC) unless said.")
    as_known = AsKnown(
        label="As known", help="What the registry knew then: a moment, or a day, which means its end (UTC)."
    )


def asked_of_all(loaded: Mapping[str, object], *, now: datetime, reader: str | None = "") -> dict[str, object]:
    """What a reverse look-up takes, beside the thing and the language."""
    whole = asked(loaded, now=now, reader=reader)
    return {name: whole[name] for name in ("user", "holder", "context", "as_of", "as_known", "reader")}


class InState(Reverse):
    """A reverse look-up as a page takes it: without a nation it only asks for one; perhaps only what is in one state."""

    user = NationCode(label="User nation", help="Whose crews would fire: ISO 3166-1 alpha-3.")
    holder = NationCode(label="Holding nation", help="Who owns the stock.", example="DEU")
    state = Word(Counted, label="State", help="Only what is counted so.", example="YES")


class SystemsOf(InState):
    """Where a round fits."""

    munition = Named(label="Munition", help="A registry id, NSN, DODIC, designation or other known name.")
    operator = NationCode(label="Operated by", help="Only systems that this nation operates that day.", example="NLD")


class RoundsOf(InState):
    """What a system can use."""

    system = Named(label="System", help="A weapon or a platform: a registry id or any known name.")
    calibre = Slug(label="Calibre", help="The registry id of a calibre: only its rounds.", example="120mm")


class Exchange(Page, Reverse):
    """What one nation could give another."""

    holder = NationCode(required=True, label="Holding nation", help="Who would give.", example="DEU")
    calibre = Slug(label="Calibre", help="The registry id of a calibre: only its rounds.", example="120mm")
    state = Word(State, label="State", help="Only pairs in this state.", example="YES")


class ExchangePage(Exchange):
    """The same as a page takes it: without both nations it only asks for them."""

    user = NationCode(label="User nation", help="Whose crews would fire: ISO 3166-1 alpha-3.")
    holder = NationCode(label="Holding nation", help="Who would give.", example="DEU")
    state = Word(Counted, label="State", help="Only what is counted so.", example="YES")


class Item(Question):
    """One question of a batch: what it leaves out comes from the batch, then from the defaults."""

    ref = Text(max_length=120, label="Reference", help="The asker's own mark; comes back unchanged.", example="line-1")


class Questions(ListOf):
    """The same question may be asked twice; `from_batch` reads each by itself."""

    def __init__(self, item: Part, **settings: Any) -> None:
        super().__init__(item, **settings)
        self.metadata = {**self.metadata, "uniqueItems": False}


class Batch(Question):
    """Up to 1,000 questions; whatever stands beside `items` holds for every item that does not say otherwise."""

    user = NationCode(label="User nation", help="Whose crews would fire.")
    items = Questions(Part(Item), required=True, min_items=1, max_items=MOST_ITEMS, label="Questions")


def from_batch(body: object) -> list[dict[str, object] | ValidationError]:
    """Load a batch: one loaded question or its own errors per item, in the order given; `ref` is kept beside it.

    Raises:
        ValidationError: The batch itself is wrong: no object, no items, too many, or a bad shared default.
    """
    if not isinstance(body, Mapping):
        raise ValidationError({"_schema": [Refusal("not_an_object", {"given": shown(body)})]})
    shared = {name: value for name, value in body.items() if name != "items"}
    if len(shared) > MOST_PARAMETERS:
        raise ValidationError({"_schema": [Refusal("too_many_parameters", {"maximum": MOST_PARAMETERS})]})
    errors: dict[str, object] = {}
    try:
        Batch(exclude=("items",), partial=True).load(shared)
    except ValidationError as error:
        assert isinstance(error.messages, dict)
        errors.update(short(error.messages))
    items = body.get("items")
    if problem := _unfit(items, given="items" in body):
        errors["items"] = [problem]
    if errors:
        raise ValidationError(errors)
    assert isinstance(items, list)
    reader = _Reader(shared)
    return [reader.read(item) for item in items]


def _unfit(items: object, *, given: bool) -> Refusal | None:
    if not given:
        return Refusal("required", {})
    if not isinstance(items, list):
        return Refusal("list", {"given": shown(items)})
    if not items:
        return Refusal("list_too_short", {"minimum": 1})
    return Refusal("list_too_long", {"maximum": MOST_ITEMS, "length": len(items)}) if len(items) > MOST_ITEMS else None


class _Reader:
    """Loads items as `Item().load` would, field by field: items of one batch repeat each other, values are read once."""

    def __init__(self, shared: Mapping[str, object]) -> None:
        self._shared = shared
        self._contract = Item()
        self._fields: dict[str, Described] = Item.columns()
        self._read: dict[tuple[str, str], object] = {}

    def read(self, item: object) -> dict[str, object] | ValidationError:
        if not isinstance(item, dict):
            return ValidationError({"_schema": [Refusal("not_an_object", {"given": shown(item)})]})
        if len(item) > MOST_PARAMETERS:
            return ValidationError({"_schema": [Refusal("too_many_parameters", {"maximum": MOST_PARAMETERS})]})
        whole = {**self._shared, **item}
        loaded = self._quickly(whole)
        if loaded is not None:
            return loaded
        try:
            return dict(self._contract.load(whole))
        except ValidationError as error:
            assert isinstance(error.messages, dict)
            return ValidationError(short(error.messages))

    def _quickly(self, whole: dict[str, object]) -> dict[str, object] | None:
        """The loaded item, or nothing when anything is wrong with it: then the contract says what."""
        loaded: dict[str, object] = {"context": Context.TRAINING}
        for name, value in whole.items():
            if not isinstance(value, str):
                return None
            try:
                loaded[name] = self._read[name, value]
            except KeyError:
                field = self._fields.get(name)
                if field is None:
                    return None
                try:
                    loaded[name] = self._read[name, value] = field.deserialize(value)
                except ValidationError:
                    return None
        return None if "user" not in loaded or any(Item.faults(whole)) else loaded
