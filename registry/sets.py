"""A set of rows as one bound value, so that a statement keeps its text, its plan and its one round trip whatever the size."""

from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class _Each(FunctionElement[Any]):
    """The elements of a JSON list, in a column named `value`."""

    name = "each_element"
    inherit_cache = True


class _At(FunctionElement[str]):
    """The text at a position of a JSON list."""

    name = "element_at"
    inherit_cache = True
    type = sa.Text()


@compiles(_Each, "sqlite")
def _each_on_sqlite(element: _Each, compiler: SQLCompiler, **words: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **words)})"


@compiles(_Each, "postgresql")
def _each_on_postgresql(element: _Each, compiler: SQLCompiler, **words: Any) -> str:
    return f"jsonb_array_elements(CAST({compiler.process(element.clauses, **words)} AS JSONB))"


@compiles(_At, "sqlite")
def _at_on_sqlite(element: _At, compiler: SQLCompiler, **words: Any) -> str:
    value, place = element.clauses
    return f"json_extract({compiler.process(value, **words)}, '$[{compiler.process(place)}]')"


@compiles(_At, "postgresql")
def _at_on_postgresql(element: _At, compiler: SQLCompiler, **words: Any) -> str:
    value, place = element.clauses
    return f"({compiler.process(value, **words)} ->> {compiler.process(place)})"


def rows(name: str, *columns: str) -> sa.CTE:
    """A common table expression with text columns, bound later to `packed(...)` under `name`.

    Ask with `in_(select(...))`, not with a join: SQLite takes the set for large and would turn a join around, reading the
    whole table to look each row up in the set.
    """
    each = _Each(sa.bindparam(name, type_=sa.Text())).table_valued("value")
    places = (
        _At(each.c.value, sa.literal_column(str(place), sa.Integer())).label(column)
        for place, column in enumerate(columns)
    )
    return sa.select(*places).cte(f"given_{name}")


def packed(values: Any) -> str:
    """The rows to bind: an iterable of tuples of texts."""
    return orjson.dumps([list(row) for row in values]).decode()
